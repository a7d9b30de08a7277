import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgram } from '../../../../tests/support/random/any-program.ts';
import { anyCommand } from '../../../../tests/support/random/commands.ts';
import { correction } from '../../../../tests/support/random/corrections.ts';
import { movesOf, resolveMove } from '../../../../tests/support/random/moves.ts';
import {
  openLedger,
  play,
  reached,
  type MemoryLedger,
} from '../../../../tests/support/random/memory-ledger.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { applyChanges } from '../books/apply-changes.ts';
import { decide } from '../decide.ts';
import { heldBudgets } from '../ledger/move-budgets.ts';

/**
 * All of the books that an undo gives back. Left out are numbers that only grow: of postings and
 * events, the time of the last posting, what was ever earned and deducted; and transactions, claims
 * and returns, which tell what was done and undone.
 */
function restorable({ books, program }: MemoryLedger): unknown {
  const members = [...books.members.values()].map(({ member, lots }) => {
    const { version: _v, eventSequence: _e, postedAt: _p, lifetime, ...rest } = member;
    const { earned: _earned, deducted: _deducted, ...sums } = lifetime;
    const open = lots.map(({ id, remaining, expiresAt, idle, openedAt, memberId }) => ({
      ...{ id, remaining, expiresAt, idle, openedAt, memberId },
    }));
    return { ...rest, lifetime: sums, net: lifetime.earned - lifetime.deducted, open };
  });
  const awards = [...books.transactions.values()].flatMap((one) => {
    if (one?.kind !== 'award') return [];
    const returns = books.returns.get(one.id) ?? null;
    const held = heldBudgets(one, returns).filter(({ points, uses }) => points + uses > 0);
    return [{ id: one.id, held, back: returns?.points ?? 0, corrected: returns?.corrected ?? 0 }];
  });
  const used = [...program.budgets.keys()].map(
    (id) => books.budgets.get(id) ?? { id, points: 0, uses: 0 },
  );
  return structuredClone({ members, awards, budgets: used });
}

const FAR = 2 ** 41;

describe('a correction and its undo, after random histories', () => {
  it('leave balances, lots, dates, tiers and budgets as they were', () => {
    const done = { give: 0, take: 0, reaward: 0, tiers: 0, budgets: 0, debts: 0 };
    fc.assert(
      fc.property(anyProgram, movesOf(anyCommand, 30), correction, (document, history, asked) => {
        fc.pre(asked.kind === 'correct');
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        const command = resolveMove({ ...asked, line: 99 }, reached(ledger));
        if (command.kind !== 'correct') return;
        const before = restorable(ledger);
        const fresh = countingFresh(FAR);
        const decision = decide({ ...ledger, fresh }, command);
        if (decision.kind !== 'done') return;
        applyChanges(ledger.books, decision.changes);
        expect(decide({ ...ledger, fresh }, command)).toMatchObject({
          refusal: { code: 'correction_line_taken' },
        });
        const transactionId = decision.result.transaction?.id ?? '';
        const { correctionId, line, actor } = command;
        const undo = { kind: 'undo_correction', actor, correctionId, line, transactionId } as const;
        const undone = decide({ ...ledger, fresh }, undo);
        expect(undone).toMatchObject({ kind: 'done' });
        if (undone.kind !== 'done') return;
        applyChanges(ledger.books, undone.changes);
        expect(restorable(ledger)).toEqual(before);
        expect(decide({ ...ledger, fresh }, undo)).toMatchObject({ kind: 'refused' });
        done[command.change.act] += 1;
        const kinds = new Set(decision.changes.map(({ kind }) => kind));
        if (kinds.has('tier_changed')) done.tiers += 1;
        if (kinds.has('budget_moved')) done.budgets += 1;
        const { paid = 0, indebted = 0 } = decision.result.transaction?.details.correction ?? {};
        if (paid + indebted > 0) done.debts += 1;
      }),
      runs(2500),
    );
    // Each kind of it was met.
    expect(Math.min(...Object.values(done)), JSON.stringify(done)).toBeGreaterThan(0);
  });
});
