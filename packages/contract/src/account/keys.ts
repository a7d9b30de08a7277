import { Type } from 'typebox';
import { choice, integer, text } from '../params.ts';
import { v2Endpoint } from '../v2/endpoint.ts';
import { numberField, textField, textOrNull, timeField, timeOrNull } from '../v2/fields.ts';

const common = {
  group: 'API keys',
  ours: true,
  byPerson: true,
  scope: 'admin',
  writes: false,
  query: Type.Object({}),
  category: 'general',
} as const;

const SCOPES = ['admin', 'write', 'support', 'read'] as const;
const HOURS_MAX = 30 * 24;
const all = { path: '/account/keys', pathValues: {} } as const;
const pathValues = { identifier: { description: 'Name of the key.', example: 'shop' } } as const;

const limitOrNull = (description: string) =>
  Type.Union([Type.Integer(), Type.Null()], { description });

const KeyData = Type.Object({
  identifier: textField('Name of the key; tokens and the audit name it.'),
  scope: textField('admin, write, support or read.'),
  last_four: textField('The last four digits.'),
  state: textField('live; ending: another took its place, and it works until `ends_date`; ended.'),
  created_date: timeField('When it was made.'),
  ends_date: timeOrNull('When it ended, or will end.'),
  last_used_date: textOrNull('The last day on which it was used, MM/DD/YYYY, UTC.'),
  write_limit: limitOrNull(
    'Writes a second; null for as many as the operator says, 0 for any number.',
  ),
  general_limit: limitOrNull('All other requests a second.'),
});

const keyExample = {
  identifier: 'shop',
  scope: 'write',
  last_four: '9c1f',
  state: 'live',
  created_date: '11/22/2026 02:10:55',
  ends_date: null,
  last_used_date: '11/22/2026',
  write_limit: null,
  general_limit: null,
} as const;

const identifierField = (description: string, example: string): ReturnType<typeof text> =>
  text({ description, example }, { maxLength: 64 });

const MadeKeyData = Type.Object({
  identifier: textField('Name of the key.'),
  key: textField('The key: 32 hexadecimal digits, this once.'),
});
const madeExample = { identifier: 'shop', key: '4f1d2c6a9b8e47d0a3c5e7f1029b9c1f' } as const;

export const listKeys = v2Endpoint({
  ...common,
  ...all,
  id: 'account_list_keys',
  method: 'GET',
  summary: 'List API keys',
  description:
    'Every key of the store, also those that ended, in the order in which they were made. Those of help desks are with their desks. For owners.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ keys: Type.Array(KeyData) }),
  answered: { keys: [keyExample] },
  codes: [],
});

export const makeKey = v2Endpoint({
  ...common,
  ...all,
  id: 'account_make_key',
  method: 'POST',
  summary: 'Make an API key',
  description:
    'Makes a key and shows it this once. A name is used once and for ever, so that the audit stays unambiguous. At most 100 keys work at once. For owners.',
  body: Type.Object({
    identifier: identifierField('Name: letters, digits, dot, dash and underscore.', 'shop'),
    scope: choice({ description: 'What it may do.', example: 'write' }, SCOPES),
  }),
  sent: { identifier: 'shop', scope: 'write' },
  data: MadeKeyData,
  answered: madeExample,
  codes: ['KEY_NAME_TAKEN', 'TOO_MANY_KEYS'],
});

export const rotateKey = v2Endpoint({
  ...common,
  id: 'account_rotate_key',
  method: 'POST',
  path: '/account/keys/{identifier}/rotate',
  pathValues,
  summary: 'Rotate an API key',
  description:
    'Makes a key that may do what this one may, and lets this one end so many hours later: until then both work. The new key is shown this once. For owners.',
  body: Type.Object({
    new_identifier: identifierField('Name of the new key.', 'shop-2'),
    overlap_hours: integer(
      { description: 'How many hours the old key goes on.', example: 24 },
      { minimum: 0, maximum: HOURS_MAX, default: 24 },
    ),
  }),
  sent: { new_identifier: 'shop-2', overlap_hours: 24 },
  data: Type.Object({
    ...MadeKeyData.properties,
    old_ends_date: timeField('When the old key ends.'),
    overlap_hours: numberField('How many hours that is from now.'),
  }),
  answered: {
    ...madeExample,
    identifier: 'shop-2',
    old_ends_date: '11/23/2026 02:10:55',
    overlap_hours: 24,
  },
  codes: ['KEY_DOES_NOT_EXIST', 'KEY_NAME_TAKEN', 'TOO_MANY_KEYS'],
});

export const revokeKey = v2Endpoint({
  ...common,
  id: 'account_revoke_key',
  method: 'DELETE',
  path: '/account/keys/{identifier}',
  pathValues,
  summary: 'Revoke an API key',
  description: 'Ends a key; it may work for two more seconds. For owners.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ identifier: textField('Name of the key.') }),
  answered: { identifier: 'shop' },
  codes: ['KEY_DOES_NOT_EXIST'],
});
