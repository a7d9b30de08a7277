import { Type } from 'typebox';
import { integer, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { idField, numberField, textField, timeField } from './fields.ts';
import {
  DocumentData,
  documentExample,
  ofProgram,
  preparesProgram,
  PROGRAM_BODY_BYTES_MAX,
  programDocument,
  readsProgram,
  revisionField,
} from './program-fields.ts';

const headFields = {
  id: idField,
  name: textField('What people call it; each name stands once.'),
  base_version: numberField('The version that it was made for.'),
  revision: numberField('Grows by one with each change.'),
  created_by: textField('Who began it.'),
  created_date: timeField('When it was begun.'),
  last_modified_by: textField('Who changed it last.'),
  last_modified_date: timeField('When that was.'),
};
const DraftData = Type.Object({ ...headFields, document: DocumentData });

const headExample = {
  id: '65b0c2c6735f835a2ce12a15',
  name: 'Spring',
  base_version: 2,
  revision: 1,
  created_by: 'key:main',
  created_date: '10/05/2026 23:10:55',
  last_modified_by: 'key:main',
  last_modified_date: '10/05/2026 23:10:55',
};
const draftExample = { ...headExample, document: documentExample };

const nameField = text(
  { description: 'What people call the draft; each name stands once.', example: 'Spring' },
  { maxLength: 100 },
);
const document = Type.Optional(programDocument);
/** Here it is only noted. */
const base = Type.Optional(
  integer(
    {
      description: 'The version that the draft was made for: the one that runs, unless said.',
      example: 2,
    },
    { minimum: 1, maximum: 999_999_999 },
  ),
);

const collection = { path: '/v2/loyalty/program/drafts', pathValues: {} } as const;
const one = {
  path: '/v2/loyalty/program/drafts/{id}',
  pathValues: { id: { description: 'Id of the draft.', example: headExample.id } },
} as const;

export const listDrafts = v2Endpoint({
  ...ofProgram,
  ...readsProgram,
  ...collection,
  id: 'v2_list_program_drafts',
  summary: 'List drafts of the program',
  description: 'Programs that are worked on, without their documents; the last changed first.',
  sent: {},
  data: Type.Object({ drafts: Type.Array(Type.Object(headFields)) }),
  answered: { drafts: [headExample] },
  codes: [],
});

export const createDraft = v2Endpoint({
  ...ofProgram,
  ...preparesProgram,
  ...collection,
  id: 'v2_create_program_draft',
  method: 'POST',
  summary: 'Begin a draft of the program',
  description:
    'Begins a draft: of the program that runs, unless a document is sent. It may be unfinished; a plan says what is wrong with it. At most 20. For keys of the scope admin.',
  bodyBytesMax: PROGRAM_BODY_BYTES_MAX,
  body: Type.Object({ name: nameField, document, base }),
  sent: { name: 'Spring' },
  data: DraftData,
  answered: draftExample,
  codes: [
    'DRAFT_NAME_TAKEN',
    'TOO_MANY_DRAFTS',
    'PROGRAM_REFUSED',
    'PROGRAM_VERSION_DOES_NOT_EXIST',
  ],
});

export const readDraft = v2Endpoint({
  ...ofProgram,
  ...readsProgram,
  ...one,
  id: 'v2_read_program_draft',
  summary: 'Read a draft of the program',
  description: 'One draft with its document.',
  sent: {},
  data: DraftData,
  answered: draftExample,
  codes: ['DRAFT_DOES_NOT_EXIST'],
});

export const updateDraft = v2Endpoint({
  ...ofProgram,
  ...preparesProgram,
  ...one,
  id: 'v2_update_program_draft',
  method: 'PUT',
  summary: 'Change a draft of the program',
  description:
    'Changes a draft if nobody else did since it was read; what is left out stays. For keys of the scope admin.',
  bodyBytesMax: PROGRAM_BODY_BYTES_MAX,
  body: Type.Object({ revision: revisionField, name: Type.Optional(nameField), document, base }),
  sent: { revision: 1, document: documentExample },
  data: DraftData,
  answered: { ...draftExample, revision: 2 },
  codes: [
    'DRAFT_CHANGED',
    'DRAFT_DOES_NOT_EXIST',
    'DRAFT_NAME_TAKEN',
    'PROGRAM_REFUSED',
    'PROGRAM_VERSION_DOES_NOT_EXIST',
  ],
});

export const deleteDraft = v2Endpoint({
  ...ofProgram,
  ...preparesProgram,
  ...one,
  id: 'v2_delete_program_draft',
  method: 'DELETE',
  summary: 'Throw a draft of the program away',
  description: 'Throws a draft away. For keys of the scope admin.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ id: idField }),
  answered: { id: headExample.id },
  codes: ['DRAFT_DOES_NOT_EXIST'],
});
