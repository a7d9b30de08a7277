import { isAmount, parseDecimal, isNegative, readPoints, type Instant } from '@fealty/core';
import type { FieldProblem, ImportLine } from './lines.ts';
import { readDayText, readTime } from './read-time.ts';

/** NUL and halves of characters cannot be stored as text. */
const UNSTORABLE = /\u0000|\p{Surrogate}/u;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const EMAIL_MAX = 254;
const TEXT_MAX = 255;
const ID = /^[a-z0-9_.-]{1,64}$/i;
const YES = new Set(['true', '1', 'yes', 'y', 'subscribed']);
const NO = new Set(['false', '0', 'no', 'n', 'unsubscribed']);

/** Reads the fields of a line one by one and gathers what is wrong with them. */
export class FieldReader {
  readonly problems: FieldProblem[] = [];
  readonly #fields: ReadonlyMap<string, string>;

  constructor({ fields }: ImportLine) {
    this.#fields = fields;
  }

  text(field: string, most = TEXT_MAX): string | undefined {
    return this.#read(field, `text of at most ${String(most)} characters`, (value) =>
      value.length <= most && !UNSTORABLE.test(value) ? value : undefined,
    );
  }

  email(field: string): string | undefined {
    return this.#read(field, 'an e-mail address', (value) =>
      value.length <= EMAIL_MAX && EMAIL.test(value) && !UNSTORABLE.test(value)
        ? value.toLowerCase()
        : undefined,
    );
  }

  id(field: string): string | undefined {
    return this.#read(field, 'an id: letters, digits, dots, hyphens or underscores', (value) =>
      ID.test(value) ? value : undefined,
    );
  }

  points(field: string, pointsDecimals: number): number | undefined {
    const allowed =
      pointsDecimals === 0
        ? 'a whole number of points'
        : `points with at most ${String(pointsDecimals)} decimals`;
    return this.#read(field, allowed, (value) => {
      const points = readPoints(value, pointsDecimals);
      return points !== null && isAmount(points) ? points : undefined;
    });
  }

  decimal(field: string): string | undefined {
    return this.#read(field, 'a decimal number that is not negative', (value) => {
      const exact = parseDecimal(value);
      return exact === null || isNegative(exact) ? undefined : value;
    });
  }

  time(field: string): Instant | undefined {
    return this.#read(field, 'a time such as 2024-01-31T10:00:00Z or 01/31/2024', readTime);
  }

  day(field: string): string | undefined {
    return this.#read(field, 'a day such as 1990-12-31 or 12/31/1990', readDayText);
  }

  flag(field: string): boolean | undefined {
    return this.#read(field, 'true or false', (value) => {
      const word = value.toLowerCase();
      return YES.has(word) ? true : NO.has(word) ? false : undefined;
    });
  }

  oneOf<T extends string>(field: string, words: Readonly<Record<string, T>>): T | undefined {
    return this.#read(
      field,
      `one of ${[...new Set(Object.values(words))].join(', ')}`,
      (value) => words[value.toLowerCase().replaceAll(' ', '_')],
    );
  }

  /** Fields whose names begin with a prefix, by what follows it. */
  withPrefix(prefix: string): Record<string, string> {
    const found: Record<string, string> = {};
    for (const field of this.#fields.keys()) {
      const value = field.startsWith(prefix) ? this.text(field) : undefined;
      if (value !== undefined) found[field.slice(prefix.length)] = value;
    }
    return found;
  }

  missing(field: string, allowed: string): void {
    if (this.#fields.has(field)) return;
    this.problems.push({ field, found: 'nothing', allowed });
  }

  #read<T>(field: string, allowed: string, read: (value: string) => T | undefined): T | undefined {
    const value = this.#fields.get(field);
    if (value === undefined) return undefined;
    const known = read(value);
    if (known === undefined) {
      this.problems.push({ field, found: JSON.stringify(value.slice(0, 60)), allowed });
    }
    return known;
  }
}
