import { correctionClaim, type Command, type Needs } from '@fealty/core';
import { setTimeout as pause } from 'node:timers/promises';
import type { Outcome } from '../ledger/outcome.ts';
import {
  claimedLines,
  linesInState,
  noteLinesOf,
  type NotedLine,
} from '../store/correction-lines.ts';
import {
  lockCorrection,
  moveCorrection,
  readCorrectionRow,
  type Correction,
  type CorrectionLine,
  type LineState,
} from '../store/corrections.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { commandOf, type CorrectionTools } from './foresee-correction.ts';

/** Lines between two looks at whether somebody stopped it, and two notes of what was done. */
const PAGE = 256;
const BUSY_PAUSE_MS = 50;

/** Does a piece of work and rests, so that others are not slowed. */
export interface Pieces {
  readonly together: number;
  take<T>(piece: () => Promise<T>): Promise<T>;
}

/**
 * Applies the lines that were foreseen, or takes back those that were applied, from the last one on. A
 * line is done once, by its claim, however often it is sent; so cut short anywhere, it goes on.
 */
export async function carryOutCorrection(
  tools: CorrectionTools,
  correction: Correction,
  pieces: Pieces,
): Promise<void> {
  const { pool, merchantId, signal } = tools;
  const { id, state } = correction;
  const undoes = state === 'undoing';
  const isStopping = (): boolean => signal.aborted;
  if (undoes) await pickUp(tools, correction);
  while (!signal.aborted) {
    const now = await readCorrectionRow(pool, merchantId, id);
    if (now?.state !== state || now.stopAsked) return;
    const asked = undoes
      ? ({ state: 'applied', from: 'last' } as const)
      : ({ state: 'foreseen', from: 'first' } as const);
    const lines = await linesInState(pool, merchantId, { id, ...asked, limit: PAGE });
    if (lines.length === 0) break;
    for (const piece of piecesOf(lines, pieces.together)) {
      if (isStopping()) break;
      const noted = await pieces.take(() => carryOutLines(tools, correction, piece));
      await noteLinesOf(pool, merchantId, { id, lines: noted });
    }
  }
  if (!signal.aborted) await end(tools, correction);
}

/** Lines that were applied when whoever did it was stopped before he noted it. */
async function pickUp(tools: CorrectionTools, { id }: Correction): Promise<void> {
  const { pool, merchantId, signal } = tools;
  const { scope } = correctionClaim({ kind: 'correct', correctionId: id, line: 0 });
  while (!signal.aborted) {
    const some = await linesInState(pool, merchantId, {
      ...{ id, state: 'foreseen', from: 'first', limit: PAGE },
    });
    if (some.length === 0) return;
    const lines = some.map(({ line }) => line);
    const claims = await claimedLines(pool, merchantId, { scope, lines });
    const noted = lines.map((line): NotedLine => {
      const transactionId = claims.get(line);
      return transactionId === undefined
        ? { line, state: 'left_out', code: 'stopped' }
        : { line, state: 'applied', code: null, transaction_id: transactionId };
    });
    await noteLinesOf(pool, merchantId, { id, lines: noted });
  }
}

/**
 * Pieces of lines of which no two are of one member, since a later line may stand on the one before.
 * So a piece is decided together, instead of one batch after the other for each member.
 */
export function* piecesOf<Line extends Pick<CorrectionLine, 'memberId'>>(
  lines: readonly Line[],
  together: number,
): Generator<readonly Line[]> {
  const byMember = [...Map.groupBy(lines, ({ memberId }) => memberId).values()];
  const most = Math.max(0, ...byMember.map(({ length }) => length));
  for (let place = 0; place < most; place += 1) {
    const wave = byMember.flatMap((own) => own.slice(place, place + 1));
    for (let from = 0; from < wave.length; from += together) {
      yield wave.slice(from, from + together);
    }
  }
}

async function carryOutLines(
  tools: CorrectionTools,
  correction: Correction,
  lines: readonly CorrectionLine[],
): Promise<readonly NotedLine[]> {
  const noted = await Promise.all(lines.map((line) => carryOutLine(tools, correction, line)));
  return settleTaken(tools, correction, noted);
}

interface Sent {
  readonly code: string | null;
  readonly transactionId: string | null;
  readonly owed: number;
}

async function carryOutLine(
  tools: CorrectionTools,
  correction: Correction,
  line: CorrectionLine,
): Promise<NotedLine> {
  const undoes = correction.state === 'undoing';
  const command = undoes ? undoOf(correction, line) : applyOf(correction, line);
  if (command === null) return { line: line.line, state: 'left_out', code: 'correction_unknown' };
  const { code, transactionId, owed } = await send(tools, command, needsOfLine(line));
  const done: LineState = undoes ? 'undone' : 'applied';
  if (transactionId !== null) {
    return undoes
      ? { line: line.line, state: done, undo_transaction_id: transactionId, undo_owed: owed }
      : { line: line.line, state: done, transaction_id: transactionId };
  }
  // Done before, by somebody who was stopped before he noted it.
  if (code === 'correction_line_taken') return { line: line.line, state: done, code };
  return { line: line.line, state: undoes ? 'kept' : 'left_out', code };
}

function applyOf(correction: Correction, line: CorrectionLine): Command | null {
  return line.change === null ? null : commandOf(correction, line, line.change);
}

function undoOf({ id }: Correction, { line, transactionId }: CorrectionLine): Command | null {
  if (transactionId === null) return null;
  const actor = `correction:${id}`;
  return { kind: 'undo_correction', actor, correctionId: id, line, transactionId };
}

/** What a line leads to, all of it known since it was foreseen: without it each comes a round later. */
function needsOfLine({ memberId, awardId, predicted }: CorrectionLine): Needs {
  const member = { by: 'id', value: memberId } as const;
  return {
    members: [member],
    transactions: awardId === null ? [] : [awardId],
    lots: [{ member, points: Math.abs(predicted ?? 0) }],
  };
}

async function send(
  { lanes, merchantId }: CorrectionTools,
  command: Command,
  needs: Needs,
): Promise<Sent> {
  for (;;) {
    const answer = await lanes.submit({
      ...{ merchantId, command, needs, key: null, deadlineMs: Infinity, bulk: true },
      respond: (outcome) => ({ status: statusOf(outcome), body: JSON.stringify(sentOf(outcome)) }),
    });
    if (answer.status !== 503) return JSON.parse(answer.body) as Sent;
    await pause(BUSY_PAUSE_MS);
  }
}

function statusOf({ kind }: Outcome): number {
  return kind === 'done' ? 200 : kind === 'refused' ? 400 : 503;
}

function sentOf(outcome: Outcome): Sent {
  if (outcome.kind === 'done') {
    const { transaction } = outcome.result;
    const owed = transaction?.details.correction?.indebted ?? 0;
    return { code: null, transactionId: transaction?.id ?? null, owed };
  }
  const code = outcome.kind === 'refused' ? outcome.refusal.code : null;
  return { code, transactionId: null, owed: 0 };
}

/** Finds the transactions of lines that were done before. */
async function settleTaken(
  { pool, merchantId }: CorrectionTools,
  { id, state }: Correction,
  noted: readonly NotedLine[],
): Promise<readonly NotedLine[]> {
  const taken = noted.filter(({ code }) => code === 'correction_line_taken');
  if (taken.length === 0) return noted;
  const kind = state === 'undoing' ? 'undo_correction' : 'correct';
  const { scope } = correctionClaim({ kind, correctionId: id, line: 0 });
  const lines = taken.map(({ line }) => line);
  const claims = await claimedLines(pool, merchantId, { scope, lines });
  return noted.map((line) => {
    const transactionId = claims.get(line.line);
    if (line.code !== 'correction_line_taken' || transactionId === undefined) return line;
    const field = state === 'undoing' ? 'undo_transaction_id' : 'transaction_id';
    return { ...line, code: null, [field]: transactionId };
  });
}

async function end({ pool, merchantId }: CorrectionTools, correction: Correction): Promise<void> {
  const { id, state } = correction;
  await inTransaction(pool, async (client) => {
    const held = await lockCorrection(client, merchantId, id);
    if (held?.state !== state || held.stopAsked) return;
    const next = state === 'undoing' ? 'undone' : 'applied';
    await moveCorrection(client, merchantId, { id, state: next });
  });
}
