/** At most 15 digits before the point: more than any amount, fewer than a sum can lose. */
const DECIMAL = /^\+?(\d{1,15})(?:\.(\d*))?$|^\+?\.(\d+)$/;
/** Digits after the point that arithmetic keeps; the rest is noise of somebody's float. */
const FRACTION_DIGITS_MAX = 12;

/** What {@link readDecimal} takes, for the reader of an error. */
export const DECIMAL_ALLOWED = 'a decimal number from 0 on, of at most 15 digits before its point';

/** Reads a decimal from 0 on, as `35`, `35.0` or `.5`; null if it is something else. */
export function readDecimal(text: string): string | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const whole = match[1] ?? '0';
  const fraction = (match[2] ?? match[3] ?? '').slice(0, FRACTION_DIGITS_MAX);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
