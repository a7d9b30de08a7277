import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const list = statement(
  'backtest.versions',
  'select version from program_versions where merchant_id = $1 order by version',
);

/** All versions of a merchant's program, the oldest first. */
export async function listVersions(
  client: pg.ClientBase,
  merchantId: number,
): Promise<readonly number[]> {
  const { rows } = await client.query<{ version: number }>({ ...list, values: [merchantId] });
  return rows.map(({ version }) => version);
}
