import { Type } from 'typebox';
import { choice, date, integer } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { numberField, textField, textOrNull, timeOrNull } from './fields.ts';

const common = { group: 'Reports', ours: true, pathValues: {}, codes: [] } as const;
const reads = { method: 'GET', body: Type.Object({}), category: 'general', writes: false } as const;
const WHO = 'Not for agents, nor for keys of the scope support.';

const days = {
  from_date: Type.Optional(
    date({
      description:
        'The first day, in the zone of the program; so many days as `days` says with the last one.',
      example: '01/01/2026',
    }),
  ),
  to_date: Type.Optional(
    date({ description: 'The last day, included; today.', example: '01/31/2026' }),
  ),
  days: integer(
    {
      description: 'How many days, the last one included, where no first one is named.',
      example: 30,
    },
    { minimum: 1, maximum: 3660, default: 30 },
  ),
};
const groupBy = choice(
  {
    description:
      'How days are put together; weeks begin on Mondays. At most 400 days by day, 1,100 by week, 3,660 by month.',
    example: 'day',
  },
  ['day', 'week', 'month'],
  'day',
);
const sent = { from_date: '01/01/2026', to_date: '01/31/2026' };

/** What every report says of its days. */
const spanFields = {
  from_date: textField('The first day. MM/DD/YYYY.'),
  to_date: textField('The last day, included. MM/DD/YYYY.'),
};
const headFields = {
  ...spanFields,
  time_zone: textField('Whose days these are.'),
  as_of: timeOrNull('All that was posted before is counted; null before anything is.'),
};
const headExample = { ...sent, time_zone: 'America/New_York', as_of: '01/31/2026 17:04:59' };

const movedFields = {
  issued_points: numberField('Points given out, less what was taken back while it waited.'),
  redeemed_points: numberField('Points redeemed, less what was given back.'),
  expired_points: numberField('Points that lapsed.'),
  deducted_points: numberField('Points taken back, less what was put right of that.'),
};
const movedExample = {
  issued_points: 10_000,
  redeemed_points: 4000,
  expired_points: 100,
  deducted_points: 200,
};
const overviewFields = {
  ...spanFields,
  ...movedFields,
  outstanding_points: numberField(
    'What members had at its end: to spend, waiting and in carts, less what they owed.',
  ),
  enrolled_members: numberField('Members who enrolled.'),
  active_members: numberField('Members who earned or redeemed, each once.'),
};
const overviewExample = {
  ...{ ...sent, ...movedExample, outstanding_points: 57_000 },
  ...{ enrolled_members: 120, active_members: 480 },
};
const TotalsOf = Type.Object({
  ...overviewFields,
  redemption_rate: Type.Union([Type.Number(), Type.Null()], {
    description: 'Points redeemed for each point issued, to four places; null if none was issued.',
  }),
});
const totalsExample = { ...overviewExample, redemption_rate: 0.4 };

export const reportOverview = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_report_overview',
  path: '/v2/loyalty/reports/overview',
  summary: 'How the program did over some days',
  description: `Points, members and activity by day, week or month, in all, and over as many days before. ${WHO}`,
  query: Type.Object({ ...days, group_by: groupBy }),
  sent,
  data: Type.Object({
    ...headFields,
    group_by: textField('`day`, `week` or `month`.'),
    periods: Type.Array(Type.Object(overviewFields)),
    totals: TotalsOf,
    before: TotalsOf,
    liability: Type.Union(
      [
        Type.Object({
          currency: textField('Of the amounts.'),
          point_value: textField('Money for one point, a decimal.'),
          amount: textField('What the outstanding points come to, a decimal, not rounded.'),
        }),
        Type.Null(),
      ],
      {
        description:
          'What outstanding points come to; null while nobody said what a point is worth.',
      },
    ),
  }),
  answered: {
    ...headExample,
    group_by: 'day',
    periods: [overviewExample],
    totals: totalsExample,
    before: totalsExample,
    liability: { currency: 'USD', point_value: '0.01', amount: '570' },
  },
});

const balanceFields = {
  ...spanFields,
  opening_points: numberField('What members had before it.'),
  ...movedFields,
  closing_points: numberField('Opening and issued, less all others.'),
};
const balanceExample = {
  ...{ ...sent, opening_points: 51_300, ...movedExample, closing_points: 57_000 },
};

export const reportBalance = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_report_balance',
  path: '/v2/loyalty/reports/balance',
  summary: 'Points from one balance to the next',
  description: `What members had, what moved, and what they have then: to spend, waiting and in carts, less what they owe. The end is found a second time, backwards from the balances of all members. ${WHO}`,
  query: Type.Object({ ...days, group_by: groupBy }),
  sent,
  data: Type.Object({
    ...headFields,
    group_by: textField('`day`, `week` or `month`.'),
    periods: Type.Array(Type.Object(balanceFields)),
    totals: Type.Object(balanceFields),
    closing_by_balances: Type.Union([Type.Number(), Type.Null()], {
      description: 'The end as members’ balances have it; null while sums are being made anew.',
    }),
    difference: Type.Union([Type.Number(), Type.Null()], {
      description: 'The end by what moved less that by balances; 0 in books that fit.',
    }),
  }),
  answered: {
    ...{ ...headExample, group_by: 'day' },
    ...{ periods: [balanceExample], totals: balanceExample },
    ...{ closing_by_balances: 57_000, difference: 0 },
  },
});

export const reportRedemptions = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_report_redemptions',
  path: '/v2/loyalty/reports/redemptions',
  summary: 'Redemptions by reward',
  description: `Redemptions, and the points that they took, less what was given back; the most points first, at most 1,000. ${WHO}`,
  query: Type.Object(days),
  sent,
  data: Type.Object({
    ...headFields,
    redemptions: numberField('Redemptions in all.'),
    redeemed_points: numberField('Points in all.'),
    rewards: Type.Array(
      Type.Object({
        reward_id: textOrNull('The reward; null where none was named.'),
        reward_name: textOrNull(
          'As the program calls it now; null if it has none of the kind any more.',
        ),
        redemptions: numberField('Redemptions, those that were given back among them.'),
        redeemed_points: numberField('Points, less what was given back.'),
      }),
    ),
  }),
  answered: {
    ...headExample,
    redemptions: 8,
    redeemed_points: 4000,
    rewards: [
      {
        reward_id: 'zrl_five_off',
        reward_name: '$5 off',
        redemptions: 8,
        redeemed_points: 4000,
      },
    ],
  },
});

export const reportActivities = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_report_activities',
  path: '/v2/loyalty/reports/activities',
  summary: 'Points by activity',
  description: `Awards, what they gave, what was taken back of it, and what waited at the end; the most points first, at most 1,000. ${WHO}`,
  query: Type.Object(days),
  sent,
  data: Type.Object({
    ...headFields,
    awards: numberField('Awards in all.'),
    issued_points: numberField('Points in all.'),
    deducted_points: numberField('Points taken back in all.'),
    pending_points: numberField('Points that waited at the end of the last day.'),
    activities: Type.Array(
      Type.Object({
        activity_id: textOrNull('The activity; null for points that none gave.'),
        activity_name: textOrNull(
          'As the program calls it now; null if it has none of the kind any more.',
        ),
        awards: numberField('Awards, rejected ones among them.'),
        issued_points: numberField('Points given out, less what was taken back while it waited.'),
        deducted_points: numberField('Points taken back of what counted already.'),
        pending_points: numberField('Points that waited at the end of the last day.'),
      }),
    ),
  }),
  answered: {
    ...{ ...headExample, awards: 210, issued_points: 10_000, deducted_points: 200 },
    pending_points: 300,
    activities: [
      {
        ...{ activity_id: 'made_a_purchase', activity_name: 'Made a purchase', awards: 210 },
        ...{ issued_points: 10_000, deducted_points: 200, pending_points: 300 },
      },
    ],
  },
});

export const reportRetention = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_report_retention',
  path: '/v2/loyalty/reports/retention',
  summary: 'Who stays: members by the month in which they enrolled',
  description: `For each month of enrolment, how many were active in it and in each month since. ${WHO}`,
  query: Type.Object({
    months: integer(
      { description: 'How many months of enrolment, the running one included.', example: 12 },
      { minimum: 1, maximum: 36, default: 12 },
    ),
  }),
  sent: { months: 12 },
  data: Type.Object({
    time_zone: textField('Whose months these are.'),
    as_of: timeOrNull('All that was posted before is counted; null before anything is.'),
    cohorts: Type.Array(
      Type.Object({
        month: textField('The month of enrolment, `2026-01`.'),
        enrolled_members: numberField('How many enrolled in it.'),
        months: Type.Array(
          Type.Object({
            month: textField('A month from that one on.'),
            active_members: numberField('How many of them earned or redeemed in it.'),
          }),
        ),
      }),
    ),
  }),
  answered: {
    time_zone: 'America/New_York',
    as_of: '01/31/2026 17:04:59',
    cohorts: [
      {
        month: '2026-01',
        enrolled_members: 120,
        months: [{ month: '2026-01', active_members: 96 }],
      },
    ],
  },
});

const tierField = textOrNull('The tier; null for none.');

export const reportTiers = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_report_tiers',
  path: '/v2/loyalty/reports/tiers',
  summary: 'Members by tier, and who went from one to another',
  description: `Members by tier before the first day and at the end of the last, and how many went from where to where. ${WHO}`,
  query: Type.Object(days),
  sent,
  data: Type.Object({
    ...headFields,
    keeps_events: Type.Boolean({
      description:
        'Whether the store keeps events; without them nobody knows, and the lists are empty.',
    }),
    tiers: Type.Array(
      Type.Object({
        loyalty_tier_id: tierField,
        loyalty_tier_name: textOrNull('As the program calls it now.'),
        opening_members: numberField('Members before the first day.'),
        closing_members: numberField('Members at the end of the last.'),
      }),
    ),
    moves: Type.Array(
      Type.Object({
        from_tier_id: tierField,
        from_tier_name: textOrNull('As the program calls it now.'),
        to_tier_id: tierField,
        to_tier_name: textOrNull('As the program calls it now.'),
        members: numberField('How often somebody did.'),
      }),
    ),
  }),
  answered: {
    ...{ ...headExample, keeps_events: true },
    tiers: [
      {
        ...{ loyalty_tier_id: 'zrl_gold', loyalty_tier_name: 'Gold' },
        ...{ opening_members: 10, closing_members: 12 },
      },
    ],
    moves: [
      {
        ...{ from_tier_id: 'zrl_silver', from_tier_name: 'Silver' },
        ...{ to_tier_id: 'zrl_gold', to_tier_name: 'Gold', members: 2 },
      },
    ],
  },
});

/** Reports that can be had as a table. */
export const REPORTS = [
  ...['overview', 'balance', 'redemptions', 'activities', 'retention', 'tiers'],
] as const;

export const exportReport = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_export_report',
  path: '/v2/loyalty/reports/{report}/csv',
  summary: 'A report as CSV',
  description: `The rows of a report under a head. What a spreadsheet would take for a formula has a quote in front. ${WHO}`,
  pathValues: {
    report: {
      description: '`overview`, `balance`, `redemptions`, `activities`, `retention` or `tiers`.',
      example: 'balance',
    },
  },
  query: Type.Object({
    ...days,
    group_by: groupBy,
    months: reportRetention.query.properties.months,
  }),
  bytes: ['text/csv'],
  sent,
  data: Type.Object({}),
  answered: {},
});
