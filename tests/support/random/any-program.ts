import type {
  ConditionDocument,
  ExpiryDocument,
  LotExpiryDocument,
  ProgramDocument,
} from '@fealty/core';
import fc from 'fast-check';
import { anyReward } from './any-reward.ts';

/*
 * Programs in which any rule may meet any other, for the same ids that random commands name. All
 * of them compile: what is not allowed is tried elsewhere.
 */

type Activity = ProgramDocument['activities'][number];
type Rule = NonNullable<Activity['rules']>[number];
type GiftCards = NonNullable<NonNullable<ProgramDocument['earning']>['giftCards']>;
type Budget = NonNullable<ProgramDocument['budgets']>[number];

const BUDGETS = ['spring', 'surveys', 'launch'] as const;
const TIERS = ['silver', 'gold', 'platinum'] as const;

const decimal = (most: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: most * 100 }).map((value) => String(value / 100));
const whole = (most: number): fc.Arbitrary<string> => fc.nat({ max: most }).map(String);
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 });

/** Leaves out what is undefined: a document says nothing in its place. */
function given<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as unknown as T;
}

const test: fc.Arbitrary<ConditionDocument> = fc.oneof(
  fc.record({
    attribute: fc.constantFrom(
      'order.subtotal',
      'order.total',
      'product.price',
      'product.quantity',
    ),
    operator: fc.constantFrom('less_than', 'at_most', 'more_than', 'at_least', 'equals'),
    value: decimal(90),
  }),
  fc.tuple(fc.nat({ max: 6000 }), fc.nat({ max: 6000 })).chain(([low, width]) =>
    fc.record({
      attribute: fc.constant('order.subtotal'),
      operator: fc.constantFrom('between', 'between_inclusive'),
      value: fc.constant([low, low + width].map((value) => String(value / 100))),
    }),
  ),
  fc.record({
    attribute: fc.constantFrom('product.id'),
    operator: fc.constantFrom('in', 'not_in'),
    value: fc.subarray(['mug', 'pen', 'card'], { minLength: 1 }),
  }),
  fc.record({
    attribute: fc.constantFrom('member.available_points', 'member.tier_points'),
    operator: fc.constantFrom('more_than', 'at_most'),
    value: whole(200),
  }),
  fc.record({
    attribute: fc.constant('member.tier'),
    operator: fc.constantFrom('equals', 'not_equals'),
    value: fc.constantFrom(...TIERS),
  }),
  fc.record({
    attribute: fc.constantFrom('order.coupons', 'transaction.tags'),
    operator: fc.constantFrom('contains_any', 'contains_all', 'contains_none'),
    value: fc.subarray(['SPRING', 'WEB'], { minLength: 1 }),
  }),
  fc.record({
    attribute: fc.constantFrom('transaction.date', 'member.enrolled', 'member.last_purchase'),
    operator: fc.constantFrom('before', 'after', 'on'),
    value: fc.constantFrom('2026-02-28', '2026-03-01', '2026-03-29'),
  }),
  fc.record({
    attribute: fc.constantFrom('member.enrolled', 'member.last_activity'),
    operator: fc.constantFrom('less_than_days_ago', 'more_than_days_ago'),
    value: fc.nat({ max: 20 }),
  }),
);

const condition: fc.Arbitrary<ConditionDocument> = fc.letrec<{ node: ConditionDocument }>(
  (tie) => ({
    node: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      test,
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('node').map((not) => ({ not })),
    ),
  }),
).node;

const terms = {
  when: some(condition),
  budget: some(fc.constantFrom(...BUDGETS)),
  from: some(fc.constantFrom('2026-02-21', '2026-03-01')),
  until: some(fc.constantFrom('2026-03-02', '2026-04-01')),
};

const rule: fc.Arbitrary<Rule> = fc
  .oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('multiplier' as const),
        multiplier: decimal(4),
        ...terms,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constant('fixed' as const), points: whole(30), ...terms }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('exclusion' as const), when: condition }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('frequency' as const),
        times: fc.integer({ min: 1, max: 3 }),
        per: fc.constantFrom('day', 'week', 'month', 'year', 'lifetime'),
      }),
    },
  )
  .map((made) => given(made) as Rule);

const approval: fc.Arbitrary<Activity['approval']> = fc.constantFrom(
  { mode: 'immediately' },
  { mode: 'immediately' },
  { mode: 'after_days', days: 7 },
  { mode: 'by_hand' },
);

type Breaker = NonNullable<ProgramDocument['breaker']>;

/** Bounds that a random history does meet, now and then. */
const breaker: fc.Arbitrary<Breaker> = fc
  .record({
    mode: some(fc.constantFrom('learnt' as const, 'fixed' as const)),
    pointsPerAwardMax: some(whole(400)),
    pointsPerHourMax: some(whole(600)),
    awardsPerHourMax: some(fc.integer({ min: 1, max: 3 })),
    watchMinutes: some(fc.constantFrom(0, 30)),
    watchTimes: some(fc.constantFrom(2, 10)),
  })
  .map((made) => given(made) as Breaker);

const LOT_EXPIRIES: readonly LotExpiryDocument[] = [
  { mode: 'never' },
  { mode: 'after', days: 10 },
  { mode: 'after', months: 1 },
  { mode: 'calendar', month: 3, day: 31, years: 0 },
];

/** Ways in which points lapse, short enough for a random history to meet the end of each. */
export const EXPIRIES: readonly ExpiryDocument[] = [
  ...LOT_EXPIRIES,
  { mode: 'inactivity', days: 5, redemptions: true },
  { mode: 'inactivity', days: 12, activities: ['made_a_purchase', 'survey'] },
  { mode: 'inactivity', months: 1 },
];

function activity(id: string, multiplies: boolean): fc.Arbitrary<Activity> {
  const earn: fc.Arbitrary<Activity['earn']> = multiplies
    ? decimal(3).map((multiplier) => ({ multiplier }))
    : whole(60).map((points) => ({ points }));
  return fc
    .record({
      id: fc.constant(id),
      name: fc.constant(`Activity ${id}`),
      earn,
      approval,
      expiry: some(fc.constantFrom(...LOT_EXPIRIES)),
      countsForTier: fc.boolean(),
      budget: some(fc.constantFrom(...BUDGETS)),
      breaker: some(breaker),
      rules: fc.array(rule, { maxLength: 5 }),
    })
    .map((made) => withOtherBudgets(given(made) as Activity));
}

/** What pays for a whole activity cannot pay for its rules once more. */
function withOtherBudgets(made: Activity): Activity {
  const rules = (made.rules ?? []).map((one) => {
    if (!('budget' in one) || one.budget !== made.budget) return one;
    const { budget: _same, ...rest } = one;
    return rest;
  });
  return { ...made, rules };
}

const budget = (id: string): fc.Arbitrary<Budget> =>
  fc
    .record({ points: whole(300), uses: some(fc.integer({ min: 1, max: 6 })) })
    .map((bounds) => given({ id, ...bounds }) as Budget);

type TierRules = NonNullable<ProgramDocument['tierRules']>;

const fallTerms = {
  measure: some(fc.constantFrom('points' as const, 'spend' as const)),
  steps: some(fc.constantFrom('to_reached' as const, 'one' as const)),
};
const ever = some(fc.constantFrom('never' as const, 'at_once' as const));

const tierRules: fc.Arbitrary<TierRules> = fc
  .oneof(
    fc.record({
      kind: fc.constant('lifetime' as const),
      measure: fallTerms.measure,
      downgrade: ever,
    }),
    fc.record({
      kind: fc.constant('period' as const),
      months: fc.constantFrom(1, 1, 2, 5),
      startMonth: some(fc.integer({ min: 1, max: 12 })),
      downgrade: some(fc.constantFrom('never', 'at_period_end', 'at_once')),
      ...fallTerms,
      graceDays: some(fc.constantFrom(0, 3, 20)),
    }),
    fc.record({
      kind: fc.constant('rolling' as const),
      months: fc.constantFrom(1, 2),
      downgrade: ever,
      ...fallTerms,
      graceDays: some(fc.constantFrom(0, 3)),
    }),
    fc.record({
      kind: fc.constant('rolling' as const),
      days: fc.constantFrom(1, 7, 30),
      downgrade: ever,
      ...fallTerms,
      graceDays: some(fc.constantFrom(0, 3)),
    }),
  )
  .map((made) => withoutIdleGrace(given(made) as TierRules));

/** No grace where nothing is ever lost. */
function withoutIdleGrace(made: TierRules): TierRules {
  return made.downgrade === 'never' && 'graceDays' in made ? { ...made, graceDays: 0 } : made;
}

const parts = fc.record({
  pointsDecimals: fc.constantFrom(0 as const, 0 as const, 1 as const, 2 as const),
  rounding: fc.constantFrom('half_up' as const, 'floor' as const, 'ceil' as const),
  timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'UTC'),
  expiry: fc.constantFrom(...EXPIRIES),
  reminders: fc.subarray([14, 3]),
  policies: fc.record({
    debt: fc.constantFrom('owe' as const, 'floor' as const, 'refuse' as const),
    deductionsLowerTier: fc.boolean(),
    returnsLowerTier: fc.boolean(),
    bonuses: fc.constantFrom('best' as const, 'stack' as const),
    holdMinutes: fc.constantFrom(1, 30, 600, 10_080),
  }),
  earning: fc.record({
    excludedTenders: fc.subarray(['Gift card', 'points', 'store_credit']),
    giftCards: fc.constantFrom<GiftCards>({ productIds: ['card'] }, { productTags: ['gift'] }),
  }),
  tierRules: some(tierRules),
  breaker: some(breaker),
  budgets: fc.tuple(...BUDGETS.map(budget)),
  occasions: fc.constant({
    birthday: { activity: 'survey' },
    anniversary: { activity: 'write_a_review' },
    winback: { activity: 'write_a_review', inactiveDays: 10 },
  }),
  referrals: fc.record({
    referrer: fc.constant('write_a_review'),
    friend: fc.constant('survey'),
    on: fc.constantFrom('first_purchase' as const, 'every_purchase' as const),
    minimumSubtotal: decimal(30),
    waitDays: fc.nat({ max: 3 }),
  }),
  activities: fc.tuple(
    activity('made_a_purchase', true),
    activity('created_an_account', false),
    activity('write_a_review', false),
    activity('survey', false),
    activity('subscription', true),
  ),
  thresholds: fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 400 })),
  multipliers: fc.tuple(decimal(3), decimal(3)),
  rewards: fc.tuple(anyReward('mug', false), anyReward('voucher', false), anyReward('cash', true)),
});

/** Programs of every kind of rule, for the ids that random commands name. */
export const anyProgram: fc.Arbitrary<ProgramDocument> = parts.map((made) => {
  const [low, more] = made.thresholds;
  const [gold, platinum] = made.multipliers;
  const { thresholds: _t, multipliers: _m, rewards, ...rest } = made;
  const { tierRules: ruled, breaker: watched, ...known } = rest;
  return withoutIdleBudgets({
    name: 'Random',
    currency: 'USD',
    ...known,
    ...(ruled === undefined ? {} : { tierRules: ruled }),
    ...(watched === undefined ? {} : { breaker: watched }),
    rewards: rewards.map((reward) => reward(known.pointsDecimals)),
    tiers: [
      { id: 'silver', name: 'Silver', threshold: '0' },
      { id: 'gold', name: 'Gold', threshold: String(low), multiplier: gold },
      {
        id: 'platinum',
        name: 'Platinum',
        threshold: String(low + more),
        multiplier: platinum,
        activityMultipliers: { made_a_purchase: '3' },
      },
    ],
  });
});

/** A budget that nothing draws on is refused. */
export function withoutIdleBudgets(document: ProgramDocument): ProgramDocument {
  const { budgets = [], activities } = document;
  return { ...document, budgets: budgets.filter(({ id }) => namesBudget(activities, id)) };
}

function namesBudget(activities: readonly Activity[], id: string): boolean {
  return activities.some(
    (one) =>
      one.budget === id || (one.rules ?? []).some((made) => 'budget' in made && made.budget === id),
  );
}
