import type { Command, CorrectionAct, MemberRef } from '@fealty/core';
import type { Words } from './words.ts';

const CORRECTION = 'c0'.repeat(12);

/** What lines are corrected by: one correction, and whom and what its words mean. */
interface LineTerms {
  readonly actor: string;
  readonly member: MemberRef;
  readonly transactionOf: (reference: string) => string;
}

/** `correct 1 give 40`, `correct 2 take 30`, `correct 3 #2 to 60`: a line, and what it does. */
export function correctOf(terms: LineTerms, words: Words): Command {
  const { actor, member } = terms;
  const line = Number(words.at(1));
  return {
    ...{ kind: 'correct', actor, member, line, correctionId: CORRECTION, reason: 'scenario' },
    change: changeOf(terms, words),
  };
}

/** `undo 1 #4`: a line, and the transaction that it made. */
export function undoOf({ actor, transactionOf }: LineTerms, words: Words): Command {
  const transactionId = transactionOf(words.at(2));
  const line = Number(words.at(1));
  return { kind: 'undo_correction', actor, correctionId: CORRECTION, line, transactionId };
}

function changeOf({ transactionOf }: LineTerms, words: Words): CorrectionAct {
  const act = words.at(2);
  if (act === 'give' || act === 'take') {
    const qualifies = words.has('qualifies');
    return { act, points: Number(words.at(3)), qualifies };
  }
  return { act: 'reaward', transactionId: transactionOf(act), worth: Number(words.after('to')) };
}
