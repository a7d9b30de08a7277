import { BREAKER_TIMES, WATCH_MINUTES, WATCH_TIMES } from '../compile-breaker.ts';
import type { BreakerDocument } from '../document.ts';
import { phrase, phraseOrNone, type Phrases } from './phrase.ts';
import { counted, grouped, listed, pointsWords } from './wordings.ts';

const MODES = {
  learnt: 'by what was usual in the last weeks',
  fixed: 'by the bounds of the program alone',
  off: 'by nothing',
} as const;

const NOT_HELD = 'Awards that are held already stay held until somebody decides.';

/** How awards of all activities are watched. */
export const BREAKER_PHRASES: Phrases<BreakerDocument> = {
  mode: phrase(
    'Awards are held back',
    'learnt',
    (mode: NonNullable<BreakerDocument['mode']>) => MODES[mode],
    () => NOT_HELD,
  ),
  pointsPerAwardMax: phraseOrNone('An award is held from more than', 'any size', pointsWords),
  pointsPerHourMax: phraseOrNone(
    'Awards of an activity are held from more than',
    'any number of points',
    (points: string) => `${pointsWords(points)} in an hour`,
  ),
  awardsPerHourMax: phraseOrNone(
    'Awards of an activity are held from more than',
    'any number of them',
    (awards: number) => `${grouped(String(awards))} of them in an hour`,
  ),
  times: phrase('What is usual may come', BREAKER_TIMES, timesWords),
  watchMinutes: phrase(
    'After a change awards are compared with before',
    WATCH_MINUTES,
    (minutes) => (minutes === 0 ? 'not at all' : `for ${counted(minutes, 'minute')}`),
  ),
  watchTimes: phrase('Soon after a change an award may give', WATCH_TIMES, (times) =>
    times === 1 ? 'as much as before' : `${grouped(String(times))} times as much as before`,
  ),
};

function timesWords(times: number): string {
  return times === 1 ? 'once' : `${grouped(String(times))} times`;
}

/** What an activity says of itself: `by the bounds of the program alone and to 500 points an award`. */
export function ownBreakerWords(own: BreakerDocument): string {
  const { mode, pointsPerAwardMax, pointsPerHourMax, awardsPerHourMax } = own;
  const { times, watchMinutes, watchTimes } = own;
  const after = 'after a change';
  return listed(
    [
      ...(mode === undefined ? [] : [MODES[mode]]),
      ...(pointsPerAwardMax === undefined ? [] : [`to ${pointsWords(pointsPerAwardMax)} an award`]),
      ...(pointsPerHourMax === undefined ? [] : [`to ${pointsWords(pointsPerHourMax)} an hour`]),
      ...(awardsPerHourMax === undefined
        ? []
        : [`to ${counted(awardsPerHourMax, 'award')} an hour`]),
      ...(times === undefined ? [] : [`to ${timesWords(times)} what is usual`]),
      ...(watchMinutes === undefined ? [] : [`for ${counted(watchMinutes, 'minute')} ${after}`]),
      ...(watchTimes === undefined ? [] : [`to ${timesWords(watchTimes)} as much ${after}`]),
    ],
    'as the program says',
  );
}
