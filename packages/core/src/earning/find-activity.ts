import type { MemberId } from '../books/records.ts';
import { refuse, type Refused, type Scene } from '../deciding.ts';
import type { Activity } from '../program/program.ts';

/** The activity a command names, if it can be earned at present. */
export function findActivity(
  scene: Scene,
  activityId: string,
  memberId: MemberId | null,
): Activity | Refused {
  const activity = scene.program.activities.get(activityId);
  if (activity === undefined) {
    const details = { seen: activityId, needed: 'an activity of the program' };
    return refuse('activity_unknown', details, { memberId });
  }
  if (!activity.active) {
    const details = { activity: activity.name, seen: 'paused', needed: 'active' };
    return refuse('activity_paused', details, { memberId });
  }
  return activity;
}

export function isRefusal(found: Activity | Refused): found is Refused {
  return 'kind' in found;
}
