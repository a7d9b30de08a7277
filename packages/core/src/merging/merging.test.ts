import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgram } from '../../../../tests/support/random/any-program.ts';
import { anyCommand } from '../../../../tests/support/random/commands.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import {
  openLedger,
  play,
  type MemoryLedger,
} from '../../../../tests/support/random/memory-ledger.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import type { Lot } from '../books/records.ts';
import type { Command } from '../commands.ts';

const actor = 'key:random';
const ref = (name: string) => ({ by: 'email', value: `${name}@example.com` }) as const;

/** Histories in which nobody is merged. */
const apart = movesOf(
  anyCommand.filter(({ kind }) => kind !== 'merge_members' && kind !== 'unmerge_members'),
  30,
);

function now(ledger: MemoryLedger, command: Command): string {
  const { decision } = play(ledger, { hours: 0, command });
  return decision.kind === 'refused' ? decision.refusal.code : decision.kind;
}

/** Idle lots begin anew in the stretch of whoever takes them. */
function lastingLot(lot: Lot): Lot {
  return lot.idle ? { ...lot, openedAt: 0 } : lot;
}

/** What a merge must not lose: points by account, and lots as they are, whoever holds them. */
function holdings({ books }: MemoryLedger): unknown {
  const sums = { available: 0, pending: 0, reserved: 0, owed: 0 };
  const lots: unknown[] = [];
  for (const one of books.members.values()) {
    for (const account of ['available', 'pending', 'reserved', 'owed'] as const) {
      sums[account] += one.member.balances[account];
    }
    lots.push(...one.lots.map((open) => ({ ...lastingLot(open), memberId: null })));
  }
  return { sums, lots: new Set(lots.map((lot) => JSON.stringify(lot))) };
}

/** A member without what a merge moves on for ever: numbers of postings and events, and dates. */
function lasting({ books }: MemoryLedger): unknown {
  return [...books.members.values()].map(({ member, lots }) => ({
    balances: member.balances,
    lots: new Set(lots.map((lot) => JSON.stringify(lastingLot(lot)))),
    lifetime: { ...member.lifetime, firstPurchaseAt: 0, lastPurchaseAt: 0, lastActivityAt: 0 },
    qualified: member.qualified,
    tierId: member.tierId,
    profile: member.profile,
    referrerId: member.referrerId,
    status: member.status,
    mergedInto: member.mergedInto,
  }));
}

describe('merging two members', () => {
  it('loses no point and no lot, unless a debt meets points', () => {
    let merged = 0;
    fc.assert(
      fc.property(anyProgram, apart, (document, history) => {
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        const debts = [...ledger.books.members.values()].some(
          ({ member }) => member.balances.owed > 0,
        );
        fc.pre(!debts);
        const before = holdings(ledger);
        const command = {
          kind: 'merge_members',
          actor,
          from: ref('bob'),
          into: ref('ann'),
        } as const;
        if (now(ledger, command) === 'done') merged += 1;
        expect(holdings(ledger)).toEqual(before);
      }),
      runs(300),
    );
    expect(merged).toBeGreaterThan(0);
  });

  it('and parting them at once leaves both as they were, unless a debt met points', () => {
    let parted = 0;
    fc.assert(
      fc.property(anyProgram, apart, (document, history) => {
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        const members = [...ledger.books.members.values()];
        fc.pre(members.every(({ member }) => member.balances.owed === 0));
        fc.pre(members.every(({ member }) => member.subscribed));
        const before = structuredClone(lasting(ledger));
        const command = {
          kind: 'merge_members',
          actor,
          from: ref('bob'),
          into: ref('ann'),
        } as const;
        if (now(ledger, command) !== 'done' || ledger.merged.length === 0) return;
        const from = ledger.merged.at(-1) ?? '';
        expect(now(ledger, { kind: 'unmerge_members', actor, from })).toBe('done');
        expect(lasting(ledger)).toEqual(before);
        parted += 1;
      }),
      runs(300),
    );
    expect(parted).toBeGreaterThan(0);
  });
});
