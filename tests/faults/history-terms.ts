import type { Command, ProgramDocument } from '@fealty/core';
import { seededRandom } from './operations.ts';

/** What one process of several writes: commands of members that all of them share. */
export interface HistoryTerms {
  readonly partnerId: string;
  /** Which of the processes it is. */
  readonly writer: number;
  readonly seed: number;
  readonly commands: number;
  readonly members: number;
  readonly atOnce: number;
}

const actor = 'key:history';
export const HISTORY_REWARD = 'voucher';

/** A random program with two budgets, a pool of coupons and tiers that are lost again. */
export function historyProgram(seed: number, commands: number): ProgramDocument {
  const random = seededRandom(seed);
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  const spring = {
    attribute: 'order.coupons',
    operator: 'contains_any' as const,
    value: ['SPRING'],
  };
  return {
    name: 'History',
    currency: 'USD',
    timeZone: 'Europe/Berlin',
    expiry: { mode: 'after', days: 30 + upTo(300) },
    tierRules: { kind: 'rolling', days: 10 + upTo(80), graceDays: upTo(5) },
    // They run out on the way, so that who comes last gets nothing.
    budgets: [
      { id: 'spring', points: String(commands) },
      { id: 'reviews', points: String(commands), uses: Math.ceil(commands / 20) },
    ],
    activities: [
      { id: 'created_an_account', name: 'Joined', earn: { points: String(upTo(50)) } },
      {
        id: 'made_a_purchase',
        name: 'Purchase',
        earn: { multiplier: `1.${String(upTo(9))}` },
        rules: [
          {
            type: 'multiplier',
            multiplier: `${String(upTo(3))}.5`,
            when: spring,
            budget: 'spring',
          },
          { type: 'exclusion', when: { subtotalBelow: String(upTo(9)) } },
        ],
      },
      {
        id: 'write_a_review',
        name: 'Review',
        earn: { points: String(upTo(20)) },
        budget: 'reviews',
        rules: [{ type: 'frequency', times: upTo(4), per: 'day' }],
      },
    ],
    rewards: [
      { id: HISTORY_REWARD, name: 'Voucher', type: 'fixed_amount', value: '5', points: '60' },
      { id: 'mug', name: 'Mug', type: 'product', value: '5', points: '90', coupons: 'none' },
    ],
    tiers: [
      { id: 'silver', name: 'Silver', threshold: '0' },
      { id: 'gold', name: 'Gold', threshold: String(100 + upTo(400)), multiplier: '1.5' },
    ],
  };
}

export function joining(n: number): Command {
  const profile = { email: `m${String(n)}@example.com`, firstName: 'M', lastName: String(n) };
  return { kind: 'enroll', actor, profile };
}

/** The n-th command of a process; of the same seed the same. */
export function commandsOf({ writer, seed, members }: HistoryTerms): (n: number) => Command {
  const random = seededRandom(seed * 31 + writer);
  const pick = (count: number): number => Math.floor(random() * count);
  const activityId = 'made_a_purchase';
  return (n) => {
    const email = `m${String(pick(members))}@example.com`;
    const member = { by: 'email', value: email } as const;
    const base = { actor, member };
    const chance = pick(100);
    if (chance < 55) {
      const subtotal = `${String(pick(90))}.${String(10 + pick(89))}`;
      const coupons = pick(3) === 0 ? ['SPRING'] : [];
      const order = { id: `O${String(writer)}-${String(n)}`, total: subtotal, subtotal };
      const rest = { currency: 'USD', coupons, lines: [] };
      return { ...base, kind: 'purchase', activityId, order: { ...order, ...rest } };
    }
    if (chance < 70) return { ...base, kind: 'award', activityId: 'write_a_review' };
    if (chance < 80) return { ...base, kind: 'redeem', rewardId: HISTORY_REWARD };
    if (chance < 88) return { ...base, kind: 'redeem', rewardId: 'mug' };
    if (chance < 94) {
      const orderId = `O${String(writer)}-${String(pick(n + 1))}`;
      return { kind: 'return_order', actor, activityId, orderId };
    }
    if (chance < 97) return { ...base, kind: 'deduct', points: 1 + pick(40), reason: 'random' };
    return { ...base, kind: 'change_tags', add: [`t${String(pick(9))}`], remove: [] };
  };
}
