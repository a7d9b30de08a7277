import { describe, expect, it } from 'vitest';
import { judgeGoodwill, type Goodwill } from './judge-goodwill.ts';
import { judgeReturns } from './judge-returns.ts';
import { judgeSharing } from './judge-sharing.ts';
import { judgePace, withoutOne } from './judge-velocity.ts';
import { signalSentence } from './signal-sentence.ts';

const SPREAD = new Map([
  [1, 1200],
  [2, 38],
  [3, 2],
]);

describe('a pace', () => {
  const hour = (awards: number, others = SPREAD) =>
    judgePace({ per: 'hour', awards, minutes: 52, others });

  it('is odd from more than eight and four times what is usual', () => {
    expect(hour(8)).toBeNull();
    const judged = hour(14);
    expect(judged?.severity).toBe('notable');
    expect(judged && signalSentence(judged.facts, String)).toBe(
      '14 awards within 52 minutes; on 99 of 100 of the 1,240 days on which other members were awarded they had no more than 2 in an hour, the busiest 3',
    );
    expect(hour(17)?.severity).toBe('severe');
  });

  it('is judged by what only a script does, where little is known of others', () => {
    const few = new Map([[1, 99]]);
    expect(hour(20, few)).toBeNull();
    expect(hour(21, few)).not.toBeNull();
    expect(hour(20, new Map([[1, 100]]))).not.toBeNull();
  });

  it('is compared with what 99 of 100 days of others stay at or below', () => {
    const facts = (others: [number, number][]) => hour(90, new Map(others))?.facts;
    expect(
      facts([
        [7, 1],
        [1, 99],
      ]),
    ).toMatchObject({ usual: 1, greatest: 7, memberDays: 100 });
    expect(
      facts([
        [7, 2],
        [1, 98],
      ]),
    ).toMatchObject({ usual: 7 });
    expect(facts([])).toMatchObject({ usual: 0, greatest: 0, memberDays: 0 });
  });

  it('of one who alone had it leaves nothing of it among others', () => {
    expect(
      withoutOne(
        new Map([
          [1, 3],
          [60, 1],
        ]),
        [1, 60, 8],
      ),
    ).toEqual(new Map([[1, 2]]));
  });

  it('is not made usual by the days of whoever has it', () => {
    const busy = new Map([...SPREAD, [60, 20]]);
    expect(hour(60, busy)).toBeNull();
    const own = Array.from({ length: 20 }, () => 60);
    expect(
      judgePace({ per: 'hour', awards: 60, minutes: 60, others: withoutOne(busy, own) }),
    ).toMatchObject({ facts: { usual: 2, greatest: 3 }, severity: 'severe' });
  });
});

it.each([
  ['device', 3, null],
  ['device', 4, 'notable'],
  ['device', 8, 'severe'],
  ['device', 60, null],
  ['address', 5, null],
  ['address', 6, 'notable'],
  ['network', 9, null],
  ['network', 20, 'severe'],
] as const)('one %s of %i members is %s', (mark, members, severity) => {
  const judged = judgeSharing(mark, members);
  expect(judged?.severity ?? null).toBe(severity);
  if (judged !== null) expect(judged.facts).toEqual({ kind: 'sharing', mark, members, days: 30 });
});

const usual = { othersOrders: 1000, othersReturned: 100 };

it.each([
  [{ orders: 9, returned: 5, spentBefore: 0 }, null],
  [{ orders: 9, returned: 6, spentBefore: 0 }, 'notable'],
  [{ orders: 5, returned: 3, spentBefore: 0 }, null],
  [{ orders: 5, returned: 3, spentBefore: 10 }, 'notable'],
  [{ orders: 10, returned: 9, spentBefore: 10 }, 'severe'],
  [{ orders: 10, returned: 8, spentBefore: 10 }, 'severe'],
  [{ orders: 10, returned: 9, spentBefore: 0 }, 'notable'],
  [{ orders: 11, returned: 6, spentBefore: 0 }, null],
] as const)('returns of %j are %s', (his, severity) => {
  expect(judgeReturns({ ...usual, ...his })?.severity ?? null).toBe(severity);
});

it('finds no returns odd where everybody brings back as much', () => {
  const his = { orders: 20, returned: 18, spentBefore: 0 };
  expect(judgeReturns({ ...his, othersOrders: 1000, othersReturned: 301 })).toBeNull();
  expect(judgeReturns({ ...his, othersOrders: 1000, othersReturned: 300 })).not.toBeNull();
});

it('says of returns what others brought back, and nothing where there are no others', () => {
  const his = { orders: 10, returned: 9, spentBefore: 5 };
  const facts = { kind: 'returns', ...his, days: 180 };
  expect(judgeReturns({ ...usual, ...his })?.facts).toEqual({ ...facts, othersPerMille: 100 });
  const alone = judgeReturns({ ...his, othersOrders: 0, othersReturned: 0 });
  expect(alone?.facts).toEqual({ ...facts, othersPerMille: 0 });
});

describe('what an agent gives', () => {
  const giving = (gifts: number, points: number) => ({ agent: 'person:a@b.c', gifts, points });
  const few = { favoured: giving(2, 100), himself: null };

  const others = [300, 1100, 200];
  const gave = (
    all: readonly [number, number],
    more: Partial<Goodwill> = {},
  ): readonly unknown[] | null => {
    const judged = judgeGoodwill({ all: giving(...all), ...few, others, ...more });
    return judged && [judged.facts.to, judged.facts.points, judged.severity];
  };

  it('is odd if it is given to himself, or to one member again and again', () => {
    expect(gave([12, 700])).toBeNull();
    expect(gave([12, 700], { himself: giving(1, 5) })).toEqual(['himself', 5, 'severe']);
    const to = (gifts: number) => gave([12, 700], { favoured: giving(gifts, 10) });
    expect(to(4)).toBeNull();
    expect(to(5)).toEqual(['one_member', 10, 'notable']);
    expect(to(8)).toEqual(['one_member', 10, 'notable']);
    expect(to(9)).toEqual(['one_member', 10, 'severe']);
  });

  it('is odd far beyond the middle one of others, if there is something to compare', () => {
    expect(gave([10, 1200])).toBeNull();
    expect(gave([10, 1201])).toEqual(['members', 1201, 'notable']);
    expect(gave([10, 2400])).toEqual(['members', 2400, 'notable']);
    expect(gave([10, 2401])).toEqual(['members', 2401, 'severe']);
    expect(gave([9, 2401])).toBeNull();
    expect(gave([10, 2401], { others: [1, 2] })).toBeNull();
  });

  it('is told with the middle one of others', () => {
    const all = giving(12, 2000);
    expect(judgeGoodwill({ all, ...few, others })?.facts).toMatchObject({
      otherAgents: 3,
      median: 300,
    });
  });
});
