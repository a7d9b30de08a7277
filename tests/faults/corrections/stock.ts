import type { Command, ExpiryDocument, ProgramDocument } from '@fealty/core';
import type { Lanes } from '../../../packages/server/src/ledger/lanes.ts';

/** A program in which a correction meets tiers by period or window, budgets and every kind of expiry. */
export function stockProgram(
  expiry: ExpiryDocument,
  tierRules: ProgramDocument['tierRules'],
): ProgramDocument {
  return {
    name: 'Corrected',
    currency: 'USD',
    timeZone: 'Europe/Berlin',
    expiry,
    budgets: [{ id: 'spring', points: '100000000', uses: 1_000_000 }],
    activities: [
      { id: 'created_an_account', name: 'Joined', earn: { points: '5' } },
      {
        id: 'made_a_purchase',
        name: 'Purchase',
        earn: { multiplier: '2' },
        rules: [
          {
            type: 'fixed',
            points: '7',
            budget: 'spring',
            when: { attribute: 'order.total', operator: 'at_least', value: '40' },
          },
        ],
      },
    ],
    rewards: [
      { id: 'mug', name: 'Mug', type: 'product', value: '5', points: '60', coupons: 'none' },
    ],
    tiers: [
      { id: 'silver', name: 'Silver', threshold: '0' },
      { id: 'gold', name: 'Gold', threshold: '150', multiplier: '1.5' },
      { id: 'platinum', name: 'Platinum', threshold: '300' },
    ],
    ...(tierRules === undefined ? {} : { tierRules }),
  };
}

/** Members sent to the lanes at once. */
const TOGETHER = 500;

/** Enrols members who bought, once to four times, and of whom every third spent something. */
export async function stockMembers(
  lanes: Lanes,
  merchantId: number,
  members: number,
): Promise<void> {
  for (let from = 0; from < members; from += TOGETHER) {
    const some = Array.from(
      { length: Math.min(TOGETHER, members - from) },
      (_one, at) => from + at,
    );
    await Promise.all(some.map((member) => stockMember(lanes, merchantId, member)));
  }
}

async function stockMember(lanes: Lanes, merchantId: number, member: number): Promise<void> {
  const email = `m${String(member)}@example.com`;
  const ref = { by: 'email', value: email } as const;
  const commands: Command[] = [
    { kind: 'enroll', actor: 'stock', profile: { email, firstName: 'M', lastName: 'S' } },
    ...Array.from({ length: 1 + (member % 4) }, (_one, place): Command => {
      const subtotal = String(10 + ((member * 7 + place * 13) % 60));
      const id = `O-${String(member)}-${String(place)}`;
      const rest = { total: subtotal, currency: 'USD', coupons: [], lines: [] };
      const order = { id, subtotal, ...rest };
      return {
        kind: 'purchase',
        actor: 'stock',
        member: ref,
        activityId: 'made_a_purchase',
        order,
      };
    }),
  ];
  if (member % 3 === 0) {
    commands.push({ kind: 'redeem', actor: 'stock', member: ref, rewardId: 'mug' });
  }
  for (const command of commands) {
    await lanes.submit({
      ...{ merchantId, command, key: null, deadlineMs: Infinity, bulk: true },
      respond: ({ kind }) => ({ status: 200, body: kind }),
    });
  }
}
