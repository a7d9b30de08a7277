import { useMemo } from 'react';
import { useProgram } from '../api/program.ts';
import { readTime } from '../api/times.ts';

/** How numbers and times are written: by the browser's language, in the program's zone and currency. */
export interface Formats {
  readonly zone: string;
  /** `1,250 points`. */
  readonly points: (count: number) => string;
  readonly number: (count: number) => string;
  /** `1 order`, `2 orders`. */
  readonly counted: (count: number, what: string) => string;
  readonly money: (amount: number) => string;
  /** A decimal of the server, as exact as it came. */
  readonly amount: (decimal: string) => string;
  /** `42.5 %` of a share. */
  readonly share: (share: number) => string;
  /** `12 Nov 2026, 09:30`; takes the times of answers, and gives back what it cannot read. */
  readonly moment: (text: string | null) => string;
  /** `12 Nov 2026`. */
  readonly day: (text: string | null) => string;
}

const NONE = '–';
const NUMBERS = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });

const SHARES = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

export function useFormats(): Formats {
  const { timeZone, currency } = useProgram();
  return useMemo(() => formatsOf(timeZone, currency), [timeZone, currency]);
}

export function pointsText(count: number): string {
  return `${NUMBERS.format(count)} ${count === 1 ? 'point' : 'points'}`;
}

/** A number as programs write it: `"1250"` is `1,250`; what is none stays as it is. */
export function decimalText(decimal: string): string {
  return /^\d{1,15}(?:\.\d{1,2})?$/.test(decimal) ? NUMBERS.format(Number(decimal)) : decimal;
}

/** The same as points: `1,250 points`. */
export function pointsOf(decimal: string): string {
  return `${decimalText(decimal)} ${decimal === '1' ? 'point' : 'points'}`;
}

function formatsOf(timeZone: string, currency: string): Formats {
  const moments = new Intl.DateTimeFormat(undefined, {
    ...{ dateStyle: 'medium', timeStyle: 'short', timeZone },
  });
  const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone });
  const amounts = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  const written = (format: Intl.DateTimeFormat) => (text: string | null) => {
    if (text === null || text === '') return NONE;
    const at = readTime(text);
    return at === null ? text : format.format(at);
  };
  return {
    zone: timeZone,
    points: pointsText,
    number: (count) => NUMBERS.format(count),
    counted: (count, what) => `${NUMBERS.format(count)} ${what}${count === 1 ? '' : 's'}`,
    money: (amount) => amounts.format(amount),
    amount: (decimal) => amounts.format(decimal as Intl.StringNumericLiteral),
    share: (share) => SHARES.format(share),
    moment: written(moments),
    day: written(days),
  };
}

/** A month of an answer, `2026-01`, as `Jan 2026`. */
export function monthText(month: string): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? month : MONTHS.format(at);
}

const MONTHS = new Intl.DateTimeFormat(undefined, {
  ...{ month: 'short', year: 'numeric', timeZone: 'UTC' },
});

/** A day without a clock, as a birthday is: no zone moves it. */
export function calendarDay(text: string | null): string {
  const at = text === null ? null : readTime(text);
  if (at === null) return NONE;
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}
