import type { MemberId } from '../books/records.ts';
import { refuse, type Refused } from '../deciding.ts';
import type { Activity } from '../program/program.ts';
import type { Trace } from '../trace.ts';
import type { Frequency } from './frequency.ts';

/** The refusal of an activity that was done as often as its limit allows. */
export function refuseByLimit(
  reached: Extract<Frequency, { allowed: false }>,
  activity: Activity,
  context: { readonly memberId: MemberId; readonly trace: Trace },
): Refused {
  const { limit, count } = reached;
  return refuse(
    'limit_reached',
    {
      activity: activity.name,
      rule: limit.ruleId,
      times: limit.times,
      per: limit.per,
      seen: count,
      needed: `fewer than ${String(limit.times)} per ${limit.per}`,
    },
    context,
  );
}
