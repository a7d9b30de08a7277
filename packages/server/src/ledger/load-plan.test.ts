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
});
