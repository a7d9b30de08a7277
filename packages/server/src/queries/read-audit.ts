import type pg from 'pg';
import { statement } from '../runtime/statement.ts';

/*
 * The audit stream, read backwards: what the ledger did, what people decided later, and everything that no
 * transaction tells of. Filters have no indexes of their own, so one read looks at a stretch of each part
 * and says how far it got; whoever wants more goes on from there. So the longest history costs a read no
 * more than a short one.
 */

/** Looked at in each of the three parts, at most. */
const STRETCH = 2000;
const BEHIND_ALL_IDS = '~';

/** Where a page begins: behind this entry. */
export interface AuditPlace {
  /** Microseconds since 1970, as text: finer than milliseconds. */
  readonly at: string;
  readonly id: string;
}

export interface AuditQuestion {
  readonly merchantId: number;
  readonly place: AuditPlace | null;
  /** Milliseconds; null without bound. */
  readonly from: number | null;
  readonly until: number | null;
  /** A part of the actor. */
  readonly who: string | null;
  /** The action, or what stands before its dot. */
  readonly what: string | null;
  /** What was done to: a subject, or a member. */
  readonly about: { readonly subject: string; readonly memberId: string | null } | null;
  readonly limit: number;
}

export interface AuditRow {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly memberId: string | null;
  /** What the member is called; null without one, or if he was erased. */
  readonly memberName: string | null;
  /** Of the ledger; null where none moved. */
  readonly points: number | null;
  readonly before: unknown;
  readonly after: unknown;
}

export interface AuditPage {
  readonly rows: readonly AuditRow[];
  /** Where the next page begins; null at the end. */
  readonly next: AuditPlace | null;
  /** How far back it looked, milliseconds; null if to the end. */
  readonly reachedAt: number | null;
}

/*
 * Bounds as expressions of parameters, which are constants where a plan is made for their values: then the
 * planner knows that a stretch is read backwards off an index, and does not sort all that there is.
 */
const AT = "coalesce(to_timestamp($2::numeric / 1000000), 'infinity'::timestamptz)";
const ID = "coalesce($3::text, '')";
const FIRST = "coalesce(to_timestamp($4::numeric / 1000), '-infinity'::timestamptz)";
const LAST = "coalesce(to_timestamp($5::numeric / 1000), 'infinity'::timestamptz)";

const read = statement(
  'audit.read',
  `with stretch as (
     (select 0 as part, a.at, a.id, a.actor, a.action, a.subject, a.member_id,
             null::bigint as points, a.before, a.after
        from audit_entries a
       where a.merchant_id = $1 and a.at <= ${AT} and a.at < ${LAST} and a.at >= ${FIRST}
         and (a.at < ${AT} or a.id < ${ID})
       order by a.at desc, a.id desc limit ${STRETCH})
     union all
     (select 1, t.recorded_at, t.id, t.actor, 'points.' || t.kind, t.id, t.member_id,
             t.points, null, null
        from transactions t
       where t.merchant_id = $1 and t.recorded_at <= ${AT} and t.recorded_at < ${LAST}
         and t.recorded_at >= ${FIRST} and (t.recorded_at < ${AT} or t.id < ${ID})
       order by t.recorded_at desc, t.id desc limit ${STRETCH})
     union all
     (select 2, s.at, s.transaction_id || ':' || s.number, s.by, 'transaction.' || s.status, s.transaction_id,
             s.member_id, null, null, null
        from transaction_statuses s
       where s.merchant_id = $1 and s.by is not null and s.at <= ${AT} and s.at < ${LAST}
         and s.at >= ${FIRST} and (s.at < ${AT} or s.transaction_id || ':' || s.number < ${ID})
       order by s.at desc, s.transaction_id desc limit ${STRETCH})
   ), reach as (
     select max(e.oldest) as at
       from (select min(s.at) as oldest from stretch s group by s.part
             having count(*) = ${STRETCH}) e
   ), fitting as (
     select s.* from stretch s, reach r
      where s.at > coalesce(r.at, '-infinity')
        and ($6::text is null or strpos(lower(s.actor), lower($6)) > 0)
        and ($7::text is null or s.action = $7 or starts_with(s.action, $7 || '.'))
        and ($8::text is null or s.subject = $8 or s.member_id = $9)
      order by s.at desc, s.id desc limit $10
   )
   select f.at, f.actor, f.action, f.subject, f.member_id as "memberId", f.id, f.points,
          f.before, f.after,
          nullif(coalesce(nullif(trim(concat_ws(' ', m.first_name, m.last_name)), ''),
                          m.email, m.uid), '') as "memberName",
          (extract(epoch from f.at) * 1000000)::bigint::text as micros,
          null::text as "reachMicros", null::timestamptz as "reachAt"
     from fitting f left join members m on m.merchant_id = $1 and m.id = f.member_id
   union all
   select null, null, null, null, null, null, null, null, null, null, null,
          (extract(epoch from r.at) * 1000000)::bigint::text, r.at
     from reach r
    order by 1 desc nulls last, 6 desc`,
);

interface Row extends Omit<AuditRow, 'at'> {
  readonly at: number | null;
  readonly id: string;
  readonly micros: string;
  readonly reachMicros: string | null;
  readonly reachAt: number | null;
}

/** Planned anew each time, as its stretch is known by the values alone. */
export async function readAudit(pool: pg.Pool, asked: AuditQuestion): Promise<AuditPage> {
  const { merchantId, place, from, until, who, what, about, limit } = asked;
  const { rows } = await pool.query<Row>({
    text: read.text,
    values: [
      ...[merchantId, place?.at ?? null, place?.id ?? null, from, until],
      ...[who, what, about?.subject ?? null, about?.memberId ?? null, limit],
    ],
  });
  const reach = rows.find(({ at }) => at === null);
  const found = rows.flatMap(({ at, ...row }) => (at === null ? [] : [{ ...row, at }]));
  const last = found.at(-1);
  if (last !== undefined && found.length === limit) {
    return { rows: found, next: { at: last.micros, id: last.id }, reachedAt: last.at };
  }
  const { reachMicros = null, reachAt = null } = reach ?? {};
  if (reachMicros === null) return { rows: found, next: null, reachedAt: null };
  // Of the oldest moment there may be more: it is looked at again, from its end. One moment never fills a
  // stretch.
  const isStuck = reachMicros === place?.at;
  return {
    rows: found,
    next: { at: reachMicros, id: isStuck ? '' : BEHIND_ALL_IDS },
    reachedAt: reachAt,
  };
}
