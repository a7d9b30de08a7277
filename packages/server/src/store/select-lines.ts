import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/** What of a member a selection looks at; what is null asks nothing. Points of the ledger. */
export interface SelectedMembers {
  readonly ids: readonly string[] | null;
  readonly emails: readonly string[] | null;
  readonly tag: string | null;
  readonly tier: string | null;
  readonly attribute: { readonly name: string; readonly value: string } | null;
  readonly joinedFrom: Instant | null;
  readonly joinedUntil: Instant | null;
  readonly balanceMin: number | null;
  readonly balanceMax: number | null;
}

/** The same of transactions, and of the members who made them. */
export interface SelectedTransactions {
  readonly ids: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly statuses: readonly string[] | null;
  readonly activity: string | null;
  readonly orderIds: readonly string[] | null;
  readonly tag: string | null;
  readonly actor: string | null;
  readonly programVersion: number | null;
  readonly occurredFrom: Instant | null;
  readonly occurredUntil: Instant | null;
  readonly recordedFrom: Instant | null;
  readonly recordedUntil: Instant | null;
  readonly members: SelectedMembers;
}

/** Members who are there and are nobody else by now. Times are milliseconds; until leaves its own out. */
const MEMBER_FITS = `
  h.merged_into is null and m.erased_at is null and m.status <> 'deleted'
  and ($4::text[] is null or m.id = any ($4))
  and ($5::text[] is null or lower(m.email) = any ($5))
  and ($6::text is null or $6 = any (m.tags))
  and ($7::text is null or h.tier_id = $7)
  and ($8::text is null or m.custom ->> $8 = $9)
  and ($10::float8 is null or m.enrolled_at >= to_timestamp($10 / 1000))
  and ($11::float8 is null or m.enrolled_at < to_timestamp($11 / 1000))
  and ($12::bigint is null or h.available >= $12)
  and ($13::bigint is null or h.available <= $13)`;

const selectMembers = statement(
  'selectLines.members',
  `insert into correction_lines (merchant_id, correction_id, line, member_id, state)
   select $1, $2, row_number() over (order by s.id), s.id, 'selected'
     from (
       select m.id from members m
        cross join lateral (
          select o.* from member_heads o
           where o.merchant_id = m.merchant_id and o.id = m.id offset 0) as h
        where m.merchant_id = $1 and ${MEMBER_FITS}
        order by m.id limit $3) as s`,
);

const TRANSACTION_FITS = `
  t.merchant_id = $1
  and ($14::text[] is null or t.id = any ($14))
  and ($15::text[] is null or t.kind = any ($15))
  and ($16::text[] is null or t.status = any ($16))
  and ($17::text is null or t.activity_id = $17)
  and ($18::text[] is null or t.order_id = any ($18))
  and ($20::text is null or t.actor = $20)
  and ($21::integer is null or t.program_version = $21)
  and ($22::float8 is null or t.occurred_at >= to_timestamp($22 / 1000))
  and ($23::float8 is null or t.occurred_at < to_timestamp($23 / 1000))
  and ($24::float8 is null or t.recorded_at >= to_timestamp($24 / 1000))
  and ($25::float8 is null or t.recorded_at < to_timestamp($25 / 1000))`;

/*
 * Whoever was merged is found by the one who goes on for him, as in all else. Members are looked up by
 * their keys, each for itself: of a table that was just filled the planner knows nothing, and joined
 * everybody with everybody. `case` and not `coalesce`, which asks no index behind the wall of merchants.
 */
const SELECTED = `
  from (select t.* from transactions t where ${TRANSACTION_FITS} offset 0) as t
  left join lateral (
    select n.details from transaction_details n
     where $19::text is not null and n.merchant_id = $1 and n.transaction_id = t.id
    offset 0) as d on true
 cross join lateral (
    select n.id, n.merged_into from member_heads n
     where n.merchant_id = $1 and n.id = t.member_id offset 0) as o
 cross join lateral (
    select n.* from member_heads n
     where n.merchant_id = $1
       and n.id = case when o.merged_into is null then o.id else o.merged_into end offset 0) as h
 cross join lateral (
    select n.* from members n where n.merchant_id = $1 and n.id = h.id offset 0) as m
 where ${MEMBER_FITS}
   and ($19::text is null or coalesce(d.details -> 'details' -> 'tags',
                                      d.details -> 'command' -> 'tags')::jsonb ? $19)`;

/** One line for each award; those of one member stand together. */
const selectAwards = statement(
  'selectLines.awards',
  `insert into correction_lines (merchant_id, correction_id, line, member_id, award_id, state)
   select $1, $2, row_number() over (order by s.member_id, s.id), s.member_id, s.id, 'selected'
     from (select m.id as member_id, t.id ${SELECTED} and t.kind = 'award'
             and t.status in ('approved', 'auto_approved') limit $3) as s`,
);
/** One line for each member of such transactions. */
const selectTheirMembers = statement(
  'selectLines.theirMembers',
  `insert into correction_lines (merchant_id, correction_id, line, member_id, state)
   select $1, $2, row_number() over (order by s.member_id), s.member_id, 'selected'
     from (select distinct m.id as member_id ${SELECTED} limit $3) as s`,
);
const forget = statement(
  'selectLines.forget',
  'delete from correction_lines where merchant_id = $1 and correction_id = $2',
);

/** A selection of a million lines takes a while. */
const PATIENT = "set local statement_timeout = '10min'";

/** Freezes what is selected as lines, at most `limit` of them; answers how many there are. */
export async function selectLines(
  client: pg.ClientBase,
  of: { readonly merchantId: number; readonly id: string; readonly limit: number },
  select:
    | { readonly of: 'members'; readonly filter: SelectedMembers }
    | {
        readonly of: 'awards' | 'their_members';
        readonly filter: SelectedTransactions;
      },
): Promise<number> {
  await client.query(PATIENT);
  await client.query({ ...forget, values: [of.merchantId, of.id] });
  const head = [of.merchantId, of.id, of.limit];
  if (select.of === 'members') {
    const values = [...head, ...memberValues(select.filter)];
    return (await client.query({ ...selectMembers, values })).rowCount ?? 0;
  }
  const { filter } = select;
  const values = [...head, ...memberValues(filter.members), ...transactionValues(filter)];
  const found = select.of === 'awards' ? selectAwards : selectTheirMembers;
  return (await client.query({ ...found, values })).rowCount ?? 0;
}

function memberValues(filter: SelectedMembers): unknown[] {
  return [
    ...[filter.ids, filter.emails, filter.tag, filter.tier],
    ...[filter.attribute?.name ?? null, filter.attribute?.value ?? null],
    ...[filter.joinedFrom, filter.joinedUntil, filter.balanceMin, filter.balanceMax],
  ];
}

function transactionValues(filter: SelectedTransactions): unknown[] {
  return [
    ...[filter.ids, filter.kinds, filter.statuses, filter.activity, filter.orderIds],
    ...[filter.tag, filter.actor, filter.programVersion],
    ...[filter.occurredFrom, filter.occurredUntil, filter.recordedFrom, filter.recordedUntil],
  ];
}
