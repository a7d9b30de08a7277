const SLASHES = /^(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}):(\d{2}):(\d{2}))?$/;
const WORDS = /^(\d{1,2})-([A-Z][a-z]{2})-(\d{4})\s+(\d{1,2}):(\d{2}):(\d{2})$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Reads times of answers, `12/31/2027 23:59:59` and `31-Dec-2027  23:59:59`, both UTC; else null. */
export function readTime(text: string): Date | null {
  const slashes = SLASHES.exec(text);
  if (slashes !== null) {
    const [, month, day, year, ...clock] = slashes.map(Number);
    return utc([year, (month ?? 0) - 1, day], clock);
  }
  const words = WORDS.exec(text);
  if (words === null) return null;
  const [, day, month = '', year, ...clock] = words;
  return utc([Number(year), MONTHS.indexOf(month), Number(day)], clock.map(Number));
}

/** How the server takes a moment. */
export function writeTime(at: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${String(at.getUTCFullYear())}`;
  return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
}

function utc(
  [year = 0, month = 0, day = 1]: readonly (number | undefined)[],
  clock: readonly (number | undefined)[],
): Date {
  const [hours = 0, minutes = 0, seconds = 0] = clock.map((part) =>
    part === undefined || Number.isNaN(part) ? 0 : part,
  );
  return new Date(Date.UTC(year, month, day, hours, minutes, seconds));
}
