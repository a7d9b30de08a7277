import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** Somebody whom an address may mean. */
export interface Candidate {
  readonly merchantId: number;
  readonly partnerId: string;
  readonly merchantName: string;
  readonly personId: string;
  readonly password: string | null;
  readonly isDisabled: boolean;
}

/** The one read that asks across merchants: whoever signs in has not said yet where he works. */
const find = statement(
  'signIn.find',
  `select m.id as "merchantId", m.partner_id as "partnerId", m.name as "merchantName",
          p.id as "personId", p.password, p.disabled_at is not null as "isDisabled"
     from people p join merchants m on m.id = p.merchant_id
    where p.email = $1 and p.removed_at is null and ($2::text is null or m.partner_id = $2)
    order by p.merchant_id limit 2`,
);

/** Whom an address means, at one merchant or at any; two at most, for two are too many already. */
export async function findCandidates(
  pool: pg.Pool,
  asked: { readonly email: string; readonly partnerId: string | null },
): Promise<readonly Candidate[]> {
  const { rows } = await pool.query<Candidate>({ ...find, values: [asked.email, asked.partnerId] });
  return rows;
}
