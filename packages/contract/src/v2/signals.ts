import { Type } from 'typebox';
import { choice, flag, id, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import {
  idField,
  numberField,
  textField,
  textList,
  textOrNull,
  timeField,
  timeOrNull,
} from './fields.ts';
import { pageData, pageQuery } from './page.ts';

const SignalData = Type.Object({
  id: idField,
  kind: textField('`velocity`, `sharing`, `referrals`, `returns`, `receipts` or `goodwill`.'),
  severity: textField('`notable`, or `severe`: the people of the store are told.'),
  text: textField('What was seen, in one sentence with its figures.'),
  facts: Type.Object({}, { additionalProperties: true, description: 'The figures by name.' }),
  internal_member_id: textOrNull('Whom to look at; null if it is about no member.'),
  other_member_ids: textList('Internal ids of others who belong to it, at most 20.'),
  members: Type.Array(
    Type.Object({
      internal_member_id: idField,
      name: textField('What the member is called; empty for somebody who was erased.'),
      member_status: textField('`active`, `blocked`, `opted_out` or `deleted`.'),
    }),
    { description: 'Who they are: first whom to look at, then the others.' },
  ),
  transaction_ids: textList('Transactions that it is about, at most 20.'),
  first_seen_date: timeField('When it was found first.'),
  last_seen_date: timeField('When it was found last.'),
  times_seen: numberField('How often it was found.'),
  state: textField('`open`, `dismissed` or `acted_on`.'),
  settled_by: textOrNull('Who dismissed it or acted on it.'),
  settled_date: timeOrNull('When.'),
  reason: textOrNull('Why, in his words.'),
});

const open = {
  id: '65b0c2c6735f835a2ce12a31',
  kind: 'sharing',
  severity: 'severe',
  text: '9 members earned with one device within 30 days',
  facts: { kind: 'sharing', mark: 'device', members: 9, days: 30 },
  internal_member_id: '59cc9b91418a580a512b450d',
  other_member_ids: ['59cc9b91418a580a512b450e'],
  members: [
    {
      internal_member_id: '59cc9b91418a580a512b450d',
      name: 'Bob Bobbins',
      member_status: 'active',
    },
  ],
  transaction_ids: ['56fbd2c6735f835a2ce12a15'],
  first_seen_date: '11/22/2026 02:10:55',
  last_seen_date: '11/22/2026 02:41:07',
  times_seen: 2,
  state: 'open',
  settled_by: null,
  settled_date: null,
  reason: null,
};
const settled = {
  ...open,
  settled_by: 'person:ann@shop.example',
  settled_date: '11/22/2026 09:01:12',
};

const common = {
  group: 'Moderation',
  ours: true,
  writes: false,
  scope: 'admin',
  managers: true,
} as const;
const pathValues = { id: { description: 'Id of the signal.', example: open.id } } as const;
const reasonField = text(
  { description: 'Why, in one sentence.', example: 'One family' },
  { maxLength: 500 },
);
const settling = {
  ...common,
  pathValues,
  method: 'POST',
  category: 'write',
  query: Type.Object({}),
  data: SignalData,
  codes: ['SIGNAL_DOES_NOT_EXIST', 'SIGNAL_STATE'],
} as const;

export const listSignals = v2Endpoint({
  ...common,
  id: 'v2_list_fraud_signals',
  method: 'GET',
  path: '/v2/loyalty/fraud_signals',
  pathValues: {},
  category: 'general',
  summary: 'List fraud signals',
  description:
    'What looks like somebody games the program, and why; open ones first, then severe ones, then the last seen. For keys of the scope admin, owners and managers.',
  query: Type.Object({
    state: choice(
      { description: 'Which.', example: 'open' },
      ['open', 'dismissed', 'acted_on', 'any'],
      'open',
    ),
    kind: Type.Optional(
      choice({ description: 'Only of this kind.', example: 'sharing' }, [
        ...(['velocity', 'sharing', 'referrals', 'returns', 'receipts', 'goodwill'] as const),
      ]),
    ),
    severity: Type.Optional(
      choice({ description: 'Only of this severity.', example: 'severe' }, ['notable', 'severe']),
    ),
    internal_member_id: Type.Optional(
      id({
        description: 'Only what is about this member, or somebody who was merged into him.',
        example: open.internal_member_id,
      }),
    ),
    ...pageQuery,
  }),
  body: Type.Object({}),
  sent: {},
  data: pageData('fraud_signals', SignalData),
  answered: { fraud_signals: [open], total: 1, more: false, next_start_index: 1 },
  codes: [],
});

export const lookForSignals = v2Endpoint({
  ...common,
  id: 'v2_look_for_fraud_signals',
  method: 'POST',
  path: '/v2/loyalty/fraud_signals/look',
  pathValues: {},
  category: 'write',
  summary: 'Look for fraud signals now',
  description:
    'Looks at what was recorded since the last look, up to a second ago, as happens every minute by itself. For keys of the scope admin, owners and managers.',
  query: Type.Object({}),
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    more: Type.Boolean({ description: 'Whether there is more to look at: then send it again.' }),
  }),
  answered: { more: false },
  codes: [],
});

export const dismissSignal = v2Endpoint({
  ...settling,
  id: 'v2_dismiss_fraud_signal',
  path: '/v2/loyalty/fraud_signals/{id}/dismiss',
  summary: 'Dismiss a fraud signal',
  description:
    'Says that nothing is wrong. Found again it stays dismissed, until twice as much is seen. For keys of the scope admin, owners and managers.',
  body: Type.Object({ reason: reasonField }),
  sent: { reason: 'One family' },
  answered: { ...settled, state: 'dismissed', reason: 'One family' },
});

export const actOnSignal = v2Endpoint({
  ...settling,
  id: 'v2_act_on_fraud_signal',
  path: '/v2/loyalty/fraud_signals/{id}/act',
  summary: 'Act on a fraud signal',
  description:
    'Says that something was done about it, and blocks its member if that is wanted: he earns and redeems no more until he is unblocked. For keys of the scope admin, owners and managers.',
  body: Type.Object({
    reason: reasonField,
    block_member: flag({ description: 'Blocks the member.', example: true }, false),
  }),
  sent: { reason: 'A farm of accounts', block_member: true },
  codes: ['SIGNAL_DOES_NOT_EXIST', 'SIGNAL_STATE', 'INVALID_MEMBER_STATUS', 'TRY_AGAIN'],
  answered: { ...settled, state: 'acted_on', reason: 'A farm of accounts' },
});

export const reopenSignal = v2Endpoint({
  ...settling,
  id: 'v2_reopen_fraud_signal',
  path: '/v2/loyalty/fraud_signals/{id}/reopen',
  summary: 'Reopen a fraud signal',
  description:
    'Takes back that it was dismissed or acted on; a member who was blocked stays so. For keys of the scope admin, owners and managers.',
  body: Type.Object({}),
  sent: {},
  answered: open,
});
