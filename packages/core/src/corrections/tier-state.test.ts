import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { coreDriver } from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { tiered } from '../../../../tests/scenarios/programs.ts';
import type { Member, Standing, TierState } from '../books/records.ts';
import type { Draft } from '../deciding.ts';
import { restoreTier, sameTier, tierAfter } from './tier-state.ts';

const standing: Standing = {
  basis: 'rolling',
  sums: { '2026-01-01': '40', '2026-01-02': '7' },
  since: 1,
  heldUntil: 2,
  fallsAt: null,
  dueAt: 3,
  assigned: { way: 'above', from: 'silver' },
};
const state: TierState = { qualified: 50, tierId: 'gold', tierSince: 4, standing };

describe('where a member stands on the ladder', () => {
  it.each<[string, TierState]>([
    ['a copy', structuredClone(state)],
    [
      'sums in another order, as a store gives them back',
      { ...state, standing: { ...standing, sums: { '2026-01-02': '7', '2026-01-01': '40' } } },
    ],
  ])('is the same for %s', (_, other) => {
    expect(sameTier(state, other)).toBe(true);
  });

  it.each<[string, Partial<TierState>]>([
    ['what counted', { qualified: 51 }],
    ['the tier', { tierId: 'silver' }],
    ['no tier', { tierId: null }],
    ['since when', { tierSince: 5 }],
    ['no standing', { standing: null }],
    ['other rules', { standing: { ...standing, basis: 'period' } }],
    ['sums', { standing: { ...standing, sums: { '2026-01-01': '40', '2026-01-02': '8' } } }],
    ['since when it counts', { standing: { ...standing, since: 0 } }],
    ['how long it is held', { standing: { ...standing, heldUntil: null } }],
    ['a grace', { standing: { ...standing, fallsAt: 9 } }],
    ['when it is judged', { standing: { ...standing, dueAt: 8 } }],
    ['no hand', { standing: { ...standing, assigned: null } }],
    [
      'the way of the hand',
      { standing: { ...standing, assigned: { way: 'below', from: 'silver' } } },
    ],
    ['from where', { standing: { ...standing, assigned: { way: 'above', from: null } } }],
  ])('is another by %s', (_, other) => {
    expect(sameTier(state, { ...state, ...other })).toBe(false);
    expect(sameTier({ ...state, ...other }, state)).toBe(false);
  });

  it('is told after changes only if they moved it', () => {
    const memberId = 'm';
    const counted = { kind: 'qualified_moved', memberId, points: 5 } as const;
    expect(tierAfter(state, [])).toBeNull();
    expect(tierAfter(state, [counted])).toEqual({ ...state, qualified: 55 });
    expect(tierAfter(state, [counted, { ...counted, points: -5 }])).toBeNull();
  });
});

describe('a tier that is put back', () => {
  const program = compiled(tiered);

  async function restored(to: Partial<TierState>): Promise<readonly unknown[]> {
    const driver = coreDriver({ title: '', program: tiered, table: '' });
    const profile = { email: 'ann@example.com', firstName: 'Ann', lastName: 'T' };
    await driver.carryOut({ kind: 'enroll', actor: 'key:test', profile }, noonOf(driver, 1));
    const ann = (await driver.member('ann@example.com')) as Member;
    const member: Member = { ...ann, ...state };
    const draft: Draft = { memberId: 'm', at: 100, quiet: false, changes: [], trace: [] };
    restoreTier(draft, program, member, { ...state, ...to });
    return draft.changes.map((change) => {
      if (change.kind === 'event_raised') return change.type;
      if (change.kind === 'tier_restored') return [change.from, change.to, change.since];
      return change.kind;
    });
  }

  it.each<[string, Partial<TierState>, readonly unknown[]]>([
    ['nothing, if it stands so', {}, []],
    ['what counted alone', { qualified: 40 }, ['qualified_moved']],
    ['a higher tier', { tierId: 'platinum' }, [['gold', 'platinum', 4], 'tier.upgraded']],
    [
      'a lower tier',
      { tierId: 'silver', tierSince: 2 },
      [['gold', 'silver', 2], 'tier.downgraded'],
    ],
    ['since when it is held', { tierSince: 2 }, [['gold', 'gold', 2]]],
    ['a standing', { standing: { ...standing, heldUntil: 7 } }, ['standing_changed']],
    ['when it is judged', { standing: { ...standing, dueAt: 9 } }, ['standing_changed', 'due_set']],
    ['no standing', { standing: null }, ['standing_changed', 'due_cleared']],
  ])('moves %s', async (_, to, changes) => {
    expect(await restored(to)).toEqual(changes);
  });
});
