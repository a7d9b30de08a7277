/** An amount as it stands in a line. */
export interface Amount {
  /** Decimal text without its sign, `1234.50`; never zero. */
  readonly value: string;
  /** ISO 4217, if the line says it beside the amount. */
  readonly currency: string | null;
  /** Whether something is taken off: `-3.00`, `3.00-`. */
  readonly isNegative: boolean;
  /** Whether it has two digits behind the point: what has none may be a number of anything. */
  readonly hasCents: boolean;
}

/** Signs that mean one currency, or nearly always do. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  $: 'USD',
  '¥': 'JPY',
  '₹': 'INR',
  '₺': 'TRY',
  '₩': 'KRW',
  '₪': 'ILS',
  '₴': 'UAH',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  R$: 'BRL',
  C$: 'CAD',
  CA$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
  US$: 'USD',
};
const CODES = [
  ...['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'CAD', 'AUD', 'NZD', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK'],
  ...['HUF', 'RON', 'BGN', 'TRY', 'INR', 'BRL', 'MXN', 'ZAR', 'SGD', 'HKD', 'CNY', 'KRW', 'ILS'],
  ...['AED', 'UAH', 'ISK'],
];
/** Of what has no cents, so that a bare number is an amount. */
const WITHOUT_CENTS: ReadonlySet<string> = new Set(['JPY', 'KRW', 'HUF', 'ISK']);

const escaped = Object.keys(SIGNS)
  .toSorted((a, b) => b.length - a.length)
  .map((sign) => sign.replaceAll('$', String.raw`\$`));
const CURRENCY = `(?:${escaped.join('|')}|(?<![A-Z])(?:${CODES.join('|')})(?![A-Z]))`;
/** Thousands in groups of three by one mark, or digits without any. */
const WHOLE = String.raw`(?<whole>\d{1,3}(?<mark>[.,'’ ])\d{3}(?:\k<mark>\d{3})*|\d{1,7})`;
const CENTS = String.raw`(?<cents>\s?[.,]\s?\d{2})?`;
/** What would make it a date, a time, a share in percent, or part of a longer number. */
const NEITHER_BEFORE = String.raw`(?<![\d.,:/-])`;
const NOR_BEHIND = String.raw`(?!\d|[.,:/-]\d|\s?%)`;
const AMOUNT = new RegExp(
  String.raw`${NEITHER_BEFORE}(?<minus>-\s?)?(?<ahead>${CURRENCY}\s{0,2})?(?<inside>-\s?)?(?<![\d.,])` +
    String.raw`${WHOLE}${CENTS}${NOR_BEHIND}(?<behind>\s{0,2}${CURRENCY})?(?<after>-(?!\d))?`,
  'g',
);
const ANY_CURRENCY = new RegExp(CURRENCY, 'g');

/** All amounts of a line, in their order. Dates, times and shares in percent are none. */
export function amountsIn(text: string): readonly Amount[] {
  return [...text.matchAll(AMOUNT)].flatMap((match) => amountOf(match) ?? []);
}

function amountOf({ groups = {} }: RegExpMatchArray): Amount | null {
  const { whole = '', mark, cents, ahead, behind, minus, inside, after } = groups;
  // `1.234.56`: the mark of thousands cannot be that of cents.
  if (mark !== undefined && cents?.trim()[0] === mark) return null;
  const digits = whole.replaceAll(/\D/g, '').replace(/^0+(?=\d)/, '');
  const decimals = cents?.replaceAll(/\D/g, '') ?? null;
  const value = decimals === null ? digits : `${digits}.${decimals}`;
  if (/^[0.]*$/.test(value)) return null;
  const currency = currencyOf(ahead ?? behind);
  return {
    value,
    currency,
    isNegative: (minus ?? inside ?? after) !== undefined,
    hasCents: decimals !== null || (currency !== null && WITHOUT_CENTS.has(currency)),
  };
}

function currencyOf(written: string | undefined): string | null {
  const word = written?.trim() ?? '';
  return word === '' ? null : (SIGNS[word] ?? word);
}

/** The currency that a receipt names most often; null if it names none. */
export function currencyIn(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [written] of text.matchAll(ANY_CURRENCY)) {
      const code = currencyOf(written) ?? '';
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}

/** Hundredths, for sums and comparisons. */
export function hundredths(value: string): bigint {
  const [whole = '0', cents = ''] = value.split('.');
  return BigInt(whole) * 100n + BigInt(cents.padEnd(2, '0').slice(0, 2));
}
