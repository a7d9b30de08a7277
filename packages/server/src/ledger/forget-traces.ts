import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { forgetSamples } from '../store/backtests.ts';
import { FORGET_SIGNALS } from '../store/fraud-signals.ts';
import { forgetCorrectionWords } from '../store/forget-correction-words.ts';

/*
 * What is said of a member beside his books, wiped after he was erased. Sums, postings and facts of
 * transactions are numbers and ids, and stay. Each statement takes a page, so that a long history
 * holds nothing up; each is harmless a second time. `docs/operating/privacy.md` lists every column.
 */

/** Addresses that he ever had, by the audit; its own values are therefore wiped last. */
const addresses = statement(
  'forget.addresses',
  `select distinct lower(said.email) as email
     from audit_entries a
     cross join lateral (values (a.before->>'email'), (a.after->>'email')) as said (email)
    where a.merchant_id = $1 and a.member_id = $2 and said.email like '%_@_%'
    limit 1000`,
);

/** Orders that waited under an address of his; not those of whoever has the address now. */
const cachedPurchases = statement(
  'forget.cachedPurchases',
  `with old as (
     select c.email, c.id from cached_purchases c
       join members m on m.merchant_id = $1 and m.id = $2
      where c.merchant_id = $1 and c.email = any ($3::text[]) and c.at <= m.erased_at
        and (not exists (select 1 from identities i
                          where i.merchant_id = $1 and i.kind = 'email' and i.value = c.email
                            and i.member_id is not null)
          or exists (select 1 from transactions t
                      where t.merchant_id = $1 and t.id = c.id and t.member_id = $2))
      limit $4
   )
   update cached_purchases c set email = 'erased:' || $2, command = '{}',
     status = case when c.status = 'waiting' then 'refused' else c.status end,
     code = case when c.status = 'waiting' then 'member_deleted' else c.code end
    from old where c.merchant_id = $1 and c.email = old.email and c.id = old.id`,
);

const refusals = statement(
  'forget.refusals',
  `delete from refusals r using (
     select o.id from refusals o where o.merchant_id = $1 and o.member_id = $2 limit $3) as old
   where r.merchant_id = $1 and r.id = old.id`,
);

/** Refusals that name nobody, and whether they speak of an address. */
const strangers = statement(
  'forget.strangers',
  `select r.id, exists (
            select 1 from unnest($3::text[]) as his (email)
             where strpos(lower(r.command::text), his.email) > 0
                or strpos(lower(r.trace::text), his.email) > 0) as "isHis"
     from refusals r
    where r.merchant_id = $1 and r.member_id is null and r.id > $2
    order by r.id limit $4`,
);
const namedRefusals = statement(
  'forget.namedRefusals',
  'delete from refusals where merchant_id = $1 and id = any ($2::text[])',
);

const journal = statement(
  'forget.journal',
  `delete from journal j using (
     select o.id from journal o
      where o.merchant_id = $1 and o.member_id = $2 and o.command->>'kind' <> 'erase_member'
      limit $3) as old
   where j.merchant_id = $1 and j.id = old.id`,
);

const requestKeys = statement(
  'forget.requestKeys',
  `delete from request_keys k using (
     select o.key from request_keys o where o.merchant_id = $1 and o.member_id = $2 limit $3) as old
   where k.merchant_id = $1 and k.key = old.key`,
);

/** What shops told of him, and of addresses of his while nobody knew whose they were. */
const storeEvents = statement(
  'forget.storeEvents',
  `update store_events e set named = null, reason = null
     from (select o.id from store_events o
            where o.merchant_id = $1 and o.member_id = $2
              and (o.named is not null or o.reason is not null) limit $3) as old
    where e.merchant_id = $1 and e.id = old.id`,
);
const storeEventsNaming = statement(
  'forget.storeEventsNaming',
  `update store_events e set named = null, reason = null
     from (select o.id from store_events o
            where o.merchant_id = $1 and lower(o.named) = any ($2::text[]) limit $3) as old
    where e.merchant_id = $1 and e.id = old.id`,
);

/** Mails to him that were kept, those that tell somebody else of him, and tries to his addresses. */
const mails = statement(
  'forget.mails',
  `delete from mails m using (
     select o.id from mails o
      where o.merchant_id = $1
        and (o.member_id = $2 or o.friend_id = $2
          or (o.member_id is null and lower(o.recipient) = any ($3::text[])))
      limit $4) as old
   where m.merchant_id = $1 and m.id = old.id`,
);

/** What agents did for him: that it was done stays, what it was answered and where it was asked goes. */
const agentActions = statement(
  'forget.agentActions',
  `update agent_actions a set conversation = null, correlation = null, answer = null, status = null
     from (select o.id from agent_actions o
            where o.merchant_id = $1 and o.member_id = $2
              and (o.conversation is not null or o.correlation is not null or o.answer is not null)
            limit $3) as old
    where a.merchant_id = $1 and a.id = old.id`,
);

/** What Zendesk said of him; that he is to be cleared there stays. */
const zendeskWords = statement(
  'forget.zendeskWords',
  `update zendesk_members m set error = null, error_at = null
     from (select o.desk_id from zendesk_members o
            where o.merchant_id = $1 and o.member_id = $2 and o.error is not null limit $3) as old
    where m.merchant_id = $1 and m.desk_id = old.desk_id and m.member_id = $2`,
);

const transactionsAfter = statement(
  'forget.transactionsAfter',
  `select t.id, (extract(epoch from t.occurred_at) * 1000000)::bigint::text as at
     from transactions t
    where t.merchant_id = $1 and t.member_id = $2
      and (t.occurred_at, t.id)
        > (to_timestamp(0) + make_interval(secs => $3::numeric / 1000000), $4)
    order by t.occurred_at, t.id limit $5`,
);
/** All but what the erasure itself says, which is only that. */
const details = statement(
  'forget.details',
  `delete from transaction_details
    where merchant_id = $1 and transaction_id = any ($2::text[])
      and details->'command'->>'kind' <> 'erase_member'`,
);

/** What moderators said of his awards. */
const notes = statement(
  'forget.notes',
  `update transaction_notes set reason = null, amendment = null
    where merchant_id = $1 and transaction_id = any ($2::text[])
      and (reason is not null or amendment is not null)`,
);

/** Events keep their numbers; what they told is gone, but that he was erased. */
const events = statement(
  'forget.events',
  `update events set data = null
    where merchant_id = $1 and member_id = $2 and sequence > $3 and sequence <= $3 + $4::bigint
      and type <> 'member.erased' and data is not null`,
);
/* What a receiver answered may repeat what it was told. */
const answers = statement(
  'forget.answers',
  `update attempts a set response_headers = null, response_body = null
     from (select array_agg(v.id) as ids from events v
            where v.merchant_id = $1 and v.member_id = $2 and v.sequence > $3
              and v.sequence <= $3 + $4::bigint) his
    where a.merchant_id = $1 and a.event_ids && his.ids
      and (a.response_headers is not null or a.response_body is not null)`,
);
const lastEvent = statement(
  'forget.lastEvent',
  'select event_seq as last from member_heads where merchant_id = $1 and id = $2',
);

const audit = statement(
  'forget.audit',
  `update audit_entries a set before = null, after = null
     from (select o.id from audit_entries o
            where o.merchant_id = $1 and o.member_id = $2
              and (o.before is not null or o.after is not null) limit $3) as old
    where a.merchant_id = $1 and a.id = old.id`,
);

const mergedSet = statement(
  'forget.mergedSet',
  `select $2::text as id
   union all
   select h.id from member_heads h where h.merchant_id = $1 and h.merged_into = $2`,
);

const PAGE = 2000;

/** A member and everybody who was merged into him: one person. */
export async function readMergedSet(
  pool: pg.Pool,
  merchantId: number,
  memberId: string,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>({
    ...mergedSet,
    values: [merchantId, memberId],
  });
  return rows.map(({ id }) => id);
}

/** Wipes everything that is still said of an erased member. */
export async function forgetTraces(
  pool: pg.Pool,
  merchantId: number,
  memberId: string,
): Promise<void> {
  const his = [merchantId, memberId];
  const pages = async (sql: typeof refusals, values: readonly unknown[]): Promise<void> => {
    for (;;) {
      const { rowCount } = await pool.query({ ...sql, values: [...values, PAGE] });
      if ((rowCount ?? 0) < PAGE) return;
    }
  };
  const found = await pool.query<{ email: string }>({ ...addresses, values: his });
  const emails = found.rows.map(({ email }) => email);
  await pages(cachedPurchases, [...his, emails]);
  await pages(refusals, his);
  if (emails.length > 0) await forgetStrangers(pool, merchantId, emails);
  await pages(journal, his);
  await pages(requestKeys, his);
  await pages(storeEvents, his);
  await pages(storeEventsNaming, [merchantId, emails]);
  await pages(mails, [...his, emails]);
  await pages(agentActions, his);
  await pages(zendeskWords, his);
  for (const sql of FORGET_SIGNALS) await pages(sql, his);
  await forgetSamples(pool, merchantId, memberId);
  await forgetCorrectionWords(pool, merchantId, emails);
  await forgetDetails(pool, merchantId, memberId);
  await forgetEvents(pool, merchantId, memberId);
  await pages(audit, his);
}

async function forgetStrangers(
  pool: pg.Pool,
  merchantId: number,
  emails: readonly string[],
): Promise<void> {
  let after = '';
  for (;;) {
    const { rows } = await pool.query<{ id: string; isHis: boolean }>({
      ...strangers,
      values: [merchantId, after, emails, PAGE],
    });
    const ids = rows.filter(({ isHis }) => isHis).map(({ id }) => id);
    if (ids.length > 0) await pool.query({ ...namedRefusals, values: [merchantId, ids] });
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}

async function forgetDetails(pool: pg.Pool, merchantId: number, memberId: string): Promise<void> {
  let [at, after] = ['-62135596800000000', ''];
  for (;;) {
    const { rows } = await pool.query<{ id: string; at: string }>({
      ...transactionsAfter,
      values: [merchantId, memberId, at, after, PAGE],
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    const ids = rows.map(({ id }) => id);
    await pool.query({ ...details, values: [merchantId, ids] });
    await pool.query({ ...notes, values: [merchantId, ids] });
    if (rows.length < PAGE) return;
    [at, after] = [last.at, last.id];
  }
}

async function forgetEvents(pool: pg.Pool, merchantId: number, memberId: string): Promise<void> {
  const head = await pool.query<{ last: number }>({ ...lastEvent, values: [merchantId, memberId] });
  const last = head.rows[0]?.last ?? 0;
  for (let from = 0; from < last; from += PAGE) {
    await pool.query({ ...answers, values: [merchantId, memberId, from, PAGE] });
    await pool.query({ ...events, values: [merchantId, memberId, from, PAGE] });
  }
}
