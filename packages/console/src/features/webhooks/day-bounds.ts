import { endOfDay } from '../../ui/end-of-day.ts';

const DAY_MS = 86_400_000;

/**
 * The first and the last moment of days of a zone, as the server takes them: `2026-11-01` to
 * `2026-11-02`. Null for a day that is not said. The first moment is the last second of the day before,
 * which the server counts in: one second too many is told twice at most.
 */
export function dayBounds(
  first: string,
  last: string,
  timeZone: string,
): { readonly from: string | null; readonly to: string | null } {
  const at = Date.parse(`${first}T00:00:00Z`);
  const before = Number.isNaN(at) ? '' : new Date(at - DAY_MS).toISOString().slice(0, 10);
  return { from: endOfDay(before, timeZone), to: endOfDay(last, timeZone) };
}
