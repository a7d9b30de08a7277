import { Type, type Static, type TNull, type TNumber, type TUnion } from 'typebox';
import { choice, id, integer, list, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, numberField, textField, textList, textOrNull, timeOrNull } from './fields.ts';

/** Awards that one request may decide on. */
export const DECISIONS_MAX = 500;

const REASONS = [
  'changed_rules',
  'points_per_award',
  'points_per_hour',
  'awards_per_hour',
] as const;

export const heldReasonField = choice(
  { description: 'Only what the breaker held for this reason.', example: 'points_per_hour' },
  REASONS,
);

const numberOrNull = (description: string): TUnion<[TNumber, TNull]> =>
  Type.Union([Type.Number(), Type.Null()], { description });

export const HeldData = Type.Object(
  {
    reason: textField(
      '`changed_rules`: much more than before a change; `points_per_award`, `points_per_hour`, `awards_per_hour`: more than the activity may give.',
    ),
    seen: numberField('What was seen: points, or awards of the hour.'),
    allowed: numberField('What is allowed.'),
    by: textField(
      'Where that comes from: `learnt` from the last weeks, the `program`, or the `version` before.',
    ),
    text: textField('The same for people.'),
  },
  { description: 'Why the breaker held an award.' },
);
export type HeldAward = Static<typeof HeldData>;

const BoundData = Type.Object({
  allowed: numberOrNull('From more than this on awards are held; null if there is no bound.'),
  by: textOrNull('`learnt` from the last weeks, or the `program`.'),
});

const WatchedData = Type.Object({
  activity_id: textField('The activity.'),
  activity_name: textField('Its name.'),
  mode: textField('`learnt`, `fixed` or `off`.'),
  points_per_award: BoundData,
  points_per_hour: BoundData,
  awards_per_hour: BoundData,
  learnt_date: timeOrNull('When it was learnt what is usual; null as long as nothing was given.'),
  hour: Type.Object(
    { awards: numberField('Awards.'), points: numberField('Points.') },
    { description: 'What it gave in the hour that is running; what was held is not in it.' },
  ),
  raised: numberField('How many times as much the running version may give; 1 unless raised.'),
  raised_by: textOrNull('Who said so.'),
  waiting: numberField('Awards that are held and wait for somebody.'),
  open: Type.Union(
    [
      Type.Object({
        since_date: timeOrNull('When the first award was held.'),
        program_version: numberField('The version that ran.'),
        first: HeldData,
      }),
      Type.Null(),
    ],
    { description: 'Since when awards are held, and why the first one was; null if none is.' },
  ),
});

const watchedExample = {
  activity_id: 'made_a_purchase',
  activity_name: 'Made a purchase',
  mode: 'learnt',
  points_per_award: { allowed: 2500, by: 'learnt' },
  points_per_hour: { allowed: 60_000, by: 'learnt' },
  awards_per_hour: { allowed: 1200, by: 'learnt' },
  learnt_date: '10/05/2026 23:03:00',
  hour: { awards: 41, points: 2110 },
  raised: 1,
  raised_by: null,
  waiting: 3,
  open: {
    since_date: '10/05/2026 23:10:55',
    program_version: 4,
    first: {
      reason: 'changed_rules',
      seen: 5000,
      allowed: 150,
      by: 'version',
      text: 'It gives 5000 points, and version 3 of the program gave 50 points for the same; up to 150 points are allowed soon after a change',
    },
  },
};

const common = { group: 'Moderation', ours: true, pathValues: {} } as const;

export const readBreaker = v2Endpoint({
  ...common,
  id: 'v2_read_breaker',
  method: 'GET',
  path: '/v2/loyalty/breaker',
  summary: 'Read how awards are watched',
  description:
    'Of each activity of the program: what one award and one hour may give, what it gives at present, and what is held. For keys of the scope admin.',
  query: Type.Object(anyQuery),
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ activities: Type.Array(WatchedData) }),
  answered: { activities: [watchedExample] },
  codes: [],
  category: 'general',
  writes: false,
  scope: 'admin',
});

export const meanAwards = v2Endpoint({
  ...common,
  id: 'v2_mean_awards',
  method: 'POST',
  path: '/v2/loyalty/breaker/meant',
  summary: 'Say that awards are meant',
  description:
    'Under the version that runs the activity may give so many times as much as it was allowed, and what stands open is closed. What is held already waits for a decision. For keys of the scope admin.',
  query: Type.Object({}),
  body: Type.Object({
    activity_id: id({ description: 'The activity.', example: 'made_a_purchase' }),
    times: Type.Optional(
      integer(
        {
          description:
            'How many times as much; twice what lets through what is held, if it is not said.',
          example: 10,
        },
        { minimum: 2, maximum: 1000 },
      ),
    ),
    reason: Type.Optional(
      text({ description: 'Why, for the audit.', example: 'Ten-year sale' }, { maxLength: 1000 }),
    ),
  }),
  sent: { activity_id: 'made_a_purchase', times: 10, reason: 'Ten-year sale' },
  data: Type.Object({
    activity_id: textField('The activity.'),
    program_version: numberField('The version it is said of; the next one begins anew.'),
    times: numberField('How many times as much it may give.'),
  }),
  answered: { activity_id: 'made_a_purchase', program_version: 4, times: 10 },
  codes: ['INCORRECT_ACTIVITY_ID_PASSED'],
  category: 'write',
  writes: false,
  scope: 'admin',
});

export const decideModeration = v2Endpoint({
  ...common,
  id: 'v2_decide_moderation',
  method: 'POST',
  path: '/v2/loyalty/moderation/decide',
  summary: 'Approve or reject many awards',
  description:
    'Decides on the awards named, or on those that the breaker held and that fit what is said, oldest first, up to `count` of them. Send it again with `next_cursor` as `cursor` for the rest; what is decided already is left alone, so it may be sent twice.',
  query: Type.Object({}),
  body: Type.Object({
    decision: choice({ description: 'What becomes of them.', example: 'approve' }, [
      'approve',
      'reject',
    ]),
    transaction_ids: Type.Optional(
      list(
        {
          description: 'These awards, whatever holds them.',
          example: ['56fbd2c6735f835a2ce12a15'],
        },
        { maxItems: DECISIONS_MAX },
      ),
    ),
    activity_id: Type.Optional(id({ description: 'Held awards of it.', example: 'photo' })),
    held_reason: Type.Optional(heldReasonField),
    cursor: Type.Optional(
      text(
        { description: 'Behind this one, as `next_cursor` said.', example: '' },
        { maxLength: 255 },
      ),
    ),
    count: integer(
      { description: 'How many at most.', example: 200 },
      { minimum: 1, maximum: DECISIONS_MAX, default: 200 },
    ),
    reason: Type.Optional(
      text(
        { description: 'Why, kept with each of them.', example: 'A slip of the keyboard' },
        { maxLength: 1000 },
      ),
    ),
  }),
  sent: {
    decision: 'reject',
    activity_id: 'made_a_purchase',
    held_reason: 'changed_rules',
    reason: 'A slip of the keyboard',
  },
  data: Type.Object({
    decided: textList('Ids of awards that were approved or rejected now.'),
    left: Type.Array(
      Type.Object({ id: textField('The award.'), error_code: textField('Why it was left alone.') }),
    ),
    more: Type.Boolean({ description: 'Whether more may wait.' }),
    next_cursor: textField('Where the rest begins.'),
  }),
  answered: {
    decided: ['56fbd2c6735f835a2ce12a15'],
    left: [],
    more: false,
    next_cursor: '56fbd2c6735f835a2ce12a15',
  },
  codes: [],
  category: 'write',
  writes: false,
});
