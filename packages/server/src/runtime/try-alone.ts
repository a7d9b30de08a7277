import type pg from 'pg';
import { statement } from './statement.ts';

const tryLock = statement(
  'runtime.tryLock',
  `select pg_try_advisory_xact_lock(hashtextextended('fealty ' || $1::text, 0)) as mine`,
);

/**
 * Does something unless another process does it right now; answers undefined then. The lock lasts
 * as long as a transaction that does nothing else, so it works behind poolers too and ends with
 * the process. It spares work; nothing may rely on it to be right.
 */
export async function tryAlone<T>(
  pool: pg.Pool,
  name: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const client = await pool.connect();
  let broken = false;
  // While the work goes on nobody asks the client anything, so its end must not go unheard.
  const onError = (): void => {
    broken = true;
  };
  client.on('error', onError);
  try {
    await client.query('begin');
    const { rows } = await client.query<{ mine: boolean }>({ ...tryLock, values: [name] });
    return rows[0]?.mine === true ? await work() : undefined;
  } finally {
    await client.query('rollback').catch(onError);
    client.off('error', onError);
    client.release(broken);
  }
}
