import { closedBy, SIGN_UP_ACTIVITY, type Program, type Reward } from '@fealty/core';
import type { TellableEvent } from './mail-event.ts';
import type { MailMessage } from './messages.ts';

/** A message, and the reward that it is about if it is about one. */
export interface ChosenMessage {
  readonly message: MailMessage;
  readonly reward: Reward | null;
}

/** Which rewards of a program have codes left, of those named. */
export type HaveCodes = (rewardIds: readonly string[]) => Promise<ReadonlySet<string>>;

export interface ChoiceTerms {
  /** Messages that the merchant switched on. */
  readonly wanted: ReadonlySet<MailMessage>;
  readonly program: Program;
  readonly haveCodes: HaveCodes;
}

/**
 * The one message that an event makes, or null. Of those that an award may make, the most telling one
 * is sent: a referral's thanks, then a reward that has come within reach, then the points.
 */
export async function chooseMessage(
  event: TellableEvent,
  terms: ChoiceTerms,
): Promise<ChosenMessage | null> {
  if (event.type === 'points.awarded') return chooseOfAward(event, terms);
  const message = messageOf(event);
  return message !== null && terms.wanted.has(message) ? { message, reward: null } : null;
}

function messageOf({ type }: TellableEvent): MailMessage | null {
  switch (type) {
    case 'member.enrolled':
      return 'welcome';
    case 'points.redeemed':
      return 'points_redeemed';
    case 'points.expiring':
      return 'points_expiring';
    case 'points.expired':
      return 'points_expired';
    case 'tier.upgraded':
      return 'tier_up';
    case 'tier.downgraded':
      return 'tier_down';
    case 'winback.offered':
      return 'winback';
    default:
      return null;
  }
}

async function chooseOfAward(
  event: TellableEvent,
  { wanted, program, haveCodes }: ChoiceTerms,
): Promise<ChosenMessage | null> {
  const { transaction } = event.data;
  if (transaction === null || transaction.points <= 0) return null;
  const isReferral =
    program.referrals !== null && transaction.activityId === program.referrals.referrer;
  if (isReferral && wanted.has('referral_rewarded')) {
    return { message: 'referral_rewarded', reward: null };
  }
  if (wanted.has('reward_available')) {
    const reward = await rewardWithinReach(event, program, haveCodes);
    if (reward !== null) return { message: 'reward_available', reward };
  }
  // Joining makes one mail, not two.
  const isSignUp = transaction.activityId === SIGN_UP_ACTIVITY && wanted.has('welcome');
  if (isSignUp || !wanted.has('points_earned')) return null;
  return { message: 'points_earned', reward: null };
}

/**
 * The dearest reward that the member can afford since this award and could not before. Left out are
 * those of which the event cannot tell whether he may have them: with a condition, or limits.
 */
async function rewardWithinReach(
  { at, data }: TellableEvent,
  program: Program,
  haveCodes: HaveCodes,
): Promise<Reward | null> {
  const { available, tierId } = data.member;
  // Points that paid a debt were never his; whoever owes has none.
  const before = Math.max(available - (data.transaction?.points ?? 0), 0);
  const stock = { uploaded: 1, issued: 0, at };
  const within = [...program.rewards.values()]
    .filter(
      (reward) =>
        reward.visible &&
        reward.points > before &&
        reward.points <= available &&
        reward.when === null &&
        reward.limits.length === 0 &&
        (reward.tiers === null || reward.tiers.includes(tierId ?? '')) &&
        closedBy(reward, program, stock).length === 0,
    )
    .sort((one, other) => other.points - one.points);
  const pools = within.filter(({ coupons }) => coupons === 'pool').map(({ id }) => id);
  const left = pools.length === 0 ? new Set<string>() : await haveCodes(pools);
  return within.find(({ id, coupons }) => coupons !== 'pool' || left.has(id)) ?? null;
}
