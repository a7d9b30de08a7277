import type { Command, CommandKind } from './commands.ts';
import type { Scene } from './deciding.ts';
import type { Decision } from './decision.ts';
import { decideApprove, decideReject } from './earning/decide-approval.ts';
import { decideCorrect } from './corrections/decide-correct.ts';
import { decideUndoCorrection } from './corrections/decide-undo.ts';
import { decideModify } from './earning/decide-modify.ts';
import { decideRemind } from './earning/decide-remind.ts';
import { decideAward } from './earning/decide-award.ts';
import { decideConvertCached } from './earning/decide-convert-cached.ts';
import { decidePurchase } from './earning/decide-purchase.ts';
import { decideAdjust } from './ledger/decide-adjust.ts';
import { decideDeduct } from './ledger/decide-deduct.ts';
import { decideExpire } from './ledger/decide-expire.ts';
import { decideImport } from './ledger/decide-import.ts';
import { decideChangeEmail } from './members/decide-change-email.ts';
import { decideChangeTags } from './members/decide-change-tags.ts';
import { decideEnroll } from './members/decide-enroll.ts';
import { decideErase } from './members/decide-erase.ts';
import { decideStatus } from './members/decide-status.ts';
import { decideSubscription } from './members/decide-subscription.ts';
import { decideUpdate } from './members/decide-update.ts';
import { decideMerge } from './merging/decide-merge.ts';
import { decideUnmerge } from './merging/decide-unmerge.ts';
import { decideNotice } from './notices/decide-notice.ts';
import { decideOfferWinback } from './occasions/decide-offer.ts';
import { decideOccasion } from './occasions/decide-occasion.ts';
import { decideCancel } from './redemption/decide-cancel.ts';
import { decideConfirm } from './redemption/decide-confirm.ts';
import { decideRedeem } from './redemption/decide-redeem.ts';
import { decideRevokeReferral } from './referrals/decide-revoke-referral.ts';
import { decideRewardReferral } from './referrals/decide-reward-referral.ts';
import { decideReturn } from './returns/decide-return.ts';
import { decideReverse } from './returns/decide-reverse.ts';
import { decideJudgeTier } from './tiers/decide-judge-tier.ts';
import { decideSetTier } from './tiers/decide-set-tier.ts';

/** Who decides what. A command without a line here does not compile. */
const DECIDERS: { readonly [Kind in CommandKind]: Decider<Kind> } = {
  enroll: decideEnroll,
  update_member: decideUpdate,
  change_email: decideChangeEmail,
  set_member_status: decideStatus,
  set_subscription: decideSubscription,
  change_tags: decideChangeTags,
  erase_member: decideErase,
  award: decideAward,
  purchase: decidePurchase,
  redeem: decideRedeem,
  confirm_redemption: decideConfirm,
  cancel_redemption: decideCancel,
  deduct: decideDeduct,
  return_order: decideReturn,
  reverse_award: decideReverse,
  adjust_points: decideAdjust,
  approve_award: decideApprove,
  reject_award: decideReject,
  modify_award: decideModify,
  expire_points: decideExpire,
  remind_expiry: decideRemind,
  convert_cached: decideConvertCached,
  award_occasion: decideOccasion,
  offer_winback: decideOfferWinback,
  tell_notice: decideNotice,
  reward_referral: decideRewardReferral,
  revoke_referral: decideRevokeReferral,
  set_tier: decideSetTier,
  judge_tier: decideJudgeTier,
  merge_members: decideMerge,
  unmerge_members: decideUnmerge,
  import_transaction: decideImport,
  correct: decideCorrect,
  undo_correction: decideUndoCorrection,
};

type Decider<Kind extends CommandKind> = (
  scene: Scene,
  command: Extract<Command, { kind: Kind }>,
) => Decision;

/**
 * What a command does to the books, without doing it: changes, a refusal, or what must be loaded
 * first. Pure: the same books, command, program, time and supply of ids give the same decision.
 */
export function decide(scene: Scene, command: Command): Decision {
  return deciderOf(command.kind)(scene, command);
}

/** The compiler cannot see that a kind and its command belong together. */
function deciderOf(kind: CommandKind): (scene: Scene, command: Command) => Decision {
  return DECIDERS[kind] as (scene: Scene, command: Command) => Decision;
}
