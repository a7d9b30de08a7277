import type {
  ActivityData,
  listActivities,
  listMemberActivities,
  V2Values,
} from '@fealty/contract/v2';
import { standingTo, type Activity, type Program } from '@fealty/core';
import type { MemberDetails } from '../../../queries/member-details.ts';
import { wirePoints } from '../../wire-points.ts';
import { findPathMember } from '../members/find-member.ts';
import { cutPage, type AskedPage } from '../serving/page.ts';
import { refuse } from '../serving/refusal.ts';
import { rulesConfig } from './rules-config.ts';
import { stableId } from '../serving/stable-id.ts';
import { succeed, type V2Caller, type V2Context, type V2Handler } from '../surface.ts';

/** The built-in activity of orders: what it multiplies is the order's value. */
const PURCHASE_ACTIVITY = 'made_a_purchase';

export const handleListActivities: V2Handler<V2Values<typeof listActivities>> = async (
  { programs },
  { caller, values },
) => {
  const program = await programs.running(caller.merchantId);
  const { rows, end } = cutPage([...program.activities.values()], values);
  const { partnerId } = caller;
  return succeed({
    activities: rows.map((one) => activityData(one, program, { partnerId, member: null })),
    ...end,
  });
};

export const handleReadActivity: V2Handler<unknown> = async ({ programs }, { caller, path }) => {
  const { merchantId, partnerId } = caller;
  const program = await programs.running(merchantId);
  const named = path['activity_id'] ?? '';
  const activity =
    program.activities.get(named) ??
    [...program.activities.values()].find(
      ({ id }) => stableId(partnerId, 'activity', id) === named,
    );
  if (activity !== undefined) {
    return succeed(activityData(activity, program, { partnerId, member: null }));
  }
  const seen = JSON.stringify(named.slice(0, 100));
  return refuse('INCORRECT_ACTIVITY_ID_PASSED', `There is no activity ${seen}`);
};

/** What the member can do, and whether doing it now would earn. */
export const handleListMemberActivities: V2Handler<V2Values<typeof listMemberActivities>> = async (
  context,
  request,
) => {
  const found = await findPathMember(context, request);
  if ('refusal' in found) return found.refusal;
  const { caller, values } = request;
  return succeed(await offeredActivities(context, caller, { ...values, ...found }));
};

/** Activities that people see; of a guest those that are not paused. */
export async function offeredActivities(
  { people, programs }: Pick<V2Context, 'people' | 'programs'>,
  { merchantId, partnerId }: Pick<V2Caller, 'merchantId' | 'partnerId'>,
  terms: AskedPage & { readonly memberId: string | null },
): Promise<object> {
  const { memberId } = terms;
  const [program, member] = await Promise.all([
    programs.running(merchantId),
    memberId === null ? null : people.read(merchantId, memberId),
  ]);
  const shown = [...program.activities.values()].filter(
    ({ visible, active }) => visible && (active || member !== null),
  );
  const { rows, end } = cutPage(shown, terms);
  return {
    activities: rows.map((one) => activityData(one, program, { partnerId, member })),
    ...end,
  };
}

interface Terms {
  readonly partnerId: string;
  readonly member: MemberDetails | null;
}

function activityData(
  activity: Activity,
  program: Program,
  { partnerId, member }: Terms,
): ActivityData {
  const document = program.document.activities.find(({ id }) => id === activity.id);
  const { approval } = activity;
  return {
    id: stableId(partnerId, 'activity', activity.id),
    activity_id: activity.id,
    activity_name: activity.name,
    activity_description: activity.description,
    points_earning_description: activity.earningDescription,
    is_active: activity.active,
    ...computation(activity, program),
    approval_method: APPROVALS[approval.mode],
    fixed_duration_period: approval.mode === 'after_days' ? approval.days : null,
    rules_config: rulesConfig(document?.rules ?? []),
    show_on_guest_dashboard: activity.visible,
    is_qualified_for_tier_upgrade: activity.countsForTier,
    is_performable_on_storefront: activity.storefront,
    ...(member === null ? {} : standing(activity, program, member)),
  };
}

const APPROVALS = {
  immediately: 'immediate',
  after_days: 'fixed_duration',
  by_hand: 'manual',
} as const satisfies Record<Activity['approval']['mode'], string>;

function computation(
  { id, earn }: Activity,
  program: Program,
): Pick<ActivityData, 'points_computation_type' | 'points_config'> {
  if (earn.type === 'fixed') {
    const points = wirePoints(earn.points, program);
    return { points_computation_type: 'fixed', points_config: { points } };
  }
  const attribute = id === PURCHASE_ACTIVITY ? 'order_subtotal' : 'points_passed';
  const points_config = { multiplier: Number(earn.text), attribute_to_multiply: attribute };
  return { points_computation_type: 'multiplier_based', points_config };
}

function standing(
  activity: Activity,
  program: Program,
  { member, readAt: at }: MemberDetails,
): Pick<ActivityData, 'is_available' | 'frequency'> {
  const { isAvailable, limits } = standingTo(activity, program, { member, at });
  const shown = limits.find(({ limit, count }) => count >= limit.times) ?? limits[0];
  const frequency =
    shown === undefined
      ? null
      : {
          range: shown.limit.per,
          limit: shown.limit.times,
          actions_completed: shown.count,
        };
  return { is_available: isAvailable, frequency };
}
