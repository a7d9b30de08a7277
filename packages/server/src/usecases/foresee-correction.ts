import {
  compileProgram,
  worthTimes,
  worthUnder,
  type Books,
  type Command,
  type CorrectionAct,
  type CorrectionNote,
  type Member,
  type NotJudged,
  type Program,
  type ProgramDocument,
  type Transaction,
} from '@fealty/core';
import type pg from 'pg';
import type { Foreseen } from '../ledger/foresight.ts';
import type { Lanes } from '../ledger/lanes.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { linesInState, noteLinesOf, type NotedLine } from '../store/correction-lines.ts';
import {
  keepForesight,
  lockCorrection,
  moveCorrection,
  noteSelected,
  readCorrectionLimits,
  type Correction,
  type CorrectionLine,
} from '../store/corrections.ts';
import { selectLines } from '../store/select-lines.ts';
import type { CorrectionDoes, CorrectionDocument } from './correction-document.ts';
import { readKept } from './correct-past.ts';
import { needsApproval, readForesight, type Foresight } from './correction-totals.ts';

/** What corrections are worked on with. */
export interface CorrectionTools {
  readonly pool: pg.Pool;
  readonly lanes: Lanes;
  readonly merchantId: number;
  readonly programs: { running(merchantId: number): Promise<Program> };
  readonly signal: AbortSignal;
}

/** Lines of one correction: what a person can still look through, and a bound for the work. */
export const CORRECTION_LINES_MAX = 1_000_000;
/** Lines that one snapshot judges. */
const PAGE = 200;

/**
 * Freezes what is selected, says of each line what it would come to, and sums that up. Cut short, it
 * goes on with the lines that nobody has looked at.
 */
export async function foreseeCorrection(
  tools: CorrectionTools,
  correction: Correction,
): Promise<void> {
  const { pool, merchantId, signal } = tools;
  const { id } = correction;
  const running = await tools.programs.running(merchantId);
  const document = readKept(correction, running.pointsDecimals);
  if (!(await freeze(tools, correction, document))) return;
  const rules = rulesOf(correction);
  while (!signal.aborted) {
    const some = await linesInState(pool, merchantId, {
      ...{ id, state: 'selected', from: 'first', limit: PAGE },
    });
    if (some.length === 0) break;
    const lines = await foreseePage(tools, { correction, does: document.does, rules }, some);
    await noteLinesOf(pool, merchantId, { id, lines });
  }
  if (signal.aborted) return;
  const foreseen: Foresight = await readForesight(pool, { merchantId, id, program: running });
  const limits = await readCorrectionLimits(pool, merchantId);
  const kept = { id, foreseen, needsApproval: needsApproval(foreseen, limits) };
  await keepForesight(pool, merchantId, kept);
}

/** Selects the lines, once. False if there are none, or too many, or it was cancelled meanwhile. */
async function freeze(
  { pool, merchantId }: CorrectionTools,
  { id }: Correction,
  { select, does }: CorrectionDocument,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const held = await lockCorrection(client, merchantId, id);
    if (held?.state !== 'previewing') return false;
    // Frozen by somebody who was stopped after that.
    if (held.selected !== null) return true;
    const of = { merchantId, id, limit: CORRECTION_LINES_MAX + 1 };
    const awards = does.act === 'reverse' || does.act === 'reaward';
    const wanted =
      select.of === 'members'
        ? select
        : ({ of: awards ? 'awards' : 'their_members', filter: select.filter } as const);
    const lines = await selectLines(client, of, wanted);
    const error = lines === 0 ? 'nothing is selected' : tooMany(lines);
    if (error !== null) await moveCorrection(client, merchantId, { id, state: 'failed', error });
    else await noteSelected(client, merchantId, { id, lines });
    return error === null;
  });
}

function tooMany(lines: number): string | null {
  if (lines <= CORRECTION_LINES_MAX) return null;
  return `more than ${String(CORRECTION_LINES_MAX)} lines are selected; several corrections can do it`;
}

/** The rules as they were frozen; null if there are none. */
function rulesOf({ judgedBy }: Correction): Program | null {
  if (judgedBy === null) return null;
  const compiled = compileProgram(judgedBy as ProgramDocument, 1, {});
  if (!compiled.ok) throw new Error('frozen rules do not compile any more');
  return compiled.program;
}

interface PageTerms {
  readonly correction: Correction;
  readonly does: CorrectionDoes;
  readonly rules: Program | null;
}

async function foreseePage(
  { lanes, merchantId }: CorrectionTools,
  terms: PageTerms,
  lines: readonly CorrectionLine[],
): Promise<readonly NotedLine[]> {
  const changes: (CorrectionAct | NotJudged)[] = [];
  const awards = lines.flatMap(({ awardId }) => (awardId === null ? [] : [awardId]));
  const members = lines.map(({ memberId }) => ({ by: 'id', value: memberId }) as const);
  const foreseen = await lanes.foresee({
    merchantId,
    needs: { members, transactions: awards },
    commands: (books, program) => {
      changes.push(...lines.map((line) => changeOf(line, terms, { books, program })));
      return lines.map((line, place): Command | null => {
        const change = changes[place];
        if (change === undefined || typeof change === 'string') return null;
        return commandOf(terms.correction, line, change);
      });
    },
  });
  return lines.map((line, place) => notedLine(line, changes[place], foreseen[place] ?? null));
}

/** The command that carries a line out, foreseen or not. */
export function commandOf(
  { id, reason }: Pick<Correction, 'id' | 'reason'>,
  { line, memberId, predicted }: Pick<CorrectionLine, 'line' | 'memberId' | 'predicted'>,
  change: CorrectionAct,
): Command {
  return {
    kind: 'correct',
    actor: `correction:${id}`,
    correctionId: id,
    line,
    member: { by: 'id', value: memberId },
    change,
    reason,
    ...(predicted === null ? {} : { predicted }),
  };
}

function changeOf(
  { awardId, memberId }: CorrectionLine,
  { does, rules }: PageTerms,
  { books, program }: { readonly books: Books; readonly program: Program },
): CorrectionAct | NotJudged {
  switch (does.act) {
    case 'give': {
      const { points, expiresAt, qualifies } = does;
      const ends = expiresAt === null ? {} : { expiresAt };
      return { act: 'give', points, qualifies, ...ends };
    }
    case 'take': {
      const { points, atMost, qualifies } = does;
      return { act: 'take', points, atMost, qualifies };
    }
    case 'reverse':
      return { act: 'reaward', transactionId: awardId ?? '', worth: 0 };
    case 'reaward': {
      const award = books.transactions.get(awardId ?? '');
      const member = books.members.get(memberId)?.member;
      if (award == null || member === undefined) return 'inputs_unknown';
      const worth = worthOf(award, member, { does, rules: rules ?? program });
      if (typeof worth === 'string') return worth;
      return { act: 'reaward', transactionId: award.id, worth };
    }
  }
}

function worthOf(
  award: Transaction,
  member: Member,
  by: {
    readonly does: Extract<CorrectionDoes, { act: 'reaward' }>;
    readonly rules: Program;
  },
): number | NotJudged {
  return by.does.by === 'multiplier'
    ? worthTimes(award, by.does.times, by.rules)
    : worthUnder(award, member, by.rules);
}

function notedLine(
  { line }: CorrectionLine,
  change: CorrectionAct | NotJudged | undefined,
  foreseen: Foreseen,
): NotedLine {
  if (change === undefined || typeof change === 'string' || foreseen === null) {
    const code = typeof change === 'string' ? change : 'inputs_unknown';
    return { line, state: 'refused', code };
  }
  if (foreseen.kind === 'refused') {
    return { line, state: 'refused', change, code: foreseen.refusal.code };
  }
  const details = foreseen.result.transaction?.details;
  const note: CorrectionNote | undefined = details?.correction;
  return {
    line,
    state: 'foreseen',
    change,
    predicted: note?.points ?? 0,
    shortfall: details?.uncovered ?? 0,
    tier_from: note?.before.tier.tierId ?? null,
    tier_to: note?.after?.tierId ?? note?.before.tier.tierId ?? null,
    code: null,
  };
}
