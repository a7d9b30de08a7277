import { currencyIn } from './amounts.ts';
import { findDate } from './find-date.ts';
import { findShop } from './find-shop.ts';
import { findTotal } from './find-total.ts';
import type { Line } from './lines.ts';

/** What a receipt seems to say. Never more than a suggestion: whoever looks at it decides. */
export interface Suggestion {
  /** Decimal text, `15.84`. */
  readonly total: string | null;
  /** ISO 4217. */
  readonly currency: string | null;
  /** `2026-11-21`. */
  readonly date: string | null;
  readonly shop: string | null;
  /** How sure the reader is of the least sure line that something was taken from, 0 to 100. */
  readonly confidence: number;
}

/** Null if the lines say none of it. `sentOn` is the day on which it was sent, `2026-11-21`. */
export function suggest(lines: readonly Line[], sentOn: string): Suggestion | null {
  const total = findTotal(lines);
  const date = findDate(lines, sentOn);
  const shop = findShop(lines);
  const used = [total, date, shop].flatMap((found) => (found === null ? [] : [found.line]));
  // A line that can be a name stands on every picture with words.
  if (total === null && date === null) return null;
  return {
    total: total?.value.value ?? null,
    currency: total === null ? null : (total.value.currency ?? currencyOf(lines)),
    date: date?.value ?? null,
    shop: shop?.value ?? null,
    confidence: Math.round(Math.min(...used.map(({ confidence }) => confidence))),
  };
}

function currencyOf(lines: readonly Line[]): string | null {
  return currencyIn(lines.map(({ text }) => text));
}
