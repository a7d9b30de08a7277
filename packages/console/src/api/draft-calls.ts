import type {
  applyProgramChange,
  createDraft,
  deleteDraft,
  describeProgram,
  listDrafts,
  listProgramVersions,
  planProgramChange,
  readDraft,
  readProgramVersion,
  readRunningProgram,
  updateDraft,
} from '@fealty/contract/v2';
import { call, write, type Data } from './call.ts';

export const runningCall = call<typeof readRunningProgram>('GET', '/v2/loyalty/program');
export const versionsCall = call<typeof listProgramVersions>('GET', '/v2/loyalty/program/versions');
export const versionCall = call<typeof readProgramVersion>(
  'GET',
  '/v2/loyalty/program/versions/{version}',
);
export const planCall = call<typeof planProgramChange>('POST', '/v2/loyalty/program/plan');
export const applyCall = write<typeof applyProgramChange>('POST', '/v2/loyalty/program/apply');
export const describeCall = call<typeof describeProgram>('POST', '/v2/loyalty/program/describe');
export const draftsCall = call<typeof listDrafts>('GET', '/v2/loyalty/program/drafts');
export const draftCall = call<typeof readDraft>('GET', '/v2/loyalty/program/drafts/{id}');
export const createDraftCall = call<typeof createDraft>('POST', '/v2/loyalty/program/drafts');
export const updateDraftCall = call<typeof updateDraft>('PUT', '/v2/loyalty/program/drafts/{id}');
export const deleteDraftCall = call<typeof deleteDraft>(
  'DELETE',
  '/v2/loyalty/program/drafts/{id}',
);

/** What a document would change, what it hardly means, and what keeps it from running. */
export type ProgramPlan = Data<typeof planProgramChange>;
export type ProgramProblem = ProgramPlan['problems'][number];
export type ProgramChange = ProgramPlan['changes'][number];
/** A document in the server's words. */
export type Told = Data<typeof describeProgram>;
export type ToldRule = Told['activities'][number]['rules'][number];
