import { Type, type Static, type TNull, type TNumber, type TString, type TUnion } from 'typebox';
import { flag, id, integer } from '../params.ts';
import { memberIdField } from './award.ts';
import { HeldData, heldReasonField } from './breaker.ts';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, idField, numberField, textField, timeField } from './fields.ts';
import { awardExample, TransactionData } from './transaction.ts';

const numberOrNull = (description: string): TUnion<[TNumber, TNull]> =>
  Type.Union([Type.Number(), Type.Null()], { description });

const LikenessData = Type.Object({
  kind: Type.Union([Type.Literal('same_file'), Type.Literal('alike')], {
    description: 'The very same file, or a picture that looks the same.',
  }),
  distance: numberField('In how many of 64 bits the two pictures differ; 0 for the same file.'),
  receipt_id: idField,
  transaction_id: textField('The award that the other file was sent for.'),
  status: textField('What became of that award.'),
  internal_member_id: textField('The internal id of who sent the other file.'),
  same_member: Type.Boolean({ description: 'Whether that is the same member.' }),
  created_date: timeField('When the other file was sent.'),
});

const textOrNull = (description: string): TUnion<[TString, TNull]> =>
  Type.Union([Type.String(), Type.Null()], { description });

const SuggestionData = Type.Object(
  {
    state: Type.Union(
      [
        Type.Literal('read'),
        Type.Literal('waiting'),
        Type.Literal('unreadable'),
        Type.Literal('not_asked'),
        Type.Literal('no_picture'),
      ],
      {
        description:
          '`read`; `waiting` to be read; `unreadable`: no total or date could be made out; `not_asked`: the server was not set to read, or it is no receipt; `no_picture`: PDFs are not read.',
      },
    ),
    total: textOrNull('The total, as decimal text.'),
    currency: textOrNull('Its currency, ISO 4217, if the receipt says it.'),
    date: textOrNull('The day of the receipt, MM/DD/YYYY.'),
    shop: textOrNull('The name at its head.'),
    confidence: numberOrNull(
      'How sure the reader is of the letters that these were made of: 0–100.',
    ),
  },
  { description: 'What the receipt seems to say, read by a machine. A person decides.' },
);

const FileData = Type.Object({
  id: idField,
  content_type: textField('`image/jpeg`, `image/png` or `application/pdf`, by the content.'),
  size: numberField('Bytes.'),
  width: numberOrNull('Of a picture: pixels across, as it is shown.'),
  height: numberOrNull('Of a picture: pixels down, as it is shown.'),
  pages: numberOrNull('Of a PDF: its pages, as far as they can be counted.'),
  url: textField('Path of the file itself.'),
  thumbnail_url: Type.Union([Type.String(), Type.Null()], {
    description: 'Path of a small picture; null for PDFs.',
  }),
  suggestion: SuggestionData,
  duplicates: Type.Array(LikenessData, {
    description: 'Files of other awards that are the same or look the same, newest first.',
  }),
});
export type FileData = Static<typeof FileData>;

const RECEIPT = '65b0c2c6735f835a2ce12a15';

const fileExample: FileData = {
  id: RECEIPT,
  content_type: 'image/jpeg',
  size: 183_204,
  width: 1200,
  height: 1600,
  pages: null,
  url: `/v2/loyalty/receipts/${RECEIPT}`,
  thumbnail_url: `/v2/loyalty/receipts/${RECEIPT}/thumbnail`,
  suggestion: {
    state: 'read',
    total: '15.84',
    currency: 'GBP',
    date: '11/21/2026',
    shop: 'GREEN CORNER MARKET',
    confidence: 93,
  },
  duplicates: [],
};

/** The awards that wait for somebody to look at them. */
export const listModeration = v2Endpoint({
  id: 'v2_list_moderation',
  method: 'GET',
  path: '/v2/loyalty/moderation',
  group: 'Moderation',
  summary: 'List awards that wait for a moderator',
  description:
    'Pending awards that only a person can approve or reject, oldest first, with the files that were sent for them, what those look like and what they seem to say.',
  ours: true,
  pathValues: {},
  query: Type.Object({
    ...anyQuery,
    activity_id: Type.Optional(id({ description: 'Only of this activity.', example: 'photo' })),
    member_id: Type.Optional(memberIdField),
    held: Type.Optional(
      flag({ description: 'Only what the breaker held, or only what it did not.', example: true }),
    ),
    held_reason: Type.Optional(heldReasonField),
    start_index: integer(
      { description: 'The first row of the page.', example: 0, also: ['start_cursor'] },
      { minimum: 0, maximum: 1_000_000, default: 0 },
    ),
    count: integer(
      { description: 'How many rows.', example: 100 },
      { minimum: 1, maximum: 200, default: 100 },
    ),
  }),
  body: Type.Object({}),
  sent: { activity_id: 'submit_a_receipt' },
  data: Type.Object({
    moderation: Type.Array(
      Type.Object({
        transaction: TransactionData,
        files: Type.Array(FileData),
        held: Type.Union([HeldData, Type.Null()], {
          description: 'Why the breaker held it; null if it waits because its activity says so.',
        }),
      }),
    ),
    total: numberField('How many there are in all.'),
    points: numberField('What all of them are worth together.'),
    more: Type.Boolean({ description: 'Whether there are more behind this page.' }),
    next_start_index: numberField('Where the next page begins.'),
  }),
  answered: {
    moderation: [
      {
        transaction: {
          ...awardExample,
          status: 'pending',
          award_info: {
            activity_id: 'submit_a_receipt',
            activity_name: 'Submit a Receipt',
            points_status: 'pending',
            points: 50,
          },
          points: 50,
          transaction_attributes: { receipt_files: [`/v2/loyalty/receipts/${RECEIPT}`] },
          tags: [],
        },
        files: [fileExample],
        held: null,
      },
    ],
    ...{ total: 1, points: 50 },
    more: false,
    next_start_index: 1,
  },
  codes: ['INCORRECT_MEMBER_ID_PASSED'],
  category: 'general',
  writes: false,
});

const ofReceipt = {
  method: 'GET',
  group: 'Moderation',
  ours: true,
  pathValues: { id: { description: 'Id of the file.', example: RECEIPT } },
  query: Type.Object({}),
  body: Type.Object({}),
  sent: {},
  data: Type.String({ format: 'binary' }),
  answered: '',
  codes: ['RECEIPT_DOES_NOT_EXIST'],
  category: 'general',
  writes: false,
} as const;

export const readReceipt = v2Endpoint({
  ...ofReceipt,
  id: 'v2_read_receipt',
  path: '/v2/loyalty/receipts/{id}',
  summary: 'Read a receipt or photo',
  description: 'The file as the member sent it. Not for keys of the scope read.',
  bytes: ['image/jpeg', 'image/png', 'application/pdf'],
});

export const readThumbnail = v2Endpoint({
  ...ofReceipt,
  id: 'v2_read_thumbnail',
  path: '/v2/loyalty/receipts/{id}/thumbnail',
  summary: 'Read a small picture of a receipt or photo',
  description: 'A JPEG of at most 320 pixels either way; PDFs have none.',
  bytes: ['image/jpeg'],
});

export const readReceiptDetails = v2Endpoint({
  ...ofReceipt,
  id: 'v2_read_receipt_details',
  path: '/v2/loyalty/receipts/{id}/details',
  summary: 'Read what is known of a receipt or photo',
  description:
    'What a moderator is told of the file: its size, what it looks like, what it seems to say, and its award. Also when that was approved or rejected.',
  data: Type.Object({
    ...FileData.properties,
    transaction_id: textOrNull('The award that it was sent for; null while that is being made.'),
  }),
  answered: { ...fileExample, transaction_id: awardExample.id },
});
