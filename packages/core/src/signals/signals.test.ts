import { describe, expect, it } from 'vitest';
import { judgeGoodwill } from './judge-goodwill.ts';
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
  expect(judgeSharing(mark, members)?.severity ?? null).toBe(severity);
});

const usual = { othersOrders: 1000, othersReturned: 100 };

it.each([
  [{ orders: 9, returned: 5, spentBefore: 0 }, null],
  [{ orders: 9, returned: 6, spentBefore: 0 }, 'notable'],
  [{ orders: 5, returned: 3, spentBefore: 0 }, null],
  [{ orders: 5, returned: 3, spentBefore: 10 }, 'notable'],
  [{ orders: 10, returned: 9, spentBefore: 10 }, 'severe'],
] as const)('returns of %j are %s', (his, severity) => {
  expect(judgeReturns({ ...usual, ...his })?.severity ?? null).toBe(severity);
});

it('finds no returns odd where everybody brings back as much', () => {
  const his = { orders: 20, returned: 16, spentBefore: 0 };
  expect(judgeReturns({ ...his, othersOrders: 1000, othersReturned: 400 })).toBeNull();
});

describe('what an agent gives', () => {
  const giving = (gifts: number, points: number) => ({ agent: 'person:a@b.c', gifts, points });
  const few = { favoured: giving(2, 100), himself: null };

  it('is odd if it is given to himself, to one again and again, or far beyond others', () => {
    const others = [100, 200, 300];
    const all = giving(12, 700);
    expect(judgeGoodwill({ all, ...few, others })).toBeNull();
    expect(judgeGoodwill({ all: giving(12, 801), ...few, others })?.facts.to).toBe('members');
    expect(judgeGoodwill({ all: giving(9, 801), ...few, others })).toBeNull();
    expect(judgeGoodwill({ all: giving(12, 801), ...few, others: [1, 2] })).toBeNull();
    expect(judgeGoodwill({ ...few, all, favoured: giving(5, 10), others })?.facts.to).toBe(
      'one_member',
    );
    expect(judgeGoodwill({ ...few, all, himself: giving(1, 5), others })).toMatchObject({
      facts: { to: 'himself', points: 5 },
      severity: 'severe',
    });
  });
});

it('says what is odd about friends, and of whom there is a circle', () => {
  const facts = { kind: 'referrals', friends: 9, alike: 2, sharing: 3, fleeting: 4 } as const;
  expect(signalSentence({ ...facts, circle: 3 }, String)).toBe(
    'Of 9 friends that were recommended 2 have a mailbox or telephone of the referrer or of each other, 3 earn with the same device or for the same address and 4 bought once and brought it back; 3 members recommended each other in a circle',
  );
});
