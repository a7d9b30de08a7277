import { Type, type Static, type TNull, type TNumber, type TUnion } from 'typebox';
import { id, integer } from '../params.ts';
import { memberIdField } from './award.ts';
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
  duplicates: Type.Array(LikenessData, {
    description: 'Files of other awards that are the same or look the same, newest first.',
  }),
});
export type FileData = Static<typeof FileData>;

const RECEIPT = '65b0c2c6735f835a2ce12a15';

/** The awards that wait for somebody to look at them. */
export const listModeration = v2Endpoint({
  id: 'v2_list_moderation',
  method: 'GET',
  path: '/v2/loyalty/moderation',
  group: 'Moderation',
  summary: 'List awards that wait for a moderator',
  description:
    'Pending awards that only a person can approve or reject, oldest first, with the files that were sent for them and what those look like.',
  ours: true,
  pathValues: {},
  query: Type.Object({
    ...anyQuery,
    activity_id: Type.Optional(id({ description: 'Only of this activity.', example: 'photo' })),
    member_id: Type.Optional(memberIdField),
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
      Type.Object({ transaction: TransactionData, files: Type.Array(FileData) }),
    ),
    total: numberField('How many there are in all.'),
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
        files: [
          {
            id: RECEIPT,
            content_type: 'image/jpeg',
            size: 183_204,
            width: 1200,
            height: 1600,
            pages: null,
            url: `/v2/loyalty/receipts/${RECEIPT}`,
            thumbnail_url: `/v2/loyalty/receipts/${RECEIPT}/thumbnail`,
            duplicates: [],
          },
        ],
      },
    ],
    total: 1,
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
