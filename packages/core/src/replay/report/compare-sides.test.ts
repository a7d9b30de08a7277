import { describe, expect, it } from 'vitest';
import type { Budget } from '../../books/records.ts';
import { Answers } from './answers.ts';
import { compareSides, differenceOf } from './compare-sides.ts';
import type { Comparison, Part } from './comparison.ts';
import { noFlow, type Flow } from './flow.ts';
import { nobody, type MemberEnd, type Side } from './side.ts';

type Members = Readonly<Record<string, Partial<MemberEnd>>>;

/** One run: what is not said did not happen. */
function side(members: Members, sums: Partial<Side> = {}): Side {
  const ends = Object.entries(members).map(([id, end]) => [id, { ...nobody(), ...end }] as const);
  const none = new Map<string, never>();
  return {
    ...{ total: noFlow(), months: none, activities: none, rewards: none, coupons: none },
    ...{ arrivals: none, budgets: none, members: new Map(ends) },
    ...sums,
  };
}

function compared(recorded: Side, changed: Side): Comparison {
  return compareSides(recorded, changed, new Answers());
}

const flow = (figures: Partial<Flow>): Flow => ({ ...noFlow(), ...figures });
const names = (parts: readonly Part<unknown>[]): readonly string[] => parts.map(({ of }) => of);
const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `p${String(n).padStart(3, '0')}`);

describe('who has more, and who less', () => {
  it('is told by what members have had, not by what they spent of it', () => {
    const recorded = side({
      ann: { issued: 100, redeemed: 80 },
      bob: { issued: 50 },
      cid: { issued: 9 },
    });
    const changed = side({
      ann: { issued: 100, redeemed: 10 },
      bob: { issued: 60, expired: 5, deducted: 1 },
      dan: { issued: 3 },
    });
    const { winners, losers } = compared(recorded, changed);
    expect(winners).toEqual({
      ...{ members: 2, points: 7 },
      most: [
        { memberId: 'bob', recorded: 50, changed: 54, difference: 4 },
        { memberId: 'dan', recorded: 0, changed: 3, difference: 3 },
      ],
    });
    expect(losers).toEqual({
      ...{ members: 1, points: 9 },
      most: [{ memberId: 'cid', recorded: 9, changed: 0, difference: -9 }],
    });
    expect(differenceOf('bob', recorded, changed)).toEqual(winners.most[0]);
  });

  it('names the ten of whom it is most, and counts them all', () => {
    const members = Object.fromEntries(numbered(12).map((id, n) => [id, { issued: n + 1 }]));
    const { winners, losers } = compared(side({}), side(members));
    expect([winners.members, winners.points, losers.members]).toEqual([12, 78, 0]);
    const most = winners.most.map(({ difference }) => difference);
    expect(most).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    const even = compared(side({}), side({ bob: { issued: 5 }, ann: { issued: 5 } })).winners.most;
    expect(even.map(({ memberId }) => memberId)).toEqual(['ann', 'bob']);
    const fallen = compared(side(members), side({})).losers.most;
    expect(fallen.map(({ difference }) => -difference)).toEqual(most);
  });
});

describe('members are put together', () => {
  const ann = { issued: 10, redeemed: 1, expired: 2, deducted: 3, available: 4, reserved: 5 };
  const bob = { issued: 200, pending: 6, owed: 7, available: 30 };

  it('in all, with what they could spend, what waits and what they owe', () => {
    const recorded = side({ ann, bob }, { total: flow({ issued: 210, redeemed: 1 }) });
    const { total, members } = compared(recorded, side({}));
    expect(members).toBe(2);
    const sums = { issued: 210, redeemed: 1, outstanding: 39, pending: 6, owed: 7 };
    expect(total.recorded).toEqual({ ...noFlow(), ...sums });
    expect(total.changed).toEqual({ ...noFlow(), outstanding: 0, pending: 0, owed: 0 });
  });

  it('by the tier that they had then, whatever they have now', () => {
    const recorded = side({ ann: { ...ann, tierId: 'gold' }, bob, cid: { tierId: 'gold' } });
    const changed = side({ ann: { issued: 15, tierId: 'silver' }, dan: { issued: 2, owed: 1 } });
    const { tiers } = compared(recorded, changed);
    expect(names(tiers)).toEqual(['', 'gold']);
    const [none, gold] = tiers;
    const nothing = { ...noFlow(), outstanding: 0, pending: 0, owed: 0 };
    // Dan is there on one side alone: he has no tier of then.
    expect(none).toMatchObject({
      ...{ members: 1, changed: { ...nothing, issued: 2, owed: 1 } },
      recorded: { ...nothing, issued: 200, pending: 6, owed: 7, outstanding: 30 },
    });
    const then = { issued: 10, redeemed: 1, expired: 2, deducted: 3, outstanding: 9 };
    expect(gold).toEqual({
      ...{ of: 'gold', members: 2, recorded: { ...nothing, ...then } },
      changed: { ...nothing, issued: 15 },
    });
  });

  it('by each of their tags, by one that stands twice once', () => {
    const recorded = side({
      ann: { issued: 10, tags: ['vip', 'web', 'vip'] },
      bob: { issued: 40, tags: ['web'] },
      cid: { issued: 100 },
    });
    const { segments } = compared(recorded, recorded);
    expect(segments.map(({ of, members, changed }) => [of, members, changed.issued])).toEqual([
      ['', 1, 100],
      ['web', 2, 50],
      ['vip', 1, 10],
    ]);
  });
});

describe('sums are held against each other', () => {
  it('by month, in order, the last twenty years', () => {
    const months = numbered(250).map((of) => [of, flow({ issued: 1 })] as const);
    const [recorded, changed] = [months.slice(0, 249).reverse(), months.slice(1)];
    const { months: told } = compared(
      side({}, { months: new Map(recorded) }),
      side({}, { months: new Map(changed) }),
    );
    expect(names(told)).toEqual(numbered(250).slice(10));
    expect(told.at(-1)).toEqual({
      ...{ of: 'p249', recorded: noFlow(), changed: flow({ issued: 1 }) },
    });
  });

  it('by activity, those that gave or took most first', () => {
    const recorded = {
      little: flow({ issued: 5 }),
      taken: flow({ issued: 1, deducted: 90 }),
      twin: flow({ issued: 30 }),
    };
    const changed = { new: flow({ issued: 50 }), little: flow({ issued: 70 }) };
    const { activities } = compared(
      side({}, { activities: new Map(Object.entries({ ...recorded, brother: recorded.twin })) }),
      side({}, { activities: new Map(Object.entries(changed)) }),
    );
    expect(names(activities)).toEqual(['taken', 'little', 'new', 'brother', 'twin']);
    expect(activities[1]).toEqual({
      ...{ of: 'little', recorded: recorded.little, changed: changed.little },
    });
  });

  it('by reward and by coupons, no more than a hundred of the largest', () => {
    const many = numbered(101).map((of, n) => [of, n] as const);
    const rewards = new Map(many.map(([of, n]) => [of, { count: 500 - n, points: n }]));
    const gone = new Map([['p000', { count: 1, points: 700 }]]);
    const told = compared(
      side({}, { rewards, coupons: new Map([['p000', 700]]) }),
      side({}, { rewards: gone, coupons: new Map(many) }),
    );
    const expected = ['p000', ...numbered(101).slice(2).reverse()];
    expect([names(told.rewards), names(told.coupons)]).toEqual([expected, expected]);
    expect(told.rewards.slice(0, 2)).toEqual([
      { of: 'p000', recorded: { count: 500, points: 0 }, changed: { count: 1, points: 700 } },
      { of: 'p100', recorded: { count: 400, points: 100 }, changed: { count: 0, points: 0 } },
    ]);
    expect(told.coupons.slice(0, 2)).toEqual([
      { of: 'p000', recorded: 700, changed: 0 },
      { of: 'p100', recorded: 0, changed: 100 },
    ]);
  });

  it('by budget and by arrivals in a tier, in order of name', () => {
    const budget = (id: string, points: number): readonly [string, Budget] => [
      id,
      { id, points, uses: points / 10 },
    ];
    const told = compared(
      side({}, { budgets: new Map([budget('b', 20)]), arrivals: new Map([['gold', 3]]) }),
      side({}, { budgets: new Map([budget('a', 50), budget('b', 30)]) }),
    );
    expect(told.budgets).toEqual([
      { of: 'a', recorded: { points: 0, uses: 0 }, changed: { points: 50, uses: 5 } },
      { of: 'b', recorded: { points: 20, uses: 2 }, changed: { points: 30, uses: 3 } },
    ]);
    const arrivals = new Map(['silver', 'gold', 'platinum'].map((of) => [of, 1]));
    expect(told.arrivals).toEqual([{ of: 'gold', recorded: 3, changed: 0 }]);
    const all = compared(side({}, { arrivals }), side({})).arrivals;
    expect(names(all)).toEqual(['gold', 'platinum', 'silver']);
  });
});

it('tells who ends in another tier, the most frequent move first', () => {
  const tier = (...tiers: readonly (string | null)[]): Side =>
    side(Object.fromEntries(tiers.map((tierId, n) => [`m${String(n)}`, { tierId }])));
  const { tierMoves } = compared(
    tier('gold', 'gold', 'silver', 'silver', null, 'gold'),
    // The last one is not there.
    tier('gold', 'silver', 'gold', 'gold', 'silver'),
  );
  expect(tierMoves).toEqual([
    { from: 'silver', to: 'gold', members: 2 },
    { from: 'gold', to: 'silver', members: 1 },
    { from: null, to: 'silver', members: 1 },
  ]);
});
