import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgram, withoutIdleBudgets } from '../../../../tests/support/random/any-program.ts';
import { settle } from '../../../../tests/support/random/awards.ts';
import { expire, redeem, settleRedemption } from '../../../../tests/support/random/points.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import { purchase, returnOrder } from '../../../../tests/support/random/orders.ts';
import { openLedger, play } from '../../../../tests/support/random/memory-ledger.ts';
import { runs } from '../../../../tests/support/random/runs.ts';

const actor = 'key:random';

/** Nothing is earned but by orders. */
const ordersOnly = anyProgram.map((document) =>
  withoutIdleBudgets({
    ...document,
    // What is let go stays with the member, and so may a tier: that is what these policies say.
    policies: { ...document.policies, debt: 'owe', returnsLowerTier: true },
    ...(document.tierRules?.downgrade === 'never' ? { tierRules: { kind: 'lifetime' } } : {}),
    activities: document.activities.filter(({ id }) => id !== 'created_an_account'),
  }),
);

const shopping = movesOf(
  fc.oneof(
    { weight: 4, arbitrary: purchase },
    { weight: 5, arbitrary: returnOrder },
    { weight: 2, arbitrary: redeem },
    { weight: 2, arbitrary: settleRedemption },
    { weight: 1, arbitrary: expire },
    // An order whose award somebody rejects was bought all the same: its revenue stays.
    { weight: 1, arbitrary: settle.filter(({ kind }) => kind === 'approve_award') },
  ),
  30,
);

/** Sends back whatever is left of every order, then lets all that waits come due. */
function sendEverythingBack(ledger: ReturnType<typeof openLedger>): void {
  for (const claim of [...ledger.books.claims.values()]) {
    if (claim === null) continue;
    const { scope: activityId, key: orderId } = claim;
    play(ledger, { hours: 0, command: { kind: 'return_order', actor, activityId, orderId } });
  }
  for (const transactionId of ledger.awards.map((_, index) => `#${String(index)}`)) {
    const command = { kind: 'approve_award', actor, transactionId, approvedBy: null } as const;
    play(ledger, { hours: 24 * 8, command });
  }
}

describe('buying and sending everything back', () => {
  it('never leaves a member better off than not buying, in whatever order it happens', () => {
    fc.assert(
      fc.property(ordersOnly, shopping, (document, history) => {
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        sendEverythingBack(ledger);
        for (const { member } of ledger.books.members.values()) {
          const { available, pending, reserved, owed } = member.balances;
          const held = available + pending + reserved;
          expect(held + member.lifetime.redeemed - owed).toBeLessThanOrEqual(0);
          expect(member.lifetime.revenue).toBe('0');
          expect(member.qualified).toBe(0);
          expect(member.tierId).toBe('silver');
        }
      }),
      runs(300),
    );
  });

  it('takes back of each order no more than it earned, and in the end all of it', () => {
    fc.assert(
      fc.property(ordersOnly, shopping, (document, history) => {
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        for (const [id, returns] of ledger.books.returns) {
          const earned = ledger.books.transactions.get(id)?.points ?? 0;
          expect(returns?.points ?? 0).toBeLessThanOrEqual(earned);
        }
        sendEverythingBack(ledger);
        for (const [id, returns] of ledger.books.returns) {
          expect(returns?.points).toBe(ledger.books.transactions.get(id)?.points);
        }
      }),
      runs(300),
    );
  });
});
