import { readTime } from '../api/times.ts';
import { calendarDay } from './formats.ts';
import type { TrendTerms } from './trend-terms.ts';

interface Period {
  readonly from_date: string;
}

/** Periods of a report as points of a trend: what stands at the foot of the chart, and their numbers. */
export function trendPoints<P extends Period>(
  { periods, group_by }: { readonly periods: readonly P[]; readonly group_by: string },
  valuesOf: (period: P) => Readonly<Record<string, number>>,
): TrendTerms['points'] {
  const labels = labelsOf(periods, group_by);
  return periods.map((period, place) => ({
    label: labels[place] ?? '',
    values: valuesOf(period),
  }));
}

/** `Nov 2026` or `12 Nov`, with the year where two would be called the same. */
function labelsOf(periods: readonly Period[], grouping: string): readonly string[] {
  const days = periods.map(({ from_date: day }) => day);
  if (grouping === 'month') return days.map((day) => written(MONTHS, day));
  const short = days.map((day) => written(SHORT, day));
  return new Set(short).size === short.length ? short : days.map(calendarDay);
}

function written(format: Intl.DateTimeFormat, day: string): string {
  const at = readTime(day);
  return at === null ? day : format.format(at);
}

const SHORT = new Intl.DateTimeFormat(undefined, {
  ...{ day: 'numeric', month: 'short', timeZone: 'UTC' },
});
const MONTHS = new Intl.DateTimeFormat(undefined, {
  ...{ month: 'short', year: 'numeric', timeZone: 'UTC' },
});
