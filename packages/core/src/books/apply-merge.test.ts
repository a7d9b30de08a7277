import { describe, expect, it } from 'vitest';
import {
  enrolled,
  lot,
  memberId,
  opened,
  posted,
  stage,
  type Stage,
} from '../../../../tests/support/staged-books.ts';
import { BrokenInvariant } from '../invariant.ts';
import { applyChanges } from './apply-changes.ts';
import { forgetHoldings, mergesOf } from './apply-merge.ts';
import type { Change } from './changes.ts';
import type { Holdings, Merge } from './records.ts';

const into = (id: string | null, of = memberId): Change => {
  return { kind: 'merged_into_set', memberId: of, into: id };
};

function merge(id: string, fromId: string, intoId: string): Merge {
  return {
    ...{ id, fromId, intoId, at: 5, withIds: [], owed: 0 },
    ...{ filled: [], intoTierId: null, intoTerms: null },
  };
}

const recorded = (one: Merge): Change => ({ kind: 'merge_recorded', merge: one, by: 'test' });
const undone = (one: Merge): Change => {
  return { kind: 'merge_undone', merge: one, at: 6, by: 'test', keptRedeemed: 0 };
};

describe('a member for whom another goes on', () => {
  it.each<[string, readonly Change[]]>([
    ['points that may be spent', opened('l1', 10, null)],
    ['points that wait', [posted({})]],
    ['points in a cart', [posted({}), posted({ from: 'pending', to: 'reserved' })]],
    ['a debt', [posted({ from: 'owed', to: 'deducted' })]],
  ])('must have been left without %s', (_title, changes) => {
    const { books, member } = stage();
    applyChanges(books, changes);
    expect(() => {
      applyChanges(books, [into('m2')]);
    }).toThrow(new BrokenInvariant('member m1 is merged with points left'));
    // To be parted from the other he may have any.
    applyChanges(books, [into(null)]);
    expect(member.member.mergedInto).toBeNull();
  });

  it.each([
    ['must be another', into(memberId), 'member m1 is merged into himself'],
    ['must be known', into('m1', 'm9'), 'member m9 is not in the books'],
  ])('%s', (_title, change, message) => {
    const { books } = stage();
    expect(() => {
      applyChanges(books, [change]);
    }).toThrow(new BrokenInvariant(message));
  });
});

describe('merges that stand', () => {
  it('are known by either member, each once, until they are undone', () => {
    const { books } = stage();
    const [first, second] = [merge('t1', 'm2', 'm1'), merge('t2', 'm3', 'm1')];
    applyChanges(books, [recorded(first), recorded(second), recorded(second)]);
    expect(['m1', 'm2', 'm3'].map((id) => mergesOf(books, id))).toEqual([
      [first, second],
      [first],
      [second],
    ]);
    applyChanges(books, [undone(first)]);
    expect(['m1', 'm2'].map((id) => mergesOf(books, id))).toEqual([[second], []]);
  });

  it('are kept in step where they were loaded, and not guessed where they were not', () => {
    const { books } = stage();
    books.whole = false;
    books.merges.set('m1', []);
    applyChanges(books, [recorded(merge('t1', 'm2', 'm1'))]);
    expect(mergesOf(books, 'm1')).toHaveLength(1);
    expect(mergesOf(books, 'm2')).toBeNull();
  });

  it('are none of a member whom whole books know nothing of', () => {
    expect(mergesOf(stage().books, 'm1')).toEqual([]);
  });
});

describe('what a redemption took out of lots', () => {
  const take = (transactionId: string, lotId: string): Change => {
    return posted({ transactionId, from: 'available', to: 'redeemed', lotId, amount: 1 });
  };
  const holders = ({ books }: Stage): unknown =>
    [...books.draws].map(([id, drawn]) => [
      id,
      drawn.map(({ lot: { id: lotId, memberId: holder, openedAt } }) => [lotId, holder, openedAt]),
    ]);

  it('goes back to whoever holds the lot since, into his stretch; other lots stay as they were', () => {
    const staged = stage();
    enrolled(staged.books, 'm2');
    applyChanges(staged.books, [...opened('l1', 10, 50), ...opened('l2', 10, 60)]);
    applyChanges(staged.books, [take('a', 'l1'), take('a', 'l2'), take('b', 'l2')]);
    const passed = { ...lot('l1', 9, 50), memberId: 'm2', openedAt: 8 };
    applyChanges(staged.books, [{ kind: 'lot_passed', lot: passed, at: 8 }]);
    expect(holders(staged)).toEqual([
      ['a', [['l1', 'm2', 8] as const, ['l2', 'm1', 5] as const]],
      ['b', [['l2', 'm1', 5] as const]],
    ]);
  });

  it.each([
    [true, 'm2'],
    [undefined, 'm1'],
  ] as const)('follows a refilled lot only if that moves: %s', (moves, holder) => {
    const staged = stage();
    enrolled(staged.books, 'm2');
    applyChanges(staged.books, [...opened('l1', 10, 50), take('a', 'l1')]);
    const { remaining: _, ...drawn } = { ...lot('l1', 10, 50), memberId: 'm2' };
    const refilled = { kind: 'lot_refilled', lot: drawn, points: 1 } as const;
    applyChanges(staged.books, [{ ...refilled, ...(moves === undefined ? {} : { moves }) }]);
    expect(holders(staged)).toEqual([['a', [['l1', holder, 5]]]]);
  });

  it('keeps the dates it had where the lot never left its holder', () => {
    const staged = stage();
    applyChanges(staged.books, [...opened('l1', 10, 50), take('a', 'l1')]);
    const passed = { ...lot('l1', 9, 50), openedAt: 8 };
    applyChanges(staged.books, [{ kind: 'lot_passed', lot: passed, at: 8 }]);
    expect(holders(staged)).toEqual([['a', [['l1', 'm1', 5]]]]);
  });
});

describe('what was loaded of what a survivor holds for others', () => {
  const held = (holderId: string): Holdings => ({ holderId, lots: [], pending: 0, reserved: 0 });

  it('is forgotten once his points move, and that of others is not', () => {
    const { books } = stage();
    books.holdings.set('m8', held(memberId)).set('m9', held('m2'));
    applyChanges(books, [posted({})]);
    expect([...books.holdings.keys()]).toEqual(['m9']);
    forgetHoldings(books, 'm2');
    expect(books.holdings.size).toBe(0);
  });
});
