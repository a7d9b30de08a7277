import { folded, type Found, type Line } from './lines.ts';

/** How a receipt of figures alone writes its days. */
type Order = 'day first' | 'month first';

const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'janv', 'ene', 'gen', 'sty', 'led'],
  ['feb', 'fev', 'fevr', 'lut'],
  ['mar', 'mrz', 'maerz', 'mars', 'mrt', 'maa'],
  ['apr', 'avr', 'abr', 'kwi'],
  ['may', 'mai', 'mag', 'mei', 'maj'],
  ['jun', 'juin', 'giu', 'cze'],
  ['jul', 'juil', 'lug', 'lip'],
  ['aug', 'aout', 'ago', 'sie'],
  ['sep', 'sept', 'set', 'wrz'],
  ['oct', 'okt', 'out', 'ott', 'paz'],
  ['nov', 'lis'],
  ['dec', 'dez', 'dic', 'gru'],
];
/** Months that are written out. */
const LONG_NAMES: Readonly<Record<string, number>> = {
  januar: 1,
  januari: 1,
  january: 1,
  janvier: 1,
  enero: 1,
  gennaio: 1,
  juni: 6,
  juillet: 7,
  juli: 7,
  marzo: 3,
  marz: 3,
  maart: 3,
  march: 3,
  maggio: 5,
  mayo: 5,
  giugno: 6,
  luglio: 7,
};

const NUMBERS = /(?<![\d.,/-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d|[./-]\d)/g;
const YEAR_FIRST = /(?<!\d)(\d{4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)/g;
const YEAR_FIRST_CJK = /(?<!\d)(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/g;
const NAMED_DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|[.-])?\s?(?:de |of )?([a-z]{3,10})[.,-]?\s?(?:de )?'?(\d{4}|\d{2})(?!\d|[.,:]\d)/g;
const NAMED_MONTH_FIRST =
  /(?<![a-z])([a-z]{3,10})\.?\s?(\d{1,2})(?:st|nd|rd|th)?\s?[,.]?\s?(\d{4})(?!\d)/g;

/** What only those who write the month first print on receipts. */
const MONTH_FIRST_SIGNS =
  /\b\d{1,2}:\d{2}(?::\d{2})?\s?[ap]\.?m\b|\bsales tax\b|\b[A-Z]{2} \d{5}\b/i;
const DAY_FIRST_SIGNS =
  /€|£|\b(?:eur|gbp|chf|vat|mwst|ust|tva|iva|btw|gst|moms|mva|uhr|datum|fecha|data)\b/i;

const YEARS_BACK = 5;
const DAY_MS = 86_400_000;

/**
 * The day of the receipt, `2026-11-21`; null if it names none that can be. `sentOn` is the day it
 * was sent, written alike: a day after it is none, and of two readings the nearer one is likelier.
 */
export function findDate(lines: readonly Line[], sentOn: string): Found<string> | null {
  const order = orderOf(lines);
  for (const line of lines) {
    const value = dateIn(line.text, order, sentOn);
    if (value !== null) return { value, line };
  }
  return null;
}

/** Null if nothing tells. */
function orderOf(lines: readonly Line[]): Order | null {
  const all = lines.map(({ text }) => text).join('\n');
  for (const [, first, mark, second] of all.matchAll(NUMBERS)) {
    if (mark === '.' || Number(first) > 12) return 'day first';
    if (Number(second) > 12) return 'month first';
  }
  if (DAY_FIRST_SIGNS.test(all)) return 'day first';
  return MONTH_FIRST_SIGNS.test(all) || all.includes('$') ? 'month first' : null;
}

function dateIn(text: string, order: Order | null, sentOn: string): string | null {
  const low = folded(text);
  const named = (match: RegExpMatchArray, at: readonly [number, number, number]): string | null =>
    dayOf(yearOf(match[at[0]]), monthOf(match[at[1]]), Number(match[at[2]]));
  const days = [
    ...[...low.matchAll(YEAR_FIRST)].map((m) => dayOf(yearOf(m[1]), Number(m[3]), Number(m[4]))),
    ...[...text.matchAll(YEAR_FIRST_CJK)].map((m) =>
      dayOf(yearOf(m[1]), Number(m[2]), Number(m[3])),
    ),
    ...[...low.matchAll(NAMED_DAY_FIRST)].map((m) => named(m, [3, 2, 1])),
    ...[...low.matchAll(NAMED_MONTH_FIRST)].map((m) => named(m, [3, 1, 2])),
    ...[...low.matchAll(NUMBERS)].map((m) => numbered(m, order, sentOn)),
  ];
  return days.find((day) => day !== null && isLikely(day, sentOn)) ?? null;
}

/** Of `03/04/2026` and the like: as the receipt writes days, or else the reading that is nearer. */
function numbered(match: RegExpMatchArray, order: Order | null, sentOn: string): string | null {
  const [first, second, year] = [Number(match[1]), Number(match[3]), yearOf(match[4])];
  const dayFirst = dayOf(year, second, first);
  const monthFirst = dayOf(year, first, second);
  const wanted = order === 'month first' ? monthFirst : dayFirst;
  const other = order === 'month first' ? dayFirst : monthFirst;
  const likely = [wanted, other].filter((day) => day !== null && isLikely(day, sentOn));
  if (order !== null || likely.length < 2) return likely[0] ?? null;
  return likely.toSorted((a, b) => (b ?? '').localeCompare(a ?? ''))[0] ?? null;
}

function monthOf(name: string | undefined): number {
  const word = name ?? '';
  const long = LONG_NAMES[word];
  if (long !== undefined) return long;
  return (
    MONTHS.findIndex((names) =>
      names.some((short) => word === short || (short.length === 3 && isLong(word, short))),
    ) + 1
  );
}

/** Whether a word is a month written out: those begin with three letters that no other word has. */
function isLong(word: string, short: string): boolean {
  return word.length > 4 && word.startsWith(short) && /(?:e|o|i|y|s|t|r|l|d)$/.test(word);
}

function yearOf(written: string | undefined): number {
  const year = Number(written);
  return year < 100 ? 2000 + year : year;
}

/** Null if it is no day of the calendar. */
function dayOf(year: number, month: number, day: number): string | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && year >= 1000)) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null;
}

/** Not after it was sent, by the clock of any zone, and not of another age. */
function isLikely(day: string, sentOn: string): boolean {
  const after = Date.parse(day) - Date.parse(sentOn);
  return after <= DAY_MS && after > -YEARS_BACK * 366 * DAY_MS;
}
