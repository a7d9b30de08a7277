import type { Instant, Program, Reward } from '@fealty/core';
import { eventValues, type EventValues } from './event-values.ts';
import type { TellableEvent } from './mail-event.ts';
import type { MailMessage } from './messages.ts';
import type { Friend, Recipient } from './settings.ts';

type Data = TellableEvent['data'];

const DAYS = 30;
const DAY_MS = 86_400_000;

/** Whose names a preview shows where no member is named. */
export const SAMPLE_RECIPIENT: Recipient = {
  id: '0'.repeat(24),
  status: 'active',
  subscribed: true,
  email: 'ann@example.com',
  firstName: 'Ann',
  lastName: 'Example',
  language: '',
  referralCode: 'ann123',
};

/** Whom a preview of a referral tells of. */
export const SAMPLE_FRIEND: Friend = {
  id: '0'.repeat(24),
  email: 'bob@example.com',
  uid: 'customer-42',
  firstName: 'Bob',
  lastName: 'Sample',
};

/** What a preview says: points of an example, names of the merchant's own program. */
export function sampleValues(
  message: MailMessage,
  terms: { readonly program: Program; readonly language: string; readonly now: Instant },
): EventValues {
  const { program } = terms;
  const [first] = [...program.rewards.values()].filter(({ active, visible }) => active && visible);
  const reward = message === 'reward_available' ? (first ?? null) : null;
  return eventValues({ data: sampleData(message, first ?? null, terms) }, { ...terms, reward });
}

function sampleData(
  message: MailMessage,
  reward: Reward | null,
  { program, now }: { readonly program: Program; readonly now: Instant },
): Data {
  const unit = 10 ** program.pointsDecimals;
  const tier = program.ladder.at(-1) ?? null;
  const { id, email, firstName, lastName, referralCode } = SAMPLE_RECIPIENT;
  const sums = { available: 1250 * unit, pending: 0, redeemed: 300 * unit, earned: 1550 * unit };
  const lapse = { days: DAYS, points: 120 * unit, date: now + DAYS * DAY_MS };
  return {
    member: {
      ...{ id, email, firstName, lastName, referralCode, uid: '', birthdate: '', ...sums },
      tierId: tier?.id ?? null,
      tierName: tier?.name ?? null,
    },
    transaction: sampleTransaction(message, reward, { program, now }),
    ...(message === 'points_expiring' ? { expiring: lapse } : {}),
  };
}

function sampleTransaction(
  message: MailMessage,
  reward: Reward | null,
  { program, now }: { readonly program: Program; readonly now: Instant },
): Data['transaction'] {
  const shared = {
    ...{ id: '0'.repeat(24), points: 120 * 10 ** program.pointsDecimals, qualifies: false },
    ...{ occurredAt: now, approvedAt: now, expiresAt: null, reason: null },
    ...{ activityId: null, activityName: null, rewardId: null, rewardName: null },
    ...{ orderId: null, couponCode: null },
  };
  switch (message) {
    case 'points_earned':
    case 'reward_available':
    case 'referral_rewarded': {
      const { id, name } = sampleActivity(message, program);
      const earned = { activityId: id, activityName: name, orderId: '000000042', qualifies: true };
      return { ...shared, ...earned, kind: 'award', status: 'auto_approved' };
    }
    case 'points_redeemed': {
      const couponCode = reward?.coupons === 'none' ? null : 'SAMPLE-CODE-42';
      const spent = { rewardId: reward?.id ?? '', rewardName: reward?.name ?? '', couponCode };
      return { ...shared, ...spent, kind: 'redeem', status: 'redeemed' };
    }
    case 'points_expired':
      return { ...shared, kind: 'expire', status: 'expired' };
    default:
      return null;
  }
}

function sampleActivity(
  message: MailMessage,
  { activities, referrals }: Program,
): { readonly id: string; readonly name: string } {
  const [first] = [...activities.values()].filter(({ active }) => active);
  const rewarded = message === 'referral_rewarded' ? referrals?.referrer : undefined;
  const { id = '', name = '' } = activities.get(rewarded ?? '') ?? first ?? {};
  return { id, name };
}
