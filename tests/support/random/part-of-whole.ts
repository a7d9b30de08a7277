import {
  compareLots,
  hasLapsed,
  type Books,
  type Change,
  type Instant,
  type Lot,
  type MemberBooks,
} from '@fealty/core';
import { expect } from 'vitest';

/**
 * That books loaded by need are still a part of the whole ones after the same changes: what a batch decides
 * next is decided on them.
 */
export function expectPart(partial: Books, whole: Books, now: Instant): void {
  for (const [id, loaded] of partial.members) {
    const all = whole.members.get(id);
    expect(loaded.member).toEqual(all?.member);
    if (all !== undefined) expectLots(loaded, all, now);
  }
  for (const name of LOOKED_FOR) {
    const all = whole[name] as ReadonlyMap<string, unknown>;
    for (const [key, fact] of partial[name]) {
      expect(fact, `${name} ${key}`).toEqual(all.get(key) ?? null);
    }
  }
  for (const name of SUMMED_UP) {
    const all = whole[name] as ReadonlyMap<string, unknown>;
    // Whole books have no entry for what never happened.
    for (const [key, fact] of partial[name]) {
      if (all.has(key)) expect(fact, `${name} ${key}`).toEqual(all.get(key));
    }
  }
  for (const [id, points] of partial.expired) {
    if (partial.transactions.has(id)) expect(points).toBe(whole.expired.get(id));
  }
}

/** Facts that are null in books where they were looked for and are not there. */
const LOOKED_FOR = ['identities', 'claims', 'transactions', 'returns', 'cachedEmails'] as const;
/** Facts that stand at nothing there. */
const SUMMED_UP = ['budgets', 'draws', 'merges'] as const;

function expectLots(loaded: MemberBooks, all: MemberBooks, now: Instant): void {
  const { idle } = all.member;
  const isOpen = (lot: Lot): boolean => !hasLapsed(lot, idle, now);
  const open = all.lots.filter(isOpen);
  const known = loaded.lots.filter(isOpen);
  expect(known).toEqual(loaded.lotsComplete ? open : open.slice(0, known.length));
  for (const lot of loaded.ownLots) expect(all.lots).toContainEqual(lot);
  for (const [date, sum] of loaded.sums) {
    const dated = all.lots.filter(({ expiresAt }) => expiresAt === date);
    expect(sum).toBe(dated.reduce((points, lot) => points + lot.remaining, 0));
  }
}

/**
 * The same for lots that have lapsed, where they were loaded. Not after a merge is undone: what a member
 * holds for others brings lapsed lots along, but not all that are his.
 */
export function expectLapsed(partial: Books, whole: Books, now: Instant): void {
  for (const [id, { lapsed, lots }] of partial.members) {
    const all = whole.members.get(id);
    if (lapsed === null || all === undefined) continue;
    const isGone = (lot: Lot): boolean => hasLapsed(lot, all.member.idle, now);
    const gone = [...lapsed, ...lots].filter(isGone);
    expect(gone.sort(compareLots)).toEqual(all.lots.filter(isGone));
  }
}

/** What moves a budget was decided while it was held; else its moves would be in no order. */
export function expectHeld(partial: Books, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind !== 'budget_moved') continue;
    expect([...partial.budgets.keys()]).toContain(change.use.budgetId);
  }
}
