import type { performActivity, redeemAsShopper, V2Values } from '@fealty/contract/v2';
import { fileFieldOf } from '../v2/transactions/file-fields.ts';
import { perform } from '../v2/serving/perform.ts';
import { planRedemption } from '../v2/transactions/plans.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { sayRecorded } from '../v2/transactions/say-recorded.ts';
import type { ForMembers } from './surface.ts';

/** Points for a reward that members see; with the status pending they are set aside. */
export const handleRedeem: ForMembers<V2Values<typeof redeemAsShopper>> = async (
  context,
  request,
) => {
  const { memberId, values, actor, caller } = request;
  const { reward_id: rewardId } = values;
  const program = await context.programs.running(caller.merchantId);
  if (program.rewards.get(rewardId)?.visible !== true) {
    const seen = JSON.stringify(rewardId.slice(0, 100));
    return refuse('INCORRECT_REWARD_ID_PASSED', `There is no reward ${seen}`);
  }
  const planned = planRedemption(values, { actor, memberId, program });
  if ('refusal' in planned) return planned.refusal;
  return perform(context, request, planned.command, planned.wording);
};

/** What the member says that he did, if the program takes his word for it. */
export const handlePerformActivity: ForMembers<V2Values<typeof performActivity>> = (
  context,
  request,
) => {
  const { memberId, values, actor } = request;
  if (fileFieldOf(values.activity_id) !== null) {
    const reason = `${values.activity_id} takes files, which the shop sends for the member`;
    return Promise.resolve(refuse('INVALID_REQUEST_PARAMETER_VALUES', reason));
  }
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
