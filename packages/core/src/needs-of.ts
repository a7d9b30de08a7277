import {
  correctionClaim,
  emailIdentity,
  importScope,
  reminderKey,
  type AdjustPoints,
  type Award,
  type Command,
  type Correct,
  type Enroll,
  type ImportTransaction,
  type MemberRef,
  type Redeem,
  type RemindExpiry,
  type TellNotice,
  type UndoCorrection,
  type UpdateMember,
} from './commands.ts';
import type { IdentityKey } from './books/records.ts';
import type { Needs } from './decision.ts';
import { watched } from './breaker/judge-breaker.ts';
import { SIGN_UP_ACTIVITY } from './members/decide-enroll.ts';
import { fileClaim } from './earning/claim-files.ts';
import { IMPORTED_ACTIVITY } from './ledger/record-import.ts';
import { attributeIdentities } from './members/attributes.ts';
import { completeProfile } from './members/profile.ts';
import { referralIdentity } from './members/referral-code.ts';
import { referralClaim } from './referrals/referral-dues.ts';
import { couponCodes } from './referrals/referrer-of.ts';
import { noticeClaim } from './notices/decide-notice.ts';
import { occasionClaim } from './occasions/decide-occasion.ts';
import type { Program } from './program/program.ts';

/**
 * What to load before a command is first decided. A decision that finds it needs more, such as
 * the lots of the member an order leads to, answers `needs`.
 */
export function needsOf(command: Command, program: Program): Needs {
  switch (command.kind) {
    case 'enroll':
      return enrollmentNeeds(command, program);
    case 'change_email':
      return updateNeeds({ member: command.member, changes: { email: command.email } });
    case 'award':
      return {
        members: [command.member],
        claims: [...claimFor(command.activityId, command.orderId), ...fileClaims(command)],
        ...earningNeeds(command.activityId, program),
      };
    case 'purchase':
      return {
        members: [command.member],
        claims: claimFor(command.activityId, command.order.id),
        lookups: couponCodes(program, command.order),
        ...earningNeeds(command.activityId, program),
      };
    case 'redeem':
      return redemptionNeeds(command, program);
    case 'deduct':
      return spendingNeeds(command.member, command.points);
    case 'adjust_points':
      return adjustmentNeeds(command);
    case 'return_order':
      return {
        claims: claimFor(command.activityId, command.orderId),
        ...budgetNeeds(command.activityId, program),
      };
    case 'import_transaction':
      return importNeeds(command);
    case 'correct':
    case 'undo_correction':
      return correctionNeeds(command);
    default:
      return followUpNeeds(command, program);
  }
}

type FollowUp = Extract<
  Command,
  {
    kind:
      | 'reverse_award'
      | 'confirm_redemption'
      | 'cancel_redemption'
      | 'approve_award'
      | 'reject_award'
      | 'modify_award'
      | 'expire_points'
      | 'remind_expiry'
      | 'convert_cached'
      | 'reward_referral'
      | 'revoke_referral'
      | 'award_occasion'
      | 'offer_winback'
      | 'tell_notice'
      | 'update_member'
      | 'change_tags'
      | 'erase_member'
      | 'set_member_status'
      | 'set_subscription'
      | 'set_tier'
      | 'judge_tier'
      | 'merge_members'
      | 'unmerge_members';
  }
>;

/** Commands about a member, or about what happened before: because its time came, or by a person. */
function followUpNeeds(command: FollowUp, program: Program): Needs {
  switch (command.kind) {
    case 'reverse_award':
    case 'approve_award':
    case 'reject_award':
    case 'modify_award':
    case 'confirm_redemption':
    case 'cancel_redemption':
      return { transactions: [command.transactionId], ...drawNeeds(command) };
    case 'expire_points':
      return { members: [command.member], lapsed: [command.member] };
    case 'remind_expiry':
      return reminderNeeds(command);
    case 'convert_cached': {
      const identity = emailIdentity(command.email);
      return { members: [command.member], identities: [identity], cached: [identity.value] };
    }
    case 'reward_referral': {
      const { member, side, purchaseId } = command;
      const activityId = program.referrals?.[side] ?? '';
      return {
        members: [member],
        transactions: [purchaseId],
        claims: [referralClaim(side, purchaseId)],
        ...earningNeeds(activityId, program),
      };
    }
    case 'award_occasion': {
      const { member, occasion } = command;
      const activityId = program.document.occasions?.[occasion.occasion]?.activity ?? '';
      const claims = member.by === 'id' ? [occasionClaim(member.value, occasion)] : [];
      return { members: [member], claims, ...earningNeeds(activityId, program) };
    }
    case 'tell_notice':
      return noticeNeeds(command);
    case 'revoke_referral':
      return {
        members: [command.member],
        claims: [referralClaim(command.side, command.purchaseId)],
      };
    default:
      return personNeeds(command);
  }
}

type OfPerson = Exclude<
  FollowUp,
  {
    kind:
      | 'reverse_award'
      | 'confirm_redemption'
      | 'cancel_redemption'
      | 'approve_award'
      | 'reject_award'
      | 'expire_points'
      | 'convert_cached'
      | 'reward_referral'
      | 'revoke_referral'
      | 'award_occasion'
      | 'modify_award'
      | 'tell_notice'
      | 'remind_expiry';
  }
>;

/** Commands about who a member is, and which members are one person. */
function personNeeds(command: OfPerson): Needs {
  switch (command.kind) {
    case 'update_member':
      return updateNeeds(command);
    case 'erase_member':
      return {
        members: [command.member],
        merges: [command.member],
        remains: [command.member.value],
        people: [true],
      };
    case 'merge_members':
      return { members: [command.from, command.into], merges: [command.from] };
    case 'unmerge_members': {
      const from = { by: 'id', value: command.from } as const;
      return { members: [from], merges: [from] };
    }
    default:
      return { members: [command.member] };
  }
}

function noticeNeeds({ member, key, about }: TellNotice): Needs {
  return {
    members: [member],
    claims: [noticeClaim(key)],
    ...(about === null ? {} : { transactions: [about] }),
  };
}

/**
 * Budgets are locked with everything else: nobody may draw on one that another is drawing on. What an
 * activity gave is only read.
 */
function earningNeeds(activityId: string, program: Program): Needs {
  const flows = watched(program, [activityId]);
  return {
    ...budgetNeeds(activityId, program),
    ...(flows.length === 0 ? {} : { flows }),
  };
}

/** Most returns give back to the budgets that their activity draws on. */
function budgetNeeds(activityId: string, program: Program): Needs {
  const budgets = program.activities.get(activityId)?.budgets ?? [];
  return budgets.length === 0 ? {} : { budgets };
}

/** A redemption that is given back, beside its transaction: what it took. */
function drawNeeds(command: { readonly kind: string; readonly transactionId: string }): Needs {
  return command.kind === 'cancel_redemption' ? { draws: [command.transactionId] } : {};
}

function redemptionNeeds(command: Redeem, program: Program): Needs {
  const { member, rewardId } = command;
  const reward = program.rewards.get(rewardId);
  if (reward === undefined) return { members: [member] };
  return {
    ...spendingNeeds(member, reward.range === null ? reward.points : (command.points ?? 0)),
    shelves: reward.coupons === 'pool' ? [{ rewardId, coupons: 1 }] : [],
  };
}

/** Names that are given and given up are locked with the member. */
function updateNeeds({
  member,
  changes,
  referrerCode = '',
}: Pick<UpdateMember, 'member' | 'changes' | 'referrerCode'>): Needs {
  const { email, uid } = changes;
  const identities: IdentityKey[] = [];
  if (uid !== undefined && uid !== '') identities.push({ kind: 'uid', value: uid });
  const { value } = emailIdentity(email ?? '');
  if (value !== '') identities.push({ kind: 'email', value });
  if (email !== undefined && member.by === 'email') identities.push(emailIdentity(member.value));
  const cached = value === '' ? [] : [value];
  const lookups = referrerCode === '' ? [] : [referralIdentity(referrerCode)];
  return { members: [member], identities, lookups, people: [true], cached };
}

function adjustmentNeeds({ member, points }: AdjustPoints): Needs {
  return points < 0 ? spendingNeeds(member, -points) : { members: [member] };
}

/** Claims first, so that a line that was taken is not looked at twice. */
function correctionNeeds(command: Correct | UndoCorrection): Needs {
  const claims = [correctionClaim(command)];
  if (command.kind === 'undo_correction') {
    const { transactionId } = command;
    return { claims, transactions: [transactionId], draws: [transactionId] };
  }
  const { member, change } = command;
  if (change.act === 'take') return { ...spendingNeeds(member, change.points), claims };
  const transactions = change.act === 'reaward' ? [change.transactionId] : [];
  return { members: [member], transactions, claims };
}

function reminderNeeds(command: RemindExpiry): Needs {
  const { member, date: at } = command;
  return {
    members: [member],
    claims: member.by === 'id' ? [reminderKey(member.value, command)] : [],
    dates: [{ member, at }],
  };
}

function importNeeds(command: ImportTransaction): Needs {
  const { member } = command;
  const claims = claimFor(importScope(command.key), String(command.key.line));
  if (command.transaction === 'award') {
    const order = claimFor(command.activityId ?? IMPORTED_ACTIVITY, command.orderId);
    return { members: [member], claims: [...claims, ...order] };
  }
  return { ...spendingNeeds(member, command.points), lapsed: [member], claims };
}

function enrollmentNeeds(command: Enroll, program: Program): Needs {
  const { profile, imported } = command;
  const identities: IdentityKey[] = [];
  const lookups: IdentityKey[] = [];
  const email = emailIdentity(profile.email ?? '');
  if (email.value !== '') identities.push(email);
  const uid = profile.uid ?? '';
  if (uid !== '') identities.push({ kind: 'uid', value: uid });
  identities.push(...attributeIdentities(program, completeProfile(profile)));
  const carried = imported?.referralCode ?? '';
  if (carried !== '') identities.push(referralIdentity(carried));
  const referrer = command.referrerCode ?? '';
  if (referrer !== '') lookups.push(referralIdentity(referrer));
  return {
    identities,
    lookups,
    people: [true],
    cached: email.value === '' ? [] : [email.value],
    ...(imported === undefined ? earningNeeds(SIGN_UP_ACTIVITY, program) : {}),
    claims:
      imported === undefined ? [] : claimFor(importScope(imported.key), String(imported.key.line)),
  };
}

function fileClaims({ member, files = [] }: Award): { scope: string; key: string }[] {
  return member.by === 'id' ? files.map((file) => fileClaim(member.value, file)) : [];
}

function spendingNeeds(member: MemberRef, points: number): Needs {
  return { members: [member], lots: [{ member, points }] };
}

function claimFor(scope: string, key: string | undefined): { scope: string; key: string }[] {
  return key === undefined || key === '' || scope === '' ? [] : [{ scope, key }];
}
