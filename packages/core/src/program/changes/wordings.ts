import { attributeOf } from '../../rules/attributes.ts';
import { testWords } from '../../rules/condition-words.ts';
import type { ConditionDocument, FrequencyRange, LotExpiryDocument } from '../document.ts';

/* Values of a document in words of those who run a program. */

/** Longer texts are cut: the document has them whole. */
const TEXT_MAX = 120;
const CONDITION_MAX = 400;
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** `1500.5` as `1,500.5`. */
export function grouped(decimal: string): string {
  return decimal.replace(/\d+/, (whole) => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ','));
}

/** `1 point`, `1,500 points` */
export function pointsWords(decimal: string): string {
  return `${grouped(decimal)} ${decimal === '1' ? 'point' : 'points'}`;
}

/** `1 day`, `30 days` */
export function counted(count: number, unit: string): string {
  return `${grouped(String(count))} ${unit}${count === 1 ? '' : 's'}`;
}

export function quoted(text: string): string {
  return text === '' ? 'nothing' : `“${shortened(text, TEXT_MAX)}”`;
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** `a, b and c` */
export function listed(words: readonly string[], none = 'nothing'): string {
  const last = words.at(-1);
  if (last === undefined) return none;
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** `2026-11-27` as `27 November 2026` */
export function dayWords(iso: string): string {
  return iso.replace(
    /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)$/,
    (_whole, year: string, month: string, day: string) =>
      `${yearlyWords(Number(month), Number(day))} ${year}`,
  );
}

/** `31 December` */
export function yearlyWords(month: number, day: number): string {
  return `${String(day)} ${monthName(month)}`;
}

export function monthName(month: number): string {
  return MONTHS[month - 1] ?? String(month);
}

/** `from 27 November 2026 to 30 November 2026`; empty without a period. */
export function periodWords(rule: { readonly from?: string; readonly until?: string }): string {
  const from = rule.from === undefined ? [] : [`from ${dayWords(rule.from)}`];
  const until = rule.until === undefined ? [] : [`to ${dayWords(rule.until)}`];
  return [...from, ...until].join(' ');
}

export function spanWords(span: { readonly days: number } | { readonly months: number }): string {
  return 'days' in span ? counted(span.days, 'day') : counted(span.months, 'month');
}

/** What points do: `last 6 months`, `never lapse`. */
export function lotExpiryWords(expiry: LotExpiryDocument): string {
  switch (expiry.mode) {
    case 'never':
      return 'never lapse';
    case 'after':
      return `last ${spanWords(expiry)}`;
    case 'calendar': {
      const { month, day, years } = expiry;
      const when = years === 0 ? 'of the same year' : `${counted(years, 'year')} later`;
      return `lapse on ${yearlyWords(month, day)} ${when}`;
    }
  }
}

/** `3 times a day`, `once ever` */
export function limitWords(times: number, per: FrequencyRange): string {
  const often = times === 1 ? 'once' : `${grouped(String(times))} times`;
  return per === 'lifetime' ? `${often} ever` : `${often} a ${per}`;
}

/** `order subtotal is at least 100 and member tier is gold` */
export function conditionWords(when: ConditionDocument): string {
  return shortened(joined(when, false), CONDITION_MAX);
}

function joined(when: ConditionDocument, isInner: boolean): string {
  if ('not' in when) return `not (${joined(when.not, false)})`;
  if ('attribute' in when) {
    const attribute = attributeOf(when.attribute);
    return attribute === null ? when.attribute : testWords(attribute, when.operator, when.value);
  }
  const [parts, word] = 'all' in when ? [when.all, ' and '] : [when.any, ' or '];
  const words = parts.map((part) => joined(part, true)).join(word);
  return isInner && parts.length > 1 ? `(${words})` : words;
}
