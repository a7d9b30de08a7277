import { readDay } from '../rules/attributes.ts';
import type { Period } from '../rules/rules.ts';
import { calendarDay, dayNumber, dayText } from '../time/calendar.ts';
import type { Problems } from './problems.ts';

/** First and last day of something, such as `2026-12-31`, in the program's zone. */
export function compilePeriod(
  written: { readonly from?: string; readonly until?: string },
  path: string,
  problems: Problems,
): Period {
  const from = dayOrNull(written.from, `${path}.from`, problems);
  const until = dayOrNull(written.until, `${path}.until`, problems);
  if (from !== null && until !== null && from > until) {
    problems.add(`${path}.until`, dayWritten(until), `a day not before ${dayWritten(from)}`);
  }
  return { from, until };
}

function dayWritten(number: number): string {
  return dayText(calendarDay(number));
}

function dayOrNull(written: string | undefined, path: string, problems: Problems): number | null {
  if (written === undefined) return null;
  const day = readDay(written);
  if (day !== null) return dayNumber(day);
  problems.add(path, written, 'a day such as 2026-01-31');
  return null;
}
