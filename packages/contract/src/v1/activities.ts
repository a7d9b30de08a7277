import { Type, type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { emailValue, flagField, numberField, textField } from './fields.ts';

const Frequency = Type.Object({
  range: textField('`DAY`, `WEEK`, `MONTH`, `YEAR` or `LIFETIME`.'),
  limit: textField('How often it earns in that range.'),
  actions_completed: numberField('How often it has earned in the range that runs.'),
});

const EligibleActivity = Type.Object({
  activity_id: textField('Id of the activity.'),
  rules: Type.Object(
    { frequency: Type.Optional(Frequency) },
    { description: 'Limits of the activity.' },
  ),
  is_activity_available_to_user: flagField('Whether it would earn now.'),
  activity_name: textField('Name of the activity.'),
  activity_type: Type.Union([Type.Literal('fixed'), Type.Literal('bonus_multiplier')]),
  activity_description: textField('What it is about.'),
  points_earning_description: textField('Shown when the activity is opened.'),
  points: Type.Optional(numberField('Points of a fixed activity.')),
  bonus_multiplier: Type.Optional(numberField('Multiplier of an activity with a base.')),
});
export type EligibleActivity = Static<typeof EligibleActivity>;

const EligibleActivitiesData = Type.Array(EligibleActivity);
export type EligibleActivitiesData = Static<typeof EligibleActivitiesData>;

export const listEligibleActivities = endpoint({
  id: 'list_eligible_activities',
  method: 'GET',
  path: '/v1/loyalty/users/{email}/eligible_activities',
  group: 'Users',
  summary: 'List what a user can earn points with',
  description: 'The activities of the program, and whether each of them would earn now.',
  pathValues: emailValue,
  parameters: Type.Object({}),
  sent: {},
  data: EligibleActivitiesData,
  answered: [
    {
      activity_id: 'write_a_review',
      rules: { frequency: { range: 'DAY', limit: '3', actions_completed: 0 } },
      is_activity_available_to_user: true,
      activity_name: 'Write a Review',
      activity_type: 'bonus_multiplier',
      activity_description: 'Earn points for writing a review.',
      points_earning_description: 'Write a review and earn points',
      bonus_multiplier: 1,
    },
    {
      activity_id: 'made_a_purchase',
      rules: {},
      is_activity_available_to_user: true,
      activity_name: 'Purchase on website',
      activity_type: 'bonus_multiplier',
      activity_description: 'Earn points for every dollar you spend.',
      points_earning_description: 'Make a purchase and earn points',
      bonus_multiplier: 1,
    },
    {
      activity_id: 'created_an_account',
      rules: {},
      is_activity_available_to_user: false,
      activity_name: 'Account Creation',
      activity_type: 'fixed',
      activity_description: 'Earn points for joining the program.',
      points_earning_description: 'Create an account and earn points',
      points: 100,
    },
    {
      activity_id: 'became_an_email_subscriber',
      rules: { frequency: { range: 'LIFETIME', limit: '1', actions_completed: 1 } },
      is_activity_available_to_user: false,
      activity_name: 'Became an Email Subscriber',
      activity_type: 'fixed',
      activity_description: 'Earn points for subscribing to our letter.',
      points_earning_description: 'Subscribe and earn points',
      points: 75,
    },
  ],
  codes: [602, 622],
  writes: false,
});
