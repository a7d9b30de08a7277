import { describe, expect, it } from 'vitest';
import { compiled } from '../../../tests/support/random/memory-ledger.ts';
import { tiered } from '../../../tests/scenarios/programs.ts';
import { explainTrace } from './trace-sentences.ts';
import type { TraceStep } from './trace.ts';

const program = compiled(tiered);

describe('a trace in words', () => {
  it.each<[TraceStep, string]>([
    [
      { step: 'base', from: 'subtotal', value: '80' },
      "The points were computed from the order's subtotal: 80 USD.",
    ],
    [
      { step: 'line', productId: 'p1', value: '5', multiplier: '0', excluded: true },
      'Product p1 (5 USD) is excluded and earns nothing.',
    ],
    [
      {
        ...{ step: 'tenders', methods: ['Gift card', 'points'], amount: '50', cost: '110' },
        ...{ from: '100', left: '54.545454545454' },
      },
      'Of the 110 USD for the order, 50 USD were paid with Gift card and points, which earn nothing: about 54.5454 USD of 100 USD count.',
    ],
    [
      { step: 'rounded', exact: '0.00012', mode: 'half_up', points: 0 },
      '0.00012 points, rounded half up, make 0 points.',
    ],
    [
      { step: 'rounded', exact: '0.001234567891', mode: 'half_up', points: 0 },
      'About 0.001234 points, rounded half up, make 0 points.',
    ],
    [
      { step: 'rounded', exact: '269.5', mode: 'half_up', points: 270 },
      '269.5 points, rounded half up, make 270 points.',
    ],
    [
      {
        step: 'rule',
        rule: 'daily',
        type: 'frequency',
        matched: true,
        seen: '3',
        needed: 'fewer than 3 per day',
      },
      'The limit of 3 per day was reached.',
    ],
    [
      {
        ...{ step: 'budget', budget: 'Spring', rule: 'Double', points: 95, given: false },
        ...{ pointsLeft: 25, usesLeft: 1 },
      },
      'The bonus Double would give 95 points; the budget Spring had 25 points and 1 use left, so they were not given.',
    ],
    [
      {
        ...{ step: 'budget', budget: 'Gifts', rule: null, points: 5, given: true },
        ...{ pointsLeft: null, usesLeft: 3 },
      },
      'The activity would give 5 points; the budget Gifts had 3 uses left, so they were given.',
    ],
    [{ step: 'debt_paid', points: 1 }, '1 point made good what the member owed.'],
    [
      { step: 'price', reward: 'Cash', points: 250, available: 300, worth: '12.5' },
      'Cash costs 250 points, worth 12.5 USD; the member could spend 300 points.',
    ],
    [
      { step: 'held', points: 50, until: Date.UTC(2026, 4, 1, 12, 5) },
      '50 points are held for an order until 1 May 2026, 12:05 (UTC).',
    ],
    [
      {
        step: 'given_back',
        points: 50,
        debt: 20,
        extended: 10,
        until: Date.UTC(2026, 4, 1, 23, 59, 59),
      },
      '50 points were given back. 20 points of them made good what the member owed. ' +
        '10 points of them had lapsed meanwhile and can be spent until 1 May 2026, 23:59 (UTC).',
    ],
    [
      { step: 'approval', how: 'delayed', at: Date.UTC(2026, 4, 1, 12) },
      'The points wait until 1 May 2026.',
    ],
    [
      { step: 'approval', how: 'given', at: null },
      'The points were approved at once, because the time named for it had passed.',
    ],
    [{ step: 'expiry', how: 'never', at: null }, 'The points do not expire.'],
    [
      { step: 'expiry', how: '12 months without activity', at: Date.UTC(2026, 11, 31, 23) },
      'The points expire on 31 December 2026 (12 months without activity).',
    ],
    [
      {
        step: 'merged',
        ...{ from: 'm1', into: 'm2', points: 40, pending: 0, reserved: 0, owed: 0, settled: 0 },
        lives: Date.UTC(2026, 4, 1, 12),
      },
      'Member m1 was merged into m2, and 40 points went along. Points that lapse with inactivity live until 1 May 2026.',
    ],
    [
      { step: 'lapsed', lots: 1, points: 40, until: Date.UTC(2026, 0, 31, 23) },
      '40 points of one award had lived until 31 January 2026 at the latest.',
    ],
    [
      { step: 'reminded', days: 7, points: 40, at: Date.UTC(2026, 0, 31, 23) },
      'The member was told that 40 points lapse in 7 days, on 31 January 2026.',
    ],
    [
      { step: 'modified', from: 40, to: 60, by: 'eve' },
      'A moderator (eve) made the award worth 60 points instead of 40 points.',
    ],
    [
      { step: 'modified', from: 40, to: 40, by: 'eve' },
      'A moderator (eve) left the award at 40 points.',
    ],
    [
      { step: 'tier', from: 'silver', to: 'gold', qualified: 120, threshold: 100 },
      '120 points count towards tiers; Gold asks for 100 points, so the member moved there from Silver.',
    ],
    [
      {
        ...{ step: 'tier', from: 'gold', to: 'silver', qualified: 9950, threshold: 0 },
        measure: 'spend',
      },
      '99.5 USD counts towards tiers; Silver asks for 0 USD, so the member moved there from Gold.',
    ],
    [
      { step: 'tier_grace', tier: 'gold', until: Date.UTC(2026, 4, 1, 12) },
      'The member no longer reaches Gold and keeps it in grace until 1 May 2026.',
    ],
    [
      { step: 'tier_assigned', from: null, to: 'gold' },
      'The member was moved by hand from no tier to Gold.',
    ],
    [
      { step: 'price', reward: 'Mug', points: 100, available: 99 },
      'Mug costs 100 points; the member could spend 99 points.',
    ],
    ...(
      [
        ['owe', 'were', ' and are owed'],
        ['floor', 'were', ' and were let go'],
        ['refuse', 'would be', ', so nothing was taken'],
      ] as const
    ).map(([debt, verb, end]): [TraceStep, string] => [
      { step: 'returned', earned: 100, before: 30, kept: 20, taken: 50, uncovered: 5, debt },
      `It had earned 100 points, of which 30 points were taken back before; what is kept earns 20 points, so 50 points ${verb} taken back. 5 points of them were no longer in the member's balance${end}.`,
    ]),
    [
      { step: 'refused', code: 'points_insufficient', seen: '99', needed: '100' },
      'Refused: the member can spend 99 points, and 100 points are needed.',
    ],
    [
      { step: 'refused', code: 'order_taken', seen: 'O{needed}', needed: 'another' },
      'Refused: the order O{needed} has earned before.',
    ],
    [
      { step: 'refused', code: 'of_another_version', seen: '', needed: '' },
      'Refused: of another version.',
    ],
  ])('%o', (step, sentence) => {
    expect(explainTrace([step], program)).toEqual([sentence]);
  });
});

describe('moments in words', () => {
  it('are days and hours of the program’s own time zone', () => {
    const inNewYork = { ...program, timeZone: 'America/New_York' };
    const at = Date.UTC(2027, 0, 1, 4, 59);
    const said = (step: TraceStep): string => explainTrace([step], inNewYork)[0] ?? '';
    expect(said({ step: 'expiry', how: '12 months', at })).toBe(
      'The points expire on 31 December 2026 (12 months).',
    );
    expect(said({ step: 'held', points: 50, until: at })).toBe(
      '50 points are held for an order until 31 December 2026, 23:59 (America/New_York).',
    );
  });
});
