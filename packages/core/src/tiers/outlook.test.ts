import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import type { TierRulesDocument } from '../program/document.ts';
import type { Program } from '../program/program.ts';
import { nextTier } from './ladder.ts';
import { newCounting, outlookOf, type AlikeMembers } from './outlook.ts';

const period: TierRulesDocument = { kind: 'period', months: 12 };
const rolling: TierRulesDocument = { kind: 'rolling', days: 7 };
const lifetime: TierRulesDocument = { kind: 'lifetime' };
const never = { ...period, downgrade: 'never' } as const;

function ruled(tierRules: TierRulesDocument): Program {
  return compiled({
    ...plain,
    tierRules,
    tiers: [
      { id: 'silver', name: 'Silver', threshold: '0' },
      { id: 'gold', name: 'Gold', threshold: '100' },
      { id: 'secret', name: 'Secret', threshold: '300', hidden: true },
      { id: 'platinum', name: 'Platinum', threshold: '500' },
    ],
  });
}

const above = (from: string | null): AlikeMembers['assigned'] => ({ way: 'above', from });
const below: AlikeMembers['assigned'] = { way: 'below', from: 'platinum' };

describe('where members come to if what counts for them stays', () => {
  it.each<readonly [string, TierRulesDocument, AlikeMembers, string]>([
    [
      'in the tier that they have',
      period,
      { tierId: 'gold', counted: 100, assigned: null },
      'gold stays',
    ],
    [
      'in it to its last point',
      period,
      { tierId: 'gold', counted: 299, assigned: null },
      'gold stays',
    ],
    ['higher', period, { tierId: 'gold', counted: 500, assigned: null }, 'platinum rises'],
    [
      'higher, put below what they earned',
      period,
      { tierId: 'silver', counted: 100, assigned: below },
      'gold rises',
    ],
    ['higher, from none', period, { tierId: null, counted: 100, assigned: null }, 'gold rises'],
    [
      'elsewhere, as theirs is no more',
      period,
      { tierId: 'bronze', counted: 100, assigned: null },
      'gold lost',
    ],
    ['lower, with time', period, { tierId: 'gold', counted: 99, assigned: null }, 'silver falls'],
    ['lower, with days', rolling, { tierId: 'gold', counted: 99, assigned: null }, 'silver falls'],
    [
      'where they are, for life',
      lifetime,
      { tierId: 'gold', counted: 99, assigned: null },
      'gold keeps',
    ],
    [
      'where they are, if none is lost',
      never,
      { tierId: 'gold', counted: 99, assigned: null },
      'gold keeps',
    ],
    [
      'lower, put there with a tier to go back to',
      period,
      { tierId: 'platinum', counted: 99, assigned: above('gold') },
      'silver falls',
    ],
    [
      'where somebody put them',
      rolling,
      { tierId: 'platinum', counted: 99, assigned: above('gold') },
      'platinum keeps',
    ],
    [
      'where somebody put them, for life',
      lifetime,
      { tierId: 'gold', counted: 9, assigned: above(null) },
      'gold keeps',
    ],
    [
      'where they had been before',
      never,
      { tierId: 'platinum', counted: 99, assigned: above('gold') },
      'gold falls',
    ],
    [
      'what they earned, as it is more than that',
      never,
      { tierId: 'platinum', counted: 300, assigned: above('gold') },
      'secret falls',
    ],
    [
      'what they earned, from none',
      never,
      { tierId: 'platinum', counted: 100, assigned: above(null) },
      'gold falls',
    ],
    [
      'where they are, having been there',
      never,
      { tierId: 'gold', counted: 9, assigned: above('gold') },
      'gold keeps',
    ],
    [
      'where they are, put below',
      never,
      { tierId: 'gold', counted: 9, assigned: below },
      'gold keeps',
    ],
  ])('is %s', (_, rules, members, expected) => {
    const { tierId, way } = outlookOf(ruled(rules), members);
    expect(`${String(tierId)} ${way}`).toBe(expected);
  });

  it('is nowhere else in a program without tiers', () => {
    const none = { ...ruled(period), ladder: [] };
    const members = { tierId: 'gold', counted: 100, assigned: null };
    expect(outlookOf(none, members)).toEqual({ tierId: 'gold', way: 'stays' });
  });
});

describe('new rules for tiers', () => {
  const at = Date.UTC(2026, 5, 15, 12);
  const NEXT_YEAR = Date.UTC(2027, 0, 1);

  it.each<
    readonly [
      string,
      readonly [before: TierRulesDocument | null, after: TierRulesDocument],
      ReturnType<typeof newCounting>,
    ]
  >([
    ['the first program', [null, period], { isAnew: false, heldUntil: null }],
    ['the same ones', [period, period], { isAnew: false, heldUntil: null }],
    ['others that look at whole lives', [period, lifetime], { isAnew: false, heldUntil: null }],
    ['others under which nothing is lost', [rolling, never], { isAnew: true, heldUntil: null }],
    ['others that count by periods', [rolling, period], { isAnew: true, heldUntil: NEXT_YEAR }],
  ])('begin to count: %s', (_, [before, after], expected) => {
    const counting = newCounting(before === null ? null : ruled(before), ruled(after), at);
    expect(counting).toEqual(expected);
  });
});

describe('the next tier', () => {
  it.each([
    [null, 'silver'],
    ['silver', 'gold'],
    ['gold', 'platinum'],
    ['secret', 'platinum'],
    ['platinum', undefined],
    ['bronze', 'silver'],
  ])('of %s that members are shown is %s', (tierId, next) => {
    expect(nextTier(ruled(period), { tierId })?.id).toBe(next);
  });
});
