import { Type } from 'typebox';
import { text } from '../params.ts';
import { textField } from './fields.ts';

/** Occasions on which a member gets mail. */
export const MAIL_MESSAGES = [
  'welcome',
  'points_earned',
  'reward_available',
  'referral_rewarded',
  'points_redeemed',
  'points_expiring',
  'points_expired',
  'tier_up',
  'tier_down',
  'winback',
] as const;

/** Longest parts of a template, in characters. */
const MAIL_LENGTHS = { subject: 200, text: 20_000, html: 100_000 } as const;

export const messagePath = {
  message: {
    description: `The message: ${MAIL_MESSAGES.map((each) => `\`${each}\``).join(', ')}.`,
    example: 'points_earned',
  },
  language: {
    description: 'Label of the language, as members have it; `de` and `Deutsch` are `german`.',
    example: 'english',
  },
};

export const templateFields = {
  subject: text(
    {
      description: 'Subject, with names of values in two braces.',
      example: 'You have earned {{POINTS}} points',
    },
    { maxLength: MAIL_LENGTHS.subject },
  ),
  text: text(
    {
      description: 'The mail as plain text.',
      example: 'Hello {{FIRST_NAME}}, you have earned {{POINTS}} points. {{UNSUBSCRIBE_TEXT}}',
    },
    { maxLength: MAIL_LENGTHS.text },
  ),
  html: text(
    {
      description: 'The mail as HTML; without it, or empty, the mail is text alone.',
      example: '<p>You have earned {{POINTS}} points.</p><p>{{UNSUBSCRIBE_TEXT}}</p>',
    },
    { maxLength: MAIL_LENGTHS.html, clears: true },
  ),
};

/** A mail as it reads, with or without values in it. */
export const mailParts = {
  subject: textField('Subject.'),
  text: textField('The mail as plain text.'),
  html: Type.Union([Type.String(), Type.Null()], {
    description:
      'The mail as HTML; null for one that is text alone. Written by the merchant: show it in a sandbox.',
  }),
};
