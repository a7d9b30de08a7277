import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import type { Link } from './canonical.ts';

/** Which postings of a member are read: those behind one number, up to another. */
export interface LinkRange {
  readonly memberId: string;
  readonly after: number;
  readonly upTo: number;
}

/** A posting with everything that its hash covers. */
export interface LinkRow {
  readonly member_id: string;
  readonly version: number;
  readonly source: string;
  readonly target: string;
  readonly amount: number;
  /** As it is kept. Hex. */
  readonly hash: string;
  readonly details_fit: boolean;
  readonly link: Link;
}

interface Row {
  readonly [column: string]: string | number | boolean | null;
  readonly member_id: string;
  readonly version: number;
  readonly source: string;
  readonly target: string;
  readonly amount: number;
  readonly hash: string;
  readonly details_fit: boolean;
}

/** A posting whose transaction is missing comes with nulls in place of facts: its hash will not fit. */
const readStatement = statement(
  'verify.readLinks',
  `select p.member_id, p.version, p.transaction_id, p.lot_id, p.source, p.target, p.amount, p.at,
          p.keeps_from, p.keeps_until, encode(p.hash, 'hex') as hash,
          case when l.idle then 'idle' end as lapses_idle, l.expires_at as lapses_at,
          t.kind, t.points, t.basis::text as basis, t.activity_id, t.reward_id, t.order_id,
          t.related_id, t.qualifies, t.occurred_at, t.recorded_at, t.approves_at,
          t.program_version, t.actor, encode(t.details_digest, 'hex') as digest,
          coalesce(d.digest = t.details_digest, m.erased_at is not null, false) as details_fit
     from unnest($2::text[], $3::bigint[], $4::bigint[]) as w(member_id, after, up_to)
    cross join lateral (
       select o.* from postings o
        where o.merchant_id = $1 and o.member_id = w.member_id
          and o.version > w.after and o.version <= w.up_to) as p
     left join transactions t on t.merchant_id = $1 and t.id = p.transaction_id
     left join members m on m.merchant_id = $1 and m.id = t.member_id
     left join lots l on l.merchant_id = $1 and l.id = p.lot_id and p.target = 'available'
     left join lateral (
       select sha256(convert_to(encode(o.salt, 'hex') || o.details::text, 'UTF8')) as digest
         from transaction_details o
        where o.merchant_id = $1 and o.transaction_id = t.id) as d on true
    order by p.member_id, p.version`,
);

/** Reads them in the order of member and number, by key alone. Ranges are to be bounded by the caller. */
export async function readLinks(
  client: pg.ClientBase,
  merchantId: number,
  ranges: readonly LinkRange[],
): Promise<readonly LinkRow[]> {
  const { rows } = await client.query<Row>({
    ...readStatement,
    values: [
      merchantId,
      ranges.map(({ memberId }) => memberId),
      ranges.map(({ after }) => after),
      ranges.map(({ upTo }) => upTo),
    ],
  });
  return rows.map((row) => ({
    ...{ member_id: row.member_id, version: row.version, source: row.source, target: row.target },
    ...{ amount: row.amount, hash: row.hash, details_fit: row.details_fit },
    link: linkOf(merchantId, row),
  }));
}

/** In the order of the chain's format. */
const BEFORE_LAPSE = [
  ...['member_id', 'version', 'transaction_id', 'lot_id'],
  ...['source', 'target', 'amount', 'at'],
];
const FACTS = [
  ...['kind', 'points', 'basis', 'activity_id', 'reward_id', 'order_id', 'related_id'],
  ...[
    'qualifies',
    'occurred_at',
    'recorded_at',
    'approves_at',
    'program_version',
    'actor',
    'digest',
  ],
];

function linkOf(merchantId: number, row: Row): Link {
  const of = (name: string): string | number | boolean | null => row[name] ?? null;
  return [
    merchantId,
    ...BEFORE_LAPSE.map(of),
    of('lapses_idle') ?? of('lapses_at'),
    ...FACTS.map(of),
    ...(row['keeps_from'] === null ? [] : [of('keeps_from'), of('keeps_until')]),
  ];
}

/** Puts ranges together so that few postings are read at once; a longer range is cut into several. */
export function* boundedRanges(
  ranges: Iterable<LinkRange>,
  postingsMax: number,
): Generator<readonly LinkRange[]> {
  let group: LinkRange[] = [];
  let room = postingsMax;
  for (const { memberId, after, upTo } of ranges) {
    let from = after;
    do {
      const to = Math.min(upTo, from + room);
      group.push({ memberId, after: from, upTo: to });
      room -= to - from;
      from = to;
      if (room === 0) {
        yield group;
        group = [];
        room = postingsMax;
      }
    } while (from < upTo);
  }
  if (group.length > 0) yield group;
}
