import type { CountedActivity } from '../books/changes.ts';
import type { Member } from '../books/records.ts';
import type { FrequencyRange } from '../program/document.ts';
import type { FrequencyLimit } from '../program/program.ts';
import { calendarDay, dayNumber, dayText, mondayOf, monthText } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { localDay } from '../time/zone.ts';
import type { TraceStep } from '../trace.ts';

/** The stretch of time that an instant falls into, as text that sorts by time. */
export function bucketOf(range: FrequencyRange, at: Instant, zone: string): string {
  if (range === 'lifetime') return 'ever';
  const day = localDay(at, zone);
  switch (range) {
    case 'day':
      return dayText(day);
    case 'week':
      return dayText(calendarDay(mondayOf(dayNumber(day))));
    case 'month':
      return monthText(day);
    case 'year':
      return String(day.year).padStart(4, '0');
  }
}

/** How often the member did the activity in the stretch of time that `at` falls into. */
export function countOf(
  member: Pick<Member, 'counts'>,
  activityId: string,
  when: { readonly range: FrequencyRange; readonly at: Instant; readonly zone: string },
): number {
  const kept = member.counts[activityId]?.[when.range];
  if (kept === undefined) return 0;
  return kept.bucket === bucketOf(when.range, when.at, when.zone) ? kept.count : 0;
}

export type Frequency =
  | { readonly allowed: true; readonly counts: readonly CountedActivity[] }
  | { readonly allowed: false; readonly limit: FrequencyLimit; readonly count: number };

const UNLIMITED: Frequency = { allowed: true, counts: [] };

/**
 * Whether the limits allow it once more, and the counts after that. Counted is an activity, or a
 * reward under a name of its own. Only the latest bucket is kept, so a report of an earlier one is
 * let through and not counted.
 */
export function countUp(
  member: Pick<Member, 'counts'>,
  counted: { readonly id: string; readonly limits: readonly FrequencyLimit[] },
  when: { readonly at: Instant; readonly zone: string },
  trace: TraceStep[],
): Frequency {
  if (counted.limits.length === 0) return UNLIMITED;
  const counts: CountedActivity[] = [];
  for (const limit of counted.limits) {
    const bucket = bucketOf(limit.per, when.at, when.zone);
    const kept = member.counts[counted.id]?.[limit.per];
    const late = kept !== undefined && kept.bucket > bucket;
    const count = kept?.bucket === bucket ? kept.count : 0;
    const reached = count >= limit.times;
    trace.push({
      step: 'rule',
      rule: limit.ruleId,
      type: 'frequency',
      matched: reached,
      seen: String(count),
      needed: `fewer than ${String(limit.times)} per ${limit.per}`,
    });
    if (reached) return { allowed: false, limit, count };
    if (!late && !counts.some(({ range }) => range === limit.per)) {
      counts.push({ range: limit.per, bucket, count: count + 1 });
    }
  }
  return { allowed: true, counts };
}
