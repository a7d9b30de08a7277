import { Type } from 'typebox';
import { flag, integer } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { idField, numberField, textField } from './fields.ts';
import {
  baseField,
  changesExample,
  changesFields,
  DocumentData,
  documentExample,
  draftIdField,
  ofProgram,
  problemsField,
  PROGRAM_BODY_BYTES_MAX,
  programDocument,
  readsProgram,
  revisionField,
  versionExample,
  versionFields,
  warningsField,
  withoutCodesField,
} from './program-fields.ts';

const common = { ...ofProgram, pathValues: {} } as const;
const asks = {
  method: 'POST',
  bodyBytesMax: PROGRAM_BODY_BYTES_MAX,
  category: 'general',
  writes: false,
} as const;
const changes = {
  method: 'POST',
  category: 'write',
  writes: true,
  scope: 'admin',
  managers: true,
} as const;

export const readRunningProgram = v2Endpoint({
  ...common,
  ...readsProgram,
  id: 'v2_read_program',
  path: '/v2/loyalty/program',
  summary: 'Read the program that runs',
  description: 'The version that decides now, with its document.',
  sent: {},
  data: Type.Object({ ...versionFields, document: DocumentData }),
  answered: { ...versionExample, document: documentExample },
  codes: ['PROGRAM_VERSION_DOES_NOT_EXIST'],
});

/** Versions come with documents that are compared, so fewer of them than of other rows. */
const pageQuery = {
  start_index: integer(
    { description: 'Versions to skip: `next_start_index` of the answer before.', example: 0 },
    { minimum: 0, maximum: 999_999_999, default: 0 },
  ),
  count: integer(
    { description: 'Versions to answer with at most.', example: 10 },
    { minimum: 1, maximum: 20, default: 10 },
  ),
};

const ToldVersion = {
  ...versionFields,
  is_running: Type.Boolean({ description: 'Whether it decides now.' }),
  ...changesFields,
};
const toldExample = { ...versionExample, is_running: true, ...changesExample };

export const listProgramVersions = v2Endpoint({
  ...common,
  ...readsProgram,
  id: 'v2_list_program_versions',
  path: '/v2/loyalty/program/versions',
  summary: 'List the versions of the program',
  description:
    'Newest first: when each was applied, by whom, where it came from, and what it changed of the one before.',
  query: Type.Object(pageQuery),
  sent: { count: 10 },
  data: Type.Object({
    versions: Type.Array(Type.Object(ToldVersion)),
    total: numberField('Versions in all.'),
    more: Type.Boolean({ description: 'Whether there are older ones.' }),
    next_start_index: numberField('Where the next part begins.'),
  }),
  answered: { versions: [toldExample], total: 2, more: true, next_start_index: 1 },
  codes: [],
});

export const readProgramVersion = v2Endpoint({
  ...common,
  ...readsProgram,
  id: 'v2_read_program_version',
  path: '/v2/loyalty/program/versions/{version}',
  summary: 'Read a version of the program',
  description: 'One version with its document, and what it changed of the one before.',
  pathValues: { version: { description: 'Number of the version.', example: '2' } },
  sent: {},
  data: Type.Object({ ...ToldVersion, document: DocumentData }),
  answered: { ...toldExample, document: documentExample },
  codes: ['PROGRAM_VERSION_DOES_NOT_EXIST'],
});

const wanted = {
  document: Type.Optional(programDocument),
  draft_id: Type.Optional(draftIdField),
  revision: Type.Optional(revisionField),
  base: Type.Optional(baseField),
};

/** What asking for its report takes; the rest is told there. */
const BegunBacktest = Type.Object({
  id: idField,
  state: textField('`queued`, `running`, `done`, `failed` or `cancelled`.'),
});

export const planProgramChange = v2Endpoint({
  ...common,
  ...asks,
  id: 'v2_plan_program',
  path: '/v2/loyalty/program/plan',
  summary: 'See what a program would change',
  description:
    'Compares a document or a draft with the program that runs, and says what would change, what it hardly means, and what keeps it from running. Nothing is written. With `backtest` the program is tried on the history as well, in the background; that is for keys of the scope admin.',
  body: Type.Object({
    ...wanted,
    backtest: Type.Optional(
      flag({
        description: 'Whether a back-test of what is planned is begun; no unless said.',
        example: true,
      }),
    ),
  }),
  sent: { document: documentExample, backtest: true },
  data: Type.Object({
    running_version: numberField('The version that runs.'),
    is_new: Type.Boolean({ description: 'Whether applying would make a version.' }),
    ...changesFields,
    warnings: warningsField,
    problems: problemsField,
    rewards_without_codes: withoutCodesField,
    backtest: Type.Union([BegunBacktest, Type.Null()], {
      description:
        'The back-test that was begun; null if none was asked for, or if problems keep the program from running.',
    }),
  }),
  answered: {
    running_version: 2,
    is_new: true,
    ...changesExample,
    warnings: [],
    problems: [],
    rewards_without_codes: [],
    backtest: { id: '65b0c2c6735f835a2ce12a16', state: 'queued' },
  },
  codes: [
    'BACKTEST_RUNNING',
    'PROGRAM_REFUSED',
    'PROGRAM_MOVED',
    'PROGRAM_VERSION_DOES_NOT_EXIST',
    'DRAFT_CHANGED',
    'DRAFT_DOES_NOT_EXIST',
  ],
});

const Applied = Type.Object({
  version: numberField('The version that runs now.'),
  is_new: Type.Boolean({ description: 'False if the program said all that already.' }),
  ...changesFields,
  rewards_without_codes: withoutCodesField,
});
const appliedExample = {
  version: 3,
  is_new: true,
  ...changesExample,
  rewards_without_codes: [],
};
const codes = ['PROGRAM_REFUSED', 'PROGRAM_MOVED', 'PROGRAM_VERSION_DOES_NOT_EXIST'];

export const applyProgramChange = v2Endpoint({
  ...common,
  ...changes,
  id: 'v2_apply_program',
  path: '/v2/loyalty/program/apply',
  summary: 'Let a program run',
  description:
    'Lets a document run, or a draft, which is gone then; whole or not at all. A draft is applied for the version that it was made for. Applying what runs changes nothing. For keys of the scope admin.',
  bodyBytesMax: PROGRAM_BODY_BYTES_MAX,
  body: Type.Object(wanted),
  sent: { document: documentExample },
  data: Applied,
  answered: appliedExample,
  codes: [...codes, 'DRAFT_CHANGED', 'DRAFT_DOES_NOT_EXIST'],
});

export const rollBackProgram = v2Endpoint({
  ...common,
  ...changes,
  id: 'v2_roll_back_program',
  path: '/v2/loyalty/program/rollback',
  summary: 'Let an older version run again',
  description:
    'Lets the document of an older version run, as a new version. For keys of the scope admin.',
  body: Type.Object({
    version: integer(
      { description: 'The version that is to run again.', example: 2 },
      { minimum: 1, maximum: 999_999_999 },
    ),
    base: Type.Optional(baseField),
  }),
  sent: { version: 2 },
  data: Applied,
  answered: appliedExample,
  codes,
});

export const compareProgram = v2Endpoint({
  ...common,
  ...asks,
  id: 'v2_program_drift',
  path: '/v2/loyalty/program/drift',
  summary: 'See whether the program is as in a document',
  description:
    'Says how the program that runs differs from a document that you keep elsewhere: what somebody changed behind its back.',
  body: Type.Object({ document: programDocument }),
  sent: { document: documentExample },
  data: Type.Object({
    running_version: numberField('The version that runs.'),
    equal: Type.Boolean({ description: 'Whether both say the same.' }),
    ...changesFields,
  }),
  answered: { running_version: 2, equal: false, ...changesExample },
  codes: ['PROGRAM_REFUSED'],
});
