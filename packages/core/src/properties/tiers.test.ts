import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgram } from '../../../../tests/support/random/any-program.ts';
import { anyCommand } from '../../../../tests/support/random/commands.ts';
import { tierCommand } from '../../../../tests/support/random/people.ts';
import { movesOf } from '../../../../tests/support/random/moves.ts';
import { purchase, returnOrder } from '../../../../tests/support/random/orders.ts';
import {
  openLedger,
  play,
  type MemoryLedger,
} from '../../../../tests/support/random/memory-ledger.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { dayText } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { tierReached, thresholdOf } from '../tiers/ladder.ts';
import { countedAt, isAboveEntry, tierProgress } from '../tiers/standing.ts';

const moves = movesOf(
  fc.oneof(
    { weight: 3, arbitrary: anyCommand },
    { weight: 3, arbitrary: purchase },
    { weight: 2, arbitrary: returnOrder },
    { weight: 3, arbitrary: tierCommand },
  ),
  30,
);

const timed = anyProgram.filter(
  ({ tierRules: rules }) => rules?.kind === 'period' || rules?.kind === 'rolling',
);

/** The due rows of tiers as the changes leave them, by member. */
function duesOf({ changes }: MemoryLedger): Map<string, Instant> {
  const dues = new Map<string, Instant>();
  for (const change of changes) {
    if (change.kind === 'due_set' && change.due.kind === 'judge_tier') {
      dues.set(change.due.memberId, change.due.at);
    } else if (change.kind === 'due_cleared' && change.due.kind === 'judge_tier') {
      dues.delete(change.due.memberId);
    }
  }
  return dues;
}

/** Points of qualifying awards of a member from a day on, less what came back of them. */
function givenSince({ books, program }: MemoryLedger, memberId: string, first: string): number {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone: program.timeZone });
  let points = 0;
  for (const [id, award] of books.transactions) {
    if (award?.memberId !== memberId || award.kind !== 'award' || !award.qualifies) continue;
    const given = award.status === 'approved' || award.status === 'auto_approved';
    if (!given || days.format(award.occurredAt) < first) continue;
    points += award.points - (books.returns.get(id)?.points ?? 0);
  }
  return points;
}

const actor = 'job:random';

describe('tiers under random programs', () => {
  it('have one due row where something can take them away, at the time the standing says', () => {
    let due = 0;
    fc.assert(
      fc.property(timed, moves, (document, history) => {
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        const dues = duesOf(ledger);
        for (const [id, { member }] of ledger.books.members) {
          expect(member.standing?.dueAt ?? null).toBe(dues.get(id) ?? null);
          const { standing } = member;
          if (member.status === 'deleted' || member.mergedInto !== null) continue;
          if (!isAboveEntry(ledger.program, member.tierId)) continue;
          const kept =
            ledger.program.tierRules.kind === 'rolling' && standing?.assigned?.way === 'above';
          if (ledger.program.tierRules.downgrade !== 'never' && !kept) {
            expect(dues.has(id)).toBe(true);
            due += 1;
          }
        }
      }),
      runs(500),
    );
    expect(due).toBeGreaterThan(0);
  });

  it('are never below what was earned, unless somebody put them there', () => {
    fc.assert(
      fc.property(anyProgram, moves, (document, history) => {
        const ledger = openLedger(document);
        for (const move of history) {
          play(ledger, move);
          for (const { member } of ledger.books.members.values()) {
            // What a hand had said of a tier is forgotten with the person.
            if (member.erasedAt !== null) continue;
            if (member.standing?.assigned?.way === 'below') continue;
            const counted = countedAt(ledger.program, member, ledger.now);
            const reached = tierReached(ledger.program, counted);
            const own = thresholdOf(ledger.program, member.tierId);
            expect(own).toBeGreaterThanOrEqual(reached?.threshold ?? 0);
          }
        }
      }),
      runs(500),
    );
  });

  it('are all lost in the end by those who do nothing, one judgement after the other', () => {
    let fallen = 0;
    const losing = timed.filter(({ tierRules: rules }) => rules?.downgrade !== 'never');
    fc.assert(
      fc.property(losing, moves, (document, history) => {
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        ledger.now += 1000 * 86_400_000;
        for (const [id, { member }] of ledger.books.members) {
          if (member.standing?.assigned?.way === 'above') continue;
          if (member.status === 'deleted' || member.mergedInto !== null) continue;
          let rounds = 0;
          for (let at = member.standing?.dueAt; at != null; at = member.standing?.dueAt) {
            const named = { by: 'id', value: id } as const;
            const command = { kind: 'judge_tier', actor, member: named, dueAt: at } as const;
            play(ledger, { hours: 0, command });
            expect(member.standing?.dueAt ?? Infinity).toBeGreaterThan(at);
            expect((rounds += 1)).toBeLessThan(100);
          }
          fallen += rounds;
          expect(isAboveEntry(ledger.program, member.tierId)).toBe(false);
        }
      }),
      runs(500),
    );
    expect(fallen).toBeGreaterThan(0);
  });

  it('keep sums that are what awards and returns of their days come to', () => {
    let counted = 0;
    const points = timed.filter(({ tierRules: rules }) => rules?.measure !== 'spend');
    const shopping = movesOf(fc.oneof(purchase, returnOrder, tierCommand), 30);
    fc.assert(
      fc.property(points, shopping, (document, history) => {
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        const { books, program, now } = ledger;
        for (const { member } of books.members.values()) {
          const { window, counted: shown } = tierProgress(program, member, now);
          if (window === null) throw new Error('a tier of no window');
          const expected = givenSince(ledger, member.id, dayText(window.from));
          expect(shown).toBe(expected);
          counted += expected;
        }
      }),
      runs(300),
    );
    expect(counted).toBeGreaterThan(0);
  });
});
