import { Type } from 'typebox';
import { email, text } from '../params.ts';
import { memberIdField } from './award.ts';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, idField, textField, textOrNull, timeField } from './fields.ts';
import { MAIL_MESSAGES, mailParts, templateFields } from './mail-fields.ts';
import { pageData, pageQuery } from './page.ts';

const message = text(
  { description: 'Which message.', example: 'points_earned' },
  { maxLength: 64, allowed: MAIL_MESSAGES },
);

const triedFields = {
  message,
  member_id: Type.Optional(
    text(
      {
        description: 'A member whose names to put in; without one, an example’s.',
        example: 'bob@example.com',
      },
      { maxLength: 255 },
    ),
  ),
  subject: Type.Optional(templateFields.subject),
  text: Type.Optional(templateFields.text),
  html: Type.Optional(templateFields.html),
};

const ShownMail = Type.Object({
  message: textField('Which message it is.'),
  language: textField('Label of the language of its text.'),
  ...mailParts,
});

const shownExample = {
  message: 'points_earned',
  language: 'english',
  subject: 'You have earned 120 points',
  text: 'Hello Bob, you have earned 120 points.',
  html: '<p>You have earned 120 points.</p>',
};

const common = { group: 'Mails', ours: true, query: Type.Object(anyQuery) } as const;

export const previewMail = v2Endpoint({
  ...common,
  id: 'v2_preview_mail',
  method: 'POST',
  path: '/v2/loyalty/mails/preview',
  summary: 'See what a mail looks like',
  description:
    'A mail with example values in it: the text that is saved for `language`, or parts of one that is not saved yet. Nothing is sent. For keys of the scope admin.',
  pathValues: {},
  body: Type.Object(triedFields),
  sent: { message: 'points_earned', member_id: 'bob@example.com' },
  data: ShownMail,
  answered: shownExample,
  codes: ['INCORRECT_MEMBER_ID_PASSED'],
  category: 'general',
  writes: true,
});

export const testMail = v2Endpoint({
  ...common,
  id: 'v2_test_mail',
  method: 'POST',
  path: '/v2/loyalty/mails/test',
  summary: 'Send a mail to try it',
  description:
    'The same as a preview, sent to an address at once, also by a test store. Without a mail server it is kept. Simulated, it is not sent. For keys of the scope admin.',
  pathValues: {},
  body: Type.Object({
    ...triedFields,
    to: email({ description: 'Where to send it.', example: 'me@example.com' }),
  }),
  sent: { message: 'points_earned', to: 'me@example.com' },
  data: Type.Object({
    ...ShownMail.properties,
    to: textField('Where it went.'),
    delivery: Type.Union([Type.Literal('smtp'), Type.Literal('kept'), Type.Literal('none')], {
      description: 'Whether it was sent or kept; `none` if this was a simulation.',
    }),
  }),
  answered: { ...shownExample, to: 'me@example.com', delivery: 'smtp' as const },
  codes: ['INCORRECT_MEMBER_ID_PASSED', 'MAIL_NOT_SENT'],
  category: 'write',
  writes: true,
});

const keptFields = {
  id: idField,
  internal_member_id: textOrNull('Whom it was for; null for one that was sent to try a text.'),
  message: textField('Which message it is.'),
  language: textField('Label of the language of its text.'),
  to: textField('The address that it was for.'),
  subject: textField('Subject.'),
  created_date: timeField('When it was made, by the real clock.'),
};

const keptExample = {
  id: '65b0c2c6735f835a2ce12a15',
  internal_member_id: '59cc9b91418a580a512b450d',
  message: 'points_earned',
  language: 'english',
  to: 'bob@example.com',
  subject: 'You have earned 120 points',
  created_date: '10/05/2026 23:11:02',
};

export const listMails = v2Endpoint({
  ...common,
  id: 'v2_list_mails',
  method: 'GET',
  path: '/v2/loyalty/mails',
  summary: 'List mails that were kept',
  description:
    'Mails that were kept in place of being sent, newest first: those of a test store, and all where no mail server is set. The newest thousand, for 30 days. For keys of the scope admin.',
  pathValues: {},
  query: Type.Object({
    ...anyQuery,
    member_id: Type.Optional(memberIdField),
    message: Type.Optional(message),
    ...pageQuery,
  }),
  body: Type.Object({}),
  sent: { message: 'points_earned' },
  data: pageData('mails', Type.Object(keptFields)),
  answered: { mails: [keptExample], total: 1, more: false, next_start_index: 1 },
  codes: ['INCORRECT_MEMBER_ID_PASSED'],
  category: 'general',
  writes: false,
});

export const readMail = v2Endpoint({
  ...common,
  id: 'v2_read_mail',
  method: 'GET',
  path: '/v2/loyalty/mails/{id}',
  summary: 'Read a mail that was kept',
  description: 'One mail with its text. For keys of the scope admin.',
  pathValues: { id: { description: 'Id of the mail.', example: keptExample.id } },
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ ...keptFields, text: mailParts.text, html: mailParts.html }),
  answered: { ...keptExample, text: shownExample.text, html: shownExample.html },
  codes: ['MAIL_DOES_NOT_EXIST'],
  category: 'general',
  writes: false,
});
