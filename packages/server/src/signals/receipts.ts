import type { Finding, Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { membersOf, type Piece } from './piece.ts';

/** Receipts of one look at what was read. */
const READ_MAX = 500;
/** As many more may have been read in the last millisecond of these. */
const AT_ONCE_MAX = 1000;
/** What was read a moment ago may still be on its way. */
const READ_LAG_S = 5;

/** What another member had sent before: the first of them gives the pattern its name. */
const SENT_BEFORE = `
     join member_heads own on own.merchant_id = $1 and own.id = r.member_id
     join member_heads h on h.merchant_id = $1 and h.id = f.member_id
    where coalesce(h.merged_into, h.id) <> coalesce(own.merged_into, own.id)
    order by r.id, f.id`;
const COLUMNS = `r.id, coalesce(own.merged_into, own.id) as "memberId",
          r.transaction_id as "transactionId", f.id as "firstId",
          coalesce(h.merged_into, h.id) as "firstMemberId", f.transaction_id as "firstTransactionId"`;

const sameFile = statement(
  'signals.sameFile',
  `select ${COLUMNS}
     from unnest($2::text[], $3::text[]) as w (member_id, transaction_id)
    cross join lateral (
      select r.* from receipts r
       where r.merchant_id = $1 and r.member_id = w.member_id
         and r.transaction_id = w.transaction_id
       order by r.id desc limit 10) as r
    cross join lateral (
      select f.* from receipts f
       where f.merchant_id = $1 and f.sha256 = r.sha256 and f.id < r.id
         and f.transaction_id is not null
       order by f.id limit 20) as f ${SENT_BEFORE}`,
);
const lastRead = statement(
  'signals.lastRead',
  `select max(n.read_at) as at
     from (select r.read_at from receipts r
            where r.merchant_id = $1 and r.read_at > to_timestamp($2::float8 / 1000)
              and r.read_at < clock_timestamp() - ${READ_LAG_S} * interval '1 second'
            order by r.read_at, r.id limit ${READ_MAX}) as n`,
);
const samePurchase = statement(
  'signals.samePurchase',
  `select ${COLUMNS}
     from (select r.* from receipts r
            where r.merchant_id = $1 and r.read_at > to_timestamp($2::float8 / 1000)
              and r.read_at <= to_timestamp($3::float8 / 1000) + interval '1 millisecond'
              and r.reading = 'read' and r.read_date is not null and r.read_total is not null
            order by r.read_at, r.id limit ${AT_ONCE_MAX}) as r
    cross join lateral (
      select f.* from receipts f
       where f.merchant_id = $1 and f.reading = 'read' and f.read_date = r.read_date
         and f.read_total = r.read_total and f.read_shop is not distinct from r.read_shop
         and f.sha256 <> r.sha256 and f.id < r.id and f.transaction_id is not null
       order by f.id limit 20) as f ${SENT_BEFORE}`,
);

interface Pair {
  readonly id: string;
  readonly memberId: string;
  readonly transactionId: string | null;
  readonly firstId: string;
  readonly firstMemberId: string;
  readonly firstTransactionId: string;
}

/** Finds files that another member sent before. */
export async function findSameFiles(
  client: pg.ClientBase,
  { merchantId, recorded }: Piece,
): Promise<readonly Finding[]> {
  const sent = recorded.filter(({ files }) => files > 0);
  if (membersOf(sent).length === 0) return [];
  const values = [merchantId, sent.map(({ memberId }) => memberId), sent.map(({ id }) => id)];
  const { rows } = await client.query<Pair>({ ...sameFile, values });
  return findingsOf(rows, 'file');
}

/**
 * Finds receipts that seem to say the same total, day and shop as one that another member sent. Looks at
 * what was read since `from`, at most so many; answers how far it came, null if there was nothing.
 */
export async function findSamePurchases(
  client: pg.ClientBase,
  merchantId: number,
  from: Instant,
): Promise<{ readonly findings: readonly Finding[]; readonly to: Instant } | null> {
  const last = await client.query<{ at: Instant | null }>({
    ...lastRead,
    values: [merchantId, from],
  });
  const at = last.rows[0]?.at ?? null;
  if (at === null) return null;
  const { rows } = await client.query<Pair>({ ...samePurchase, values: [merchantId, from, at] });
  // The place is a whole millisecond behind the last, which has finer times than a place.
  return { findings: findingsOf(rows, 'purchase'), to: at + 1 };
}

/** One finding for each receipt that came first, with all who sent it afterwards. */
function findingsOf(pairs: readonly Pair[], same: 'file' | 'purchase'): readonly Finding[] {
  const first = new Map<string, Pair>();
  for (const pair of pairs) if (!first.has(pair.id)) first.set(pair.id, pair);
  return [...Map.groupBy(first.values(), ({ firstId }) => firstId)].map(([firstId, later]) => {
    const all = pairs.filter(({ id }) => later.some((one) => one.id === id));
    const members = new Set(
      all.flatMap(({ memberId, firstMemberId }) => [firstMemberId, memberId]),
    );
    const ids = all.flatMap((one) => [one.firstTransactionId, one.transactionId ?? '']);
    const last = later.at(-1)?.memberId ?? '';
    return {
      facts: { kind: 'receipts', same, members: members.size },
      subject: `receipt:${firstId}:${same}`,
      memberId: last,
      otherIds: [...members].filter((id) => id !== last).slice(0, 20),
      transactionIds: [...new Set(ids)].filter((id) => id !== '').slice(0, 20),
      severity: same === 'file' && members.size > 2 ? 'severe' : 'notable',
      score: members.size,
    };
  });
}
