import type pg from 'pg';

/** In front of a member's number, as long as its own ids are. */
export const MEDUSA_ACCOUNT = 'sc_acc_01M81XJRGVN5VAS45';

/** Customers, their accounts, and credits as its own route writes them: as many and as large as ours. */
const CUSTOMERS = `
  insert into customer (id, email, first_name, last_name, has_account)
  select 'cus_01M81XJRDDTXQM3GG' || n, 'member' || n || '@example.com', 'Bob', 'Baker', false
    from generate_series($1::integer, $2::integer) n`;

const ACCOUNTS = `
  insert into store_credit_account (id, currency_code, customer_id, code)
  select $3::text || n, 'usd', 'cus_01M81XJRDDTXQM3GG' || n, 'SC-' || n
    from generate_series($1::integer, $2::integer) n`;

const CREDITS = `
  insert into store_credit_account_transaction (id, account_id, type, amount, raw_amount, reference, reference_id,
    note, created_at, updated_at)
  select 'sc_trx_01M81XJRZ' || lpad(v::text, 4, '0') || n, $2::text || n, 'credit', p.points,
         jsonb_build_object('value', p.points::text, 'precision', 20), 'user', 'user_bench',
         'SEED-' || n || '-' || v, now() - interval '300 days', now() - interval '300 days'
    from generate_series(1, $3::integer) v
    cross join generate_series(1, $1::integer) n
    cross join lateral (select 10 + (n + v) % 90 as points) p`;

/** Fills its empty tables with members 1 to so many. */
export async function fillMedusa(
  pool: pg.Pool,
  { members, credits }: { readonly members: number; readonly credits: number },
): Promise<void> {
  await pool.query(CUSTOMERS, [1, members]);
  await pool.query(ACCOUNTS, [1, members, MEDUSA_ACCOUNT]);
  await pool.query(CREDITS, [members, MEDUSA_ACCOUNT, credits]);
  await pool.query('vacuum (analyze)');
}

/** Makes one more member, without points. */
export async function joinMedusa(pool: pg.Pool, member: number): Promise<void> {
  await pool.query(CUSTOMERS, [member, member]);
  await pool.query(ACCOUNTS, [member, member, MEDUSA_ACCOUNT]);
}
