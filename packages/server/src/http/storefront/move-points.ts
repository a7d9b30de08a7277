import type { performActivity, redeemAsShopper, V2Values } from '@fealty/contract/v2';
import type { FitFile } from '../../receipts/judge-file.ts';
import { countReceiptsOfADay } from '../../store/receipts.ts';
import { BODY_BYTES_MAX } from '../reading/read-body.ts';
import { awardFiles, refuseNoFiles, type FilesSent } from '../v2/transactions/award-files.ts';
import { fileFieldOf } from '../v2/transactions/file-fields.ts';
import { perform } from '../v2/serving/perform.ts';
import { planRedemption } from '../v2/transactions/plans.ts';
import { judgingOfShoppers } from '../v2/serving/crowds.ts';
import { refuse, refuseParameters } from '../v2/serving/refusal.ts';
import { sayRecorded } from '../v2/transactions/say-recorded.ts';
import type { V2Reply } from '../v2/surface.ts';
import type { ForMembers, ShopperRequest, StorefrontContext } from './surface.ts';

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

/** What the member says that he did, if the program takes his word for it; or files that show it. */
export const handlePerformActivity: ForMembers<V2Values<typeof performActivity>> = async (
  context,
  request,
) => {
  const { memberId, values, actor, bodyLength } = request;
  const { activity_id: activityId, transaction_attributes: attributes } = values;
  const { reason, custom } = attributes ?? {};
  const command = {
    kind: 'award',
    actor,
    member: { by: 'id', value: memberId },
    activityId,
    byMember: true,
    ...(reason === undefined ? {} : { reason }),
    ...(custom === undefined ? {} : { custom }),
  } as const;
  const filesIn = fileFieldOf(activityId);
  if (filesIn !== null) return sendFiles(context, request, { command, filesIn });
  if (bodyLength > BODY_BYTES_MAX) {
    const why = `The body is larger than ${BODY_BYTES_MAX} bytes, and the activity takes no files`;
    return refuse('INVALID_REQUEST', why);
  }
  return perform(context, request, command, { say: sayRecorded });
};

/** As many files as members send in a day: what is sent lies on the disk of the merchant. */
const FILES_A_DAY_MAX = 20;

async function sendFiles(
  context: StorefrontContext,
  request: ShopperRequest<V2Values<typeof performActivity>, string>,
  award: Pick<FilesSent, 'command' | 'filesIn'>,
): Promise<V2Reply> {
  const { caller, memberId, values } = request;
  const { merchantId } = caller;
  const { transaction_attributes: attributes, activity_id: activityId } = values;
  const program = await context.programs.running(merchantId);
  // Before anything is decoded or kept for an activity that is not his to perform.
  if (program.activities.get(activityId)?.storefront !== true) {
    return perform(context, request, award.command, { say: sayRecorded });
  }
  const lacking = refuseNoFiles(attributes, award.filesIn);
  if (lacking !== null) return refuseParameters(lacking);
  const stop = async (fit: readonly FitFile[]): Promise<V2Reply | null> => {
    const but = fit.map(({ digest }) => digest);
    const lookedAt = FILES_A_DAY_MAX + but.length;
    const member = { merchantId, memberId };
    const sent = await countReceiptsOfADay(context.database, member, { lookedAt, but });
    if (sent + but.length <= FILES_A_DAY_MAX) return null;
    const most = `${String(FILES_A_DAY_MAX)} files of a member are taken in a day`;
    return refuse('MAX_AWARDS_EXCEEDED', most);
  };
  const sent = attributes?.[award.filesIn] ?? [];
  const files = { ...award, sent, stop, gate: judgingOfShoppers };
  return awardFiles(context, request, files, { say: sayRecorded });
}
