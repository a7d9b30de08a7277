/** Nobody means more; a larger number is a mistake or malice, and would overflow timers. */
const WAIT_MAX_MS = 366 * 24 * 3600 * 1000;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The three forms of a date in HTTP (RFC 9110, 5.6.7); the weekday is not looked at. */
const FORMS = [
  /^\w{3}, (?<day>\d\d) (?<month>\w{3}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^\w{6,9}, (?<day>\d\d)-(?<month>\w{3})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/,
];

/**
 * What a receiver's `Retry-After` asks for, in milliseconds from `now`: seconds, or a date in one of
 * HTTP's forms. A date that is past gives 0; at most a year is given. Null if there is nothing to
 * go by: no header, negative or broken numbers, other words.
 */
export function parseRetryAfter(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,20}$/.test(text)) return Math.min(Number(text) * 1000, WAIT_MAX_MS);
  const instant = readHttpDate(text, now);
  if (instant === null) return null;
  return Math.min(Math.max(instant - now.getTime(), 0), WAIT_MAX_MS);
}

function readHttpDate(text: string, now: Date): number | null {
  if (text.length > 40) return null;
  const parts = FORMS.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  const { day = '', month = '', year = '', time = '' } = parts ?? {};
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const monthAt = MONTHS.indexOf(month);
  if (parts === undefined || monthAt < 0) return null;
  if (hours > 23 || minutes > 59 || seconds > 60) return null;
  const wholeYear = year.length === 2 ? centuryFor(Number(year), now) : Number(year);
  const instant = Date.UTC(wholeYear, monthAt, Number(day), hours, minutes, seconds);
  // The 31st of June would become the 1st of July.
  return new Date(Date.UTC(wholeYear, monthAt, Number(day))).getUTCMonth() === monthAt
    ? instant
    : null;
}

/** Two digits mean the year that is at most fifty years ahead. */
function centuryFor(digits: number, now: Date): number {
  const thisYear = now.getUTCFullYear();
  const year = thisYear - (thisYear % 100) + digits;
  return year > thisYear + 50 ? year - 100 : year;
}
