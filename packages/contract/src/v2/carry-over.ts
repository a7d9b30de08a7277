import { Type } from 'typebox';
import { choice, id, integer, items, list } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { numberField, textField, textList, textOrNull } from './fields.ts';

/** Lines that one request may carry. */
export const IMPORT_LINES_MAX = 500;
/** Fields may be long; a line of an import has 1 MiB on the command line. */
const BODY_BYTES_MAX = 4 * 1024 * 1024;

const what = choice(
  {
    description: 'What the lines are: docs/operating/import.md lists their fields.',
    example: 'members',
  },
  ['members', 'transactions'],
);
const manages = { scope: 'admin', managers: true, ours: true } as const;

export const importLines = v2Endpoint({
  ...manages,
  id: 'v2_import_lines',
  method: 'POST',
  path: '/v2/loyalty/imports',
  group: 'Members',
  summary: 'Carry lines over from elsewhere',
  description:
    'Up to 500 lines of a file of members or of transactions, each taken once and for ever by the name of the import and its number: sent again it counts as taken before. A line that is refused harms no other. Simulated, nothing is written.',
  pathValues: {},
  bodyBytesMax: BODY_BYTES_MAX,
  query: Type.Object({}),
  body: Type.Object({
    what,
    import_id: id({
      description: 'Names the import: letters, digits, dots and hyphens, 64 at most.',
      example: 'shop-2026-10',
    }),
    lines: items(
      {
        description:
          'Each an object with `line`, its number in the file from 1, and `fields`: names and texts, as a line of a file has them.',
      },
      { maxItems: IMPORT_LINES_MAX },
    ),
  }),
  sent: {
    what: 'members',
    import_id: 'shop-2026-10',
    lines: [
      { line: 2, fields: { email: 'ann@example.com', first_name: 'Ann', points: '250' } },
      { line: 3, fields: { first_name: 'Nobody' } },
    ],
  },
  data: Type.Object({
    taken: numberField('Lines that were taken, or would be.'),
    already: numberField('Lines that this import took before.'),
    left_out: numberField('Lines that say nothing that could be imported.'),
    refused: numberField('Lines that were refused.'),
    refusals: Type.Array(
      Type.Object({
        line: numberField('Its number.'),
        reason: textField('Why it was not taken.'),
      }),
      { description: 'Each of those, by its number.' },
    ),
    passed_over: textList(
      'Names of fields that are not known, up to 50: what stands under them is passed over.',
    ),
  }),
  answered: {
    taken: 1,
    already: 0,
    left_out: 0,
    refused: 1,
    refusals: [{ line: 3, reason: 'email: nothing; an e-mail address, or a uid' }],
    passed_over: [],
  },
  codes: ['INVALID_REQUEST_PARAMETER_VALUES'],
  category: 'write',
  writes: true,
});

export const exportLines = v2Endpoint({
  ...manages,
  id: 'v2_export_lines',
  method: 'GET',
  path: '/v2/loyalty/exports',
  group: 'Members',
  summary: 'Export members or transactions as CSV',
  description:
    'A part of the file that an import reads: ask again with `next_behind` until that is null, and put the parts behind one another. What a spreadsheet would take for a formula has an apostrophe in front, which an import takes off again.',
  pathValues: {},
  query: Type.Object({
    what,
    behind: Type.Optional(
      id({
        description:
          '`next_behind` of the part before; without it the first part, with its line of names.',
        example: '59cc9b91418a580a512b450d',
      }),
    ),
    attributes: Type.Optional(
      list(
        {
          description: 'Columns of attributes: `attributes` of the first part.',
          example: ['size'],
        },
        { maxItems: 1000 },
      ),
    ),
    count: integer(
      { description: 'Members whose lines to answer with at most.', example: 500 },
      { minimum: 1, maximum: 500, default: 500 },
    ),
  }),
  body: Type.Object({}),
  sent: { what: 'members' },
  data: Type.Object({
    csv: textField('Lines of CSV.'),
    lines: numberField('How many, without the line of names.'),
    members: numberField('Of how many members.'),
    attributes: textList('Attributes of the program’s own that members have: the last columns.'),
    next_behind: textOrNull('Where the next part begins; null if this is the last.'),
  }),
  answered: {
    ...{ csv: 'email,uid\nbob@example.com,bob-1\n', lines: 1, members: 1 },
    ...{ attributes: [], next_behind: null },
  },
  codes: ['INVALID_REQUEST_PARAMETER_VALUES'],
  category: 'general',
  writes: false,
});
