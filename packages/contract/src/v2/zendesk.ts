import { Type } from 'typebox';
import { choice, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import {
  anyQuery,
  idField,
  numberField,
  textField,
  textList,
  textOrNull,
  timeOrNull,
} from './fields.ts';
import { pageData, pageQuery } from './page.ts';

export const ZENDESK_MEMBER_STATES = [
  'waiting',
  'sent',
  'ambiguous',
  'skipped_staff',
  'skipped_missing',
  'partial',
  'failed',
  'rejected',
] as const;

const FieldData = Type.Object({
  name: textField('The attribute.'),
  key: textField('The key of its field at Zendesk.'),
  type: textField('The type that the field is to have.'),
  status: textField(
    'How the field stands: `present`, `missing`, `inactive`, `wrong_type`; after making fields also `created` or `refused`.',
  ),
  detail: textOrNull('What is wrong, in Zendesk’s words where it said something.'),
});

const MemberRow = Type.Object({
  internal_member_id: idField,
  state: textField('What came of the last try.'),
  zendesk_user_id: textOrNull('His user at Zendesk, once it is known.'),
  is_waiting: Type.Boolean({ description: 'Whether he is to be sent.' }),
  changed_date: timeOrNull('When he changed last without having been sent since.'),
  next_try_date: timeOrNull('When he is sent; null if another change must come first.'),
  shown_as_of_date: timeOrNull('Zendesk shows his state as of then.'),
  attempts: numberField('Tries since the last success.'),
  error: textOrNull('What went wrong last, in Zendesk’s words.'),
  error_date: timeOrNull('When that was.'),
});

const ActsAs = Type.Union([
  Type.Object({
    id: textField('The user’s id.'),
    name: textField('The user’s name.'),
    role: textField('`admin`, or `agent`; fields can be made by administrators alone.'),
  }),
  Type.Null(),
]);

const memberExample = {
  internal_member_id: '59cc9b91418a580a512b450d',
  state: 'sent',
  zendesk_user_id: '1900000000024',
  is_waiting: false,
  changed_date: null,
  next_try_date: null,
  shown_as_of_date: '11/21/2026 09:00:30',
  attempts: 0,
  error: null,
  error_date: null,
};

const fieldExample = {
  name: 'zrl_member_available_points',
  key: 'zrl_member_available_points',
  type: 'decimal',
  status: 'present',
  detail: null,
};

const actsAsExample = { id: '1900000000007', name: 'Fealty', role: 'admin' };

const healthExample = {
  state: 'connected',
  lacking: [],
  problem: null,
  paused_until_date: null,
  acts_as: actsAsExample,
  auth: {
    kind: 'oauth_client',
    token_ends_date: '11/22/2026 09:00:30',
    sunset_date: null,
  },
  fields: [fieldExample],
  fields_checked_date: '11/21/2026 09:00:30',
  queue: { waiting: 12, waiting_in_backfill: 0, oldest_date: '11/21/2026 09:00:30' },
  last_24_hours: { requests: 320, sent: 300, unchanged: 12, skipped: 4, failed: 1 },
  rate: { limit: 400, remaining: 251, seen_date: '11/21/2026 09:00:30', share_percent: 50 },
  errors: [
    {
      ...memberExample,
      state: 'rejected',
      error: 'Email: bob@example.com is already being used by another user',
      error_date: '11/21/2026 08:59:12',
    },
  ],
  ambiguous: ['59cc9b91418a580a512b450e'],
  backfill: {
    phase: 'done',
    began_date: '11/20/2026 09:00:00',
    ended_date: '11/20/2026 11:12:13',
    users_read: 12000,
    users_known: 9800,
    members_marked: 10000,
    open_jobs: 0,
  },
};

const common = {
  group: 'Help desks',
  ours: true,
  query: Type.Object(anyQuery),
  pathValues: { id: { description: 'Id of the help desk.', example: '1a1fe4cfd01528a39e8ebd10' } },
  writes: false,
  scope: 'admin',
} as const;

const CODES = ['HELP_DESK_DOES_NOT_EXIST'];
const CONNECTED = [...CODES, 'ZENDESK_NOT_CONNECTED'];

export const readZendeskHealth = v2Endpoint({
  ...common,
  id: 'v2_read_zendesk_health',
  method: 'GET',
  path: '/v2/loyalty/help-desks/{id}/zendesk',
  summary: 'See how the sync to Zendesk does',
  description:
    'Whether it is connected and as whom, what waits, what was done in the last 24 hours, the limit as last seen, and the last ten errors in Zendesk’s words. Nothing is asked of Zendesk for this. For keys of the scope admin.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    state: textField(
      '`needs_reconnect`: Zendesk refused the credentials. `not_connected`: settings are lacking. `paused`: the help desk is.',
    ),
    lacking: textList('Settings that are lacking.'),
    problem: textOrNull('Why it must be reconnected, in Zendesk’s words.'),
    paused_until_date: timeOrNull('Zendesk asked to be left alone until then.'),
    acts_as: ActsAs,
    auth: Type.Object({
      kind: textField('How we are let in.'),
      token_ends_date: timeOrNull('When the access token ends; it is renewed before.'),
      sunset_date: timeOrNull('When Zendesk ends all API tokens, where one is used.'),
    }),
    fields: Type.Array(FieldData, { description: 'As they were found by the last check.' }),
    fields_checked_date: timeOrNull('When that was.'),
    queue: Type.Object({
      waiting: numberField('Members who changed and wait; counted up to 100,000.'),
      waiting_in_backfill: numberField('Members who wait behind them; counted up to 100,000.'),
      oldest_date: timeOrNull('Since when the oldest of all waits.'),
    }),
    last_24_hours: Type.Object({
      requests: numberField('Requests to Zendesk.'),
      sent: numberField('Members who were sent.'),
      unchanged: numberField('Members whom Zendesk showed as they are already.'),
      skipped: numberField('Members without a user, or whose user is not theirs alone.'),
      failed: numberField('Tries that failed.'),
    }),
    rate: Type.Object({
      limit: Type.Union([Type.Number(), Type.Null()], {
        description: 'Requests a minute that the account has for all.',
      }),
      remaining: Type.Union([Type.Number(), Type.Null()], {
        description: 'What was left of them.',
      }),
      seen_date: timeOrNull('When that was seen.'),
      share_percent: numberField('How much of them we take.'),
    }),
    errors: Type.Array(MemberRow, { description: 'The last ten.' }),
    ambiguous: textList('Members whom several users could be; the first twenty.'),
    backfill: Type.Object({
      phase: textField('Whether all members are being sent, and how far it came.'),
      began_date: timeOrNull('When it began.'),
      ended_date: timeOrNull('When it ended.'),
      users_read: numberField('Users of Zendesk that were looked at.'),
      users_known: numberField('Those of them who are members.'),
      members_marked: numberField('Members who were put into the queue.'),
      open_jobs: numberField('Jobs under way at Zendesk.'),
    }),
  }),
  answered: healthExample,
  codes: CODES,
  category: 'general',
});

const CheckData = Type.Object({
  is_connected: Type.Boolean({ description: 'Whether Zendesk lets us in.' }),
  problem: textOrNull('What is in the way.'),
  acts_as: ActsAs,
  fields: Type.Array(FieldData, { description: 'By attribute that is switched on.' }),
});

const checkExample = {
  is_connected: true,
  problem: null,
  acts_as: actsAsExample,
  fields: [fieldExample],
};

export const checkZendesk = v2Endpoint({
  ...common,
  id: 'v2_check_zendesk',
  method: 'POST',
  path: '/v2/loyalty/help-desks/{id}/zendesk/check',
  summary: 'Check the connection to Zendesk and its fields',
  description:
    'Asks Zendesk who we are and how the fields stand. Changes nothing there. A connection that does not work is an answer too. For keys of the scope admin.',
  body: Type.Object({}),
  sent: {},
  data: CheckData,
  answered: checkExample,
  codes: CONNECTED,
  category: 'write',
});

export const createZendeskFields = v2Endpoint({
  ...common,
  id: 'v2_create_zendesk_fields',
  method: 'POST',
  path: '/v2/loyalty/help-desks/{id}/zendesk/fields',
  summary: 'Make the missing fields at Zendesk',
  description:
    'Makes user fields that are missing, one by one; a second call makes what is missing still. Takes an administrator’s rights there. For keys of the scope admin.',
  body: Type.Object({}),
  sent: {},
  data: CheckData,
  answered: { ...checkExample, fields: [{ ...fieldExample, status: 'created' as const }] },
  codes: CONNECTED,
  category: 'write',
});

export const syncZendeskMember = v2Endpoint({
  ...common,
  id: 'v2_sync_zendesk_member',
  method: 'POST',
  path: '/v2/loyalty/help-desks/{id}/zendesk/sync',
  summary: 'Send one member to Zendesk now',
  description:
    'Puts a member at the head of the queue, whether he changed or not, also after failures. For keys of the scope admin.',
  body: Type.Object({
    member_id: text({ description: 'Whom to send.', example: 'bob-1' }, { maxLength: 255 }),
  }),
  sent: { member_id: 'bob-1' },
  data: MemberRow,
  answered: {
    ...memberExample,
    is_waiting: true,
    changed_date: '11/21/2026 09:00:30',
    next_try_date: '11/21/2026 09:00:30',
  },
  codes: [...CONNECTED, 'INCORRECT_MEMBER_ID_PASSED'],
  category: 'write',
});

export const runZendeskBackfill = v2Endpoint({
  ...common,
  id: 'v2_run_zendesk_backfill',
  method: 'POST',
  path: '/v2/loyalty/help-desks/{id}/zendesk/backfill',
  summary: 'Send all members to Zendesk',
  description:
    'Starts to send all members, behind those that change; or stops it. It goes on by itself after restarts. Answers whether anything was started or stopped. For keys of the scope admin.',
  body: Type.Object({
    command: choice(
      { description: '`start`, or `stop`.', example: 'start' },
      ['start', 'stop'],
      'start',
    ),
  }),
  sent: { command: 'start' },
  data: Type.Object({
    is_changed: Type.Boolean({
      description: 'No if one was under way already, or none was to be stopped.',
    }),
  }),
  answered: { is_changed: true },
  codes: CONNECTED,
  category: 'write',
});

export const listZendeskMembers = v2Endpoint({
  ...common,
  id: 'v2_list_zendesk_members',
  method: 'GET',
  path: '/v2/loyalty/help-desks/{id}/zendesk/members',
  summary: 'List members by what Zendesk shows of them',
  description:
    'Members who were, or are to be, sent, by the state of the last try; the first 100,000 of them. For keys of the scope admin.',
  query: Type.Object({
    ...anyQuery,
    state: choice(
      { description: 'Which state.', example: 'ambiguous' },
      ZENDESK_MEMBER_STATES,
      'ambiguous',
    ),
    ...pageQuery,
  }),
  body: Type.Object({}),
  sent: { state: 'sent' },
  data: pageData('members', MemberRow),
  answered: { members: [memberExample], total: 1, more: false, next_start_index: 1 },
  codes: CODES,
  category: 'general',
});
