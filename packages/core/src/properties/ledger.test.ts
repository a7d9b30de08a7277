import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgram } from '../../../../tests/support/random/any-program.ts';
import { anyCommand, mergingCommand } from '../../../../tests/support/random/commands.ts';
import { movesOf, resolveMove } from '../../../../tests/support/random/moves.ts';
import {
  openBooks,
  openLedger,
  play,
  reached,
  type MemoryLedger,
} from '../../../../tests/support/random/memory-ledger.ts';
import { countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import { isMemberAccount, type Account, type Balances } from '../books/accounts.ts';
import { compareLots, type MemberBooks } from '../books/books.ts';
import type { Change } from '../books/changes.ts';
import type { Lot, Member } from '../books/records.ts';
import { decide } from '../decide.ts';
import { heldBudgets } from '../ledger/move-budgets.ts';
import { explainTrace } from '../trace-sentences.ts';

const moves = fc.oneof(movesOf(anyCommand, 30), movesOf(mergingCommand, 30));

type Posted = Extract<Change, { kind: 'points_posted' }>;

function isPosted(change: Change): change is Posted {
  return change.kind === 'points_posted';
}

/** Account balances as nothing but the postings tell them. */
function sumPostings(postings: readonly Posted[]): Record<Account, number> {
  const sums: Record<Account, number> = {
    available: 0,
    pending: 0,
    reserved: 0,
    owed: 0,
    issued: 0,
    redeemed: 0,
    deducted: 0,
    expired: 0,
    transfer: 0,
  };
  for (const { from, to, amount } of postings) {
    sums[from] -= amount;
    sums[to] += amount;
  }
  return sums;
}

function survivorOf({ books }: MemoryLedger, id: string): string {
  return books.members.get(id)?.member.mergedInto ?? id;
}

const SUMS = ['earned', 'redeemed', 'deducted', 'expired'] as const;

/** Sums over life as one chain tells them. */
function lifetimeOf(postings: readonly Posted[]): Record<(typeof SUMS)[number], number> {
  const sums = { earned: 0, redeemed: 0, deducted: 0, expired: 0 };
  for (const { from, to, amount } of postings) {
    if (from === 'redeemed') sums.redeemed -= amount;
    const given = to === 'available' || to === 'owed';
    if (from === 'issued' || from === 'pending' || from === 'deducted') {
      sums.earned += given ? amount : 0;
    } else if (to === 'redeemed' || to === 'deducted' || to === 'expired') sums[to] += amount;
  }
  return sums;
}

/** Sums over life by the postings, and by the merges that stand or left something behind. */
function checkLifetime(
  ledger: MemoryLedger,
  { id, lifetime, balances, mergedInto }: Member,
  postings: readonly Posted[],
): void {
  const sums = lifetimeOf(postings);
  for (const change of ledger.changes) {
    if (change.kind !== 'merge_undone') continue;
    if (change.merge.fromId === id) sums.redeemed -= change.keptRedeemed;
    if (change.merge.intoId === id) sums.redeemed += change.keptRedeemed;
  }
  for (const { intoId, fromId } of ledger.books.merges.get(id) ?? []) {
    const merged = ledger.books.members.get(fromId)?.member.lifetime;
    if (intoId !== id || merged === undefined) continue;
    for (const name of SUMS) sums[name] += merged[name];
  }
  expect(lifetime).toMatchObject(sums);
  expect(lifetime.redeemed).toBeGreaterThanOrEqual(0);
  if (mergedInto !== null) {
    expect(balances).toEqual({ available: 0, pending: 0, reserved: 0, owed: 0 });
    expect(ledger.books.members.get(mergedInto)?.member.mergedInto).toBeNull();
  }
  if (ledger.merged.length > 0) return;
  // Points that are spent or gone were once earned; nothing else makes or unmakes points.
  const left = balances.available + balances.reserved - balances.owed;
  const { earned, redeemed, deducted, expired } = sums;
  expect(earned - redeemed - deducted - expired).toBe(left);
}

function checkMember(ledger: MemoryLedger, { member, lots }: MemberBooks): void {
  const own = ledger.changes.filter(
    (change) => 'memberId' in change && change.memberId === member.id,
  );
  const postings = own.filter(isPosted);
  const sums = sumPostings(postings);
  const balances: Balances = {
    available: sums.available,
    pending: sums.pending,
    reserved: sums.reserved,
    // A debt stands below zero in the ledger; zero has no sign.
    owed: 0 - sums.owed,
  };
  expect(member.balances).toEqual(balances);
  expect(Object.values(balances).every((balance) => balance >= 0)).toBe(true);
  expect(member.version).toBe(postings.length);
  expect(member.eventSequence).toBe(own.filter(({ kind }) => kind === 'event_raised').length);
  expect(lots.reduce((sum, lot) => sum + lot.remaining, 0)).toBe(member.balances.available);
  expect([...lots].sort(compareLots)).toEqual(lots);
  expect(lots.every((lot) => lot.remaining > 0 && lot.remaining <= lot.points)).toBe(true);
  checkIdle(member, lots);
  // The store tells each move of the idle date with the posting that follows it.
  const kept = own.filter(({ kind }) => kind === 'kept_alive' || kind === 'points_posted');
  expect(kept.at(-1)?.kind).not.toBe('kept_alive');
  const pairs = kept.slice(1).map((change, index) => [kept[index]?.kind, change.kind]);
  expect(pairs).not.toContainEqual(['kept_alive', 'kept_alive']);
  checkLifetime(ledger, member, postings);
  // What is held is held by redemptions that wait.
  const waiting = [...ledger.books.transactions.values()].filter(
    (one) =>
      one?.kind === 'redeem' &&
      one.status === 'pending' &&
      survivorOf(ledger, one.memberId) === member.id,
  );
  expect(waiting.reduce((sum, one) => sum + (one?.points ?? 0), 0)).toBe(member.balances.reserved);
  // Two members may have had one each before they became one.
  if (ledger.merged.length === 0) expect(waiting.length).toBeLessThanOrEqual(1);
  const qualified = own.filter((change) => change.kind === 'qualified_moved');
  expect(member.qualified).toBe(qualified.reduce((sum, { points }) => sum + points, 0));
}

/** Points that lapse together: the sum of such lots, parted where a lapse came between. */
function checkIdle({ idle }: Member, lots: readonly Lot[]): void {
  const sums = { points: 0, lapsed: 0 };
  for (const lot of lots) {
    if (!lot.idle) continue;
    expect(lot.expiresAt).toBeNull();
    sums[lot.openedAt >= (idle.since ?? Infinity) ? 'points' : 'lapsed'] += lot.remaining;
  }
  expect({ points: idle.points, lapsed: idle.lapsed }).toEqual(sums);
  if (sums.points > 0) expect(idle.lapsesAt).not.toBeNull();
}

/** What awards hold of each budget, by the awards themselves. */
function heldOfBudgets({ books }: MemoryLedger): Map<string, { points: number; uses: number }> {
  const held = new Map<string, { points: number; uses: number }>();
  for (const [id, award] of books.transactions) {
    if (award?.kind !== 'award' || award.status === 'rejected') continue;
    for (const use of heldBudgets(award, books.returns.get(id) ?? null)) {
      const sum = held.get(use.budgetId) ?? { points: 0, uses: 0 };
      held.set(use.budgetId, { points: sum.points + use.points, uses: sum.uses + use.uses });
    }
  }
  return held;
}

describe('random histories of all commands under random programs', () => {
  it('never overshoot a budget, which is what awards hold of it', () => {
    let drawn = 0;
    fc.assert(
      fc.property(anyProgram, moves, (document, history) => {
        const ledger = openLedger(document);
        for (const move of history) {
          play(ledger, move);
          for (const [id, { points, uses }] of ledger.books.budgets) {
            const limit = ledger.program.budgets.get(id);
            expect(points).toBeLessThanOrEqual(limit?.points ?? Infinity);
            expect(uses).toBeLessThanOrEqual(limit?.uses ?? Infinity);
          }
        }
        const held = heldOfBudgets(ledger);
        for (const [id, { points, uses }] of ledger.books.budgets) {
          expect({ points, uses }).toEqual(held.get(id) ?? { points: 0, uses: 0 });
          drawn += points;
        }
      }),
      runs(300),
    );
    expect(drawn).toBeGreaterThan(0);
  });

  it('keep balances, lots, sums and numbers equal to the postings', () => {
    fc.assert(
      fc.property(anyProgram, moves, (document, history) => {
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        for (const member of ledger.books.members.values()) checkMember(ledger, member);
        const sums = sumPostings(ledger.changes.filter(isPosted));
        expect(Object.values(sums).reduce((all, sum) => all + sum, 0)).toBe(0);
        // What leaves one chain by a merge arrives in another.
        expect(sums.transfer).toBe(0);
      }),
      runs(300),
    );
  });

  it('give each transaction a posting, and each posting one side that is the member', () => {
    fc.assert(
      fc.property(anyProgram, moves, (document, history) => {
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        const postings = ledger.changes.filter(isPosted);
        const posted = new Set(postings.map(({ transactionId }) => transactionId));
        for (const change of ledger.changes) {
          if (change.kind !== 'transaction_recorded') continue;
          expect(posted.has(change.transaction.id)).toBe(true);
        }
        for (const { from, to, amount, lotId } of postings) {
          expect(isMemberAccount(from) || isMemberAccount(to)).toBe(true);
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(lotId !== null).toBe(from === 'available' || to === 'available');
        }
      }),
      runs(300),
    );
  });

  it('replay from any point to the same books', () => {
    fc.assert(
      fc.property(anyProgram, moves, fc.nat(), (document, history, seed) => {
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        const cut = seed % (ledger.changes.length + 1);
        const replayed = openBooks();
        applyChanges(replayed, structuredClone(ledger.changes.slice(0, cut)));
        const resumed = structuredClone(replayed);
        applyChanges(resumed, structuredClone(ledger.changes.slice(cut)));
        expect(resumed).toEqual(ledger.books);
      }),
      runs(300),
    );
  });

  it('decide alike each time and leave the books untouched', () => {
    fc.assert(
      fc.property(anyProgram, moves, anyCommand, (document, history, last) => {
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        const command = resolveMove(last, reached(ledger));
        const before = structuredClone(ledger.books);
        const first = decide({ ...ledger, fresh: countingFresh() }, command);
        expect(ledger.books).toEqual(before);
        const second = decide({ ...ledger, books: before, fresh: countingFresh() }, command);
        expect(second).toEqual(first);
      }),
      runs(300),
    );
  });

  it('explain every step of every decision', () => {
    fc.assert(
      fc.property(anyProgram, moves, (document, history) => {
        const ledger = openLedger(document);
        for (const move of history) {
          const { decision } = play(ledger, move);
          if (decision.kind === 'needs') throw new Error('whole books have everything');
          const sentences = explainTrace(decision.trace, ledger.program);
          expect(sentences).toHaveLength(decision.trace.length);
          for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z\d].*\.$/);
        }
      }),
      runs(300),
    );
  });
});
