import { pointsText, type Points, type Program } from '@fealty/core';
import { spendableOf } from '../../help-desks/offers.ts';
import type { MemberDetails } from '../../queries/member-details.ts';
import type { ListedTransaction } from '../../queries/transaction-rows.ts';
import { transactionText } from './transaction-text.ts';

/**
 * A member as Gladly's profile shows him. Every attribute is a text, and empty where there is nothing:
 * one that is left out keeps its old value for ever. Addresses are added to the profile, so only his
 * own are told.
 */
export function profileOf(
  details: MemberDetails,
  terms: {
    readonly program: Program;
    /** What Gladly links by: as it asked, so that the link outlives a merge. */
    readonly customerId: string;
    readonly withPhone: boolean;
  },
): object {
  const { program, customerId, withPhone } = terms;
  const { profile, lifetime, tierId } = details.member;
  const text = (points: Points): string => pointsText(points, program.pointsDecimals);
  const phone = withPhone ? phoneOf(profile) : '';
  return {
    externalCustomerId: customerId,
    name: `${profile.firstName} ${profile.lastName}`.trim(),
    emails: profile.email === '' ? [] : [{ original: profile.email }],
    phones: phone === '' ? [] : [{ original: phone, type: 'MOBILE' }],
    customAttributes: {
      loyalty_tier: tierId === null ? '' : (program.tiers.get(tierId)?.name ?? ''),
      loyalty_available_points: text(spendableOf(details)),
      loyalty_redeemed_points: text(lifetime.redeemed),
      loyalty_earned_points: text(lifetime.earned),
      loyalty_expired_points: text(lifetime.expired),
    },
  };
}

/** `+17203332525`, as Gladly compares telephones. */
function phoneOf({ phone, phoneCountryCode }: MemberDetails['member']['profile']): string {
  const digits = `${phoneCountryCode}${phone}`.replaceAll(/\D/g, '');
  return digits === '' ? '' : `+${digits}`;
}

/** The last transactions as cards of Gladly's general kind: names and texts on one level. */
export function cardsOf(last: readonly ListedTransaction[], program: Program): readonly object[] {
  return last.map((one) => {
    const { text, sign } = transactionText(one, program);
    const points = pointsText(one.points, program.pointsDecimals);
    return {
      type: 'GENERIC',
      id: one.id,
      description: text,
      points: sign === 1 ? `+${points}` : `-${points}`,
      status: one.status,
      createdAt: new Date(one.occurredAt).toISOString(),
    };
  });
}
