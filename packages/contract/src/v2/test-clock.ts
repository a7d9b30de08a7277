import { Type } from 'typebox';
import { text, record } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { idField, numberField, textField, timeField } from './fields.ts';

const AdvanceData = Type.Object({
  id: idField,
  status: Type.Union([Type.Literal('running'), Type.Literal('done')]),
  from: timeField('Where the clock stood.'),
  to: timeField('Where it goes.'),
  reached: timeField('Where it is.'),
  happened: Type.Object({
    dues: numberField('Approvals, releases, judgements of tiers and other dues.'),
    lapses: numberField('Lapses of points.'),
    days_celebrated: numberField('Days on which birthdays and anniversaries were looked for.'),
  }),
});

const advanceExample = {
  id: '65b0c2c6735f835a2ce12a15',
  status: 'done' as const,
  from: '01/01/2027 00:00:00',
  to: '12/31/2027 00:00:00',
  reached: '12/31/2027 00:00:00',
  happened: { dues: 3, lapses: 3, days_celebrated: 7 },
};

const common = {
  group: 'Test clock',
  ours: true,
  query: Type.Object({}),
  category: 'free',
} as const;

const momentField = (description: string) =>
  text({ description, example: '12/31/2027 00:00:00' }, { maxLength: 64 });

const Ahead = Type.Object({
  until: timeField('What was asked for.'),
  dues: Type.Array(
    Type.Object({
      kind: textField(
        '`approve`, `judge_tier`, `release`, `reward_referral`, `revoke_referral`, `award_winback`, `offer_winback`, `convert_cached` or `erase`.',
      ),
      count: numberField('How many.'),
    }),
  ),
  lapses: numberField('Members and days on which points of theirs lapse.'),
  points: numberField('Points that lapse.'),
  more: Type.Boolean({ description: 'Whether there is more than was counted: 100,000 of each.' }),
});

export const readTestClock = v2Endpoint({
  ...common,
  id: 'v2_read_test_clock',
  method: 'GET',
  path: '/v2/loyalty/test-clock',
  summary: 'Read the clock of the store',
  description:
    'What the clock of the store says, the move that is under way, and what falls due until a time that is asked for.',
  pathValues: {},
  query: Type.Object({
    until: Type.Optional(
      momentField('Tells what falls due until then: MM/DD/YYYY HH:MM:SS or ISO 8601.'),
    ),
  }),
  body: Type.Object({}),
  sent: { until: '12/31/2027 00:00:00' },
  data: Type.Object({
    now: timeField('What the clock says.'),
    is_test_store: Type.Boolean({ description: 'Whether it can be moved.' }),
    advance: Type.Union([AdvanceData, Type.Null()], { description: 'The move under way.' }),
    ahead: Type.Union([Ahead, Type.Null()], {
      description: 'What is known to fall due until then; null if nothing was asked.',
    }),
  }),
  answered: {
    now: '01/01/2027 00:00:00',
    is_test_store: true,
    advance: null,
    ahead: {
      until: '12/31/2027 00:00:00',
      dues: [{ kind: 'approve', count: 3 }],
      ...{ lapses: 2, points: 150, more: false },
    },
  },
  codes: [],
  writes: false,
});

export const advanceTestClock = v2Endpoint({
  ...common,
  id: 'v2_advance_test_clock',
  method: 'POST',
  path: '/v2/loyalty/test-clock/advance',
  summary: 'Move the clock of a test store',
  description:
    'Moves the clock forward; what time brings in between happens, in order. Answers 200 when the move has ended within two seconds, else 202 with the move to ask for.',
  pathValues: {},
  body: Type.Object({
    to: Type.Optional(momentField('Where to: MM/DD/YYYY HH:MM:SS or ISO 8601.')),
    by: Type.Optional(
      record(
        { description: 'How far instead: whole `days`, `hours`, `minutes` and `seconds`.' },
        { maxItems: 10 },
      ),
    ),
  }),
  sent: { by: { days: 30 } },
  data: AdvanceData,
  answered: advanceExample,
  codes: ['TEST_STORE_ONLY', 'CLOCK_IS_MOVING'],
  writes: true,
  undecided: true,
  takesLonger: true,
});

export const readAdvance = v2Endpoint({
  ...common,
  id: 'v2_read_advance',
  method: 'GET',
  path: '/v2/loyalty/test-clock/advances/{id}',
  summary: 'Read a move of the clock',
  description: 'How far a move is, and what has happened on the way.',
  pathValues: { id: { description: 'Id of the move.', example: advanceExample.id } },
  body: Type.Object({}),
  sent: {},
  data: AdvanceData,
  answered: advanceExample,
  codes: ['ADVANCE_DOES_NOT_EXIST'],
  writes: false,
});
