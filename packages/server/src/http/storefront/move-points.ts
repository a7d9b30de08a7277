import type { performActivity, redeemAsShopper, V2Values } from '@fealty/contract/v2';
import { readPoints } from '@fealty/core';
import { sayRecorded } from '../v2/award.ts';
import { perform } from '../v2/perform.ts';
import { refuse, refuseParameters } from '../v2/refusal.ts';
import type { ForMembers } from './surface.ts';

/** Points for a reward that members see; with the status pending they are set aside. */
export const handleRedeem: ForMembers<V2Values<typeof redeemAsShopper>> = async (
  context,
  request,
) => {
  const { memberId, values, actor, caller } = request;
  const { reward_id: rewardId, points: asked } = values;
  const program = await context.programs.running(caller.merchantId);
  if (program.rewards.get(rewardId)?.visible !== true) {
    const seen = JSON.stringify(rewardId.slice(0, 100));
    return refuse('INCORRECT_REWARD_ID_PASSED', `There is no reward ${seen}`);
  }
  const points = asked === undefined ? undefined : readPoints(asked, program.pointsDecimals);
  if (points === null) {
    const allowed = `points with at most ${program.pointsDecimals} decimals`;
    const fault = { name: 'points', seen: asked ?? '', allowed };
    return refuseParameters({ kind: 'malformed', faults: [fault] });
  }
  const member = { by: 'id', value: memberId } as const;
  return perform(
    context,
    request,
    {
      kind: 'redeem',
      actor,
      member,
      rewardId,
      ...(points === undefined ? {} : { points }),
      hold: values.status === 'pending',
    },
    { say: sayRecorded, locked: 'ANOTHER_REDEMPTION_IN_PROGRESS' },
  );
};

/** What the member says that he did, if the program takes his word for it. */
export const handlePerformActivity: ForMembers<V2Values<typeof performActivity>> = (
  context,
  request,
) => {
  const { memberId, values, actor } = request;
  const { reason, custom } = values.transaction_attributes ?? {};
  return perform(
    context,
    request,
    {
      kind: 'award',
      actor,
      member: { by: 'id', value: memberId },
      activityId: values.activity_id,
      byMember: true,
      ...(reason === undefined ? {} : { reason }),
      ...(custom === undefined ? {} : { custom }),
    },
    { say: sayRecorded },
  );
};
