import { judgePace, withoutOne, type Finding, type Instant, type Spread } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { BY_THE_PROGRAM, isAskedFor, membersOf, type Piece, type Recorded } from './piece.ts';

/** Awards of a member that are looked at, the last ones. */
const AWARDS_MAX = 300;
const USUAL_DAYS = 28;
/** Awards of a stretch that are counted one by one; more are as many. */
const SEEN_MAX = 1000;
const MINUTE_MS = 60_000;

/*
 * How often each member was awarded on the days that a piece is about, and in the busiest hour of them.
 * Their awards are read by the index of members and times, at most so many of each.
 */
const readBusy = statement(
  'signals.readBusy',
  `select w.member_id as "memberId", to_char(a.day, 'YYYY-MM-DD') as day, count(*)::integer as awards,
          max(a.in_hour)::integer as "inHour",
          (array_agg(a.occurred_at order by a.in_hour desc, a.occurred_at))[1] as "hourEnds",
          (array_agg(a.hour_began order by a.in_hour desc, a.occurred_at))[1] as "hourBegan"
     from unnest($2::text[], $3::float8[], $4::float8[]) as w (member_id, first_at, last_at)
    cross join lateral (
      select b.occurred_at, (b.occurred_at at time zone 'UTC')::date as day,
             count(*) over last_hour as in_hour, min(b.occurred_at) over last_hour as hour_began
        from (select t.occurred_at, t.id from transactions t
               where t.merchant_id = $1 and t.member_id = w.member_id
                 and t.occurred_at >= date_trunc('day', to_timestamp(w.first_at / 1000) at time zone 'UTC')
                                        at time zone 'UTC' - interval '1 hour'
                 and t.occurred_at <= to_timestamp(w.last_at / 1000) + interval '1 hour'
                 and t.kind = 'award' and t.actor not like all ($5::text[])
               order by t.occurred_at desc, t.id desc limit ${AWARDS_MAX}) as b
      window last_hour as (order by b.occurred_at
                           range between interval '1 hour' preceding and current row)) as a
    where a.day >= (to_timestamp(w.first_at / 1000) at time zone 'UTC')::date
    group by w.member_id, a.day`,
);

/*
 * Days are kept by the most that was seen of them, and what is usual follows them. Old days are looked up
 * one by one: a plan that was made while the table was small would go on to read all of the merchant's.
 */
const keepBusy = statement(
  'signals.keepBusy',
  `with given as (
     select * from unnest($2::text[], $3::date[], $4::integer[], $5::integer[])
       as g (member_id, day, awards, in_hour)),
   old as (
     select b.* from given g
      cross join lateral (
        select d.member_id, d.day, d.awards, d.in_hour from busy_days d
         where d.merchant_id = $1 and d.member_id = g.member_id and d.day = g.day offset 0) as b),
   kept as (
     insert into busy_days as b (merchant_id, member_id, day, awards, in_hour)
     select $1, g.member_id, g.day, g.awards, g.in_hour from given g order by 2, 3
     on conflict (merchant_id, member_id, day) do update
       set awards = greatest(b.awards, excluded.awards),
           in_hour = greatest(b.in_hour, excluded.in_hour)
     returning 1),
   moved as (
     select g.day, v.measure, least(v.seen, ${SEEN_MAX}) as seen, sum(v.times) as times
       from given g
       left join old o on o.member_id = g.member_id and o.day = g.day
      cross join lateral (values
        ('awards_in_day', greatest(g.awards, o.awards), 1), ('awards_in_day', o.awards, -1),
        ('awards_in_hour', greatest(g.in_hour, o.in_hour), 1), ('awards_in_hour', o.in_hour, -1))
        as v (measure, seen, times)
      where v.seen is not null
      group by 1, 2, 3 having sum(v.times) <> 0)
   insert into usual_counts as u (merchant_id, day, measure, seen, times)
   select $1, m.day, m.measure, m.seen, m.times from moved m order by 2, 3, 4
   on conflict (merchant_id, day, measure, seen) do update set times = u.times + excluded.times`,
);
const readUsual = statement(
  'signals.readUsual',
  `select u.measure, u.seen, sum(u.times)::bigint as times from usual_counts u
    where u.merchant_id = $1 and u.day > (to_timestamp($2::float8 / 1000) at time zone 'UTC')::date
                                          - ${USUAL_DAYS}
      and u.measure in ('awards_in_hour', 'awards_in_day')
    group by u.measure, u.seen having sum(u.times) > 0`,
);
const readOwn = statement(
  'signals.readOwnDays',
  `select b.member_id as "memberId", b.awards, b.in_hour as "inHour"
     from unnest($3::text[]) as w (id)
     join busy_days b on b.merchant_id = $1 and b.member_id = w.id
      and b.day > (to_timestamp($2::float8 / 1000) at time zone 'UTC')::date - ${USUAL_DAYS}`,
);
const readAwards = statement(
  'signals.readAwards',
  `select w.member_id as "memberId", t.id
     from unnest($2::text[], $3::float8[], $4::float8[]) as w (member_id, from_at, until_at)
    cross join lateral (
      select t.id from transactions t
       where t.merchant_id = $1 and t.member_id = w.member_id and t.kind = 'award'
         and t.occurred_at between to_timestamp(w.from_at / 1000) and to_timestamp(w.until_at / 1000)
         and t.actor not like all ($5::text[])
       order by t.occurred_at, t.id limit 20) as t`,
);

interface BusyDay {
  readonly memberId: string;
  readonly day: string;
  readonly awards: number;
  readonly inHour: number;
  readonly hourBegan: Instant;
  readonly hourEnds: Instant;
}

/** Fewer are never told, whatever is usual: no need to ask. */
const WORTH_A_LOOK = 8;

/** Finds members who were awarded far more often within an hour or a day than others are. */
export async function findVelocity(
  client: pg.ClientBase,
  piece: Piece,
): Promise<readonly Finding[]> {
  const { merchantId, now, recorded } = piece;
  const awards = recorded.filter(isAskedFor);
  const members = membersOf(awards);
  if (members.length === 0) return [];
  const spans = spansOf(awards, members);
  const { rows: days } = await client.query<BusyDay>({
    ...readBusy,
    values: [
      ...[merchantId, members, spans.map(({ first }) => first), spans.map(({ last }) => last)],
      BY_THE_PROGRAM,
    ],
  });
  await client.query({
    ...keepBusy,
    values: [
      ...[merchantId, days.map(({ memberId }) => memberId), days.map(({ day }) => day)],
      ...[days.map((one) => one.awards), days.map(({ inHour }) => inHour)],
    ],
  });
  const busy = days.filter((one) => one.awards > WORTH_A_LOOK);
  return busy.length === 0 ? [] : judge(client, { merchantId, now }, busy);
}

/** From the first to the last award of each member. */
function spansOf(
  awards: readonly Recorded[],
  members: readonly string[],
): readonly { readonly first: Instant; readonly last: Instant }[] {
  const times = Map.groupBy(awards, ({ memberId }) => memberId);
  return members.map((id) => {
    const ofMember = (times.get(id) ?? []).map(({ occurredAt }) => occurredAt);
    return { first: Math.min(...ofMember), last: Math.max(...ofMember) };
  });
}

async function judge(
  client: pg.ClientBase,
  { merchantId, now }: Pick<Piece, 'merchantId' | 'now'>,
  busy: readonly BusyDay[],
): Promise<readonly Finding[]> {
  const ids = [...new Set(busy.map(({ memberId }) => memberId))];
  const usual = await client.query<{ measure: string; seen: number; times: number }>({
    ...readUsual,
    values: [merchantId, now],
  });
  const own = await client.query<Pick<BusyDay, 'memberId' | 'awards' | 'inHour'>>({
    ...readOwn,
    values: [merchantId, now, ids],
  });
  const spread = (measure: string): Spread =>
    new Map(
      usual.rows.filter((row) => row.measure === measure).map(({ seen, times }) => [seen, times]),
    );
  const [inHour, inDay] = [spread('awards_in_hour'), spread('awards_in_day')];
  const found = busy.flatMap((day) => {
    const his = own.rows.filter(({ memberId }) => memberId === day.memberId);
    const minutes = Math.ceil((day.hourEnds - day.hourBegan) / MINUTE_MS);
    const ofHour = { per: 'hour', awards: day.inHour, minutes } as const;
    const ofDay = { per: 'day', awards: day.awards, minutes: 24 * 60 } as const;
    const judged =
      judgePace({
        ...ofHour,
        others: withoutOne(
          inHour,
          his.map((one) => one.inHour),
        ),
      }) ??
      judgePace({
        ...ofDay,
        others: withoutOne(
          inDay,
          his.map((one) => one.awards),
        ),
      });
    return judged === null ? [] : [{ day, ...judged }];
  });
  return withAwards(client, merchantId, found);
}

type Judged = { readonly day: BusyDay } & NonNullable<ReturnType<typeof judgePace>>;

async function withAwards(
  client: pg.ClientBase,
  merchantId: number,
  found: readonly Judged[],
): Promise<readonly Finding[]> {
  if (found.length === 0) return [];
  const { rows } = await client.query<{ memberId: string; id: string }>({
    ...readAwards,
    values: [
      ...[merchantId, found.map(({ day }) => day.memberId)],
      ...[found.map(({ day }) => day.hourBegan), found.map(({ day }) => day.hourEnds)],
      BY_THE_PROGRAM,
    ],
  });
  return found.map(({ day, facts, severity }) => ({
    ...{ facts, severity, subject: `member:${day.memberId}`, memberId: day.memberId, otherIds: [] },
    transactionIds: rows.filter(({ memberId }) => memberId === day.memberId).map(({ id }) => id),
    score: facts.awards,
  }));
}
