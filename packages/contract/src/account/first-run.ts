import { Type } from 'typebox';
import { email, secret, text } from '../params.ts';
import { v2Endpoint } from '../v2/endpoint.ts';
import { nameField, passwordField } from './fields.ts';
import { SignedInData, signedInExample } from './signing-in.ts';

const common = {
  group: 'Signing in',
  ours: true,
  open: true,
  writes: false,
  query: Type.Object({}),
  pathValues: {},
  category: 'general',
  path: '/account/first-run',
} as const;

export const readFirstRun = v2Endpoint({
  ...common,
  id: 'account_read_first_run',
  method: 'GET',
  summary: 'Whether nobody is there yet',
  description: 'Whether the installation waits for its first owner, and for a store.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    needed: Type.Boolean({ description: 'Whether the first owner is to be created.' }),
    asks_store: Type.Boolean({ description: 'Whether the store is to be created with him.' }),
  }),
  answered: { needed: true, asks_store: true },
  codes: [],
});

export const createFirstOwner = v2Endpoint({
  ...common,
  id: 'account_create_first_owner',
  method: 'POST',
  summary: 'Create the first owner',
  description:
    'Takes the first owner of a fresh installation on and signs him in, by a cookie. Takes the token that the server prints at its start, so that no stranger comes first; once somebody is there it opens nothing.',
  body: Type.Object({
    token: secret(
      {
        description: 'What the server printed.',
        example: 'flo_Zk1sQ2v8m3N0pR5tX7yB9dF1gH4jK6lM8nP0qS2uW4a',
      },
      { maxLength: 200 },
    ),
    email: email({ description: 'E-mail address to sign in with.', example: 'ann@shop.example' }),
    name: nameField,
    password: passwordField('The password, 12 characters or more.'),
    store: Type.Optional(
      text(
        {
          description: 'What the store is called, where there is none.',
          example: 'Harbour Coffee',
        },
        { maxLength: 100 },
      ),
    ),
    currency: Type.Optional(
      text({ description: 'Its currency, ISO 4217.', example: 'USD' }, { maxLength: 3 }),
    ),
    time_zone: Type.Optional(
      text({ description: 'Its time zone, IANA.', example: 'America/New_York' }, { maxLength: 64 }),
    ),
  }),
  sent: {
    token: 'flo_Zk1sQ2v8m3N0pR5tX7yB9dF1gH4jK6lM8nP0qS2uW4a',
    email: 'ann@shop.example',
    name: 'Ann',
    password: 'three green bicycles',
    store: 'Harbour Coffee',
    currency: 'USD',
    time_zone: 'America/New_York',
  },
  data: SignedInData,
  answered: { ...signedInExample, token: null },
  codes: ['SIGN_IN_REFUSED', 'PASSWORD_REFUSED', 'PROGRAM_REFUSED', 'ERROR_FORBIDDEN'],
});
