import type { Instant } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { addToReports } from './sum-reports.ts';
import { STANDING_EVENTS, STANDING_MOVES } from './standing-events.ts';
import type { Span } from './summed-span.ts';
import { HAPPENED, LOT_COLUMNS } from './zone-days.ts';

/**
 * Postings, transactions and events of one piece at most; more only where they share a millisecond. A piece
 * keeps a processor of the database for some 50 ms, while shops wait for theirs: with pieces four times as
 * large p99 of a shop at half its load was a quarter higher, and with smaller ones no lower.
 */
const PIECE = 500;

const endOfPiece = statement(
  'liability.endOfPiece',
  `select least(
     (select o.at from postings o where o.merchant_id = $1 and o.at >= to_timestamp($2::float8 / 1000)
       order by o.at offset $4 limit 1),
     (select e.at from events e
       where e.merchant_id = $1 and e.at >= to_timestamp($2::float8 / 1000)
         and e.type in ${STANDING_EVENTS}
       order by e.at offset $4 limit 1),
     (select t.recorded_at from transactions t
       where t.merchant_id = $1 and t.recorded_at >= to_timestamp($2::float8 / 1000)
       order by t.recorded_at offset $4 limit 1),
     to_timestamp($3::float8 / 1000)) as at`,
);
const addPostings = statement(
  'liability.addPostings',
  `with added as (
     insert into daily_sums as s (merchant_id, happened_on, known_on, source, target, cohort, lapses,
       activity_id, points, postings)
     select $1::integer, f.happened_on, f.known_on, f.source, f.target, f.cohort, f.lapses,
            f.activity_id, sum(f.amount), count(*)
       from (select (${HAPPENED} at time zone $2::text)::date as happened_on,
                    (o.at at time zone $2::text)::date as known_on, o.source, o.target, o.amount,
                    ${LOT_COLUMNS}
               from postings o
               join transactions t on t.merchant_id = $1 and t.id = o.transaction_id
               left join transactions l on l.merchant_id = $1 and l.id = o.lot_id
               left join lots k on k.merchant_id = $1 and k.id = o.lot_id
              where o.merchant_id = $1 and o.at >= to_timestamp($3::float8 / 1000)
                and o.at < to_timestamp($4::float8 / 1000)) as f
      group by f.happened_on, f.known_on, f.source, f.target, f.cohort, f.lapses, f.activity_id
     on conflict (merchant_id, happened_on, known_on, source, target, cohort, lapses, activity_id)
     do update set points = s.points + excluded.points, postings = s.postings + excluded.postings)
   select count(*) as postings from postings o
    where o.merchant_id = $1 and o.at >= to_timestamp($3::float8 / 1000)
      and o.at < to_timestamp($4::float8 / 1000)`,
);
const addStandings = statement(
  'liability.addStandings',
  `insert into tier_sums as s (merchant_id, day, tier_id, members)
   select $1::integer, (w.at at time zone $2::text)::date, w.tier_id, sum(w.members)
     from (${STANDING_MOVES}) as w
    group by (w.at at time zone $2::text)::date, w.tier_id
   having sum(w.members) <> 0
   on conflict (merchant_id, day, tier_id) do update set members = s.members + excluded.members`,
);

/*
 * A table that was empty when it was last vacuumed is taken for empty, and read through once for each of
 * the two thousand rows that a piece adds to it. A piece is small, so all of it goes by key.
 */
const goByKey = statement(
  'liability.goByKey',
  `select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
          set_config('enable_mergejoin', 'off', true)`,
);

/** Where the next piece of a span ends. */
export async function findEndOfPiece(client: pg.ClientBase, span: Span): Promise<Instant> {
  const { merchantId, from, until } = span;
  const values = [merchantId, from, until, PIECE];
  const { rows } = await client.query<{ at: Instant }>({ ...endOfPiece, values });
  const at = rows[0]?.at ?? until;
  // A whole millisecond at least, however much happened in it.
  return Math.min(Math.max(at, from + 1), until);
}

/** Adds what was posted in a span to the sums; answers how many postings there were. */
export async function addToSums(client: pg.ClientBase, span: Span): Promise<number> {
  const values = [span.merchantId, span.zone, span.from, span.until];
  await client.query({ ...goByKey, values: [] });
  await client.query({ ...addStandings, values });
  await addToReports(client, span);
  const { rows } = await client.query<{ postings: number }>({ ...addPostings, values });
  return rows[0]?.postings ?? 0;
}
