import { Type } from 'typebox';
import { decimal, moment, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { numberField, textField, textList, textOrNull, timeField } from './fields.ts';

const common = { group: 'Liability', ours: true, pathValues: {} } as const;
const reads = { method: 'GET', body: Type.Object({}), category: 'general', writes: false } as const;
const changes = { method: 'POST', category: 'write', writes: false, scope: 'admin' } as const;
const NOTE =
  'Input for the accountant, made of the points ledger and of the assumptions that were given; not accounting advice.';

const TotalsData = {
  at: timeField('What was the case then.'),
  known_at: timeField('As was known then.'),
  time_zone: textField('The zone of days and months.'),
  available_points: numberField('Points that members could spend.'),
  pending_points: numberField('Points that waited for approval.'),
  reserved_points: numberField('Points in carts.'),
  owed_points: numberField('Points that members owed.'),
  issued_points: numberField('Points given out in all, less what was taken back while it waited.'),
  redeemed_points: numberField('Points redeemed in all.'),
  deducted_points: numberField('Points taken back in all.'),
  expired_points: numberField('Points that lapsed in all.'),
  difference: numberField('Issued points less all others; 0 in books that fit.'),
  members_by_tier: Type.Union(
    [
      Type.Array(
        Type.Object({
          loyalty_tier_id: textOrNull('The tier; null without one.'),
          members: numberField('How many members had it.'),
        }),
      ),
      Type.Null(),
    ],
    { description: 'Members by tier; null in a store that keeps no events.' },
  ),
  program_version: numberField('The version of the program that decided then; 0 before any did.'),
};

export const readProgramAsOf = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_read_program_as_of',
  path: '/v2/loyalty/program/as-of',
  summary: 'Totals of the program at a moment',
  description:
    'What all members had together at a moment, as far as it was known at another. Both count to the end of the second that is named; a date alone is its midnight.',
  query: Type.Object({
    at: Type.Optional(
      moment({ description: 'What was the case then; now.', example: '12/31/2025 23:59:59' }),
    ),
    known_at: Type.Optional(
      moment({ description: 'As was known then; now.', example: '01/15/2026 12:00:00' }),
    ),
  }),
  sent: { at: '12/31/2025 23:59:59' },
  data: Type.Object(TotalsData),
  answered: {
    at: '12/31/2025 23:59:59',
    known_at: '01/15/2026 12:00:00',
    time_zone: 'America/New_York',
    available_points: 7000,
    pending_points: 200,
    reserved_points: 300,
    owed_points: 0,
    issued_points: 10_000,
    redeemed_points: 2000,
    deducted_points: 400,
    expired_points: 100,
    difference: 0,
    members_by_tier: [{ loyalty_tier_id: 'zrl_gold', members: 12 }],
    program_version: 3,
  },
  codes: [],
});

const headOf = (description: string) =>
  Type.Object({
    total: numberField('What these come to.'),
    difference: numberField('That less the points that members can spend; 0 in books that fit.'),
    parts: Type.Array(
      Type.Object({
        of: textOrNull(description),
        points: numberField('Points outstanding.'),
      }),
    ),
  });

const Band = Type.Object({
  low: numberField('One time in ten it is less.'),
  middle: numberField('As often less as more.'),
  high: numberField('One time in ten it is more.'),
});

const Estimate = Type.Object({
  month: textField('What happened up to the end of this month was looked at.'),
  made_date: timeField('When it was made.'),
  open_points: numberField('Points open at that month’s end.'),
  redeemed_points: Type.Union([Band, Type.Null()], {
    description: 'How many of these will be redeemed; null where it cannot be known.',
  }),
  breakage_share: Type.Union([Band, Type.Null()], {
    description:
      'The share of points earned that is never redeemed; null where it cannot be known.',
  }),
  past_bands: Type.Object({
    months: numberField('Past month-ends that were estimated anew by what was known then.'),
    held: numberField('Of how many the band of redeemed points held what came.'),
    share: Type.Union([Type.Number(), Type.Null()], {
      description: 'Held of all; the band is made to hold 0.8.',
    }),
  }),
  cohorts: Type.Array(
    Type.Object({
      month: textField('The month in which the points were earned.'),
      earned_points: numberField('Points earned.'),
      redeemed_points: numberField('Redeemed since, or in a cart.'),
      expired_points: numberField('Lapsed since.'),
      deducted_points: numberField('Taken back since.'),
      open_points: numberField('Open at the month’s end.'),
      redeemed_by_age: Type.Array(Type.Number(), {
        description: 'The share redeemed by the end of each month of age, from the first on.',
      }),
      breakage_share: Band,
    }),
  ),
  sentences: textList('How it was come by and what it rests on.'),
});

const band = { low: 0.18, middle: 0.21, high: 0.25 };

export const readLiability = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_read_liability',
  path: '/v2/loyalty/liability',
  summary: 'Points outstanding, and how many are never redeemed',
  description:
    'Points that members can spend, by the month in which they were earned, by when they lapse, by activity and by tier; what waits, is in carts and is owed apart; and the last estimate of what is never redeemed.',
  query: Type.Object({}),
  sent: {},
  data: Type.Object({
    at: timeField('When it was read, by the clock of the store.'),
    ledger_version: numberField('Postings of all members then.'),
    time_zone: textField('The zone of months.'),
    available_points: numberField('Points that members can spend, by their balances.'),
    pending_points: numberField('Points that wait for approval.'),
    reserved_points: numberField('Points in carts.'),
    owed_points: numberField('Points that members owe.'),
    by_month_earned: headOf('The month in which they were earned.'),
    by_expiry: headOf('The month in which they lapse, `never`, or `idle`: with inactivity.'),
    by_activity: headOf('The activity that earned them; null for none.'),
    by_tier: headOf('The tier that their holders have now; null without one.'),
    estimate: Type.Union([Estimate, Type.Null()], {
      description: 'The last estimate; null before the first month is over.',
    }),
    note: textField('What this is not.'),
  }),
  answered: {
    at: '02/01/2026 09:00:00',
    ledger_version: 1234,
    time_zone: 'UTC',
    available_points: 7000,
    pending_points: 200,
    reserved_points: 300,
    owed_points: 0,
    by_month_earned: { total: 7000, difference: 0, parts: [{ of: '2026-01', points: 7000 }] },
    by_expiry: { total: 7000, difference: 0, parts: [{ of: '2027-01', points: 7000 }] },
    by_activity: { total: 7000, difference: 0, parts: [{ of: 'made_a_purchase', points: 7000 }] },
    by_tier: { total: 7000, difference: 0, parts: [{ of: 'zrl_gold', points: 7000 }] },
    estimate: {
      month: '2026-01',
      made_date: '02/01/2026 00:01:00',
      open_points: 7000,
      redeemed_points: { low: 4900, middle: 5500, high: 5800 },
      breakage_share: band,
      past_bands: { months: 10, held: 8, share: 0.8 },
      cohorts: [
        {
          month: '2026-01',
          earned_points: 10_000,
          redeemed_points: 2300,
          expired_points: 0,
          deducted_points: 700,
          open_points: 7000,
          redeemed_by_age: [0.23],
          breakage_share: band,
        },
      ],
      sentences: ['24 months of earning were looked at.'],
    },
    note: NOTE,
  },
  codes: [],
});

const monthParameter = (description: string) =>
  Type.Optional(text({ description, example: '2026-01' }, { maxLength: 7 }));
const span = Type.Object({
  from: monthParameter('The first month, such as `2026-01`; the first there is.'),
  to: monthParameter('The last month; the last that is over.'),
});

const AssumptionData = {
  version: numberField('Number of the assumptions.'),
  effective_from: textField('The month from which on they hold.'),
  point_value: textField('Money for one point, a decimal.'),
  currency: textField('Of which currency.'),
  breakage_share: textOrNull('The share that is never redeemed; null as it is estimated.'),
  reason: textField('Why.'),
  made_by: textField('Who made them.'),
  made_date: timeField('When.'),
};
const assumptionExample = {
  version: 1,
  effective_from: '2026-01',
  point_value: '0.01',
  currency: 'USD',
  breakage_share: null,
  reason: 'Rewards of 5 USD cost 500 points',
  made_by: 'key:k_1a2b3c',
  made_date: '02/01/2026 09:00:00',
};

const Amounts = Type.Object({
  revenue_set_aside: textField('Revenue of orders that is set aside for points.'),
  deferred_revenue: textField('What is deferred.'),
  redemption_revenue: textField('Revenue of redeemed points.'),
  breakage_revenue: textField('Revenue of points that are never redeemed.'),
});

export const readJournal = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_read_liability_journal',
  path: '/v2/loyalty/liability/journal',
  summary: 'The deferred-revenue journal',
  description:
    'Double entry, month by month: what was issued, taken back, redeemed, lapsed, and recognised of what is never redeemed, in proportion to redemptions. Locked months stand as they were booked; what became known of them later is booked in the first open month. Months that are not over are not in it.',
  query: span,
  sent: { from: '2026-01' },
  data: Type.Object({
    currency: textField('Of all amounts.'),
    months: Type.Array(
      Type.Object({
        month: textField('Such as `2026-01`.'),
        locked: Type.Boolean({ description: 'Whether it does not change any more.' }),
        assumptions_version: numberField('The assumptions that were reckoned with.'),
        breakage_share: textField('The share that is never redeemed, a decimal.'),
        entries: Type.Array(
          Type.Object({
            movement: textField('`issued`, `deducted`, `redeemed`, `breakage` or `expired`.'),
            cause: textField(
              '`month`; `earlier_months`: known too late for a locked one; `changed_share`: something else is expected than the month before.',
            ),
            debit: textField('The account that is debited.'),
            credit: textField('The account that is credited with the same.'),
            amount: textField('A decimal.'),
            points: numberField('Points that moved.'),
          }),
        ),
        balances: Amounts,
        open_points: numberField('Points open at its end.'),
      }),
    ),
    note: textField('What this is not.'),
  }),
  answered: {
    currency: 'USD',
    months: [
      {
        month: '2026-01',
        locked: false,
        assumptions_version: 1,
        breakage_share: '0.2',
        entries: [
          {
            movement: 'issued',
            cause: 'month',
            debit: 'revenue_set_aside',
            credit: 'deferred_revenue',
            amount: '100.00',
            points: 10_000,
          },
        ],
        balances: {
          revenue_set_aside: '100.00',
          deferred_revenue: '100.00',
          redemption_revenue: '0.00',
          breakage_revenue: '0.00',
        },
        open_points: 10_000,
      },
    ],
    note: NOTE,
  },
  codes: [],
});

export const readJournalCsv = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_read_liability_journal_csv',
  path: '/v2/loyalty/liability/journal/csv',
  summary: 'The deferred-revenue journal as CSV',
  description:
    'The same, two lines for each entry and what stands on each account behind each month.',
  query: span,
  bytes: ['text/csv'],
  sent: {},
  data: Type.Object({}),
  answered: {},
  codes: [],
});

export const listAssumptions = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_list_liability_assumptions',
  path: '/v2/loyalty/liability/assumptions',
  summary: 'List what is assumed of points',
  description:
    'All versions, oldest first: what a point is worth, and what share is never redeemed.',
  query: Type.Object({}),
  sent: {},
  data: Type.Object({ assumptions: Type.Array(Type.Object(AssumptionData)) }),
  answered: { assumptions: [assumptionExample] },
  codes: [],
});

export const assumeLiability = v2Endpoint({
  ...common,
  ...changes,
  id: 'v2_assume_liability',
  path: '/v2/loyalty/liability/assumptions',
  summary: 'Say what points are worth',
  description:
    'Adds a version of the assumptions; saying the same again adds none. The value holds for points that are earned from its month on, the share for what is recognised from then on. Locked months do not change. At most 500. For keys of the scope admin.',
  query: Type.Object({}),
  body: Type.Object({
    effective_from: monthParameter('The month from which on it holds; the running one.'),
    point_value: decimal({
      description: 'Money for one point, in the program’s currency.',
      example: '0.01',
    }),
    breakage_share: Type.Optional(
      decimal({
        description: 'The share of points that is never redeemed, below 1; as it is estimated.',
        example: '0.2',
      }),
    ),
    reason: text(
      { description: 'Why, for whoever audits.', example: 'Rewards of 5 USD cost 500 points' },
      { maxLength: 500 },
    ),
  }),
  sent: { point_value: '0.01', reason: 'Rewards of 5 USD cost 500 points' },
  data: Type.Object(AssumptionData),
  answered: assumptionExample,
  codes: ['TOO_MANY_ASSUMPTIONS', 'CURRENCY_CHANGED'],
});

export const lockJournal = v2Endpoint({
  ...common,
  ...changes,
  id: 'v2_lock_liability_journal',
  path: '/v2/loyalty/liability/journal/lock',
  summary: 'Close months of the journal',
  description:
    'Closes a month that is over and all before it: they do not change any more. Closing again changes nothing. For keys of the scope admin.',
  query: Type.Object({}),
  body: Type.Object({ until: monthParameter('The last month to close; the last that is over.') }),
  sent: {},
  data: Type.Object({ locked: textList('The months that were closed by this.') }),
  answered: { locked: ['2026-01'] },
  codes: ['NO_ASSUMPTIONS'],
});
