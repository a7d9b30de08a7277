import { Type } from 'typebox';
import { choice, secret, text } from '../params.ts';
import { idField, textField, textOrNull, timeField, timeOrNull } from '../v2/fields.ts';

/** What a person may do, the most first. */
const ROLES = ['owner', 'manager', 'agent', 'analyst'] as const;
const PASSWORD_MAX = 200;
const TOKEN_MAX = 200;

const role = textField(
  'owner: all, people included; manager: what a key of the scope write does, and the program; agent: what agents of help desks need; analyst: reads.',
);

export const PersonData = Type.Object({
  id: idField,
  email: textField('E-mail address, in lower case: what is signed in with.'),
  name: textField('What colleagues call the person.'),
  role,
});

/** A person as the owner sees him. */
export const ListedPersonData = Type.Object({
  ...PersonData.properties,
  disabled: Type.Boolean({ description: 'Whether the person is kept out.' }),
  has_password: Type.Boolean({ description: 'Whether a password was ever set.' }),
  failed_tries: Type.Integer({
    description: 'Wrong passwords since the last right one. They lock nobody out.',
  }),
  created_date: timeField('When the person was invited.'),
  last_sign_in_date: timeOrNull('When the person signed in last.'),
  second_factor: Type.Boolean({ description: 'Whether signing in takes a code too.' }),
});

/** Where somebody is signed in. */
export const SessionData = Type.Object({
  id: idField,
  created_date: timeField('When it began.'),
  last_used_date: timeField('When it was used last, to a minute.'),
  expires_date: timeField('When it ends at the latest.'),
  user_agent: textField('What the browser called itself.'),
  address: textField('The network address that signed in.'),
});

export const MerchantData = Type.Object({
  partner_id: textField('The partner id.'),
  name: textField('What the store is called.'),
});

/** The store of a session, with what the console draws by. */
export const StoreData = Type.Object({
  ...MerchantData.properties,
  is_test_store: Type.Boolean({ description: 'Whether its clock can be moved.' }),
});

/** What becomes of a link that lets somebody set a password. */
export const LinkData = Type.Object({
  mailed_to: textOrNull(
    'Where the link was mailed to; null if there is no mail server, or it refused.',
  ),
  link: textOrNull('The link, this once, where it was not mailed: hand it to the person yourself.'),
  link_expires: timeField('When the link ends.'),
});

export const personExample = {
  id: '65b0c2c6735f835a2ce12a15',
  email: 'ann@shop.example',
  name: 'Ann',
  role: 'owner',
} as const;

export const listedPersonExample = {
  id: '65b0c2c6735f835a2ce12a16',
  email: 'bob@shop.example',
  name: 'Bob',
  role: 'manager',
  disabled: false,
  has_password: false,
  failed_tries: 0,
  created_date: '11/22/2026 02:10:55',
  last_sign_in_date: null,
  second_factor: false,
} as const;

export const sessionExample = {
  id: '65b0c2c6735f835a2ce12a17',
  created_date: '11/22/2026 02:10:55',
  last_used_date: '11/22/2026 02:31:07',
  expires_date: '11/29/2026 02:10:55',
  user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  address: '192.0.2.7',
} as const;

export const merchantExample = { partner_id: 'cad458dc4e', name: 'Harbour Coffee' } as const;

export const linkExample = {
  mailed_to: null,
  link: 'https://points.example.com/account/set-password#fll_cad458dc4e_Zk1sQ2v8m3N0pR5tX7yB9dF1gH4jK6lM8nP0qS2uW4a',
  link_expires: '11/29/2026 02:10:55',
} as const;

export const nameField = text(
  { description: 'What colleagues call the person.', example: 'Bob' },
  { maxLength: 100 },
);

export const roleField = choice(
  { description: 'What the person may do.', example: 'manager' },
  ROLES,
);

export const passwordField = (description: string): ReturnType<typeof secret> =>
  secret({ description, example: 'three green bicycles' }, { maxLength: PASSWORD_MAX });

export const tokenField = secret(
  {
    description: 'What stands behind the # of the link.',
    example: linkExample.link.split('#')[1] ?? '',
  },
  { maxLength: TOKEN_MAX },
);

export const codeField = (description: string): ReturnType<typeof secret> =>
  secret({ description, example: '287082' }, { maxLength: 64 });
