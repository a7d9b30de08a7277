import { Type } from 'typebox';
import { document, integer, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { pageData, pageQuery } from './page.ts';
import {
  idField,
  numberField,
  textField,
  textList,
  textOrNull,
  timeField,
  timeOrNull,
} from './fields.ts';

/** A list of ten thousand ids fits; longer ones are selected by a tag or an attribute. */
const BODY_BYTES_MAX = 2 * 1024 * 1024;

const foreseen = Type.Object({
  lines: numberField('Lines in all: members, or awards.'),
  members: numberField('Members whose points would move.'),
  points_given: numberField('What would be given.'),
  points_taken: numberField('What would be taken.'),
  points_short: numberField('Of what would be taken, what balances do not hold.'),
  liability_change: numberField('Given less taken: what members may spend and owe, all in all.'),
  tier_changes: numberField('Members who would move to another tier.'),
  refused: Type.Record(Type.String(), Type.Number(), {
    description: 'How many lines come to nothing, by why.',
  }),
  examples: textList('At most ten lines in sentences: those that do most.'),
  program_version: numberField('The version that ran when this was foreseen.'),
});
const progress = Type.Object({
  state: textField('State of these lines.'),
  code: textOrNull('Why they were refused, left out or kept.'),
  why: textOrNull('The same for people.'),
  lines: numberField('How many.'),
  points: numberField('What they were foreseen to move, signed.'),
  points_owed: numberField('What their undo made a debt.'),
});
const CorrectionData = Type.Object({
  id: idField,
  name: textField('What people call it.'),
  reason: textField('Why; stands with each transaction.'),
  select: Type.Object({}, { additionalProperties: true, description: 'As it was sent.' }),
  act: Type.Object({}, { additionalProperties: true, description: 'As it was sent.' }),
  state: textField(
    'previewing, previewed, waiting_for_approval, applying, applied, undoing, undone, failed or cancelled.',
  ),
  stopped: Type.Boolean({ description: 'Applying or undoing was stopped, and may go on.' }),
  needs_approval: Type.Boolean({ description: 'Somebody else has to agree before it is applied.' }),
  approved_by: textOrNull('Who agreed.'),
  approved_date: timeOrNull('When.'),
  created_by: textField('Who made it.'),
  created_date: timeField('When.'),
  last_modified_date: timeField('When its state last changed.'),
  error: textOrNull('Why it failed.'),
  foreseen: Type.Union([foreseen, Type.Null()], {
    description: 'What it would come to; null until that is known.',
  }),
});
const WholeData = Type.Object({
  ...CorrectionData.properties,
  progress: Type.Array(progress, { description: 'How far it is: lines by state.' }),
});
const LINE_STATES = [
  ...['selected', 'foreseen', 'refused', 'applied'],
  ...['left_out', 'undone', 'kept'],
] as const;
const LineData = Type.Object({
  line: numberField('Its number in the correction.'),
  member: textField('Internal id of the member.'),
  member_id: textField('Your id of whoever goes on for the member; empty if erased.'),
  award: textOrNull('The award that is corrected; null if the line is about the member.'),
  state: textField('selected, foreseen, refused, applied, left_out, undone or kept.'),
  points: Type.Union([Type.Number(), Type.Null()], { description: 'Signed; what is foreseen.' }),
  points_short: numberField('Of what is taken, what the balance does not hold.'),
  tier_from: textOrNull('Tier before.'),
  tier_to: textOrNull('Tier after.'),
  code: textOrNull('Why it was refused, left out or kept.'),
  why: textOrNull('The same for people.'),
  transaction_id: textOrNull('What it did.'),
  undo_transaction_id: textOrNull('What took that back.'),
  points_owed: numberField('What the undo made a debt.'),
});

const asked = {
  name: 'Sorry',
  reason: 'The shop was closed on Monday',
  select: { members: { emails: ['bob@example.com'] } },
  act: { give: { points: '5' } },
};
const head = {
  id: '65b0c2c6735f835a2ce12a41',
  ...asked,
  state: 'previewing',
  stopped: false,
  needs_approval: false,
  approved_by: null,
  approved_date: null,
  created_by: 'key:main',
  created_date: '10/05/2026 23:10:55',
  last_modified_date: '10/05/2026 23:10:55',
  error: null,
  foreseen: null,
};
const whole = {
  ...head,
  state: 'previewed',
  foreseen: {
    ...{ lines: 1, members: 1, points_given: 5, points_taken: 0, points_short: 0 },
    ...{ liability_change: 5, tier_changes: 0, refused: {}, program_version: 1 },
    examples: ['Member 59cc9b91418a580a512b450d gets 5 points.'],
  },
  progress: [{ state: 'foreseen', code: null, why: null, lines: 1, points: 5, points_owed: 0 }],
};
const line = {
  line: 1,
  member: '59cc9b91418a580a512b450d',
  member_id: 'bob@example.com',
  award: null,
  ...{ state: 'foreseen', points: 5, points_short: 0, tier_from: 'silver', tier_to: 'silver' },
  code: null,
  why: null,
  transaction_id: null,
  ...{ undo_transaction_id: null, points_owed: 0 },
};

const common = { group: 'Corrections', ours: true, writes: false } as const;
const manages = { scope: 'admin', managers: true } as const;
const reads = { method: 'GET', body: Type.Object({}), category: 'general' } as const;
const pathValues = { id: { description: 'Id of the correction.', example: head.id } } as const;
const after = integer(
  { description: 'Lines behind this one.', example: 0 },
  { minimum: 0, maximum: 1_000_000, default: 0 },
);
const lineQuery = (most: number): { after: typeof after; count: typeof after } => ({
  after,
  count: integer(
    { description: 'Lines to answer with at most.', example: 100 },
    { minimum: 1, maximum: most, default: Math.min(most, 100) },
  ),
});

export const createCorrection = v2Endpoint({
  ...common,
  ...manages,
  id: 'v2_create_correction',
  method: 'POST',
  path: '/v2/loyalty/corrections',
  pathValues: {},
  category: 'write',
  summary: 'Select what is to be corrected, and foresee it',
  description:
    'Freezes what is selected and judges each line without doing anything; read the correction until it is previewed. See docs/api/v2-corrections.md for what can be selected and done.',
  bodyBytesMax: BODY_BYTES_MAX,
  query: Type.Object({}),
  body: Type.Object({
    name: text({ description: 'What people call it.', example: asked.name }, { maxLength: 100 }),
    reason: text(
      { description: 'Why; stands with each transaction.', example: asked.reason },
      { maxLength: 500 },
    ),
    select: document({ description: 'Members, or transactions, by a filter.' }),
    act: document({ description: 'One of give, take, reverse and reaward.' }),
  }),
  sent: asked,
  data: CorrectionData,
  answered: head,
  codes: ['CORRECTION_REFUSED'],
});

export const listCorrections = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_list_corrections',
  path: '/v2/loyalty/corrections',
  pathValues: {},
  summary: 'List corrections',
  description: 'The last made first.',
  query: Type.Object({
    ...pageQuery,
  }),
  sent: {},
  data: pageData('corrections', CorrectionData),
  answered: { corrections: [head], total: 1, more: false, next_start_index: 1 },
  codes: [],
});

export const readCorrection = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_read_correction',
  path: '/v2/loyalty/corrections/{id}',
  pathValues,
  query: Type.Object({}),
  summary: 'Read a correction',
  description: 'What it would come to, and how far it is.',
  sent: {},
  data: WholeData,
  answered: whole,
  codes: ['CORRECTION_DOES_NOT_EXIST'],
});

export const listCorrectionLines = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_list_correction_lines',
  path: '/v2/loyalty/corrections/{id}/lines',
  pathValues,
  query: Type.Object({
    ...lineQuery(1000),
    state: Type.Optional(
      text(
        { description: 'Only lines in this state.', example: 'left_out' },
        { maxLength: 16, allowed: LINE_STATES },
      ),
    ),
  }),
  summary: 'List the lines of a correction',
  description: 'What each line is about, would do, and did.',
  sent: {},
  data: Type.Object({
    lines: Type.Array(LineData),
    more: Type.Boolean({ description: 'Whether there are lines behind these.' }),
  }),
  answered: { lines: [line], more: false },
  codes: ['CORRECTION_DOES_NOT_EXIST'],
});

export const exportCorrectionLines = v2Endpoint({
  ...common,
  ...reads,
  id: 'v2_export_correction_lines',
  path: '/v2/loyalty/corrections/{id}/lines.csv',
  pathValues,
  query: Type.Object(lineQuery(10_000)),
  summary: 'Lines of a correction as CSV',
  description: 'The same lines as CSV with a head, at most 10,000 at a time.',
  sent: {},
  bytes: ['text/csv'],
  data: Type.Object({}),
  answered: {},
  codes: ['CORRECTION_DOES_NOT_EXIST'],
});

const moves = {
  ...common,
  ...manages,
  method: 'POST',
  pathValues,
  category: 'write',
  query: Type.Object({}),
  body: Type.Object({}),
  sent: {},
  data: CorrectionData,
  codes: ['CORRECTION_DOES_NOT_EXIST', 'CORRECTION_STATE'],
} as const;

export const applyCorrection = v2Endpoint({
  ...moves,
  id: 'v2_apply_correction',
  path: '/v2/loyalty/corrections/{id}/apply',
  summary: 'Apply a correction',
  description:
    'Applies what was foreseen, or goes on with what was stopped. Above the limits of the store an approval of the kind correction is opened, and it begins when somebody else agrees. A line that would do something else by then is left out.',
  answered: { ...head, state: 'applying', foreseen: whole.foreseen },
});

export const stopCorrection = v2Endpoint({
  ...moves,
  id: 'v2_stop_correction',
  path: '/v2/loyalty/corrections/{id}/stop',
  summary: 'Stop a correction',
  description:
    'Stops applying or undoing between two lines; both can go on. One that nobody applied yet is cancelled.',
  answered: { ...head, state: 'cancelled', foreseen: whole.foreseen },
});

export const undoCorrection = v2Endpoint({
  ...moves,
  id: 'v2_undo_correction',
  path: '/v2/loyalty/corrections/{id}/undo',
  summary: 'Undo a correction',
  description:
    'Takes back what was applied, from the last line on: balances, lots, their dates, tiers and budgets are then what they were, but for what else happened to them since.',
  answered: { ...head, state: 'undoing', foreseen: whole.foreseen },
});
