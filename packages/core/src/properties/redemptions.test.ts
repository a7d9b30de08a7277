import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgram } from '../../../../tests/support/random/any-program.ts';
import { redeem, settleRedemption } from '../../../../tests/support/random/points.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import { purchase } from '../../../../tests/support/random/orders.ts';
import {
  openLedger,
  play,
  type MemoryLedger,
} from '../../../../tests/support/random/memory-ledger.ts';
import { crowdedProgram } from '../../../../tests/support/random/program.ts';
import { often, runs } from '../../../../tests/support/random/runs.ts';
import type { Command } from '../commands.ts';
import type { ProgramDocument } from '../program/document.ts';

const actor = 'key:random';

/** What is earned does not look at what can be spent, so that redemptions change nothing of it. */
const unruled = fc
  .oneof(fc.constant(crowdedProgram), anyProgram)
  .map(({ activities, ...program }): ProgramDocument => ({
    ...program,
    budgets: [],
    activities: activities.map(({ budget: _none, ...activity }) => ({ ...activity, rules: [] })),
  }));

/** Many orders, or the same few ids would soon be taken. */
const buy = fc
  .tuple(purchase, fc.nat())
  .map(([command, number]): Command =>
    command.kind === 'purchase'
      ? { ...command, order: { ...command.order, id: `N${String(number)}` } }
      : command,
  );

// Shorter than points live, so that nothing lapses.
const shopping = movesOf(
  fc.oneof(
    { weight: 3, arbitrary: buy },
    { weight: 4, arbitrary: redeem },
    { weight: 4, arbitrary: settleRedemption },
  ),
  40,
).map((moves) => moves.map((move) => ({ ...move, hours: move.hours % 4 })));

function isRedemption({ kind }: Command): boolean {
  return kind === 'redeem' || kind === 'confirm_redemption' || kind === 'cancel_redemption';
}

/** Gives back every redemption that has not been given back. */
function cancelEverything(ledger: MemoryLedger): void {
  for (const index of ledger.redemptions.keys()) {
    const transactionId = `#${String(index)}`;
    play(ledger, { hours: 0, command: { kind: 'cancel_redemption', actor, transactionId } });
  }
}

/** What there is to spend, lot by lot, whatever their ids are. */
function lotsOf(ledger: MemoryLedger): unknown {
  return [...ledger.books.members.values()].map(({ member, lots }) => [
    member.profile.email,
    lots.map(({ points, remaining, expiresAt, openedAt }) => [
      points,
      remaining,
      expiresAt,
      openedAt,
    ]),
  ]);
}

describe('redeeming and giving everything back', () => {
  it('leaves every lot as if nothing had been redeemed, in whatever order it happens', () => {
    let givenBack = 0;
    fc.assert(
      fc.property(unruled, shopping, (document, history) => {
        const [ledger, untouched] = [openLedger(document), openLedger(document)];
        for (const move of history) {
          play(ledger, move);
          if (isRedemption(move.command)) untouched.now += move.hours * 3_600_000;
          else play(untouched, move);
        }
        cancelEverything(ledger);
        givenBack += ledger.redemptions.length;
        expect(lotsOf(ledger)).toEqual(lotsOf(untouched));
        for (const { member } of ledger.books.members.values()) {
          expect(member.balances.reserved).toBe(0);
          expect(member.lifetime).toMatchObject({ redeemed: 0, redemptions: 0 });
          for (const [name, counts] of Object.entries(member.counts)) {
            if (!name.startsWith('reward:')) continue;
            expect(Object.values(counts).every(({ count }) => count === 0)).toBe(true);
          }
        }
      }),
      runs(300),
    );
    expect(givenBack).toBeGreaterThan(often(300));
  });

  it('settles each redemption once', () => {
    fc.assert(
      fc.property(unruled, shopping, (document, history) => {
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        cancelEverything(ledger);
        const settled = ledger.changes.filter(
          (change) => change.kind === 'transaction_status_changed',
        );
        for (const id of ledger.redemptions) {
          const own = settled.filter(
            ({ transactionId, to }) => transactionId === id && to === 'rejected',
          );
          expect(own).toHaveLength(1);
        }
        const burned = ledger.changes.filter((change) => change.kind === 'coupon_burned');
        expect(new Set(burned.map(({ transactionId }) => transactionId)).size).toBe(burned.length);
      }),
      runs(200),
    );
  });
});
