const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const SLASHED = /^(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}):(\d{2}):(\d{2}))?$/;
const HYPHENED = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})\s+(\d{1,2}):(\d{2}):(\d{2})$/;

/** Reads both forms of the API, `12/31/2027 23:59:59` and `11-Feb-2024  9:24:29`, in UTC; null for others. */
export function readTime(text: string): Date | null {
  const slashed = SLASHED.exec(text);
  if (slashed !== null) {
    const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = numbersOf(slashed);
    return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  }
  const hyphened = HYPHENED.exec(text);
  if (hyphened === null) return null;
  const month = MONTHS.indexOf((hyphened[2] ?? '').toLowerCase());
  const [day = 1, , year = 0, hour = 0, minute = 0, second = 0] = numbersOf(hyphened);
  return month === -1 ? null : new Date(Date.UTC(year, month, day, hour, minute, second));
}

function numbersOf(found: RegExpExecArray): number[] {
  return found.slice(1).map((part: string | undefined) => Number(part ?? '0'));
}

/** `1992-12-31`, as browsers' fields have it, as `12/31/1992`; empty stays empty. */
export function slashedDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return day === '' ? '' : `${month}/${date}/${year}`;
}

/** The way back. */
export function fieldDay(slashed: string | null): string {
  const [, month = '', date = '', year = ''] = SLASHED.exec(slashed ?? '') ?? [];
  return year === '' ? '' : `${year}-${month}-${date}`;
}
