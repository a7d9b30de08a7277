import type { ShownDesign } from '@fealty/contract/v2';
import { readTime } from './times.ts';
import { fill } from './texts/words.ts';
import type { Plural, Words } from './texts/forms.ts';

/** Says things in one language, and in the units of one program. */
export interface Speech {
  readonly language: string;
  readonly words: Words;
  /** A text with `{n}`, in the form that goes with the number. */
  many(forms: Plural, n: number, values?: Readonly<Record<string, string>>): string;
  number(n: number): string;
  /** A factor or a rate, which has decimals of its own. */
  rate(n: number): string;
  /** As `many`, of a rate. */
  manyRates(forms: Plural, n: number, values?: Readonly<Record<string, string>>): string;
  points(n: number): string;
  money(amount: number): string;
  /** A day as the API writes it, as people do; empty if it cannot be read. */
  day(text: string): string;
  /** The difference of two numbers of points, exact to the program's decimals. */
  less(from: number, taken: number): number;
}

/** As many as anybody reads of a multiplier. */
const RATE_DECIMALS = 4;

/** Speech of a language; whatever its words are, numbers and dates are the browser's. */
export function speak(language: string, words: Words, design: ShownDesign): Speech {
  const decimals = design.points_decimals;
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: decimals });
  const rates = new Intl.NumberFormat(language, { maximumFractionDigits: RATE_DECIMALS });
  const plurals = new Intl.PluralRules(language, { maximumFractionDigits: decimals });
  const rateForms = new Intl.PluralRules(language, { maximumFractionDigits: RATE_DECIMALS });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const number = (n: number): string => plain.format(n);
  const many: Speech['many'] = (forms, n, values = {}) =>
    fill(forms[plurals.select(n)] ?? forms.other, { n: number(n), ...values });
  return {
    ...{ language, words, many, number },
    rate: (n) => rates.format(n),
    manyRates: (forms, n, values = {}) =>
      fill(forms[rateForms.select(n)] ?? forms.other, { n: rates.format(n), ...values }),
    points: (n) => many(words.points, n),
    money: (amount) =>
      new Intl.NumberFormat(language, {
        ...{ style: 'currency', currency: design.currency },
        minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
      }).format(amount),
    day(text) {
      const time = readTime(text);
      return time === null ? '' : days.format(time);
    },
    less(from, taken) {
      const unit = 10 ** decimals;
      return (Math.round(from * unit) - Math.round(taken * unit)) / unit;
    },
  };
}
