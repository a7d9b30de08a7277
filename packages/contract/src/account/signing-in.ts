import { Type } from 'typebox';
import { choice, email, id, secret } from '../params.ts';
import { v2Endpoint } from '../v2/endpoint.ts';
import { idField, numberField, textField, textList, textOrNull, timeField } from '../v2/fields.ts';
import {
  codeField,
  MerchantData,
  merchantExample,
  StoreData,
  passwordField,
  PersonData,
  personExample,
  SessionData,
  sessionExample,
  tokenField,
} from './fields.ts';

const common = {
  group: 'Signing in',
  ours: true,
  query: Type.Object({}),
  pathValues: {},
  writes: false,
  category: 'general',
} as const;
const own = { ...common, byPerson: true } as const;
const always = { beforeSecondFactor: true } as const;

const answerWith = choice(
  {
    description: 'How the session is given: as a cookie, or as a token for Authorization: Bearer.',
    example: 'token',
  },
  ['cookie', 'token'],
  'cookie',
);

/** What signing in answers, in one step or two. */
export const SignedInData = Type.Object({
  token: textOrNull('The token, where it was asked for.'),
  expires_date: timeField('When the session, or what is left to do, ends at the latest.'),
  person: Type.Union([PersonData, Type.Null()]),
  merchant: Type.Union([MerchantData, Type.Null()]),
  second_step: textOrNull(
    'Where signing in takes a code too: what to send with it to /account/sign-in/code. Then nobody is signed in yet, and all else is null.',
  ),
});

export const signedInExample = {
  token: 'fls_cad458dc4e_Zk1sQ2v8m3N0pR5tX7yB9dF1gH4jK6lM8nP0qS2uW4a',
  expires_date: '11/29/2026 02:10:55',
  person: personExample,
  merchant: merchantExample,
  second_step: null,
} as const;

export const signIn = v2Endpoint({
  ...common,
  open: true,
  id: 'account_sign_in',
  method: 'POST',
  path: '/account/sign-in',
  summary: 'Sign in',
  description:
    'Begins a session for whoever knows the password. Browsers are given a cookie that no script reads; programs ask for the token. Who works for several stores says which. What is wrong is not told; trying too often has to wait, as Retry-After says.',
  body: Type.Object({
    email: email({ description: 'E-mail address.', example: 'ann@shop.example' }),
    password: passwordField('The password.'),
    merchant: Type.Optional(
      id({
        description: 'Partner id of the store, where several have the address.',
        example: 'cad458dc4e',
      }),
    ),
    answer_with: answerWith,
  }),
  sent: { email: 'ann@shop.example', password: 'three green bicycles', answer_with: 'token' },
  data: SignedInData,
  answered: signedInExample,
  codes: ['SIGN_IN_REFUSED', 'SINGLE_SIGN_ON_NEEDED', 'RATE_LIMIT_EXCEEDED', 'ERROR_FORBIDDEN'],
});

export const signInByCode = v2Endpoint({
  ...common,
  open: true,
  id: 'account_sign_in_by_code',
  method: 'POST',
  path: '/account/sign-in/code',
  summary: 'Sign in: the second step',
  description:
    'Ends signing in with the code of an app, or one of the recovery codes. There are five minutes for it and five tries; then the password is asked for again.',
  body: Type.Object({
    second_step: secret(
      {
        description: 'What the first step answered.',
        example: 'flh_cad458dc4e_Zk1sQ2v8m3N0pR5tX7yB9dF1gH4jK6lM8nP0qS2uW4a',
      },
      { maxLength: 200 },
    ),
    code: codeField('Six digits of the app, or a recovery code.'),
    answer_with: answerWith,
  }),
  sent: {
    second_step: 'flh_cad458dc4e_Zk1sQ2v8m3N0pR5tX7yB9dF1gH4jK6lM8nP0qS2uW4a',
    code: '287082',
    answer_with: 'token',
  },
  data: SignedInData,
  answered: signedInExample,
  codes: ['SIGN_IN_REFUSED', 'CODE_REFUSED', 'RATE_LIMIT_EXCEEDED', 'ERROR_FORBIDDEN'],
});

export const readSignInWays = v2Endpoint({
  ...common,
  open: true,
  id: 'account_read_sign_in_ways',
  method: 'GET',
  path: '/account/sign-in/ways',
  summary: 'How people may sign in',
  description:
    'Whether there is a provider to sign in by, and who may use a password. A browser goes to /account/single-sign-on/begin to sign in by the provider.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    single_sign_on: textOrNull('What the provider is called; null if there is none.'),
    passwords: textField('For whom passwords are: `everybody`, or `owners` alone.'),
  }),
  answered: { single_sign_on: 'Shop ID', passwords: 'everybody' },
  codes: [],
});

export const signOut = v2Endpoint({
  ...own,
  ...always,
  id: 'account_sign_out',
  method: 'POST',
  path: '/account/sign-out',
  summary: 'Sign out',
  description: 'Ends this session at once, and takes the cookie away.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ ended: Type.Literal(true) }),
  answered: { ended: true },
  codes: [],
});

export const readMe = v2Endpoint({
  ...own,
  ...always,
  id: 'account_me',
  method: 'GET',
  path: '/account/me',
  summary: 'Who is signed in',
  description: 'The person, the store, and what the role lets this person do.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    person: PersonData,
    merchant: StoreData,
    may: textList(
      'read; see_reports; serve_members: what agents do; write: what a key of the scope write does; change_program; decide_approvals; administer: people, webhooks, help desks, erasing, all else.',
    ),
    session_id: idField,
    expires_date: timeField('When this session ends at the latest.'),
    second_factor: Type.Object({
      on: Type.Boolean({ description: 'Whether signing in takes a code too.' }),
      needed: Type.Boolean({
        description: 'Whether the store asks for one: until it is on, nothing else is opened.',
      }),
      recovery_codes: numberField('How many recovery codes are left.'),
    }),
  }),
  answered: {
    person: personExample,
    merchant: { ...merchantExample, is_test_store: false },
    may: [
      ...['read', 'see_reports', 'serve_members', 'write', 'change_program'],
      ...['decide_approvals', 'administer'],
    ],
    session_id: '65b0c2c6735f835a2ce12a17',
    expires_date: '11/29/2026 02:10:55',
    second_factor: { on: true, needed: false, recovery_codes: 10 },
  },
  codes: [],
});

export const listSessions = v2Endpoint({
  ...own,
  id: 'account_list_sessions',
  method: 'GET',
  path: '/account/sessions',
  summary: 'List own sessions',
  description: 'Where this person is signed in; the last begun first.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    sessions: Type.Array(
      Type.Object({
        ...SessionData.properties,
        current: Type.Boolean({ description: 'Whether it is the one that asks.' }),
      }),
    ),
  }),
  answered: { sessions: [{ ...sessionExample, current: true }] },
  codes: [],
});

export const endSession = v2Endpoint({
  ...own,
  id: 'account_end_session',
  method: 'DELETE',
  path: '/account/sessions/{id}',
  summary: 'End one of the own sessions',
  description: 'Signs this person out there, at once.',
  pathValues: { id: { description: 'Id of the session.', example: '65b0c2c6735f835a2ce12a17' } },
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ id: idField }),
  answered: { id: '65b0c2c6735f835a2ce12a17' },
  codes: ['SESSION_DOES_NOT_EXIST'],
});

const ended = Type.Object({
  email: textField('The address to sign in with.'),
  sessions_ended: Type.Integer({ description: 'Sessions that ended by it.' }),
});
const endedExample = { email: 'ann@shop.example', sessions_ended: 1 };

export const changePassword = v2Endpoint({
  ...own,
  id: 'account_change_password',
  method: 'POST',
  path: '/account/password',
  summary: 'Change the own password',
  description:
    'Sets another password; all other sessions of the person end. A password has 12 to 200 characters and is refused if it is easily guessed.',
  body: Type.Object({
    current: passwordField('The password until now.'),
    new: passwordField('The password from now on.'),
  }),
  sent: { current: 'three green bicycles', new: 'four yellow balloons' },
  data: ended,
  answered: endedExample,
  codes: ['PASSWORD_REFUSED', 'SIGN_IN_REFUSED', 'RATE_LIMIT_EXCEEDED'],
});

export const setPassword = v2Endpoint({
  ...common,
  open: true,
  id: 'account_set_password',
  method: 'POST',
  path: '/account/set-password',
  summary: 'Set a password by a link',
  description:
    'Sets the password of whoever was sent a link, once; all sessions of the person end. Sign in afterwards.',
  body: Type.Object({ token: tokenField, new: passwordField('The password from now on.') }),
  sent: {
    token: 'fll_cad458dc4e_Zk1sQ2v8m3N0pR5tX7yB9dF1gH4jK6lM8nP0qS2uW4a',
    new: 'four yellow balloons',
  },
  data: ended,
  answered: endedExample,
  codes: ['LINK_DOES_NOT_EXIST', 'PASSWORD_REFUSED', 'RATE_LIMIT_EXCEEDED'],
});
