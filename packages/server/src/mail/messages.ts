import type { EventType } from '@fealty/core';

/** Occasions on which a member gets mail. */
export const MESSAGES = [
  'welcome',
  'points_earned',
  'reward_available',
  'referral_rewarded',
  'points_redeemed',
  'points_expiring',
  'points_expired',
  'tier_up',
  'tier_down',
  'winback',
] as const;
export type MailMessage = (typeof MESSAGES)[number];

/** The event that each of them follows. */
const EVENT_OF: Readonly<Record<MailMessage, EventType>> = {
  welcome: 'member.enrolled',
  points_earned: 'points.awarded',
  reward_available: 'points.awarded',
  referral_rewarded: 'points.awarded',
  points_redeemed: 'points.redeemed',
  points_expiring: 'points.expiring',
  points_expired: 'points.expired',
  tier_up: 'tier.upgraded',
  tier_down: 'tier.downgraded',
  winback: 'winback.offered',
};

/** A message by its name, or null if there is none. */
export function readMessage(name: string): MailMessage | null {
  return MESSAGES.find((message) => message === name) ?? null;
}

/** The events that it takes to send these messages, each once. */
export function eventsFor(messages: readonly MailMessage[]): readonly EventType[] {
  return [...new Set(messages.map((message) => EVENT_OF[message]))].sort();
}

/**
 * Whether a mail brings what its member asked for in that moment. It is sent also to those who want no
 * mails: the coupon that somebody has just paid for with points. All else is news.
 */
export function isTransactional(message: MailMessage, couponCode: string | null): boolean {
  return message === 'points_redeemed' && couponCode !== null;
}
