import { dayNumber } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { localDay } from '../time/zone.ts';
import type { Period } from './rules.ts';

/** True if the day of this instant is within the period; both its days count. */
export function runs(
  { from, until }: Period,
  { at, zone }: { readonly at: Instant; readonly zone: string },
): boolean {
  if (from === null && until === null) return true;
  const day = dayNumber(localDay(at, zone));
  return (from === null || day >= from) && (until === null || day <= until);
}
