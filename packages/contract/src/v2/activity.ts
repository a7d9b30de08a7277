import { Type, type Static } from 'typebox';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, memberPath, memberQuery, numberField, textField } from './fields.ts';
import { pageData, pageQuery } from './page.ts';

const RuleData = Type.Object({
  rule_type: textField('`bonus_multiplier`, `fixed_points`, `exclusion` or `frequency`.'),
  rule_value: textField('The factor, the points, or how often; empty for exclusions.'),
  rule_name: textField('What people call it. Ours.'),
  rule_interval: Type.Optional(
    textField('Of a frequency: `day`, `week`, `month`, `year` or `lifetime`. Ours.'),
  ),
  is_active: textField('`True` or `False`.'),
  conditions: Type.Array(Type.Unknown(), {
    description:
      'Tests with `AND` or `OR` between them: `{operator, attribute, value}`; a list in the list is a group, `NOT` before one turns it round.',
  }),
});

/** An activity as every answer of v2 shows it. */
export const ActivityData = Type.Object({
  id: textField('24 hexadecimal digits: the same for the same activity of the same store.'),
  activity_id: textField('Id of the activity.'),
  activity_name: textField('Name of the activity.'),
  activity_description: textField('Shown with it.'),
  points_earning_description: textField('Shown when it is opened.'),
  is_active: Type.Boolean({ description: 'False while it is paused.' }),
  points_computation_type: textField('`fixed` or `multiplier_based`.'),
  points_config: Type.Object({
    points: Type.Optional(numberField('Points of a fixed activity.')),
    multiplier: Type.Optional(numberField('Points for each unit.')),
    attribute_to_multiply: Type.Optional(
      textField('What is multiplied: `order_subtotal`, or `points_passed`.'),
    ),
  }),
  approval_method: textField('`immediate`, `fixed_duration` or `manual`.'),
  fixed_duration_period: Type.Union([Type.Number(), Type.Null()], {
    description: 'Days until points approve themselves.',
  }),
  rules_config: Type.Array(RuleData, { description: 'Rules that bend it.' }),
  show_on_guest_dashboard: Type.Boolean({ description: 'Whether members and guests see it.' }),
  is_qualified_for_tier_upgrade: Type.Boolean({ description: 'Whether it counts for tiers.' }),
  is_performable_on_storefront: Type.Boolean({
    description: 'Whether members may award it to themselves. Ours.',
  }),
  is_available: Type.Optional(
    Type.Boolean({ description: 'Of a member: whether doing it now would earn. Ours.' }),
  ),
  frequency: Type.Optional(
    Type.Union(
      [
        Type.Object({
          range: textField('Stretch of time of the limit.'),
          limit: numberField('How often it earns in it.'),
          actions_completed: numberField('How often the member did it in the one that runs.'),
        }),
        Type.Null(),
      ],
      { description: 'Of a member: the limit that stops him, else the first. Ours.' },
    ),
  ),
});
export type ActivityData = Static<typeof ActivityData>;

const activityExample: ActivityData = {
  id: '9f86d081884c7d659a2feaa0',
  activity_id: 'made_a_purchase',
  activity_name: 'Made a Purchase',
  activity_description: 'Earn points for every dollar you spend.',
  points_earning_description: '',
  is_active: true,
  points_computation_type: 'multiplier_based',
  points_config: { multiplier: 1, attribute_to_multiply: 'order_subtotal' },
  approval_method: 'immediate',
  fixed_duration_period: null,
  rules_config: [
    {
      rule_type: 'bonus_multiplier',
      rule_value: '2',
      rule_name: 'Double points',
      is_active: 'True',
      conditions: [
        { operator: 'Between', attribute: 'Transaction Date', value: '11/01/2027-03/01/2028' },
      ],
    },
  ],
  show_on_guest_dashboard: true,
  is_qualified_for_tier_upgrade: true,
  is_performable_on_storefront: false,
};

const fixedExample: ActivityData = {
  ...activityExample,
  id: '3b1f2c9d0e5a47688f6d1c2b',
  activity_id: 'write_a_review',
  activity_name: 'Write a Review',
  activity_description: 'Earn points for reviewing what you bought.',
  points_computation_type: 'fixed',
  points_config: { points: 20 },
  rules_config: [
    {
      rule_type: 'frequency',
      rule_value: '3',
      rule_name: 'Three a day',
      rule_interval: 'day',
      is_active: 'True',
      conditions: [],
    },
  ],
};

export const ActivitiesData = pageData('activities', ActivityData);
const activitiesExample: Static<typeof ActivitiesData> = {
  activities: [activityExample, fixedExample],
  total: 2,
  more: false,
  next_start_index: 2,
};

/** The same as a member sees it: whether doing it now would earn. */
export const memberActivitiesExample: Static<typeof ActivitiesData> = {
  ...activitiesExample,
  activities: [
    { ...activityExample, is_available: true, frequency: null },
    {
      ...fixedExample,
      is_available: true,
      frequency: { range: 'day', limit: 3, actions_completed: 1 },
    },
  ],
};

const list = {
  method: 'GET',
  group: 'Activities',
  body: Type.Object({}),
  sent: {},
  data: ActivitiesData,
  category: 'general',
  writes: false,
} as const;

export const listActivities = v2Endpoint({
  ...list,
  id: 'v2_list_activities',
  path: '/v2/loyalty/activities',
  summary: 'List all activities',
  description: 'Every activity of the program, in its order.',
  pathValues: {},
  query: Type.Object({ ...anyQuery, ...pageQuery }),
  answered: activitiesExample,
  codes: [],
});

export const readActivity = v2Endpoint({
  ...list,
  id: 'v2_read_activity',
  path: '/v2/loyalty/activities/{activity_id}',
  summary: 'Read an activity',
  description: 'One activity, by its activity id or by its id.',
  pathValues: { activity_id: { description: 'Id of the activity.', example: 'made_a_purchase' } },
  query: Type.Object(anyQuery),
  data: ActivityData,
  answered: activityExample,
  codes: ['INCORRECT_ACTIVITY_ID_PASSED'],
});

export const listMemberActivities = v2Endpoint({
  ...list,
  id: 'v2_list_member_activities',
  path: '/v2/loyalty/members/{mid}/activities',
  summary: 'List the activities of a member',
  description:
    'What the member can do, and whether doing it now would earn: not if it is paused, closed to him, or done as often as it may be.',
  pathValues: memberPath,
  query: Type.Object({ ...anyQuery, ...pageQuery, ...memberQuery }),
  sent: { idParam: 'member_id' },
  answered: memberActivitiesExample,
  codes: ['INCORRECT_MEMBER_ID_PASSED', 'ID_PARAM_NAME_NOT_FOUND', 'ATTRIBUTE_NOT_UNIQUE'],
});
