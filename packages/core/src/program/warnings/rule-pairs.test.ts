import { describe, expect, it } from 'vitest';
import {
  of,
  ruled,
  thrice,
  told,
  twice,
  warningsOf,
} from '../../../../../tests/support/warned-shop.ts';
import { dayNumber } from '../../time/calendar.ts';
import type { FrequencyRange, ProgramDocument, RuleDocument } from '../document.ts';
import { findRulePairs } from './rule-pairs.ts';

const limit = (times: number, per: FrequencyRange): RuleDocument => ({
  ...{ type: 'frequency', times, per },
});
const inJune = (day: number): string => `2026-06-${String(day).padStart(2, '0')}`;
/** First and last day of June 2026; 0 for none. */
const days = ([from, until]: readonly [number, number]): { from?: string; until?: string } => ({
  ...(from === 0 ? {} : { from: inJune(from) }),
  ...(until === 0 ? {} : { until: inJune(until) }),
});
const fixed = (points: string, more: object = {}): RuleDocument => ({
  ...{ type: 'fixed', points, ...more },
});
const pairsOf = (document: ProgramDocument): ReturnType<typeof findRulePairs> =>
  findRulePairs(document, dayNumber({ year: 2026, month: 6, day: 1 }));
const shoes = of('product.category', 'shoes');
const gold = of('member.tier', 'gold');

describe('of a rule that does nothing beside another, people read', () => {
  const NARROWER = 'Take it out, or make it the narrower one.';
  const better = (one: number, other: number): string =>
    `multiplier_${String(one)} of Purchase never counts: whenever it holds, so does multiplier_${String(other)} of Purchase, which gives 3 times the points, and the best one counts. Take it out, give it more, or let multipliers stack (policies.bonuses).`;

  it.each<[string, RuleDocument[]]>([
    [
      `frequency_2 of Purchase (3 times a day) is never reached: frequency_1 of Purchase stops at 2 times a month. ${NARROWER}`,
      [limit(2, 'month'), limit(3, 'day')],
    ],
    [
      `frequency_1 of Purchase (once a day) is never reached: frequency_2 of Purchase stops at once ever. ${NARROWER}`,
      [limit(1, 'day'), limit(1, 'lifetime')],
    ],
    [
      `frequency_2 of Purchase (once a day) is never reached: frequency_1 of Purchase stops at once a day. ${NARROWER}`,
      [limit(1, 'day'), limit(1, 'day')],
    ],
    [
      better(2, 1),
      [
        { ...thrice, when: shoes },
        { ...twice, when: { all: [gold, shoes] } },
      ],
    ],
    [
      better(1, 2),
      [
        { ...twice, when: shoes },
        { ...thrice, when: shoes },
      ],
    ],
  ])('%s', (sentence, rules) => {
    expect(told(ruled(rules))).toEqual([sentence]);
  });

  it.each<[string, RuleDocument[]]>([
    ['one adds points and one multiplies them', [fixed('50'), twice]],
    ['one multiplies points and one adds them', [twice, fixed('50')]],
    ['one is a limit', [limit(1, 'day'), twice]],
    [
      'each is for others',
      [
        { ...thrice, when: gold },
        { ...twice, when: shoes },
      ],
    ],
    [
      'the better one asks for more',
      [
        { ...thrice, when: { all: [gold, shoes] } },
        { ...twice, when: gold },
      ],
    ],
  ])('but nothing where %s', (_title, rules) => {
    expect(told(ruled(rules))).toEqual([]);
  });
});

/* The second gives less. */
it.each([
  [[0, 0], [10, 20], 'shadowed_rule'],
  [[10, 20], [10, 20], 'shadowed_rule'],
  [[10, 0], [10, 20], 'shadowed_rule'],
  [[0, 20], [0, 20], 'shadowed_rule'],
  [[0, 20], [0, 1], 'shadowed_rule'],
  [[10, 20], [9, 20], 'overlapping_promotions'],
  [[10, 20], [10, 21], 'overlapping_promotions'],
  [[10, 0], [0, 20], 'overlapping_promotions'],
  [[0, 20], [10, 0], 'overlapping_promotions'],
  [[10, 20], [20, 30], 'overlapping_promotions'],
  [[10, 20], [21, 30], null],
  [[10, 20], [0, 9], null],
  [[10, 20], [0, 0], null],
] as const)('promotions in the days %j and %j of June: %s', (first, second, kind) => {
  const rules = [
    { ...thrice, ...days(first) },
    { ...twice, ...days(second) },
  ];
  expect(pairsOf(ruled(rules)).map((warning) => warning.kind)).toEqual(kind === null ? [] : [kind]);
});

describe('of promotions that run together, people read', () => {
  const ADVICE =
    'If that is not meant, move one of them or let their conditions shut each other out.';
  const first = { ...twice, name: 'First', ...days([5, 20]) };
  const second = { name: 'Second', ...days([10, 25]) };
  const slow = { type: 'multiplier', multiplier: '0.5' } as const;

  it.each<[string, RuleDocument[], 'best' | 'stack']>([
    [
      'from 10 June 2026 to 20 June 2026: where both hold they give 3 times the points, as the best one counts',
      [
        { ...thrice, name: 'First', ...days([5, 20]) },
        { ...twice, ...second },
      ],
      'best',
    ],
    [
      'from 10 June 2026 to 20 June 2026: where both hold they give 0.75 times the points, as the best one counts',
      [
        { ...slow, name: 'First', ...days([5, 20]) },
        { ...slow, multiplier: '0.75', ...second },
      ],
      'best',
    ],
    [
      'from 10 June 2026 to 20 June 2026: where both hold they give 0.25 times the points',
      [
        { ...slow, name: 'First', ...days([5, 20]) },
        { ...slow, ...second },
      ],
      'stack',
    ],
    [
      'from 10 June 2026 to 20 June 2026: where both hold they give 1,080 points on top',
      [fixed('1030', { name: 'First', ...days([5, 20]) }), fixed('50', second)],
      'best',
    ],
    [
      'from 1 June 2026 to 20 June 2026: where both hold they give 2 times the points and 1 point on top',
      [{ ...first, from: '2026-05-01' }, fixed('1', { name: 'Second', ...days([0, 30]) })],
      'best',
    ],
  ])('%s', (sentence, rules, bonuses) => {
    expect(told(ruled(rules, { policies: { bonuses } }))).toEqual([
      `First of Purchase and Second of Purchase run together ${sentence}. ${ADVICE}`,
    ]);
  });

  it('since when, where neither ends', () => {
    const rules = [
      { ...twice, name: 'First', ...days([5, 0]) },
      fixed('5', { name: 'Second', ...days([10, 0]) }),
    ];
    expect(pairsOf(ruled(rules)).map(({ sentence }) => sentence)).toEqual([
      'First of Purchase and Second of Purchase run together from 10 June 2026 on: where both hold they give 2 times the points and 5 points on top.',
    ]);
  });

  it.each<[string, RuleDocument[]]>([
    [
      'one of them leaves something out',
      [{ type: 'exclusion', when: gold, ...days([1, 20]) }, first],
    ],
    ['the other does', [first, { type: 'exclusion', when: gold, ...days([1, 20]) }]],
  ])('but nothing where %s', (_title, rules) => {
    expect(told(ruled(rules))).toEqual([]);
  });

  it('nothing of what is over', () => {
    const may = { from: '2026-05-01', until: '2026-05-31' };
    expect(
      pairsOf(
        ruled([
          { ...twice, ...may },
          { ...thrice, ...may },
        ]),
      ),
    ).toEqual([]);
  });
});

describe('a program with more rules than people read', () => {
  const many = (count: number, rule: RuleDocument): RuleDocument[] =>
    Array.from({ length: count }, () => rule);

  it('is told of two thousand promotions that run together, and of two hundred on one page', () => {
    // 64 of them make 2,016 pairs.
    const promotions = ruled(many(64, fixed('5', days([1, 30]))));
    expect(pairsOf(promotions)).toHaveLength(2000);
    expect(warningsOf(promotions)).toHaveLength(200);
  });

  it('is compared up to fifty thousand pairs', () => {
    const shadowed = [thrice, twice];
    const left: RuleDocument = { type: 'exclusion', when: gold };
    expect(pairsOf(ruled([...many(10, left), ...shadowed]))).toHaveLength(1);
    // Without the last two 316 rules make 49,770 pairs.
    expect(pairsOf(ruled([...many(316, left), ...shadowed]))).toEqual([]);
  });
});
