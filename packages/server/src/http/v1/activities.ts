import type { EligibleActivity } from '@fealty/contract';
import { standingTo, type Activity, type Program } from '@fealty/core';
import type { MemberView } from '../../queries/member-view.ts';
import { findUser } from './find-user.ts';
import { wirePoints } from '../wire-points.ts';
import { succeed, type V1Handler } from './surface.ts';

export const handleListEligibleActivities: V1Handler<unknown> = async (context, request) => {
  const { merchantId } = request.caller;
  const [found, program] = await Promise.all([
    findUser(context, request),
    context.programs.running(merchantId),
  ]);
  if ('refusal' in found) return found.refusal;
  const visible = [...program.activities.values()].filter((activity) => activity.visible);
  return succeed(
    visible.map((activity) => eligibleActivity(activity, { member: found.member, program })),
  );
};

interface Standing {
  readonly member: Pick<MemberView, 'status' | 'counts' | 'tierId' | 'readAt'>;
  readonly program: Program;
}

/** An activity as the member stands to it: how often it was done, and whether it would earn. */
export function eligibleActivity(activity: Activity, standing: Standing): EligibleActivity {
  const { member, program } = standing;
  const { isAvailable, limits } = standingTo(activity, program, { member, at: member.readAt });
  // v1 shows one limit: the one that stops the member, else the first.
  const shown = limits.find(({ limit, count }) => count >= limit.times) ?? limits[0];
  return {
    activity_id: activity.id,
    rules:
      shown === undefined
        ? {}
        : {
            frequency: {
              range: shown.limit.per.toUpperCase(),
              limit: String(shown.limit.times),
              actions_completed: shown.count,
            },
          },
    is_activity_available_to_user: isAvailable,
    activity_name: activity.name,
    activity_type: activity.earn.type === 'fixed' ? 'fixed' : 'bonus_multiplier',
    activity_description: activity.description,
    points_earning_description: activity.earningDescription,
    ...(activity.earn.type === 'fixed'
      ? { points: wirePoints(activity.earn.points, program) }
      : { bonus_multiplier: Number(activity.earn.text) }),
  };
}
