import { Type } from 'typebox';
import { choice, decimal, flag, record, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, idField, numberField, textField, textOrNull } from './fields.ts';

const KINDS = ['gladly', 'zendesk'] as const;
const STATUSES = ['active', 'paused'] as const;

const limit = (whose: string) =>
  Type.Optional(decimal({ description: `${whose}, in points; 0 for no limit.`, example: '500' }));

const name = text(
  { description: 'What it is called, in your words.', example: 'Support EU' },
  { maxLength: 200 },
);

const terms = {
  name: Type.Optional(name),
  status: Type.Optional(
    text(
      {
        description: '`active`, or `paused`: what it asks is refused until it is active again.',
        example: 'active',
      },
      { maxLength: 16, allowed: STATUSES },
    ),
  ),
  settings: Type.Optional(
    record(
      {
        description:
          'As its kind has them. Gladly: `match_by_phone` and `transaction_cards` (both false unless said), `on_fault` (`unavailable` unless said, or `empty`).',
      },
      { maxItems: 100 },
    ),
  ),
  secret_key: Type.Optional(
    text(
      {
        description:
          'Gladly: the signing key of its app, 8 to 255 characters; its requests must then be signed. An empty text takes it off. Never shown again.',
        example: 'a-signing-key-of-gladly',
      },
      { maxLength: 4096, clears: true },
    ),
  ),
  actions: Type.Optional(
    flag({ description: 'Whether agents may award and redeem; no unless said.', example: true }),
  ),
  award_max: limit('What an agent may give in one award'),
  agent_daily_max: limit('What one agent may give in a day of the program’s zone'),
  daily_max: limit('What all agents of the help desk may give in a day'),
};

const HelpDeskData = Type.Object({
  id: idField,
  kind: Type.Union([Type.Literal('gladly'), Type.Literal('zendesk')]),
  name: textField('What it is called.'),
  status: Type.Union([Type.Literal('active'), Type.Literal('paused')]),
  url: textField('Where it calls: what Gladly is told as URL of the adaptor.'),
  settings: Type.Record(Type.String(), Type.Unknown(), { description: 'What was said of them.' }),
  has_secret: Type.Boolean({ description: 'Whether a secret of its own is kept.' }),
  key_identifier: textField('The name of the API key that it calls with.'),
  actions: Type.Boolean({ description: 'Whether agents may award and redeem.' }),
  award_max: numberField('What an agent may give in one award; 0 for no limit.'),
  agent_daily_max: numberField('What one agent may give in a day; 0 for no limit.'),
  daily_max: numberField('What all agents may give in a day; 0 for no limit.'),
});

const helpDeskExample = {
  id: '1a1fe4cfd01528a39e8ebd10',
  kind: 'gladly' as const,
  name: 'Support EU',
  status: 'active' as const,
  url: 'https://loyalty.example.com/integrations/gladly/1a1fe4cfd01528a39e8ebd10',
  settings: { transaction_cards: true },
  has_secret: false,
  key_identifier: 'help-desk:1a1fe4cfd01528a39e8ebd10',
  actions: true,
  award_max: 500,
  agent_daily_max: 0,
  daily_max: 0,
};

const helpDeskPath = {
  id: { description: 'Id of the help desk.', example: helpDeskExample.id },
};

const common = {
  group: 'Help desks',
  ours: true,
  query: Type.Object(anyQuery),
  // They are settings and nothing that the program decides: no simulation, no stored answers.
  writes: false,
  scope: 'admin',
} as const;

export const createHelpDesk = v2Endpoint({
  ...common,
  id: 'v2_create_help_desk',
  method: 'POST',
  path: '/v2/loyalty/help-desks',
  summary: 'Connect a help desk',
  description:
    'Makes the address and the API key that a help desk calls us with. The key opens that address and no other API. For keys of the scope admin.',
  pathValues: {},
  body: Type.Object({
    kind: choice({ description: 'Which help desk it is.', example: 'gladly' }, KINDS),
    ...terms,
    name,
  }),
  sent: {
    kind: 'gladly',
    name: 'Support EU',
    actions: true,
    settings: { transaction_cards: true },
    award_max: 500,
  },
  data: Type.Object({
    ...HelpDeskData.properties,
    api_key: textOrNull('The API key that was made, shown this once.'),
  }),
  answered: { ...helpDeskExample, api_key: '0c6ed2e1b9a84f3f97d1c5a2b3e4f506' },
  codes: ['TOO_MANY_HELP_DESKS'],
  category: 'write',
});

export const listHelpDesks = v2Endpoint({
  ...common,
  id: 'v2_list_help_desks',
  method: 'GET',
  path: '/v2/loyalty/help-desks',
  summary: 'List help desks',
  description:
    'All help desks of the store, at most 20, oldest first, without their secrets. For keys of the scope admin.',
  pathValues: {},
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    help_desks: Type.Array(HelpDeskData),
    total: numberField('How many there are.'),
  }),
  answered: { help_desks: [helpDeskExample], total: 1 },
  codes: [],
  category: 'general',
});

export const readHelpDesk = v2Endpoint({
  ...common,
  id: 'v2_read_help_desk',
  method: 'GET',
  path: '/v2/loyalty/help-desks/{id}',
  summary: 'Read a help desk',
  description: 'One help desk, without its secret. For keys of the scope admin.',
  pathValues: helpDeskPath,
  body: Type.Object({}),
  sent: {},
  data: HelpDeskData,
  answered: helpDeskExample,
  codes: ['HELP_DESK_DOES_NOT_EXIST'],
  category: 'general',
});

export const updateHelpDesk = v2Endpoint({
  ...common,
  id: 'v2_update_help_desk',
  method: 'PUT',
  path: '/v2/loyalty/help-desks/{id}',
  summary: 'Change a help desk',
  description:
    'Changes what is sent; what is left out stays, each setting by itself. Kind, address and API key stay. For keys of the scope admin.',
  pathValues: helpDeskPath,
  body: Type.Object(terms),
  sent: { status: 'paused' },
  data: HelpDeskData,
  answered: { ...helpDeskExample, status: 'paused' as const },
  codes: ['HELP_DESK_DOES_NOT_EXIST'],
  category: 'write',
});

export const deleteHelpDesk = v2Endpoint({
  ...common,
  id: 'v2_delete_help_desk',
  method: 'DELETE',
  path: '/v2/loyalty/help-desks/{id}',
  summary: 'Disconnect a help desk',
  description:
    'Ends its API key and forgets its secret. What agents did stays on record. For keys of the scope admin.',
  pathValues: helpDeskPath,
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ id: idField, deleted: Type.Literal(true) }),
  answered: { id: helpDeskExample.id, deleted: true as const },
  codes: ['HELP_DESK_DOES_NOT_EXIST'],
  category: 'write',
});
