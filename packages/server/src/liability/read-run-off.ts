import { readMonth, type MonthFlow, type Points, type RunOff, type RunOffRow } from '@fealty/core';
import type pg from 'pg';
import { statement } from '../runtime/statement.ts';
import { momentValues, type Moments } from './moments.ts';
import { MOVED_LOTS } from './moved.ts';

/*
 * What became of the points of lots, by month of earning, date and month. Points in a cart count as
 * used. A debt that a merge met out of lots counts as taken back: that is what it came of.
 */
const flowsStatement = statement(
  'liability.flows',
  `select m.cohort, m.lapses, to_char(m.happened_on, 'YYYY-MM') as month,
          coalesce(sum(m.amount) filter (where m.source in ('issued', 'pending')), 0)::bigint as earned,
          (coalesce(sum(m.amount) filter (where m.target in ('redeemed', 'reserved')), 0)
           - coalesce(sum(m.amount) filter (where m.source in ('redeemed', 'reserved')), 0))::bigint
            as used,
          coalesce(sum(m.amount) filter (where m.target = 'expired'), 0)::bigint as expired,
          coalesce(sum(m.amount) filter (where m.target in ('deducted', 'owed')), 0)::bigint as deducted
     from (${MOVED_LOTS}) as m
    where m.cohort <> ''
    group by m.cohort, m.lapses, to_char(m.happened_on, 'YYYY-MM')
    order by m.cohort, m.lapses, month`,
);

interface FlowRow {
  readonly cohort: string;
  readonly lapses: string;
  readonly month: string;
  readonly earned: Points;
  readonly used: Points;
  readonly expired: Points;
  readonly deducted: Points;
}

/** The run-off of a merchant's points as far as a moment, in the caller's snapshot. */
export async function readRunOff(
  client: pg.ClientBase,
  asked: Moments & { readonly month: number },
): Promise<RunOff> {
  const values = await momentValues(client, asked);
  const { rows } = await client.query<FlowRow>({ ...flowsStatement, values: [...values] });
  const found = new Map<string, RunOffRow & { readonly flows: MonthFlow[] }>();
  for (const { cohort, lapses, month, earned, used, expired, deducted } of rows) {
    const key = `${cohort} ${lapses}`;
    // Points of members who fall silent have no date of their own.
    const row = found.get(key) ?? {
      cohort: numberOf(cohort),
      lapses: readMonth(lapses),
      flows: [],
    };
    found.set(key, row);
    row.flows.push({ month: numberOf(month), earned, used, expired, deducted });
  }
  return { month: asked.month, rows: [...found.values()] };
}

function numberOf(month: string): number {
  const number = readMonth(month);
  if (number === null) throw new Error(`${month} is no month`);
  return number;
}
