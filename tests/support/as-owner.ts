import pg from 'pg';
import type { ConnectionTarget } from '../../packages/server/src/runtime/database.ts';

/** Does something behind the program's back, as the owner of the tables, while its server goes on. */
export async function asOwner(
  target: ConnectionTarget,
  work: (owner: pg.Client) => Promise<void>,
): Promise<void> {
  const owner = new pg.Client(target);
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}
