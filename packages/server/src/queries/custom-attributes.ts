import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

const namesOf = statement(
  'queries.customAttributes',
  `select distinct a.name from members m cross join lateral jsonb_object_keys(m.custom) a (name)
    where m.merchant_id = $1 and m.custom <> '{}' order by a.name limit 1000`,
);

/** Names of the attributes of the program's own that members have; a thousand at most. */
export async function readCustomAttributes(
  client: pg.ClientBase,
  merchantId: number,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>({ ...namesOf, values: [merchantId] });
  return rows.map(({ name }) => name);
}
