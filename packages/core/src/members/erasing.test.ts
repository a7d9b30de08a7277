import { describe, expect, it } from 'vitest';
import { decideByNeed } from '../../../../tests/support/random/decide-by-need.ts';
import { loadPartly } from '../../../../tests/support/random/partial-books.ts';
import {
  coreDriver,
  countingFresh,
  programOf,
} from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { club } from '../../../../tests/scenarios/club-program.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import type { Books } from '../books/books.ts';
import type { Lot } from '../books/records.ts';
import type { EraseMember } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import { LAPSES_MAX } from '../ledger/decide-expire.ts';
import { REMAINS_MAX } from './decide-erase.ts';

const actor = 'key:test';
const by = (name: string) => ({ by: 'email', value: `${name}@example.com` }) as const;

/** Members of a shop by name, and what erasing one of them leads to, on whole books and on needed ones. */
async function shop(...names: readonly string[]) {
  const driver = coreDriver({ title: '', program: plain, table: '' });
  const ids = new Map<string, string>();
  for (const name of names) {
    const profile = { email: by(name).value, uid: name, firstName: name, lastName: 'T' };
    await driver.carryOut({ kind: 'enroll', actor, profile }, noonOf(driver, 1));
    ids.set(name, (await driver.member(by(name).value))?.id ?? '');
  }
  const { books } = driver;
  const program = programOf({ program: plain });
  const now = noonOf(driver, 2);
  const commandFor = (name: string): EraseMember => ({
    ...{ kind: 'erase_member', actor },
    member: { by: 'id', value: ids.get(name) ?? '' },
  });
  const on = (some: Books, name: string): Decision =>
    decide({ books: some, program, now, fresh: countingFresh(5000) }, commandFor(name));
  let from = 5000;
  const erase = (name: string): Decision => {
    from += 200;
    const scene = () => ({ books, program, now, fresh: countingFresh(from) });
    const { whole, partial } = decideByNeed(scene, commandFor(name));
    expect(partial).toEqual(whole);
    if (whole.kind === 'done') applyChanges(books, whole.changes);
    return whole;
  };
  const traces = (name: string) => books.members.get(ids.get(name) ?? '')?.member;
  return { driver, ids, on, erase, traces, now };
}

const countOf = (decision: Decision, kind: string): number =>
  decision.kind === 'done' ? decision.changes.filter((change) => change.kind === kind).length : -1;

describe('a member with more than one command settles', () => {
  it.each([
    [REMAINS_MAX - 1, [REMAINS_MAX - 1]],
    [REMAINS_MAX, [REMAINS_MAX, 0]],
    [REMAINS_MAX + 3, [REMAINS_MAX, 3]],
  ])('waits with %i awards to be forgotten until all are rejected', async (awards, settled) => {
    const { driver, erase, traces } = await shop('ann');
    for (let n = 0; n < awards; n += 1) {
      const award = { kind: 'award', actor, member: by('ann'), activityId: 'survey' } as const;
      await driver.carryOut(award, noonOf(driver, 1) + n);
    }
    for (const [round, count] of settled.entries()) {
      expect(traces('ann')?.erasedAt).toBeNull();
      const decision = erase('ann');
      expect(countOf(decision, 'transaction_status_changed')).toBe(count);
      const isLast = round === settled.length - 1;
      expect(countOf(decision, 'member_erased')).toBe(isLast ? 1 : 0);
      expect(countOf(decision, 'due_set')).toBe(1);
      expect(traces('ann')?.status).toBe('deleted');
    }
    expect(traces('ann')).toMatchObject({ balances: { pending: 0 }, profile: { firstName: '' } });
    expect(countOf(erase('ann'), 'member_erased')).toBe(0);
  });

  it('lets so many lots lapse at a time, first what would lapse first', async () => {
    const { driver, ids, erase, traces } = await shop('ann');
    const memberId = ids.get('ann') ?? '';
    const books = driver.books.members.get(memberId);
    if (books === undefined) throw new Error('no books');
    const lots = Array.from({ length: LAPSES_MAX + 2 }, (_, n): Lot => {
      const id = `9${n.toString(16).padStart(23, '0')}`;
      const dates = { expiresAt: noonOf(driver, 5000 - n), idle: false, openedAt: 1 };
      return { id, memberId, points: 2, remaining: 2, ...dates };
    });
    books.lots.push(...lots.reverse());
    books.member.balances.available = lots.length * 2;
    const first = erase('ann');
    expect(first).toMatchObject({ result: { transaction: { points: LAPSES_MAX * 2 } } });
    expect(countOf(first, 'member_erased')).toBe(0);
    expect(traces('ann')?.balances.available).toBe(4);
    const last = erase('ann');
    expect(last).toMatchObject({ result: { transaction: { points: 4 } } });
    expect(countOf(last, 'member_erased')).toBe(1);
    const [drawn] =
      last.kind === 'done' ? last.changes.filter((c) => c.kind === 'points_posted') : [];
    expect(drawn).toMatchObject({ lotId: lots.at(-2)?.id });
  });
});

describe('erasing one member', () => {
  it('leaves alone what others wait for', async () => {
    const { driver, erase, traces } = await shop('ann', 'bob');
    const award = { kind: 'award', actor, member: by('bob'), activityId: 'survey' } as const;
    await driver.carryOut(award, noonOf(driver, 1));
    expect(countOf(erase('ann'), 'member_erased')).toBe(1);
    expect(traces('bob')?.balances.pending).toBe(40);
  });

  it('frees no name that he never had, as it became one after he had said it', async () => {
    const { driver, ids } = await shop('ann');
    const custom = { card: '42' };
    const note = { kind: 'update_member', actor, member: by('ann'), changes: { custom } } as const;
    await driver.carryOut(note, noonOf(driver, 1));
    const decision = decide(
      {
        ...{ books: driver.books, program: programOf({ program: club }), now: noonOf(driver, 2) },
        fresh: countingFresh(5000),
      },
      { kind: 'erase_member', actor, member: { by: 'id', value: ids.get('ann') ?? '' } },
    );
    const freed = decision.kind === 'done' ? decision.changes : [];
    expect(
      freed.flatMap((one) => (one.kind === 'identity_released' ? [one.identity.kind] : [])),
    ).toEqual(['email', 'uid', 'referral_code']);
  });
});

describe('erasing on books that hold too little', () => {
  it('asks for all that waits, and for who was merged into him', async () => {
    const { driver, ids, on, now } = await shop('ann');
    const ann = { by: 'id', value: ids.get('ann') ?? '' } as const;
    const asked = { kind: 'needs', needs: { remains: [ann.value], merges: [ann] } };
    const { books: whole } = driver;
    expect(on(loadPartly(whole, { members: [ann] }, now), 'ann')).toEqual(asked);
    const remains = { members: [ann], remains: [ann.value] };
    expect(on(loadPartly(whole, remains, now), 'ann')).toEqual(asked);
    const merges = { members: [ann], merges: [ann] };
    expect(on(loadPartly(whole, merges, now), 'ann')).toEqual(asked);
  });

  it('asks for whoever goes on for him', async () => {
    const { driver, ids, on, now } = await shop('ann', 'bob');
    const merge = { kind: 'merge_members', actor, from: by('bob'), into: by('ann') } as const;
    await driver.carryOut(merge, now);
    const bob = { by: 'id', value: ids.get('bob') ?? '' } as const;
    const ann = { by: 'id', value: ids.get('ann') ?? '' } as const;
    const books = loadPartly(
      driver.books,
      { members: [bob], merges: [bob], remains: [bob.value] },
      now,
    );
    expect(on(books, 'bob')).toEqual({
      kind: 'needs',
      needs: { members: [ann], merges: [ann], remains: [ann.value] },
    });
  });
});
