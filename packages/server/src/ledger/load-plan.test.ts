import { describe, expect, it } from 'vitest';
import { joinNeeds, planLoad } from './load-plan.ts';

describe('the load plan of a batch', () => {
  it('asks for each thing once and adds up points and coupons', () => {
    const bob = { by: 'email', value: 'bob@example.com' } as const;
    const need = {
      members: [bob],
      claims: [{ scope: 'made_a_purchase', key: 'o-1' }],
      lots: [{ member: bob, points: 500 }],
      shelves: [{ rewardId: 'reward_1', coupons: 1 }],
    };
    const plan = planLoad([need, need]);
    expect(plan.lookups).toEqual([{ kind: 'email', value: 'bob@example.com' }]);
    expect(plan.claims).toHaveLength(1);
    expect([...plan.lots.values()]).toEqual([{ ref: bob, points: 1000 }]);
    expect([...plan.shelves]).toEqual([['reward_1', 2]]);
  });

  it('sorts the identities it will lock, so that two batches lock them in one order', () => {
    const plan = planLoad([
      { identities: [{ kind: 'uid', value: '1' }] },
      {
        identities: [
          { kind: 'email', value: 'z' },
          { kind: 'email', value: 'a' },
        ],
      },
    ]);
    expect(plan.identities.map((identity) => identity.value)).toEqual(['a', 'z', '1']);
  });

  it('joins what was asked for first with what was found missing', () => {
    expect(joinNeeds({ programs: [1] }, { programs: [2], cached: ['a'] })).toEqual({
      programs: [1, 2],
      cached: ['a'],
    });
  });

  it('loads every member of whom it asks for something', () => {
    const ref = (value: string) => ({ by: 'id', value }) as const;
    const plan = planLoad([
      { members: [ref('named')], lots: [{ member: ref('lots'), points: 1 }] },
      { lapsed: [ref('lapsed')], dates: [{ member: ref('dates'), at: 5 }] },
      { merges: [ref('merges')], holdings: [{ holderId: 'holder', memberIds: ['held', 'other'] }] },
      { merges: [{ by: 'uid', value: 'known by it' }] },
    ]);
    const named = ['named', 'lots', 'lapsed', 'dates', 'merges', 'holder'];
    expect(plan.memberIds.toSorted()).toEqual(named.toSorted());
    expect(plan.lookups).toEqual([{ kind: 'uid', value: 'known by it' }]);
    expect([...plan.holdings]).toEqual([
      ['held', { holderId: 'holder', memberIds: ['held', 'other'] }],
    ]);
    expect([...plan.dates.values()]).toEqual([{ ref: ref('dates'), at: 5 }]);
  });

  it('names everything once that commands want alike, and locks budgets in one order', () => {
    const need = {
      ...{ transactions: ['t1', 't2'], draws: ['t1'], flows: ['buy'], cached: ['a@b.c'] },
      ...{ cachedIds: ['c1'], programs: [3], remains: ['m1'], budgets: ['late', 'early'] },
    };
    const plan = planLoad([need, { ...need, programs: [3, 2] }, {}]);
    expect(plan).toMatchObject({
      ...{ transactions: ['t1', 't2'], draws: ['t1'], flows: ['buy'], cached: ['a@b.c'] },
      ...{ cachedIds: ['c1'], programs: [3, 2], remains: ['m1'], budgets: ['early', 'late'] },
    });
  });

  it('keeps what tells members apart as it is where one command may take it', () => {
    expect([planLoad([{}, { people: [true] }]).people, planLoad([{}]).people]).toEqual([
      true,
      false,
    ]);
  });

  it.each([
    [1.2, 2],
    [-5, 0],
    [Number.NaN, 0],
    [Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER],
  ])('asks for whole points whatever a command says: %d', (points, asked) => {
    const bob = { by: 'email', value: 'bob@example.com' } as const;
    const [lots] = planLoad([{ lots: [{ member: bob, points }] }]).lots.values();
    expect(lots?.points).toBe(asked);
  });
});
