import type { Command, CorrectionAct, Instant, MemberRef } from '@fealty/core';
import { numberOf, some, type Words } from './words.ts';

const CORRECTION = 'c0'.repeat(12);

/** What lines are corrected by: one correction, and whom and what its words mean. */
interface LineTerms {
  readonly actor: string;
  readonly member: MemberRef;
  readonly transactionOf: (reference: string) => string;
  readonly noon: (day: number) => Instant;
}

/**
 * `correct 1 give 40 qualifies expires day 20`, `correct 2 take 30 at-most`, `correct 3 #2 to 60`: a
 * line, and what it does. `predicted 40`: only if that comes out.
 */
export function correctOf(terms: LineTerms, words: Words): Command {
  const { actor, member } = terms;
  const line = Number(words.at(1));
  return {
    ...{ kind: 'correct', actor, member, line, correctionId: CORRECTION, reason: 'scenario' },
    change: changeOf(terms, words),
    ...some('predicted', numberOf(words.after('predicted'))),
  };
}

/** `undo 1 #4`: a line, and the transaction that it made. */
export function undoOf({ actor, transactionOf }: LineTerms, words: Words): Command {
  const transactionId = transactionOf(words.at(2));
  const line = Number(words.at(1));
  return { kind: 'undo_correction', actor, correctionId: CORRECTION, line, transactionId };
}

function changeOf({ transactionOf, noon }: LineTerms, words: Words): CorrectionAct {
  const act = words.at(2);
  if (act !== 'give' && act !== 'take') {
    return { act: 'reaward', transactionId: transactionOf(act), worth: Number(words.after('to')) };
  }
  const points = Number(words.at(3));
  const qualifies = some('qualifies', words.has('qualifies') ? true : undefined);
  if (act === 'take') {
    return { act, points, ...qualifies, ...some('atMost', words.has('at-most') || undefined) };
  }
  const expires = words.dayAfter('expires');
  const expiresAt = expires === undefined ? undefined : noon(expires);
  return { act, points, ...qualifies, ...some('expiresAt', expiresAt) };
}
