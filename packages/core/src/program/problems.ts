import type { Points } from '../points/points.ts';
import { isNegative, parseDecimal, ZERO, type Rational } from '../points/rational.ts';
import { readPoints } from '../points/units.ts';
import type { ExpiryDocument } from './document.ts';
import type { ProgramProblem } from './program.ts';

const ID = /^[a-z0-9_.-]{1,64}$/i;
/** A century: beyond it a number of days is a slip of the keyboard. */
const DAYS_MAX = 36_525;
const MONTHS_MAX = 1_200;
const YEARS_MAX = 100;
const MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Gathers what is wrong with a document; readers go on with a harmless value. */
export class Problems {
  readonly list: ProgramProblem[] = [];

  add(path: string, found: string, allowed: string): void {
    this.list.push({ path, found, allowed });
  }

  /** Ids stand in keys of claims, so they hold no colon and no space. */
  id(path: string, id: string, taken: ReadonlySet<string>): void {
    if (!ID.test(id)) this.add(path, id, '1 to 64 letters, digits, dots, hyphens or underscores');
    else if (taken.has(id)) this.add(path, id, 'an id that stands only once');
  }

  points(path: string, text: string, pointsDecimals: number): Points {
    const points = readPoints(text, pointsDecimals);
    if (points !== null) return points;
    const whole =
      pointsDecimals === 0 ? 'a whole number' : `up to ${String(pointsDecimals)} decimals`;
    this.add(path, text, `points, not negative, ${whole}`);
    return 0;
  }

  /** A decimal that is not negative. */
  decimal(path: string, text: string): Rational {
    const value = parseDecimal(text);
    if (value !== null && !isNegative(value)) return value;
    this.add(path, text, 'a decimal number that is not negative');
    return ZERO;
  }

  whole(path: string, value: number, most: number): void {
    if (Number.isSafeInteger(value) && value >= 1 && value <= most) return;
    this.add(path, String(value), `a whole number from 1 to ${String(most)}`);
  }

  expiry(path: string, expiry: ExpiryDocument): void {
    if (expiry.mode === 'never') return;
    if (expiry.mode === 'calendar') this.#fixedDay(path, expiry);
    else if ('months' in expiry) this.whole(`${path}.months`, expiry.months, MONTHS_MAX);
    else this.days(`${path}.days`, expiry.days);
  }

  #fixedDay(path: string, expiry: Extract<ExpiryDocument, { mode: 'calendar' }>): void {
    const { month, day, years } = expiry;
    this.whole(`${path}.month`, month, 12);
    // A leap day is a day: in other years it is the last of February.
    this.whole(`${path}.day`, day, MONTH_LENGTHS[month - 1] ?? 31);
    if (!Number.isSafeInteger(years) || years < 0 || years > YEARS_MAX) {
      this.add(`${path}.years`, String(years), `a whole number from 0 to ${String(YEARS_MAX)}`);
    }
  }

  days(path: string, days: number): void {
    this.whole(path, days, DAYS_MAX);
  }

  known(path: string, ids: readonly string[], all: ReadonlySet<string>): void {
    const allowed =
      all.size === 0 ? 'nothing, as there is none yet' : `one of ${[...all].join(', ')}`;
    ids
      .filter((id) => !all.has(id))
      .forEach((id) => {
        this.add(path, id, allowed);
      });
  }
}
