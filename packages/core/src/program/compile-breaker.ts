import type { Points } from '../points/points.ts';
import { readPoints } from '../points/units.ts';
import { MINUTE } from '../time/instant.ts';
import type { BreakerTerms } from './breaker-terms.ts';
import type { BreakerDocument } from './document.ts';
import type { Problems } from './problems.ts';

/** The best day of a year is some three times a good one; a slip of the keyboard is ten times or more. */
export const BREAKER_TIMES = 5;
export const WATCH_MINUTES = 60;
/** Double and triple points are promotions that shops do run. */
export const WATCH_TIMES = 3;

const AWARDS_MAX = 1_000_000_000;
const TIMES_MAX = 1000;
/** What is compared with are the versions of one day back. */
const WATCH_MINUTES_MAX = 24 * 60;

/** What an activity says of itself goes before what the program says of each of them. */
export function breakerTerms(
  {
    all,
    own,
  }: { readonly all: BreakerDocument | undefined; readonly own: BreakerDocument | undefined },
  pointsDecimals: number,
): BreakerTerms {
  const terms: BreakerDocument = { ...all, ...own };
  const points = (text: string | undefined): Points | null =>
    text === undefined ? null : readPoints(text, pointsDecimals);
  return {
    mode: terms.mode ?? 'learnt',
    pointsPerAwardMax: points(terms.pointsPerAwardMax),
    pointsPerHourMax: points(terms.pointsPerHourMax),
    awardsPerHourMax: terms.awardsPerHourMax ?? null,
    times: terms.times ?? BREAKER_TIMES,
    watchMs: (terms.watchMinutes ?? WATCH_MINUTES) * MINUTE,
    watchTimes: terms.watchTimes ?? WATCH_TIMES,
  };
}

/** Judges one part of a document that says how awards are watched. */
export function checkBreaker(
  breaker: BreakerDocument | undefined,
  place: { readonly path: string; readonly pointsDecimals: number; readonly problems: Problems },
): void {
  if (breaker === undefined) return;
  const { path, pointsDecimals, problems } = place;
  for (const field of ['pointsPerAwardMax', 'pointsPerHourMax'] as const) {
    const text = breaker[field];
    if (text !== undefined) problems.points(`${path}.${field}`, text, pointsDecimals);
  }
  const { awardsPerHourMax, times, watchMinutes, watchTimes } = breaker;
  if (awardsPerHourMax !== undefined) {
    problems.whole(`${path}.awardsPerHourMax`, awardsPerHourMax, AWARDS_MAX);
  }
  if (times !== undefined) problems.whole(`${path}.times`, times, TIMES_MAX);
  if (watchTimes !== undefined) problems.whole(`${path}.watchTimes`, watchTimes, TIMES_MAX);
  if (watchMinutes !== undefined && watchMinutes !== 0) {
    problems.whole(`${path}.watchMinutes`, watchMinutes, WATCH_MINUTES_MAX);
  }
}
