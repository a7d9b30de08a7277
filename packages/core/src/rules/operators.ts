import { compare, parseDecimal, toDecimal, type Rational } from '../points/rational.ts';
import type { Operand, Operator } from '../program/document.ts';
import { dayNumber, dayText, type CalendarDay } from '../time/calendar.ts';
import { localDay } from '../time/zone.ts';
import { isLeap, readDay, type AttributeKind, type Seen } from './attributes.ts';
import type { Facts } from './facts.ts';

/** Whether what was seen passes a test. What is not known never does. */
export type Passes = (seen: Seen, facts: Pick<Facts, 'at' | 'zone'>) => boolean;

/** Makes the test of an operand; null if the operand is none that the operator takes. */
type Make = (operand: Operand | undefined) => Passes | null;

/** An operator on one kind of attribute: the operand it takes, in words, and the test it makes. */
export interface Meaning {
  readonly takes: string;
  readonly make: Make;
}

const DAYS_MAX = 36_525;
const A_TEXT = 'a text';
const TEXTS = 'a list of texts';
const A_DECIMAL = 'a decimal number as text';
const A_DAY = 'a day such as 2026-01-31';
const DAYS = `a whole number of days from 0 to ${String(DAYS_MAX)}`;
const NOTHING = 'no value';

/** Words are typed by people: case and outer spaces do not tell them apart. */
function plain(written: string): string {
  return written.trim().toLowerCase();
}

const itself = (written: string): string => written;

function onText(same: (written: string) => string): Readonly<Partial<Record<Operator, Meaning>>> {
  const one =
    (wanted: boolean): Make =>
    (operand) => {
      if (typeof operand !== 'string') return null;
      const right = same(operand);
      return (seen) => seen.kind === 'text' && (same(seen.text) === right) === wanted;
    };
  const among =
    (wanted: boolean): Make =>
    (operand) => {
      if (!Array.isArray(operand)) return null;
      const right = new Set(operand.map(same));
      return (seen) => seen.kind === 'text' && right.has(same(seen.text)) === wanted;
    };
  return {
    equals: { takes: A_TEXT, make: one(true) },
    not_equals: { takes: A_TEXT, make: one(false) },
    in: { takes: TEXTS, make: among(true) },
    not_in: { takes: TEXTS, make: among(false) },
  };
}

/** Tests of a text that may be several: passed if any of them, or all as one, is among the wanted. */
function onCategories(wantsIn: boolean, single: boolean): Meaning {
  return {
    takes: single ? A_TEXT : TEXTS,
    make: (operand) => {
      if (single ? typeof operand !== 'string' : !Array.isArray(operand)) return null;
      const wanted = new Set([operand].flat().map((word) => plain(String(word))));
      return (seen) => {
        if (seen.kind !== 'text') return false;
        const held = [seen.text, ...seen.text.split(',')].map(plain);
        return held.some((one) => wanted.has(one)) === wantsIn;
      };
    },
  };
}

const CATEGORIES: Readonly<Partial<Record<Operator, Meaning>>> = {
  equals: onCategories(true, true),
  not_equals: onCategories(false, true),
  in: onCategories(true, false),
  not_in: onCategories(false, false),
};

function onList(
  judge: (has: (wanted: string) => boolean, wanted: readonly string[]) => boolean,
): Meaning {
  return {
    takes: TEXTS,
    make: (operand) => {
      if (!Array.isArray(operand)) return null;
      const wanted = operand.map(plain);
      return (seen) => {
        if (seen.kind !== 'list') return false;
        const held = new Set(seen.list.map(plain));
        return judge((one) => held.has(one), wanted);
      };
    },
  };
}

const LIST: Readonly<Partial<Record<Operator, Meaning>>> = {
  contains_any: onList((has, wanted) => wanted.some(has)),
  contains_all: onList((has, wanted) => wanted.every(has)),
  contains_none: onList((has, wanted) => !wanted.some(has)),
};

function onNumber(judge: (order: number) => boolean): Meaning {
  return {
    takes: A_DECIMAL,
    make: (operand) => {
      const right = typeof operand === 'string' ? parseDecimal(operand) : null;
      if (right === null) return null;
      return (seen) => {
        const left = numberOf(seen);
        return left !== null && judge(compare(left, right));
      };
    },
  };
}

/** A custom attribute holds its number as text. */
function numberOf(seen: Seen): Rational | null {
  if (seen.kind === 'number') return seen.number;
  return seen.kind === 'text' ? parseDecimal(seen.text.trim()) : null;
}

/** The platform's own "between" leaves its end out. */
function betweenNumbers(withEnd: boolean): Meaning {
  return {
    takes: 'two decimal numbers as texts, the lower one first',
    make: (operand) => {
      const [low, high] = pairOf(operand, parseDecimal);
      if (low === null || high === null || compare(low, high) > 0) return null;
      return (seen) => {
        const value = numberOf(seen);
        if (value === null || compare(value, low) < 0) return false;
        const end = compare(value, high);
        return end < 0 || (withEnd && end === 0);
      };
    },
  };
}

const NUMBER: Readonly<Partial<Record<Operator, Meaning>>> = {
  equals: onNumber((order) => order === 0),
  not_equals: onNumber((order) => order !== 0),
  less_than: onNumber((order) => order < 0),
  at_most: onNumber((order) => order <= 0),
  more_than: onNumber((order) => order > 0),
  at_least: onNumber((order) => order >= 0),
  between: betweenNumbers(false),
  between_inclusive: betweenNumbers(true),
};

function onDay(judge: (left: number, right: number) => boolean): Meaning {
  return {
    takes: A_DAY,
    make: (operand) => {
      const day = typeof operand === 'string' ? readDay(operand) : null;
      if (day === null) return null;
      const right = dayNumber(day);
      return (seen) => {
        const left = dayOf(seen);
        return left !== null && judge(left, right);
      };
    },
  };
}

function betweenDays(withEnd: boolean): Meaning {
  return {
    takes: 'two days such as 2026-01-31, the earlier one first',
    make: (operand) => {
      const [first, last] = pairOf(operand, readDay);
      if (first === null || last === null) return null;
      const from = dayNumber(first);
      const until = dayNumber(last);
      if (from > until) return null;
      return (seen) => {
        const day = dayOf(seen);
        return day !== null && day >= from && (day < until || (withEnd && day === until));
      };
    },
  };
}

function daysAgo(judge: (ago: number, days: number) => boolean): Meaning {
  return {
    takes: DAYS,
    make: (operand) => {
      const days = readDays(operand);
      if (days === null) return null;
      return (seen, facts) => {
        const day = dayOf(seen);
        return day !== null && judge(dayNumber(localDay(facts.at, facts.zone)) - day, days);
      };
    },
  };
}

const DAY: Readonly<Partial<Record<Operator, Meaning>>> = {
  on: onDay((left, right) => left === right),
  before: onDay((left, right) => left < right),
  after: onDay((left, right) => left > right),
  between: betweenDays(false),
  between_inclusive: betweenDays(true),
  less_than_days_ago: daysAgo((ago, days) => ago >= 0 && ago < days),
  more_than_days_ago: daysAgo((ago, days) => ago > days),
};

const YEARLY: Readonly<Partial<Record<Operator, Meaning>>> = {
  is_today: {
    takes: NOTHING,
    make: (operand) =>
      operand === undefined ? (seen, facts) => daysToReturn(seen, facts) === 0 : null,
  },
  is_this_month: {
    takes: NOTHING,
    make: (operand) =>
      operand === undefined
        ? (seen, facts) =>
            seen.kind === 'day' && seen.day.month === localDay(facts.at, facts.zone).month
        : null,
  },
  is_within_days: {
    takes: DAYS,
    make: (operand) => {
      const days = readDays(operand);
      if (days === null) return null;
      return (seen, facts) => {
        const distance = daysToReturn(seen, facts);
        return distance !== null && distance <= days;
      };
    },
  },
};

/** Days to the nearest return of a date, before or after. February 29 returns on the 28th. */
function daysToReturn(seen: Seen, facts: Pick<Facts, 'at' | 'zone'>): number | null {
  if (seen.kind !== 'day') return null;
  const today = localDay(facts.at, facts.zone);
  const distances = [today.year - 1, today.year, today.year + 1].map((year) =>
    Math.abs(dayNumber(returnIn(seen.day, year)) - dayNumber(today)),
  );
  return Math.min(...distances);
}

/** The day on which a date comes round in a year. */
export function returnIn(date: CalendarDay, year: number): CalendarDay {
  const leapDay = date.month === 2 && date.day === 29;
  return { year, month: date.month, day: leapDay && !isLeap(year) ? 28 : date.day };
}

const FLAG: Readonly<Partial<Record<Operator, Meaning>>> = {
  is_true: onFlag(true),
  is_false: onFlag(false),
};

function onFlag(wanted: boolean): Meaning {
  return {
    takes: NOTHING,
    make: (operand) =>
      operand === undefined ? (seen) => seen.kind === 'flag' && seen.flag === wanted : null,
  };
}

/** Days of a custom attribute are texts, too. */
function dayOf(seen: Seen): number | null {
  if (seen.kind === 'day') return dayNumber(seen.day);
  const day = seen.kind === 'text' ? readDay(seen.text.trim()) : null;
  return day === null ? null : dayNumber(day);
}

/** Readers of YAML hand every number of a value over as it was written. */
function readDays(operand: Operand | undefined): number | null {
  const days = typeof operand === 'string' && /^\d+$/.test(operand) ? Number(operand) : operand;
  if (typeof days !== 'number' || !Number.isInteger(days)) return null;
  return days >= 0 && days <= DAYS_MAX ? days : null;
}

function pairOf<T>(
  operand: Operand | undefined,
  read: (written: string) => T | null,
): [T | null, T | null] {
  if (!Array.isArray(operand) || operand.length !== 2) return [null, null];
  return [read(operand[0] ?? ''), read(operand[1] ?? '')];
}

const BY_KIND: Readonly<Record<AttributeKind, readonly Partial<Record<Operator, Meaning>>[]>> = {
  id: [onText(itself)],
  text: [onText(plain)],
  categories: [CATEGORIES],
  list: [LIST],
  number: [NUMBER],
  day: [DAY],
  yearly: [YEARLY],
  // Where two kinds know an operator, the first whose operand fits is meant.
  custom: [NUMBER, DAY, FLAG, onText(plain), LIST],
};

/** What an operator may mean on an attribute of this kind; empty if it means nothing there. */
export function meaningsOf(kind: AttributeKind, operator: Operator): readonly Meaning[] {
  return BY_KIND[kind].flatMap((operators) => operators[operator] ?? []);
}

/** The operators that an attribute of this kind knows. */
export function operatorsOf(kind: AttributeKind): readonly string[] {
  return [...new Set(BY_KIND[kind].flatMap((operators) => Object.keys(operators)))];
}

/** What was seen, in words of a trace. */
export function seenText(seen: Seen): string {
  switch (seen.kind) {
    case 'text':
      return seen.text;
    case 'list':
      return seen.list.join(', ');
    case 'number':
      return toDecimal(seen.number);
    case 'day':
      return dayText(seen.day);
    case 'flag':
      return seen.flag ? 'true' : 'false';
  }
}
