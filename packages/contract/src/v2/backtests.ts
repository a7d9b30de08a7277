import { Type } from 'typebox';
import { moment } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { idField, numberField, textField, timeField, timeOrNull } from './fields.ts';
import {
  documentExample,
  draftIdField,
  ofProgram,
  preparesProgram,
  PROGRAM_BODY_BYTES_MAX,
  programDocument,
  readsProgram,
  revisionField,
} from './program-fields.ts';

const headFields = {
  id: idField,
  state: textField('`queued`, `running`, `done`, `failed` or `cancelled`.'),
  per_mille: numberField('How far it is, up to 1000.'),
  from_date: timeOrNull('From when on the tried program decides; null from the beginning.'),
  to_date: timeOrNull('Until when it does; null to the end.'),
  created_by: textField('Who asked for it.'),
  created_date: timeField('When it was asked for.'),
  started_date: timeOrNull('When it was last begun.'),
  ended_date: timeOrNull('When it ended.'),
  problems: Type.Array(Type.String(), { description: 'Why it failed; nothing otherwise.' }),
};

/** Described on a page of its own: it has hundreds of figures. */
const ReportData = Type.Union(
  [Type.Unsafe<object>({ type: 'object', additionalProperties: true }), Type.Null()],
  {
    description:
      'What the program would have done, as the page on back-tests says; null unless it is done.',
  },
);

const headExample = {
  id: '65b0c2c6735f835a2ce12a16',
  state: 'queued',
  per_mille: 0,
  from_date: '01/01/2026 00:00:00',
  to_date: null,
  created_by: 'key:main',
  created_date: '10/05/2026 23:10:55',
  started_date: null,
  ended_date: null,
  problems: [],
};

const collection = { path: '/v2/loyalty/program/backtests', pathValues: {} } as const;
const one = {
  path: '/v2/loyalty/program/backtests/{id}',
  pathValues: { id: { description: 'Id of the back-test.', example: headExample.id } },
} as const;

export const createBacktest = v2Endpoint({
  ...ofProgram,
  ...preparesProgram,
  ...collection,
  id: 'v2_create_backtest',
  method: 'POST',
  summary: 'Try a program on the history',
  description:
    'Decides what was recorded once more under a document or a draft, in the background: what it would have cost, who would have won and lost. The answer says under which id to ask. One at a time; 20 reports are kept, for 30 days. For keys of the scope admin.',
  bodyBytesMax: PROGRAM_BODY_BYTES_MAX,
  body: Type.Object({
    document: Type.Optional(programDocument),
    draft_id: Type.Optional(draftIdField),
    revision: Type.Optional(revisionField),
    from_date: Type.Optional(
      moment({
        description: 'From when on the program decides; from the beginning, unless said.',
        example: '01/01/2026',
      }),
    ),
    to_date: Type.Optional(
      moment({
        description: 'Until when it does; to the end, unless said.',
        example: '07/01/2026',
      }),
    ),
  }),
  sent: { document: documentExample, from_date: '01/01/2026' },
  data: Type.Object(headFields),
  answered: headExample,
  codes: ['BACKTEST_RUNNING', 'PROGRAM_REFUSED', 'DRAFT_CHANGED', 'DRAFT_DOES_NOT_EXIST'],
});

export const listBacktests = v2Endpoint({
  ...ofProgram,
  ...readsProgram,
  ...collection,
  id: 'v2_list_backtests',
  summary: 'List programs that were tried on the history',
  description: 'Back-tests that are kept, the newest first, without their reports.',
  sent: {},
  data: Type.Object({ backtests: Type.Array(Type.Object(headFields)) }),
  answered: { backtests: [headExample] },
  codes: [],
});

export const readBacktest = v2Endpoint({
  ...ofProgram,
  ...readsProgram,
  ...one,
  id: 'v2_read_backtest',
  summary: 'Read what a program would have done',
  description: 'How far a back-test is, and its report once it is done.',
  sent: {},
  data: Type.Object({ ...headFields, report: ReportData }),
  answered: { ...headExample, report: null },
  codes: ['BACKTEST_DOES_NOT_EXIST'],
});

export const cancelBacktest = v2Endpoint({
  ...ofProgram,
  ...preparesProgram,
  ...one,
  id: 'v2_cancel_backtest',
  method: 'DELETE',
  summary: 'Stop trying a program',
  description:
    'Stops a back-test that waits or runs; one that has ended stays as it is. For keys of the scope admin.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object(headFields),
  answered: { ...headExample, state: 'cancelled', ended_date: '10/05/2026 23:11:02' },
  codes: ['BACKTEST_DOES_NOT_EXIST'],
});
