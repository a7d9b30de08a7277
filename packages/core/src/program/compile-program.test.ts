import { describe, expect, it } from 'vitest';
import { compileProgram } from './compile-program.ts';
import type { ProgramDocument } from './document.ts';
import type { Program, ProgramProblem } from './program.ts';

const sound: ProgramDocument = {
  name: 'Shop',
  currency: 'usd',
  timeZone: 'Europe/Berlin',
  pointsDecimals: 2,
  expiry: { mode: 'after', months: 12 },
  activities: [
    {
      id: 'made_a_purchase',
      name: 'Purchase',
      earn: { multiplier: '1.5' },
      rules: [
        { type: 'frequency', times: 3, per: 'day' },
        { id: 'off', type: 'frequency', times: 1, per: 'week', active: false },
        { type: 'exclusion', when: { tiers: ['gold'] } },
      ],
    },
    { id: 'survey', name: 'Survey', earn: { points: '2.5' }, expiry: { mode: 'never' } },
  ],
  rewards: [
    { id: 'reward_d65bc', name: 'Five off', type: 'fixed_amount', value: '5', points: '500' },
  ],
  tiers: [
    { id: 'gold', name: 'Gold', threshold: '1000', rewards: ['reward_d65bc'] },
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'old', name: 'Old', threshold: '0', active: false },
  ],
};

function compiled(document: ProgramDocument): Program {
  const result = compileProgram(document, 7, {
    'reward:reward_d65bc': { createdAt: 1, updatedAt: 2 },
    'tier:gold': { createdAt: 3, updatedAt: 4 },
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.program;
}

function problemsOf(change: Partial<ProgramDocument>): readonly ProgramProblem[] {
  const result = compileProgram({ ...sound, ...change }, 1, {});
  return result.ok ? [] : result.problems;
}

describe('a sound document', () => {
  it('compiles with defaults filled in and decimals read', () => {
    const program = compiled(sound);
    expect(program.version).toBe(7);
    expect(program.currency).toBe('USD');
    expect(program.rounding).toBe('half_up');
    expect(program.debt).toBe('owe');
    expect(program.returnsLowerTier).toBe(true);
    expect(program.deductionsLowerTier).toBe(false);
    const purchase = program.activities.get('made_a_purchase');
    expect(purchase?.expiry).toEqual({ mode: 'after', months: 12 });
    expect(purchase?.approval).toEqual({ mode: 'immediately' });
    expect(purchase?.countsForTier).toBe(true);
    expect(purchase?.limits).toEqual([{ ruleId: 'frequency_1', times: 3, per: 'day' }]);
    expect(purchase?.exclusions.map(({ ruleId }) => ruleId)).toEqual(['exclusion_3']);
    expect(program.activities.get('survey')?.earn).toEqual({ type: 'fixed', points: 250 });
    expect(program.activities.get('survey')?.expiry).toEqual({ mode: 'never' });
  });

  it('sorts the active tiers into a ladder and keeps stamps', () => {
    const program = compiled(sound);
    expect(program.ladder.map(({ id }) => id)).toEqual(['silver', 'gold']);
    expect(program.tiers.get('old')?.active).toBe(false);
    expect(program.tiers.get('gold')).toMatchObject({
      threshold: 100_000,
      createdAt: 3,
      updatedAt: 4,
    });
    expect(program.tiers.get('silver')).toMatchObject({ createdAt: 0, updatedAt: 0 });
    const reward = program.rewards.get('reward_d65bc');
    expect(reward).toMatchObject({ points: 50_000, coupons: 'pool', tiers: null, createdAt: 1 });
    expect(reward).toMatchObject({ range: null, when: null, limits: [], couponExpiry: null });
    expect(program.holdMinutes).toBe(30);
  });
});

describe('a faulty document', () => {
  const [purchase] = sound.activities;
  const [reward] = sound.rewards;
  const [gold, silver] = sound.tiers;
  if (!purchase || !reward || !gold || !silver) throw new Error('the sound document changed');

  it.each<[string, Partial<ProgramDocument>, string]>([
    [
      'a currency that is none',
      { currency: 'dollars' },
      'currency: dollars, not three letters of ISO 4217, such as USD',
    ],
    [
      'a zone nobody knows',
      { timeZone: 'Here/There' },
      'timeZone: Here/There, not an IANA time zone, such as Europe/Berlin',
    ],
    [
      'an expiry of no months',
      { expiry: { mode: 'after', months: 0 } },
      'expiry.months: 0, not a whole number from 1 to 1200',
    ],
    [
      'an expiry of half a day',
      { expiry: { mode: 'after', days: 0.5 } },
      'expiry.days: 0.5, not a whole number from 1 to 36525',
    ],
    [
      'an expiry on a day that no year has',
      { expiry: { mode: 'calendar', month: 2, day: 30, years: 1 } },
      'expiry.day: 30, not a whole number from 1 to 29',
    ],
    [
      'an expiry in a thirteenth month',
      { expiry: { mode: 'calendar', month: 13, day: 1, years: 1 } },
      'expiry.month: 13, not a whole number from 1 to 12',
    ],
    [
      'an expiry years back',
      { expiry: { mode: 'calendar', month: 12, day: 31, years: -1 } },
      'expiry.years: -1, not a whole number from 0 to 100',
    ],
    [
      'an inactivity of no days',
      { expiry: { mode: 'inactivity', days: 0 } },
      'expiry.days: 0, not a whole number from 1 to 36525',
    ],
    [
      'an activity nobody can do that keeps points alive',
      { expiry: { mode: 'inactivity', months: 12, activities: ['dance'] } },
      'expiry.activities: dance, not one of made_a_purchase, survey',
    ],
    [
      'a reminder twice',
      { reminders: [7, 2, 7] },
      'reminders[2]: 7, not a number of days that stands only once',
    ],
    [
      'a reminder on the day itself',
      { reminders: [0] },
      'reminders[0]: 0, not a whole number from 1 to 366',
    ],
    [
      'nine reminders',
      { reminders: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
      'reminders: 9, not at most 8 reminders',
    ],
    [
      'an activity twice',
      { activities: [purchase, purchase] },
      'activities[1].id: made_a_purchase, not an id that stands only once',
    ],
    [
      'an id with a colon',
      { activities: [{ ...purchase, id: 'a:b' }] },
      'activities[0].id: a:b, not 1 to 64 letters, digits, dots, hyphens or underscores',
    ],
    [
      'a rate that is no number',
      { activities: [{ ...purchase, earn: { multiplier: 'lots' } }] },
      'activities[0].earn.multiplier: lots, not a decimal number that is not negative',
    ],
    [
      'a rate below zero',
      { activities: [{ ...purchase, earn: { multiplier: '-1' } }] },
      'activities[0].earn.multiplier: -1, not a decimal number that is not negative',
    ],
    [
      'points finer than the program',
      { activities: [{ ...purchase, earn: { points: '1.005' } }] },
      'activities[0].earn.points: 1.005, not points, not negative, up to 2 decimals',
    ],
    [
      'an approval after no days',
      { activities: [{ ...purchase, approval: { mode: 'after_days', days: 0 } }] },
      'activities[0].approval.days: 0, not a whole number from 1 to 36525',
    ],
    [
      'a limit of no times',
      { activities: [{ ...purchase, rules: [{ type: 'frequency', times: 0, per: 'day' }] }] },
      'activities[0].rules[0].times: 0, not a whole number from 1 to 1000000',
    ],
    [
      'an exclusion of an unknown tier',
      { activities: [{ ...purchase, rules: [{ type: 'exclusion', when: { tiers: ['tin'] } }] }] },
      'activities[0].rules[0].when.tiers: tin, not one of gold, silver, old',
    ],
    [
      'an exclusion below no number',
      {
        activities: [{ ...purchase, rules: [{ type: 'exclusion', when: { subtotalBelow: 'x' } }] }],
      },
      'activities[0].rules[0].when.subtotalBelow: x, not a decimal number that is not negative',
    ],
    [
      'a rule that draws on no budget there is',
      { activities: [{ ...purchase, rules: [{ type: 'fixed', points: '5', budget: 'gold' }] }] },
      'activities[0].rules[0].budget: gold, not nothing, as there is none yet',
    ],
    [
      'a rule that draws on what already pays for its activity',
      {
        budgets: [{ id: 'all', uses: 5 }],
        activities: [
          { ...purchase, budget: 'all', rules: [{ type: 'fixed', points: '5', budget: 'all' }] },
        ],
      },
      'activities[0].rules[0].budget: all, not another budget than that of the activity, which pays for all',
    ],
    [
      'a budget without a bound',
      { budgets: [{ id: 'all' }], activities: [{ ...purchase, budget: 'all' }] },
      'budgets[0]: a budget without a bound, not `points`, `uses`, or both',
    ],
    [
      'a budget that nothing draws on',
      { budgets: [{ id: 'all', uses: 5 }] },
      'budgets[0].id: all, not a budget that a rule or an activity names',
    ],
    [
      'a reward twice',
      { rewards: [reward, reward] },
      'rewards[1].id: reward_d65bc, not an id that stands only once',
    ],
    [
      'a price below zero',
      { rewards: [{ ...reward, points: '-1' }] },
      'rewards[0].points: -1, not points, not negative, up to 2 decimals',
    ],
    [
      'a value that is no number',
      { rewards: [{ ...reward, value: 'x' }] },
      'rewards[0].value: x, not a decimal number that is not negative',
    ],
    [
      'a reward of no tier',
      { rewards: [{ ...reward, tiers: ['tin'] }] },
      'rewards[0].tiers: tin, not one of gold, silver, old',
    ],
    [
      'a range that ends before it begins',
      { rewards: [{ ...reward, points: { minimum: '9', maximum: '5', step: '1' } }] },
      'rewards[0].points.maximum: 5, not at least 9',
    ],
    [
      'a range in no steps',
      { rewards: [{ ...reward, points: { minimum: '1', maximum: '5', step: '0' } }] },
      'rewards[0].points.step: 0, not more than 0',
    ],
    [
      'a range of points worth nothing',
      { rewards: [{ ...reward, points: { minimum: '1', maximum: '5', step: '1' } }] },
      'rewards[0].valuePerPoint: nothing, not what one point is worth, such as 0.01',
    ],
    [
      'a worth of points where the price is fixed',
      { rewards: [{ ...reward, valuePerPoint: '0.01' }] },
      'rewards[0].valuePerPoint: 0.01, not nothing, as the price is fixed',
    ],
    [
      'a reward for certain orders',
      {
        rewards: [
          { ...reward, when: { attribute: 'order.total', operator: 'at_least', value: '5' } },
        ],
      },
      'rewards[0].when: order.total, not attributes of the member, or the date of the redemption',
    ],
    [
      'a reward never to be had',
      { rewards: [{ ...reward, limits: [{ times: 0, per: 'day' }] }] },
      'rewards[0].limits[0].times: 0, not a whole number from 1 to 1000000',
    ],
    [
      'a reward that ends before it begins',
      { rewards: [{ ...reward, from: '2026-02-01', until: '2026-01-01' }] },
      'rewards[0].until: 2026-01-01, not a day not before 2026-02-01',
    ],
    [
      'codes that soon run out',
      { rewards: [{ ...reward, coupons: { pattern: 'SALE-XX99' } }] },
      'rewards[0].coupons.pattern: SALE-XX99, not room for a million codes, such as SUMMER-XXXX-9999',
    ],
    [
      'codes in small letters',
      { rewards: [{ ...reward, coupons: { pattern: 'sale-XXXX-9999' } }] },
      'rewards[0].coupons.pattern: sale-XXXX-9999, not capital letters, digits and hyphens, 4 to 64',
    ],
    [
      'coupons good until no day',
      { rewards: [{ ...reward, couponExpiry: { date: '2026-02-30' } }] },
      'rewards[0].couponExpiry.date: 2026-02-30, not a day such as 2026-01-31',
    ],
    [
      'an expiry of coupons that are none',
      { rewards: [{ ...reward, coupons: 'none', couponExpiry: { days: 5 } }] },
      'rewards[0].couponExpiry: an expiry, not nothing, as there are no coupons',
    ],
    [
      'carts for no time',
      { policies: { holdMinutes: 0 } },
      'policies.holdMinutes: 0, not a whole number from 1 to 10080',
    ],
    [
      'a tier twice',
      { tiers: [silver, silver] },
      'tiers[1].id: silver, not an id that stands only once',
    ],
    ['no tier at 0', { tiers: [gold] }, 'tiers: 1000, not one active tier at 0'],
    [
      'two tiers at one threshold',
      { tiers: [silver, gold, { ...gold, id: 'ruby' }] },
      'tiers[2].threshold: 1000, not another threshold than that of gold',
    ],
    [
      'a reward nobody has',
      { tiers: [silver, { ...gold, rewards: ['none'] }] },
      'tiers[1].rewards: none, not one of reward_d65bc',
    ],
    [
      'a multiplier of no activity',
      { tiers: [silver, { ...gold, activityMultipliers: { none: '2' } }] },
      'tiers[1].activityMultipliers: none, not one of made_a_purchase, survey',
    ],
  ])('is told of %s', (_title, change, problem) => {
    expect(
      problemsOf(change).map(({ path, found, allowed }) => `${path}: ${found}, not ${allowed}`),
    ).toContain(problem);
  });

  it('is told of everything at once, with what stands there and what may', () => {
    const problems = problemsOf({
      currency: '$',
      timeZone: 'Nowhere',
      rewards: [{ ...reward, points: 'free' }],
    });
    expect(problems.map(({ path }) => path)).toEqual(['currency', 'timeZone', 'rewards[0].points']);
    expect(problems[2]).toEqual({
      path: 'rewards[0].points',
      found: 'free',
      allowed: 'points, not negative, up to 2 decimals',
    });
  });
});
