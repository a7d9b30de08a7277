import type { Occasion } from '@fealty/core';
import { listCelebrants, nextDayToCelebrate, type DayAhead } from '../queries/occasions.ts';
import { noteCelebrated } from '../usecases/note-celebrated.ts';
import { carryOutLater } from './carry-out-later.ts';
import type { SweepDeps } from './sweep-merchant.ts';

const PAGE = 1000;
/** A century of days: a clock that was moved that far has other troubles. */
const DAYS_MAX = 36_525;
const DAY_MS = 86_400_000;

/**
 * Celebrates the days that have come, one after the other, by a merchant's own clock; answers how
 * many had somebody to celebrate. A day counts as celebrated when everybody of it was; interrupted,
 * it is gone through again, and claims see to it that nobody celebrates twice.
 */
export async function celebrateDays(deps: SweepDeps, merchantId: number): Promise<number> {
  let days = 0;
  while (days < DAYS_MAX && !deps.signal.aborted) {
    const next = await nextDayToCelebrate(deps.pool, merchantId);
    if (next === null) break;
    if (next.day !== null) {
      if (!(await celebrateDay(deps, merchantId, next.day, next.occasions))) break;
      days += 1;
    }
    // A year without anybody is gone through at once: the next look begins behind it.
    await noteCelebrated(deps.pool, merchantId, next.day ?? next.until);
    if (next.day === null && next.until === next.today) break;
  }
  return days;
}

async function celebrateDay(
  deps: SweepDeps,
  merchantId: number,
  day: string,
  occasions: DayAhead['occasions'],
): Promise<boolean> {
  for (const occasion of occasions) {
    if (!(await celebrate(deps, merchantId, { occasion, day }))) return false;
  }
  return true;
}

/** False if somebody could not be reached, so that the day is to be gone through again. */
async function celebrate(
  deps: SweepDeps,
  merchantId: number,
  occasion: Extract<Occasion, { day: string }>,
): Promise<boolean> {
  for (const dayOfYear of daysOfYear(occasion)) {
    let after = '';
    for (;;) {
      const terms = { occasion: occasion.occasion, dayOfYear, after, limit: PAGE };
      const members = await listCelebrants(deps.pool, merchantId, terms);
      const ended = await Promise.all(
        members.map((value) =>
          carryOutLater(deps.lanes, merchantId, {
            kind: 'award_occasion',
            actor: 'job:occasions',
            member: { by: 'id', value },
            occasion,
          }),
        ),
      );
      if (ended.includes('busy') || deps.signal.aborted) return false;
      if (members.length < PAGE) break;
      after = members.at(-1) ?? '';
    }
  }
  return true;
}

/** The days of the year to look at; in a year without it, February 29 is on the 28th. */
function daysOfYear({ occasion, day }: Extract<Occasion, { day: string }>): readonly number[] {
  const at = Date.parse(`${day}T00:00:00Z`);
  const around = occasion === 'birthday' ? [0] : [-1, 0, 1];
  const days = around.map((offset) => monthAndDay(at + offset * DAY_MS));
  const leapless = !days.includes(229) && days.includes(228);
  return leapless ? [...days, 229] : days;
}

function monthAndDay(at: number): number {
  const date = new Date(at);
  return (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}
