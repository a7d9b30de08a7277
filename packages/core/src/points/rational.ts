/**
 * Exact arithmetic for money, rates and points before their one rounding. A rational is kept
 * unreduced: chains here are short and reducing costs more than carrying a few more digits.
 */
export interface Rational {
  readonly numerator: bigint;
  /** Always positive. */
  readonly denominator: bigint;
}

export const ZERO: Rational = { numerator: 0n, denominator: 1n };
export const ONE: Rational = { numerator: 1n, denominator: 1n };

/** Most quantities and many prices; not worth taking apart. */
const PLAIN = /^\d{1,15}$/;
const DECIMAL = /^([+-]?)(\d{1,18})(?:\.(\d{0,12}))?$|^([+-]?)\.(\d{1,12})$/;

/**
 * Reads a plain decimal such as `80`, `35.0`, `.5` or `-3.25`: at most 18 digits before the point
 * and 12 after it, no exponent, no grouping. Anything else gives null.
 */
export function parseDecimal(text: string): Rational | null {
  if (PLAIN.test(text)) return { numerator: BigInt(text), denominator: 1n };
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const sign = match[1] ?? match[4] ?? '';
  const whole = match[2] ?? '0';
  const fraction = match[3] ?? match[5] ?? '';
  const magnitude = BigInt(whole + fraction);
  return {
    numerator: sign === '-' ? -magnitude : magnitude,
    denominator: powerOfTen(fraction.length),
  };
}

/** What a decimal text of the books stands for: zero if there is none, or if it is no decimal. */
export function decimalOf(text: string | null | undefined): Rational {
  return parseDecimal(text ?? '') ?? ZERO;
}

export function rationalOf(integer: number): Rational {
  return { numerator: BigInt(integer), denominator: 1n };
}

export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) {
    return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  }
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return {
    numerator: a.numerator * b.numerator,
    denominator: a.denominator * b.denominator,
  };
}

/** Divides; the caller has made sure that `b` is not zero. */
export function divide(a: Rational, b: Rational): Rational {
  const flip = b.numerator < 0n ? -1n : 1n;
  return {
    numerator: a.numerator * b.denominator * flip,
    denominator: a.denominator * b.numerator * flip,
  };
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function least(a: Rational, b: Rational): Rational {
  return compare(a, b) < 0 ? a : b;
}

export function greatest(a: Rational, b: Rational): Rational {
  return compare(a, b) < 0 ? b : a;
}

export function isZero(a: Rational): boolean {
  return a.numerator === 0n;
}

export function isNegative(a: Rational): boolean {
  return a.numerator < 0n;
}

/**
 * Writes the value as the shortest plain decimal, `80`, `35.5`. Only for values whose expansion
 * ends within 12 digits, as everything read by `parseDecimal` and its sums and products do;
 * others are cut there.
 */
export function toDecimal(a: Rational): string {
  if (a.denominator === 1n) return a.numerator.toString();
  const negative = a.numerator < 0n;
  const scaled = ((negative ? -a.numerator : a.numerator) * powerOfTen(12)) / a.denominator;
  const digits = scaled.toString().padStart(13, '0');
  const fraction = digits.slice(-12).replace(/0+$/, '');
  const text = fraction === '' ? digits.slice(0, -12) : `${digits.slice(0, -12)}.${fraction}`;
  return negative && scaled !== 0n ? `-${text}` : text;
}

const POWERS = Array.from({ length: 25 }, (_, exponent) => 10n ** BigInt(exponent));

export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}
