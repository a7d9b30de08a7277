import { Type, type Static } from 'typebox';
import { date, email } from '../params.ts';
import { endpoint } from './endpoint.ts';
import { flagField, numberField, textField } from './fields.ts';
import { USERS_PAGE, usersPage } from './users.ts';

const UnsubscribedData = Type.Object({
  user_email: textField('E-mail address.'),
  status: Type.Literal('unsubscribed'),
});
export type UnsubscribedData = Static<typeof UnsubscribedData>;

export const unsubscribeEmail = endpoint({
  id: 'unsubscribe_email',
  method: 'POST',
  path: '/v1/loyalty/unsubscribe_email',
  group: 'Users',
  summary: 'Stop e-mails to a user',
  description: 'The user gets no more e-mails of the program, and stays in it.',
  pathValues: {},
  parameters: Type.Object({
    user_email: email({ description: 'E-mail address.', example: 'bob@example.com' }),
  }),
  sent: { user_email: 'bob@example.com' },
  data: UnsubscribedData,
  answered: { user_email: 'bob@example.com', status: 'unsubscribed' },
  codes: [602, 622],
  writes: true,
});

const UnsubscribedUsersData = Type.Object({
  total: numberField('How many there are, on all pages.'),
  unsubscribed_emails: Type.Array(
    Type.Object({
      email: textField('E-mail address.'),
      unsubscribed_on: textField('Day, MM/DD/YYYY.'),
    }),
    { maxItems: USERS_PAGE },
  ),
  more: flagField('Whether there are more pages.'),
  next_start_index: Type.Optional(numberField('Where the next page starts, if there is one.')),
});
export type UnsubscribedUsersData = Static<typeof UnsubscribedUsersData>;

export const listUnsubscribed = endpoint({
  id: 'list_unsubscribed_users',
  method: 'GET',
  path: '/v1/loyalty/unsubscribed_users',
  group: 'Users',
  summary: 'List users who get no e-mails',
  description: 'Users who unsubscribed in a span of days, or ever if no days are given.',
  pathValues: {},
  parameters: Type.Object({
    from_date: Type.Optional(
      date({ description: 'First day, MM/DD/YYYY.', example: '01/01/2016' }),
    ),
    to_date: Type.Optional(date({ description: 'Last day, included.', example: '12/31/2016' })),
    ...usersPage,
  }),
  sent: { from_date: '01/01/2016', to_date: '12/31/2016' },
  data: UnsubscribedUsersData,
  answered: {
    total: 1,
    unsubscribed_emails: [{ email: 'bob@example.com', unsubscribed_on: '05/23/2016' }],
    more: false,
  },
  codes: [612],
  writes: false,
});

const ChangedEmailData = Type.Object({
  merchant_id: textField('Partner id of the merchant.'),
  old_email_address: textField('The address before.'),
  new_email_address: textField('The address now.'),
});
export type ChangedEmailData = Static<typeof ChangedEmailData>;

export const updateUserEmail = endpoint({
  id: 'update_user_email',
  method: 'POST',
  path: '/v1/loyalty/update_user_email',
  group: 'Users',
  summary: 'Change the e-mail address of a user',
  description: 'The user keeps points and history under the new address.',
  pathValues: {},
  parameters: Type.Object({
    old_email_address: email({ description: 'The address now.', example: 'bob@example.com' }),
    new_email_address: email({ description: 'The new address.', example: 'bob@example.org' }),
  }),
  sent: { old_email_address: 'bob@example.com', new_email_address: 'bob@example.org' },
  data: ChangedEmailData,
  answered: {
    merchant_id: 'cad458dc4e',
    old_email_address: 'bob@example.com',
    new_email_address: 'bob@example.org',
  },
  codes: [602, 619, 622],
  writes: true,
});
