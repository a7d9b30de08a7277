import { exposuresOf, hazardsOf, type Exposure } from './hazards.ts';
import { writeMonth, type MonthNumber } from './months.ts';
import { openPointsOf, type OpenPoints, type Projection } from './project.ts';
import { drawFutures, type Random } from './resample.ts';
import { openOf, runOffUntil, type RunOff, type RunOffRow } from './run-off.ts';

/** Months that must have been seen before anything is said of those to come. */
export const MONTHS_NEEDED = 12;
/** How far points without a date are followed. What is not used by then is taken not to be. */
export const FAR_MONTHS = 60;
/** Past month-ends that are looked at again, the latest. */
const PAST_MAX = 36;
/** The band holds four times out of five. */
const [LOW, HIGH] = [0.1, 0.9];

/** What lies between `low` and `high` four times out of five, and as often above `middle` as below. */
export interface Band {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** What became of one month's points, and what is expected to in the end. */
export interface CohortEstimate {
  readonly month: string;
  readonly earned: number;
  readonly used: number;
  readonly expired: number;
  readonly deducted: number;
  readonly open: number;
  /** Share used by the end of each month of age, from the month of earning on. */
  readonly usedByAge: readonly number[];
  /** The share of what was earned and not taken back that is never redeemed. */
  readonly breakage: Band;
}

/** A past month-end: what would have been said then, and what came. */
export interface PastBand {
  readonly month: string;
  /** Months that have passed since. */
  readonly months: number;
  /** Points of those open then that were to be redeemed in that time. */
  readonly said: Band;
  readonly came: number;
  readonly held: boolean;
}

export interface BreakageEstimate {
  /** Everything up to the end of this month was looked at. */
  readonly month: string;
  readonly open: number;
  readonly cohorts: readonly CohortEstimate[];
  /** Points of those open that will be redeemed; null if it cannot be known. */
  readonly redeemed: Band | null;
  /** The share of what was earned that is never redeemed; null if it cannot be known. */
  readonly breakage: Band | null;
  readonly past: readonly PastBand[];
  /** How it was come by and what it rests on, in sentences. */
  readonly trace: readonly string[];
}

/**
 * Estimates what is never redeemed, from the run-off of months of earning: what share of what can be spent
 * is used at each age, drawn anew out of cohorts and months that were. A statistic: shares and points
 * are rounded once, at the end. `random` decides what is drawn.
 */
export function estimateBreakage(runOff: RunOff, random: Random): BreakageEstimate {
  const { month, rows } = runOff;
  const points = openPointsOf(runOff);
  const open = points.reduce((sum, point) => sum + point.open, 0);
  const base = { month: writeMonth(month), open };
  const first = firstMonth(runOff);
  const seen = month - first + 1;
  if (seen < MONTHS_NEEDED) {
    const cohorts = cohortsOf(rows, null);
    const trace = [
      `Points were earned in ${String(seen)} months. With fewer than ${String(MONTHS_NEEDED)} it cannot be known how many are never redeemed.`,
    ];
    return { ...base, cohorts, redeemed: null, breakage: null, past: [], trace };
  }
  const exposures = exposuresOf(runOff);
  const months = monthsAhead(points, month);
  const futures = drawFutures(exposures, points, { month, months, random });
  const net = netOf(rows);
  const used = rows.reduce((sum, row) => sum + sumOf(row, 'used'), 0);
  return {
    ...base,
    cohorts: cohortsOf(rows, { points, futures }),
    redeemed: bandOf(futures.map(({ usedBy }) => Math.round(usedBy.at(-1) ?? 0))),
    breakage: bandOf(
      futures.map(({ usedBy, deducted }) => {
        const left = net - deducted;
        return left > 0 ? share(1 - (used + (usedBy.at(-1) ?? 0)) / left) : 0;
      }),
    ),
    past: pastBands(runOff, first, random),
    trace: traceOf(exposures, points, { seen, months }),
  };
}

/** The first month in which points moved; where none did, the one behind the last. */
function firstMonth({ month: last, rows }: RunOff): MonthNumber {
  const months = rows.flatMap(({ flows }) => flows.map((flow) => flow.month));
  return months.reduce((a, b) => Math.min(a, b), last + 1);
}

/** As far as the last date of what is open; points without one are followed for a while. */
function monthsAhead(points: readonly OpenPoints[], month: MonthNumber): number {
  return points.reduce(
    (most, { lapses }) =>
      Math.max(most, lapses === null ? FAR_MONTHS : Math.min(lapses - month, FAR_MONTHS)),
    0,
  );
}

function sumOf(row: RunOffRow, of: 'earned' | 'used' | 'expired' | 'deducted'): number {
  return row.flows.reduce((sum, flow) => sum + flow[of], 0);
}

function netOf(rows: readonly RunOffRow[]): number {
  return rows.reduce((sum, row) => sum + sumOf(row, 'earned') - sumOf(row, 'deducted'), 0);
}

/** What each past month-end would have said of the time since. */
function pastBands(runOff: RunOff, first: MonthNumber, random: Random): readonly PastBand[] {
  const { month: last, rows } = runOff;
  const from = Math.max(first + MONTHS_NEEDED - 1, last - PAST_MAX);
  return Array.from({ length: Math.max(last - from, 0) }, (_, step): PastBand => {
    const month = from + step;
    const past = runOffUntil(runOff, month);
    const months = last - month;
    const futures = drawFutures(exposuresOf(past), openPointsOf(past), { month, months, random });
    const said = bandOf(futures.map(({ usedBy }) => Math.round(usedBy.at(-1) ?? 0)));
    const came = rows
      .filter(({ cohort }) => cohort <= month)
      .flatMap(({ flows }) => flows)
      .reduce((sum, flow) => (flow.month > month ? sum + flow.used : sum), 0);
    const held = came >= said.low && came <= said.high;
    return { month: writeMonth(month), months, said, came, held };
  });
}

interface Drawn {
  readonly points: readonly OpenPoints[];
  readonly futures: readonly Projection[];
}

function cohortsOf(rows: readonly RunOffRow[], drawn: Drawn | null): readonly CohortEstimate[] {
  const cohorts = [...new Set(rows.map(({ cohort }) => cohort))];
  return cohorts
    .sort((a, b) => a - b)
    .map((cohort) => {
      const some = rows.filter((row) => row.cohort === cohort);
      const total = (of: 'earned' | 'used' | 'expired' | 'deducted'): number =>
        some.reduce((sum, row) => sum + sumOf(row, of), 0);
      return {
        month: writeMonth(cohort),
        ...{ earned: total('earned'), used: total('used'), expired: total('expired') },
        deducted: total('deducted'),
        open: some.reduce((sum, row) => sum + openOf(row), 0),
        usedByAge: usedByAge(cohort, some),
        breakage: cohortBreakage(cohort, { used: total('used'), net: netOf(some) }, drawn),
      };
    });
}

/** Without futures all that is known is that it lies between nothing and what was not used. */
function cohortBreakage(
  cohort: MonthNumber,
  { used, net }: { readonly used: number; readonly net: number },
  drawn: Drawn | null,
): Band {
  if (net <= 0) return { low: 0, middle: 0, high: 0 };
  if (drawn === null) {
    const most = share(1 - used / net);
    return { low: 0, middle: most, high: most };
  }
  const own = [...drawn.points.entries()]
    .filter(([, point]) => point.cohort === cohort)
    .map(([place]) => place);
  return bandOf(
    drawn.futures.map(({ usedOf }) =>
      share(1 - (used + own.reduce((sum, place) => sum + (usedOf[place] ?? 0), 0)) / net),
    ),
  );
}

function usedByAge(cohort: MonthNumber, rows: readonly RunOffRow[]): readonly number[] {
  const flows = rows.flatMap((row) => row.flows);
  const earned = flows.reduce((sum, flow) => sum + flow.earned, 0);
  const oldest = flows.reduce((age, { month }) => Math.max(age, month - cohort), 0);
  return Array.from({ length: oldest + 1 }, (_, age) => {
    const used = flows.reduce(
      (sum, flow) => (flow.month - cohort <= age ? sum + flow.used : sum),
      0,
    );
    return earned > 0 ? share(used / earned) : 0;
  });
}

/** Shares have four places, and lie between nothing and all. */
function share(value: number): number {
  return Math.round(Math.min(Math.max(value, 0), 1) * 10_000) / 10_000;
}

function bandOf(values: readonly number[]): Band {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))] ?? 0;
  return { low: at(LOW), middle: at(0.5), high: at(HIGH) };
}

function traceOf(
  exposures: readonly Exposure[],
  points: readonly OpenPoints[],
  { seen, months }: { readonly seen: number; readonly months: number },
): readonly string[] {
  const { used, tail } = hazardsOf(exposures, () => 1);
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
  const shares = used.map((value, age) => `${String(age)}: ${percent(value)}`).join(', ');
  const undated = points.filter(({ lapses }) => lapses === null);
  const left = undated.reduce((sum, { open }) => sum + open, 0);
  return [
    `${String(seen)} months of earning were looked at, and what is open was followed for ${String(months)} more.`,
    `Of the points that could be spent, redeemed in the month of an age: ${shares}; later ${percent(tail.used)}.`,
    ...(left === 0
      ? []
      : [
          `${String(left)} open points have no date on which they lapse. What is said of them rests on members falling silent: what is not redeemed within ${String(FAR_MONTHS)} months is taken never to be.`,
        ]),
    'The band is between the tenth and the ninetieth hundredth of futures that were drawn from cohorts and months that were.',
  ];
}
