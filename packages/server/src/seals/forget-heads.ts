import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/* Seals are numbered in the order of their times: the newest that is old enough is found from the end. */
const findOld = statement(
  'seals.findOldHeads',
  `select m.id as "merchantId", o.number as seal
     from merchants m
    cross join lateral (
      select s.number from seals s
       where s.merchant_id = m.id
         and s.sealed_at < statement_timestamp() - make_interval(days => $2::integer)
       order by s.number desc limit 1) o
     left join seal_proofs p on p.merchant_id = m.id
    where m.id > $1 and o.number > coalesce(p.first_seal, 0)
    order by m.id limit $3`,
);
const noteFirst = statement(
  'seals.noteFirstProof',
  `insert into seal_proofs as p (merchant_id, first_seal) values ($1, $2)
   on conflict (merchant_id) do update set first_seal = excluded.first_seal
    where p.first_seal < excluded.first_seal`,
);
const forget = statement(
  'seals.forgetHeads',
  `delete from sealed_heads s
    using (select o.member_id, o.first_seal from sealed_heads o
            where o.merchant_id = $1 and o.next_seal <= $2
            order by o.next_seal limit $3) old
    where s.merchant_id = $1 and s.member_id = old.member_id and s.first_seal = old.first_seal`,
);

const MERCHANTS_MAX = 100;
const TOGETHER = 5000;
/** Rounds of one call for a merchant, so that it ends; what is left comes with the next older seal. */
const ROUNDS_MAX = 1000;

/**
 * Forgets what was sealed of members who moved since, where no seal of the last so many days needs it:
 * older seals stay, and prove nothing of single members any more. Answers how many rows.
 */
export async function forgetSealedHeads(pool: pg.Pool, days: number): Promise<number> {
  let forgotten = 0;
  for (let after = 0; ;) {
    const { rows } = await pool.query<{ merchantId: number; seal: number }>({
      ...findOld,
      values: [after, days, MERCHANTS_MAX],
    });
    for (const { merchantId, seal } of rows) {
      forgotten += await forgetOf(pool, merchantId, seal);
      after = merchantId;
    }
    if (rows.length < MERCHANTS_MAX) return forgotten;
  }
}

/** The seal itself goes on proving: it is the first that does. */
async function forgetOf(pool: pg.Pool, merchantId: number, seal: number): Promise<number> {
  // Said before anything goes: nobody may take what was forgotten for what was altered.
  await pool.query({ ...noteFirst, values: [merchantId, seal] });
  let forgotten = 0;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const { rowCount } = await pool.query({ ...forget, values: [merchantId, seal, TOGETHER] });
    forgotten += rowCount ?? 0;
    if ((rowCount ?? 0) < TOGETHER) break;
  }
  return forgotten;
}
