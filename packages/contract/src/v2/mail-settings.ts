import { Type } from 'typebox';
import { email, flag, list, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { textField, textList, textOrNull, timeField } from './fields.ts';
import { MAIL_MESSAGES, mailParts, messagePath, templateFields } from './mail-fields.ts';

const SettingsData = Type.Object({
  enabled: Type.Boolean({ description: 'Whether members get mail.' }),
  paused_for: textOrNull(
    'Why no mail leaves although it is on, such as `failing` after five days without success; else null.',
  ),
  messages: textList('Messages that are switched on.'),
  language: textField('Label of the language for members who have none with texts.'),
  sender_name: textField('Name that mails come from.'),
  from_address: textField('Address that mails come from; the server’s.'),
  reply_to: textField('Address that answers go to; empty for that which mails come from.'),
  web_url: textField('The shop, for `MERCHANT_WEB_URL`.'),
  dashboard_url: textField('The member’s page in the shop, for `USER_DASHBOARD_URL`.'),
  delivery: Type.Union([Type.Literal('smtp'), Type.Literal('kept')], {
    description:
      '`smtp`: mails are sent. `kept`: they are listed here and not sent, because no mail server is set or this is a test store.',
  }),
});

const settingsExample = {
  enabled: true,
  paused_for: null,
  messages: ['welcome', 'points_redeemed', 'points_expiring'],
  language: 'english',
  sender_name: 'Corner Shop',
  from_address: 'points@example.com',
  reply_to: 'hello@example.com',
  web_url: 'https://shop.example.com',
  dashboard_url: 'https://shop.example.com/account/points',
  delivery: 'smtp' as const,
};

const url = (description: string, example: string): ReturnType<typeof text> =>
  text({ description, example }, { maxLength: 1000, clears: true });

const common = { group: 'Mails', ours: true, query: Type.Object({}) } as const;

export const readMailSettings = v2Endpoint({
  ...common,
  id: 'v2_read_mail_settings',
  method: 'GET',
  path: '/v2/loyalty/mail-settings',
  summary: 'Read how members get mail',
  description:
    'Which mails are switched on, and what they say of the store. For keys of the scope admin.',
  pathValues: {},
  body: Type.Object({}),
  sent: {},
  data: SettingsData,
  answered: settingsExample,
  codes: [],
  category: 'general',
  writes: false,
});

export const updateMailSettings = v2Endpoint({
  ...common,
  id: 'v2_update_mail_settings',
  method: 'PUT',
  path: '/v2/loyalty/mail-settings',
  summary: 'Say how members get mail',
  description:
    'Turns mail on or off and chooses messages; what is left out stays, what is sent empty is cleared. Events from then on are told. For keys of the scope admin.',
  pathValues: {},
  body: Type.Object({
    enabled: Type.Optional(flag({ description: 'Whether members get mail.', example: true })),
    messages: Type.Optional(
      list(
        {
          description: 'All messages that are to be switched on; the others are off.',
          example: ['welcome', 'points_redeemed', 'points_expiring'],
        },
        { maxItems: MAIL_MESSAGES.length, allowed: MAIL_MESSAGES, clears: true },
      ),
    ),
    language: Type.Optional(
      text(
        {
          description: 'Label of the language for members who have none with texts.',
          example: 'english',
        },
        { maxLength: 64 },
      ),
    ),
    sender_name: Type.Optional(
      text(
        {
          description: 'Name that mails come from; empty for the store’s.',
          example: 'Corner Shop',
        },
        { maxLength: 100, clears: true },
      ),
    ),
    reply_to: Type.Optional(
      email(
        { description: 'Address that answers go to.', example: 'hello@example.com' },
        { clears: true },
      ),
    ),
    web_url: Type.Optional(
      url('The shop: http or https, for `MERCHANT_WEB_URL`.', 'https://shop.example.com'),
    ),
    dashboard_url: Type.Optional(
      url(
        'The member’s page in the shop, for `USER_DASHBOARD_URL`.',
        'https://shop.example.com/account/points',
      ),
    ),
  }),
  sent: { enabled: true, messages: ['welcome', 'points_redeemed', 'points_expiring'] },
  data: SettingsData,
  answered: settingsExample,
  codes: [],
  category: 'write',
  writes: true,
});

const templateTraits = {
  message: textField('Which message it is.'),
  language: textField('Label of the language.'),
  is_own: Type.Boolean({ description: 'Whether it is the store’s own; else it is built in.' }),
};

const TemplateData = Type.Object({
  ...templateTraits,
  ...mailParts,
});

const templateExample = {
  message: 'points_earned',
  language: 'english',
  is_own: true,
  subject: 'You have earned {{POINTS}} points',
  text: 'Hello {{FIRST_NAME}}, you have earned {{POINTS}} points. {{UNSUBSCRIBE_TEXT}}',
  html: '<p>You have earned {{POINTS}} points.</p><p>{{UNSUBSCRIBE_TEXT}}</p>',
};

export const listMailTemplates = v2Endpoint({
  ...common,
  id: 'v2_list_mail_templates',
  method: 'GET',
  path: '/v2/loyalty/mail-templates',
  summary: 'List the texts of mails',
  description:
    'Every message in every language that it has a text in, built in or the store’s own, without the texts; and the names that texts may use. For keys of the scope admin.',
  pathValues: {},
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    templates: Type.Array(
      Type.Object({
        ...templateTraits,
        last_modified_date: Type.Union([Type.Null(), timeField('When it was last changed.')]),
      }),
    ),
    variables: textList('Names that a text may use.'),
  }),
  answered: {
    templates: [
      {
        message: 'points_earned',
        language: 'english',
        is_own: true,
        last_modified_date: '10/05/2026 23:10:55',
      },
    ],
    variables: ['MERCHANT_NAME', 'FIRST_NAME', 'POINTS', 'UNSUBSCRIBE_TEXT'],
  },
  codes: [],
  category: 'general',
  writes: false,
});

const ofTemplate = {
  ...common,
  path: '/v2/loyalty/mail-templates/{message}/{language}',
  pathValues: messagePath,
  data: TemplateData,
} as const;

export const readMailTemplate = v2Endpoint({
  ...ofTemplate,
  id: 'v2_read_mail_template',
  method: 'GET',
  summary: 'Read the text of a mail',
  description:
    'The text that is used for this language: the store’s own, else the built-in one, else English. For keys of the scope admin.',
  body: Type.Object({}),
  sent: {},
  answered: templateExample,
  codes: [],
  category: 'general',
  writes: false,
});

export const putMailTemplate = v2Endpoint({
  ...ofTemplate,
  id: 'v2_put_mail_template',
  method: 'PUT',
  summary: 'Write the text of a mail',
  description:
    'Puts a text of the store’s own in place. Names stand in two braces, `{{FIRST_NAME}}`, or in the platform’s old form, `_FIRST_NAME_`; names that there are not are refused. For keys of the scope admin.',
  body: Type.Object({
    subject: templateFields.subject,
    text: templateFields.text,
    html: Type.Optional(templateFields.html),
  }),
  sent: {
    subject: templateExample.subject,
    text: templateExample.text,
    html: templateExample.html,
  },
  answered: templateExample,
  codes: ['TOO_MANY_MAIL_TEMPLATES'],
  category: 'write',
  writes: true,
});

export const resetMailTemplate = v2Endpoint({
  ...ofTemplate,
  id: 'v2_reset_mail_template',
  method: 'DELETE',
  summary: 'Go back to the built-in text of a mail',
  description:
    'Takes the store’s own text away and answers the one that stands from now on. Harmless if there is none. For keys of the scope admin.',
  body: Type.Object({}),
  sent: {},
  answered: { ...templateExample, is_own: false },
  codes: [],
  category: 'write',
  writes: true,
});
