import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type {
  EventCountRow,
  ExpirySumRow,
  ForeignMoveRow,
  GuestRow,
  HeadRow,
  LotRow,
  MergeRow,
  PostingRow,
  TransactionRow,
} from './rows.ts';

const pageHeads = statement(
  'verify.pageHeads',
  `select id, version from member_heads where merchant_id = $1 and id > $2 order by id limit $3`,
);
const readHeads = statement(
  'verify.readHeads',
  `select id, merged_into, version, encode(chain, 'hex') as chain, event_seq, available, pending,
          reserved, owed, earned, redeemed, deducted, expired, idle_points, idle_lapsed, idle_since,
          idle_lapses_at, standing
     from member_heads where merchant_id = $1 and id = any ($2::text[]) order by id`,
);
const readPostings = statement(
  'verify.readPostings',
  `select member_id, version, transaction_id, lot_id, source, target, amount, at,
          keeps_from, keeps_until, encode(hash, 'hex') as hash
     from postings
    where merchant_id = $1 and member_id = any ($2::text[])
    order by member_id, version`,
);
const readTransactions = statement(
  'verify.readTransactions',
  `select t.id, t.member_id, t.kind, t.status, t.points, t.modified_points,
          coalesce((select json_agg(n.points order by n.number) from transaction_notes n
                     where n.merchant_id = $1 and n.transaction_id = t.id and n.what = 'modified'),
                   '[]') as modifications, t.basis::text, t.activity_id, t.reward_id,
          t.order_id, t.related_id, t.qualifies, t.occurred_at, t.recorded_at, t.approves_at,
          t.expires_at, t.program_version, t.actor, encode(t.details_digest, 'hex') as details_digest,
          coalesce(d.details_digest = t.details_digest, m.erased_at is not null) as details_fit,
          (select s.status from transaction_statuses s
            where s.merchant_id = $1 and s.transaction_id = t.id
            order by s.number desc limit 1) as last_status
     from transactions t
     left join members m on m.merchant_id = $1 and m.id = t.member_id
     left join lateral (
       select sha256(convert_to(encode(o.salt, 'hex') || o.details::text, 'UTF8')) as details_digest
         from transaction_details o
        where o.merchant_id = $1 and o.transaction_id = t.id) d on true
    where t.merchant_id = $1 and (t.member_id = any ($2::text[]) or t.id = any ($3::text[]))`,
);
/** Lots that these members' awards opened, that their postings name, or that they hold. */
const readLots = statement(
  'verify.readLots',
  `select l.id, l.member_id, t.member_id as opened_by, l.points, l.remaining, l.used, l.deducted,
          l.expired, l.expires_at, l.idle, l.opened_at
     from (select o.id from transactions o
            where o.merchant_id = $1 and o.member_id = any ($2::text[])
           union
           select unnest($3::text[])
           union
           select o.id from lots o
            where o.merchant_id = $1 and o.member_id = any ($2::text[]) and o.remaining > 0) as w
     join lots l on l.merchant_id = $1 and l.id = w.id
     join transactions t on t.merchant_id = $1 and t.id = l.id`,
);
const readMerges = statement(
  'verify.readMerges',
  `select g.from_id, g.into_id, g.undone_at is not null as undone, g.kept_redeemed, h.earned,
          h.redeemed, h.deducted, h.expired
     from member_merges g
     join member_heads h on h.merchant_id = $1 and h.id = g.from_id
    where g.merchant_id = $1 and (g.from_id = any ($2::text[]) or g.into_id = any ($2::text[]))`,
);
/** Postings in chains of survivors under transactions of whoever was merged into them. */
const readForeignMoves = statement(
  'verify.readForeignMoves',
  `with survivors as (
     select distinct g.into_id as id from member_merges g
      where g.merchant_id = $1
        and (g.from_id = any ($2::text[]) or g.with_ids && $2::text[])
   ), moves as (
     select p.member_id, p.transaction_id, p.source, p.target, p.amount
       from survivors s
       join postings p on p.merchant_id = $1 and p.member_id = s.id
   )
   select t.member_id, m.transaction_id, null as award_id, m.source, m.target, m.amount
     from moves m
     join transactions t on t.merchant_id = $1 and t.id = m.transaction_id
    where t.member_id <> m.member_id and t.member_id = any ($2::text[])
   union all
   select a.member_id, m.transaction_id, a.id, m.source, m.target, m.amount
     from moves m
     join transactions t on t.merchant_id = $1 and t.id = m.transaction_id
     join transactions a on a.merchant_id = $1 and a.id = t.related_id
    where m.source = 'pending' and m.target = 'deducted'
      and a.member_id <> t.member_id and a.member_id = any ($2::text[])`,
);
/** Transactions of others that postings may name: whoever was merged into their member. */
const readGuests = statement(
  'verify.readGuests',
  `select distinct g.into_id, t.id
     from member_merges g
     join transactions t on t.merchant_id = $1
      and (t.member_id = g.from_id or t.member_id = any (g.with_ids))
    where g.merchant_id = $1 and g.into_id = any ($2::text[]) and t.id = any ($3::text[])`,
);
const readSums = statement(
  'verify.readSums',
  `select member_id, expires_at, points from expiry_sums
    where merchant_id = $1 and member_id = any ($2::text[]) and points > 0`,
);
const countEvents = statement(
  'verify.countEvents',
  `select member_id, count(*) as events, max(sequence) as last from events
    where merchant_id = $1 and member_id = any ($2::text[]) group by member_id`,
);

/** Everything that is kept of some members, read in one snapshot. */
export interface MemberFacts {
  readonly heads: readonly HeadRow[];
  readonly postings: readonly PostingRow[];
  readonly transactions: readonly TransactionRow[];
  readonly lots: readonly LotRow[];
  readonly sums: readonly ExpirySumRow[];
  readonly events: readonly EventCountRow[];
  readonly merges: readonly MergeRow[];
  readonly guests: readonly GuestRow[];
  readonly foreign: readonly ForeignMoveRow[];
}

export async function readMemberFacts(
  client: pg.ClientBase,
  merchantId: number,
  memberIds: readonly string[],
): Promise<MemberFacts> {
  const values = [merchantId, memberIds];
  await client.query('begin isolation level repeatable read read only');
  try {
    const { rows: postings } = await client.query<PostingRow>({ ...readPostings, values });
    const lotIds = new Set(postings.flatMap(({ lot_id: id }) => (id === null ? [] : [id])));
    const { rows: merges } = await client.query<MergeRow>({ ...readMerges, values });
    const named = merges.length === 0 ? [] : postings.map(({ transaction_id: id }) => id);
    const { rows: guests } = await client.query<GuestRow>({
      ...readGuests,
      values: [...values, named],
    });
    const withGuests = [...values, guests.map(({ id }) => id)];
    const withLots = [...values, [...lotIds]];
    return {
      heads: (await client.query<HeadRow>({ ...readHeads, values })).rows,
      postings,
      merges,
      guests,
      foreign: (await client.query<ForeignMoveRow>({ ...readForeignMoves, values })).rows,
      transactions: (
        await client.query<TransactionRow>({ ...readTransactions, values: withGuests })
      ).rows,
      lots: (await client.query<LotRow>({ ...readLots, values: withLots })).rows,
      sums: (await client.query<ExpirySumRow>({ ...readSums, values })).rows,
      events: (await client.query<EventCountRow>({ ...countEvents, values })).rows,
    };
  } finally {
    await client.query('rollback');
  }
}

/** Heads to a page, and postings that are held in memory at once unless one member has more. */
const HEADS_PAGE = 5000;
const POSTINGS_MAX = 40_000;

/** The ids of all members, in groups that are small enough to be held in memory. */
export async function* memberGroups(
  client: pg.ClientBase,
  merchantId: number,
): AsyncGenerator<readonly string[]> {
  let after = '';
  for (;;) {
    const page = await client.query<{ id: string; version: number }>({
      ...pageHeads,
      values: [merchantId, after, HEADS_PAGE],
    });
    let group: string[] = [];
    let postings = 0;
    for (const { id, version } of page.rows) {
      if (group.length > 0 && postings + version > POSTINGS_MAX) {
        yield group;
        group = [];
        postings = 0;
      }
      group.push(id);
      postings += version;
    }
    if (group.length > 0) yield group;
    const last = page.rows.at(-1);
    if (last === undefined || page.rows.length < HEADS_PAGE) return;
    after = last.id;
  }
}
