import type { Member, MemberId } from '../books/records.ts';
import { isLeap, readDay } from '../rules/attributes.ts';
import { calendarDay, dayNumber, type CalendarDay } from '../time/calendar.ts';
import { localDay } from '../time/zone.ts';

export type YearlyOccasion = 'birthday' | 'anniversary';

/** Month and day as one number: 1231 is New Year's Eve. */
type DayOfYear = number;

/** Who may have something to celebrate on a day of the year; whether he has is judged by his command. */
export class Celebrants {
  readonly #on = {
    birthday: new Map<DayOfYear, Set<MemberId>>(),
    anniversary: new Map<DayOfYear, Set<MemberId>>(),
  };
  /** Among whom a member stands, by occasion and id. */
  readonly #among = new Map<string, Set<MemberId>>();

  /** Takes down when a member celebrates, or that his days are others now. */
  note({ id, profile, enrolledAt }: Member): void {
    this.#move(id, 'birthday', dayOfYear(readDay(profile.birthdate)));
    const own = readDay(profile.anniversaryDate) ?? localDay(enrolledAt, 'UTC');
    this.#move(id, 'anniversary', dayOfYear(own));
  }

  /** Members to ask on a day, in order of id for each day of the year that it stands for. */
  on(occasion: YearlyOccasion, day: CalendarDay): readonly MemberId[] {
    return daysOfYear(occasion, day).flatMap((one) =>
      [...(this.#on[occasion].get(one) ?? [])].sort(),
    );
  }

  #move(id: MemberId, occasion: YearlyOccasion, to: DayOfYear | null): void {
    const name = `${occasion} ${id}`;
    this.#among.get(name)?.delete(id);
    if (to === null) return;
    const others = this.#on[occasion].get(to) ?? new Set();
    this.#on[occasion].set(to, others.add(id));
    this.#among.set(name, others);
  }
}

function dayOfYear(day: CalendarDay | null): DayOfYear | null {
  return day === null ? null : day.month * 100 + day.day;
}

/**
 * Days of joining are those of UTC, so their neighbours are asked too; February 29 is on the 28th in a
 * year without it.
 */
function daysOfYear(occasion: YearlyOccasion, day: CalendarDay): readonly DayOfYear[] {
  const around = occasion === 'birthday' ? [0] : [-1, 0, 1];
  const days = around.map((offset) => calendarDay(dayNumber(day) + offset));
  const numbers = days.map(({ month, day: date }) => month * 100 + date);
  return numbers.includes(228) && !isLeap(day.year) ? [...numbers, 229] : numbers;
}
