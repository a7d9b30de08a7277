import { nextTier, pointsText, tierProgress, type Points, type Program } from '@fealty/core';
import { spendableOf } from '../../help-desks/offers.ts';
import type { MemberDetails } from '../../queries/member-details.ts';
import type { ListedTransaction } from '../../queries/transaction-rows.ts';
import { wireTierUnits } from '../wire-points.ts';
import { transactionText } from './transaction-text.ts';

/**
 * A member in the shape of the app's data schema. Points are text: Go's templates write a number of seven
 * digits as 1e+06. What is not there is empty.
 */
export function appMember(
  details: MemberDetails,
  program: Program,
  last: readonly ListedTransaction[],
): object {
  const { member, readAt } = details;
  const { profile, lifetime, tierId } = member;
  const text = (points: Points): string => pointsText(points, program.pointsDecimals);
  return {
    id: member.id,
    memberId: profile.uid === '' ? profile.email : profile.uid,
    name: `${profile.firstName} ${profile.lastName}`.trim(),
    email: profile.email,
    status: member.status === 'opted_out' ? 'opted out' : member.status,
    tierName: tierId === null ? '' : (program.tiers.get(tierId)?.name ?? ''),
    availablePoints: text(spendableOf(details)),
    pendingPoints: text(member.balances.pending),
    earnedPoints: text(lifetime.earned),
    redeemedPoints: text(lifetime.redeemed),
    expiredPoints: text(lifetime.expired),
    ...nextTierTexts(details, program),
    enrolledAt: new Date(member.enrolledAt).toISOString(),
    // Whatever is shown is of now; a date that stood still would let Gladly keep what it has.
    updatedAt: new Date(readAt).toISOString(),
    lastTransactions: last.map((one) => transactionTexts(one, program)),
  };
}

function nextTierTexts({ member, readAt }: MemberDetails, program: Program): object {
  const next = nextTier(program, member);
  if (next === null) return { nextTierName: '', nextTierNeeds: '' };
  const { counted } = tierProgress(program, member, readAt);
  const needed = wireTierUnits(Math.max(0, next.threshold - counted), program);
  const unit = program.tierRules.measure === 'points' ? 'points' : program.currency;
  return { nextTierName: next.name, nextTierNeeds: `${String(needed)} ${unit}` };
}

/** Of the others the points have simply moved. */
const WAITING: Readonly<Record<string, string>> = {
  pending: 'pending',
  rejected: 'rejected',
  pending_deduction: 'pending deduction',
};

function transactionTexts(one: ListedTransaction, program: Program): object {
  const { sign, text } = transactionText(one, program);
  const points = pointsText(one.points, program.pointsDecimals);
  return {
    id: one.id,
    text,
    points: `${sign === 1 ? '+' : '-'}${points}`,
    status: WAITING[one.status] ?? '',
    date: new Date(one.occurredAt).toISOString(),
  };
}
