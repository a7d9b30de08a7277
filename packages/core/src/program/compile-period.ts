import { readDay } from '../rules/attributes.ts';
import type { Period } from '../rules/rules.ts';
import { dayNumber } from '../time/calendar.ts';
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
    problems.add(`${path}.until`, written.until ?? '', `a day not before ${written.from ?? ''}`);
  }
  return { from, until };
}

function dayOrNull(written: string | undefined, path: string, problems: Problems): number | null {
  if (written === undefined) return null;
  const day = readDay(written);
  if (day === null) problems.add(path, written, 'a day such as 2026-01-31');
  return day === null ? null : dayNumber(day);
}
