import type { Points, Program } from '@fealty/core';
import { lineCodeSentence, type Foresight } from '../../../usecases/correction-totals.ts';
import type { CorrectionProblem } from '../../../usecases/correction-fields.ts';
import type { Correction, CorrectionLine } from '../../../usecases/read-correction.ts';
import { slashTime } from '../../dates.ts';
import { wirePoints } from '../../wire-points.ts';
import { refuse } from '../serving/refusal.ts';
import type { V2Reply } from '../surface.ts';

const ID = /^[0-9a-f]{24}$/;
const PROBLEMS_MAX = 100;

export function isCorrectionId(id: string): boolean {
  return ID.test(id);
}

export function refuseCorrection(): V2Reply {
  return refuse('CORRECTION_DOES_NOT_EXIST', 'This store knows no such correction');
}

export function refuseState({ state, stopAsked }: Correction, needed: string): V2Reply {
  const stopped = stopAsked ? ' and stopped' : '';
  const reason = `The correction is ${state}${stopped}; for this it has to be ${needed}`;
  return refuse('CORRECTION_STATE', reason, { state, stopped: stopAsked });
}

export function refuseProblems(problems: readonly CorrectionProblem[]): V2Reply {
  const [first] = problems;
  const reason =
    first === undefined ? '' : `${first.field} is ${first.found}; allowed is ${first.allowed}`;
  return refuse('CORRECTION_REFUSED', reason, { problems: problems.slice(0, PROBLEMS_MAX) });
}

export function correctionData(correction: Correction, program: Program): object {
  const { document, foreseen, approvedAt } = correction;
  const { select, act } = document as { readonly select: object; readonly act: object };
  const { id, name, reason, state, error } = correction;
  return {
    ...{ id, name, reason, select, act, state },
    stopped: correction.stopAsked,
    needs_approval: correction.needsApproval,
    approved_by: correction.approvedBy,
    approved_date: approvedAt === null ? null : slashTime(approvedAt),
    created_by: correction.createdBy,
    created_date: slashTime(correction.createdAt),
    last_modified_date: slashTime(correction.changedAt),
    error,
    foreseen: foreseen === null ? null : foresightData(foreseen as Foresight, program),
  };
}

function foresightData(foreseen: Foresight, program: Program): object {
  const { lines, members, refused, examples, programVersion } = foreseen;
  const shown = (points: Points): number => wirePoints(points, program);
  return {
    ...{ lines, members },
    points_given: shown(foreseen.given),
    points_taken: shown(foreseen.taken),
    points_short: shown(foreseen.shortfall),
    liability_change: shown(foreseen.liability),
    tier_changes: foreseen.tierChanges,
    ...{ refused, examples },
    program_version: programVersion,
  };
}

export function lineData(
  line: CorrectionLine,
  program: Program,
  memberName = '',
): Readonly<Record<string, unknown>> {
  const { predicted } = line;
  return {
    line: line.line,
    member: line.memberId,
    member_id: memberName,
    award: line.awardId,
    state: line.state,
    points: predicted === null ? null : wirePoints(predicted, program),
    points_short: wirePoints(line.shortfall, program),
    tier_from: line.tierFrom,
    tier_to: line.tierTo,
    code: line.code,
    why: whyOf(line.code),
    transaction_id: line.transactionId,
    undo_transaction_id: line.undoTransactionId,
    points_owed: wirePoints(line.undoOwed, program),
  };
}

/** Why a line was refused, left out or kept, for people; null if it was not. */
export function whyOf(code: string | null): string | null {
  return code === null || code === '' ? null : lineCodeSentence(code);
}
