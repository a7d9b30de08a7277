import { describe, expect, it } from 'vitest';
import { countingFresh, programOf } from '../../../../tests/support/scenario/core-driver.ts';
import {
  enrolled,
  lot,
  memberId,
  stage,
  transaction,
  type Stage,
} from '../../../../tests/support/staged-books.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import type { Lot } from '../books/records.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import { LAPSES_MAX } from '../ledger/decide-expire.ts';
import { DAY } from '../time/instant.ts';
import { MERGED_LOTS_MAX } from './find-merging.ts';

const actor = 'test';
const program = programOf({ program: plain });
const fresh = countingFresh();
const id = (value: string) => ({ by: 'id', value }) as const;

/** Ann, who is m1, and Bob, who is m2. */
function pair(): Stage {
  const staged = stage();
  enrolled(staged.books, 'm2');
  return staged;
}

function merge({ books }: Stage, from: string, into: string, now = 10): Decision {
  const command = { kind: 'merge_members', actor, from: id(from), into: id(into) } as const;
  return decide({ books, program, now, fresh }, command);
}

function unmerge({ books }: Stage, from: string, now = 20): Decision {
  return decide({ books, program, now, fresh }, { kind: 'unmerge_members', actor, from });
}

function carriedOut({ books }: Stage, decision: Decision): Decision {
  if (decision.kind === 'done') applyChanges(books, decision.changes);
  return decision;
}

/** So many lots of a point each, and a balance that fits. */
function hold({ books }: Stage, whose: string, count: number): void {
  const member = books.members.get(whose);
  if (member === undefined) throw new Error(`${whose} is nobody`);
  member.lots = Array.from({ length: count }, (_, place): Lot => {
    return { ...lot(`lot ${String(place).padStart(5, '0')}`, 1, null), memberId: whose };
  });
  member.member.balances.available = count;
}

function refused(code: string, whose: string, details: object): object {
  return { kind: 'refused', refusal: { code, details }, memberId: whose };
}

describe('a merge that is refused', () => {
  it('names who is the same already', () => {
    expect(merge(pair(), memberId, memberId)).toMatchObject(
      refused('merge_with_itself', memberId, { seen: memberId, needed: 'two members' }),
    );
  });

  it('names who brings more lots than one merge moves, and a lot less is fine', () => {
    const staged = pair();
    hold(staged, 'm2', MERGED_LOTS_MAX + 1);
    const needed = 'at most 5000 awards with points left, and none to expire';
    expect(merge(staged, 'm2', memberId)).toMatchObject(
      refused('merge_too_large', 'm2', { seen: 5001, needed }),
    );
    hold(staged, 'm2', MERGED_LOTS_MAX);
    expect(carriedOut(staged, merge(staged, 'm2', memberId)).kind).toBe('done');
    expect(staged.member.lots).toHaveLength(MERGED_LOTS_MAX);
  });

  it('names who has so much to expire that it is not known whether that is all', () => {
    const staged = pair();
    const bob = staged.books.members.get('m2');
    const lapsed = Array.from({ length: LAPSES_MAX }, (_, place) => lot(String(place), 1, 1));
    if (bob !== undefined) {
      Object.assign(bob, { lapsed, lotsComplete: false });
      bob.member.balances.available = LAPSES_MAX + 1;
    }
    expect(merge(staged, 'm2', memberId)).toMatchObject(
      refused('merge_too_large', 'm2', { seen: LAPSES_MAX }),
    );
    bob?.lapsed?.pop();
    if (bob !== undefined) bob.member.balances.available = LAPSES_MAX - 1;
    expect(merge(staged, 'm2', memberId).kind).toBe('done');
  });
});

describe('a parting that is refused', () => {
  it('names whoever nobody was merged into', () => {
    const staged = pair();
    const never = { seen: 'm2', needed: 'a member who was merged into another' };
    expect(unmerge(staged, 'm2')).toMatchObject(refused('merge_unknown', 'm2', never));
    carriedOut(staged, merge(staged, 'm2', memberId));
    expect(unmerge(staged, memberId)).toMatchObject(
      refused('merge_unknown', memberId, { ...never, seen: memberId }),
    );
  });

  it('names who went on for the survivor since', () => {
    const staged = pair();
    enrolled(staged.books, 'm3');
    carriedOut(staged, merge(staged, 'm2', memberId));
    carriedOut(staged, merge(staged, memberId, 'm3'));
    const details = { seen: 'm1 was merged into m3 since', needed: 'that undone first' };
    expect(unmerge(staged, 'm2')).toMatchObject(refused('merge_overtaken', 'm3', details));
  });

  it('comes after the last moment of the period, and not before', () => {
    const staged = pair();
    carriedOut(staged, merge(staged, 'm2', memberId, 10));
    expect(unmerge(staged, 'm2', 10 + 30 * DAY).kind).toBe('done');
    const details = { seen: '30 days ago', needed: 'at most 30 days' };
    expect(unmerge(staged, 'm2', 11 + 30 * DAY)).toMatchObject(
      refused('merge_too_old', memberId, details),
    );
  });

  it('names who would give back more lots than one parting moves', () => {
    const staged = pair();
    carriedOut(staged, merge(staged, 'm2', memberId));
    const holdTheirs = (count: number): void => {
      hold(staged, memberId, count);
      for (const one of staged.member.lots) {
        staged.books.transactions.set(one.id, transaction({ id: one.id, memberId: 'm2' }));
      }
    };
    holdTheirs(MERGED_LOTS_MAX + 1);
    const needed = 'at most 5000 awards with points left';
    expect(unmerge(staged, 'm2')).toMatchObject(
      refused('merge_too_large', memberId, { seen: 5001, needed }),
    );
    holdTheirs(MERGED_LOTS_MAX);
    expect(unmerge(staged, 'm2').kind).toBe('done');
  });
});

describe('a merge, and a parting', () => {
  it('are dated behind the last posting of either, and answer with the transaction of whom they are about', () => {
    const staged = pair();
    staged.member.member.postedAt = 70;
    const merged = carriedOut(staged, merge(staged, 'm2', memberId, 10));
    expect(merged).toMatchObject({
      result: { transaction: { kind: 'merge', memberId: 'm2', recordedAt: 70 } },
    });
    const bob = staged.books.members.get('m2');
    if (bob !== undefined) bob.member.postedAt = 90;
    const parted = carriedOut(staged, unmerge(staged, 'm2', 20));
    expect(parted).toMatchObject({
      result: { transaction: { kind: 'unmerge', memberId: 'm2', recordedAt: 90 } },
    });
  });

  it('give no e-mail and no id back to whoever had none', () => {
    const staged = pair();
    carriedOut(staged, merge(staged, 'm2', memberId));
    carriedOut(staged, unmerge(staged, 'm2'));
    expect(staged.books.identities.size).toBe(0);
  });

  it('are asked for fact by fact in books of a batch', () => {
    const staged = pair();
    staged.books.whole = false;
    const { books } = staged;
    expect(merge(staged, 'm2', memberId)).toMatchObject({
      needs: { merges: [id('m2')] },
    });
    books.members.delete('m2');
    const one = { id: 't', fromId: 'm2', intoId: memberId, withIds: ['m7'] };
    const terms = { at: 5, owed: 0, filled: [], intoTierId: null, intoTerms: null };
    books.merges.set('m2', [{ ...one, ...terms }]);
    const bob = enrolled(books, 'm2');
    expect(unmerge(staged, 'm2')).toMatchObject(refused('merge_unknown', 'm2', { seen: 'm2' }));
    bob.member.mergedInto = memberId;
    expect(unmerge(staged, 'm2')).toMatchObject({
      needs: {
        members: [id('m7')],
        holdings: [{ holderId: memberId, memberIds: ['m2', 'm7'] }],
      },
    });
    books.merges.delete('m2');
    expect(unmerge(staged, 'm2')).toEqual({ kind: 'needs', needs: { merges: [id('m2')] } });
  });

  it('ask for the lots of whoever gives, and of whoever takes as far as a debt reaches', () => {
    const staged = pair();
    const bob = staged.books.members.get('m2');
    if (bob === undefined) throw new Error('nobody');
    for (const one of [bob, staged.member]) {
      Object.assign(one, { lotsComplete: false, lapsed: null });
    }
    Object.assign(bob.member.balances, { available: 40, owed: 7 });
    Object.assign(staged.member.member.balances, { available: 30, owed: 5 });
    expect(merge(staged, 'm2', memberId)).toEqual({
      kind: 'needs',
      needs: {
        lots: [
          { member: id('m2'), points: 40 },
          { member: id(memberId), points: 12 },
        ],
        lapsed: [id('m2')],
      },
    });
  });
});
