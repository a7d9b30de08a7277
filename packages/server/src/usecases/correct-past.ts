import { compileProgram, pointsText, type ProgramDocument } from '@fealty/core';
import type pg from 'pg';
import { addJobs, type JobSpec } from '../runtime/job-queue.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import {
  insertCorrection,
  lockCorrection,
  moveCorrection,
  noteApproval,
  readCorrectionLimits,
  readCorrectionRow,
  writeCorrectionLimits,
  type Correction,
  type CorrectionState,
} from '../store/corrections.ts';
import { readDraft } from '../store/program-drafts.ts';
import { listDrafts } from '../store/program-drafts.ts';
import { readRunning } from '../store/program-versions.ts';
import { openApproval, type Actor } from './approvals.ts';
import type { Foresight } from './correction-totals.ts';
import { runningVersionOf, versionOf } from './repeat-program.ts';
import {
  readCorrection,
  type CorrectionProblem,
  type CorrectionDocument,
} from './correction-document.ts';

export type { Correction } from '../store/corrections.ts';

/** Which correction, and who asks. */
export interface CorrectionRequest {
  readonly merchantId: number;
  readonly id: string;
  readonly actor: string;
}

/** What became of a request. `state`: the correction is in another state than this needs. */
export type CorrectionMoved =
  | { readonly kind: 'moved'; readonly correction: Correction }
  | { readonly kind: 'state'; readonly correction: Correction; readonly needed: string }
  | { readonly kind: 'unknown' };

export type CorrectionMade =
  | { readonly kind: 'made'; readonly correction: Correction }
  | { readonly kind: 'problems'; readonly problems: readonly CorrectionProblem[] };

/** The job that works on a merchant's corrections, one after the other. */
export function correctionJob(merchantId: number): JobSpec {
  return {
    task: 'correct_past',
    payload: { merchantId },
    key: `correct_past ${String(merchantId)}`,
  };
}

/**
 * Takes a correction down and has it foreseen: what is selected is frozen, and what each line would
 * come to is kept, before anything is done. Nothing moves until somebody applies it.
 */
export async function makeCorrection(
  pool: pg.Pool,
  { merchantId, id, actor }: CorrectionRequest,
  document: unknown,
): Promise<CorrectionMade> {
  const running = await versionOf(pool, merchantId, await runningVersionOf(pool, merchantId));
  const decimals = running.document.pointsDecimals ?? 0;
  const read = readCorrection(document, decimals);
  if (isProblems(read)) return { kind: 'problems', problems: read };
  const judgedBy = await freezeRules(pool, merchantId, read);
  if (judgedBy.kind === 'problem') return { kind: 'problems', problems: [judgedBy.problem] };
  return inTransaction(pool, async (client) => {
    const { name, reason } = read;
    const made = { id, name, reason, document, judgedBy: judgedBy.document, actor };
    await insertCorrection(client, merchantId, made);
    const entry = { merchantId, actor, action: 'correction.made', subject: id };
    await appendAudit(client, { ...entry, after: { name, reason } });
    await addJobs(client, [correctionJob(merchantId)]);
    const correction = await readCorrectionRow(client, merchantId, id);
    if (correction === null) throw new Error(`correction ${id} is not there`);
    return { kind: 'made', correction };
  });
}

/** Of a merchant's own documents, so that what was understood is understood again. */
export function readKept(correction: Correction, pointsDecimals: number): CorrectionDocument {
  const read = readCorrection(correction.document, pointsDecimals);
  if (isProblems(read)) throw new Error(`correction ${correction.id} is not understood any more`);
  return read;
}

function isProblems(
  read: CorrectionDocument | readonly CorrectionProblem[],
): read is readonly CorrectionProblem[] {
  return Array.isArray(read);
}

type Frozen =
  | { readonly kind: 'frozen'; readonly document: unknown }
  | { readonly kind: 'problem'; readonly problem: CorrectionProblem };

/** The rules as they stand now: a draft may be changed or thrown away while the correction goes on. */
async function freezeRules(
  pool: pg.Pool,
  merchantId: number,
  { does }: CorrectionDocument,
): Promise<Frozen> {
  if (does.act !== 'reaward' || does.by === 'multiplier') return { kind: 'frozen', document: null };
  const found =
    does.by === 'version'
      ? { field: 'act.reaward.program_version', said: String(does.version) }
      : { field: 'act.reaward.draft', said: does.draft };
  const document =
    does.by === 'version'
      ? await documentOfVersion(pool, merchantId, does.version)
      : await documentOfDraft(pool, merchantId, does.draft);
  if (document === null) {
    const allowed = does.by === 'version' ? 'a version that ran' : 'the id or name of a draft';
    return { kind: 'problem', problem: { field: found.field, found: found.said, allowed } };
  }
  const compiled = compileProgram(document as ProgramDocument, 1, {});
  if (compiled.ok) return { kind: 'frozen', document };
  const allowed = 'a program that could run; a plan says what is wrong with it';
  return { kind: 'problem', problem: { field: found.field, found: found.said, allowed } };
}

async function documentOfVersion(
  pool: pg.Pool,
  merchantId: number,
  version: number,
): Promise<unknown> {
  const running = await runningVersionOf(pool, merchantId);
  return version > running ? null : (await versionOf(pool, merchantId, version)).document;
}

async function documentOfDraft(pool: pg.Pool, merchantId: number, said: string): Promise<unknown> {
  const heads = await listDrafts(pool, merchantId);
  const head = heads.find(({ id, name }) => id === said || name === said);
  if (head === undefined) return null;
  return (await readDraft(pool, merchantId, head.id))?.document ?? null;
}

/**
 * Asks for a correction to be applied, or for one that was stopped to go on. Above the merchant's
 * limits an approval is opened with it, by the id that is given, and it waits for somebody else.
 */
export function applyCorrection(
  pool: pg.Pool,
  request: CorrectionRequest,
  approval: { readonly id: string; readonly by: Actor },
): Promise<CorrectionMoved> {
  return move(pool, request, async (client, correction) => {
    const { state, stopAsked, needsApproval, approvedBy } = correction;
    if (state === 'applying' && stopAsked) return 'applying';
    if (state !== 'previewed') return { needed: 'previewed, or applying and stopped' };
    if (!needsApproval || approvedBy !== null) return 'applying';
    const { document } = await readRunning(client, request.merchantId);
    const what = whatOf(correction, document?.pointsDecimals ?? 0);
    await openApproval(client, {
      ...{ merchantId: request.merchantId, id: approval.id, kind: 'correction' },
      ...{ subject: correction.id, what, by: approval.by },
    });
    return 'waiting_for_approval';
  });
}

/** What somebody else is asked to agree to, with its figures. */
function whatOf({ name, foreseen }: Correction, pointsDecimals: number): string {
  const { given, taken, members } = foreseen as Foresight;
  const moves = [
    ...(given > 0 ? [`gives ${pointsText(given, pointsDecimals)} points`] : []),
    ...(taken > 0 ? [`takes ${pointsText(taken, pointsDecimals)} points`] : []),
  ];
  const whose = members === 1 ? '1 member' : `${String(members)} members`;
  return `Correct the past, “${name}”: ${moves.join(' and ') || 'moves no points'}, ${whose}`;
}

/**
 * Lets a correction go on that waited, or cancels it; in the transaction of the decision about it.
 * Whoever decides is another person than whoever asked: approvals see to that.
 */
export async function settleCorrection(
  client: pg.ClientBase,
  { merchantId, id, actor }: CorrectionRequest,
  approved: boolean,
): Promise<boolean> {
  const correction = await lockCorrection(client, merchantId, id);
  if (correction?.state !== 'waiting_for_approval') return false;
  if (approved) await noteApproval(client, merchantId, { id, by: actor });
  await moveCorrection(client, merchantId, { id, state: approved ? 'applying' : 'cancelled' });
  const action = approved ? 'correction.approved' : 'correction.refused';
  await appendAudit(client, { merchantId, actor, action, subject: id });
  if (approved) await addJobs(client, [correctionJob(merchantId)]);
  return true;
}

/** Stops a correction or its undo at the next page of lines; both can be gone on with. */
export function stopCorrection(
  pool: pg.Pool,
  request: CorrectionRequest,
): Promise<CorrectionMoved> {
  return move(pool, request, (_client, { state }) => {
    if (state === 'previewing' || state === 'previewed') return 'cancelled';
    if (state === 'applying' || state === 'undoing') return { state, stopAsked: true };
    // One that waits is called off by withdrawing its approval.
    return { needed: 'previewing, previewed, applying or undoing' };
  });
}

/** Takes back what a correction did, as far as it came; or goes on with that. */
export function undoCorrection(
  pool: pg.Pool,
  request: CorrectionRequest,
): Promise<CorrectionMoved> {
  return move(pool, request, (_client, { state, stopAsked }) => {
    if (state === 'applied' || (state === 'applying' && stopAsked)) return 'undoing';
    if (state === 'undoing' && stopAsked) return 'undoing';
    return { needed: 'applied, or applying or undoing and stopped' };
  });
}

type Step =
  | CorrectionState
  | { readonly state: CorrectionState; readonly stopAsked: boolean }
  | { readonly needed: string };

async function move(
  pool: pg.Pool,
  { merchantId, id, actor }: CorrectionRequest,
  step: (client: pg.ClientBase, correction: Correction) => Step | Promise<Step>,
): Promise<CorrectionMoved> {
  return inTransaction(pool, async (client) => {
    const correction = await lockCorrection(client, merchantId, id);
    if (correction === null) return { kind: 'unknown' };
    const next = await step(client, correction);
    if (typeof next === 'object' && 'needed' in next) {
      return { kind: 'state', correction, needed: next.needed };
    }
    const to = typeof next === 'object' ? next : { state: next, stopAsked: false };
    await moveCorrection(client, merchantId, { id, ...to });
    const { state, stopAsked } = correction;
    const entry = { merchantId, actor, action: 'correction.moved', subject: id };
    await appendAudit(client, { ...entry, before: { state, stopAsked }, after: to });
    await addJobs(client, [correctionJob(merchantId)]);
    const moved = await readCorrectionRow(client, merchantId, id);
    return { kind: 'moved', correction: moved ?? correction };
  });
}

/** Above these a second person approves; null for what holds for everybody. Points of the ledger. */
export function setCorrectionLimits(
  pool: pg.Pool,
  { merchantId, actor }: Pick<CorrectionRequest, 'merchantId' | 'actor'>,
  limits: { readonly points: number | null; readonly members: number | null },
): Promise<void> {
  return inTransaction(pool, async (client) => {
    const before = await readCorrectionLimits(client, merchantId);
    await writeCorrectionLimits(client, merchantId, limits);
    const entry = { merchantId, actor, action: 'correction.limits', subject: String(merchantId) };
    await appendAudit(client, { ...entry, before, after: limits });
  });
}
