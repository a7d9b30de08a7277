import {
  applyChanges,
  type Books,
  type Change,
  type Decision,
  type Instant,
  type Program,
} from '@fealty/core';
import type { Outcome } from './outcome.ts';

/**
 * Alters the books by a decision and says how the command ended. `each` is called around every
 * single change, for whoever writes them down.
 */
export function applyDecision(
  decision: Exclude<Decision, { kind: 'needs' }>,
  moment: { readonly program: Program; readonly now: Instant },
  books: Books,
  each: (change: Change, apply: () => void) => void = (_change, apply) => {
    apply();
  },
): Extract<Outcome, { kind: 'done' | 'refused' }> {
  const { program, now } = moment;
  const { trace } = decision;
  if (decision.kind === 'refused') {
    const { refusal, memberId } = decision;
    const member = memberId === null ? null : (books.members.get(memberId)?.member ?? null);
    return { kind: 'refused', refusal, member, program, now, trace, simulated: false };
  }
  for (const change of decision.changes) {
    each(change, () => {
      applyChanges(books, [change]);
    });
  }
  const { result } = decision;
  const known = result.memberId === null ? undefined : books.members.get(result.memberId);
  const lots = known?.lotsComplete === true ? known.lots : null;
  const member = known?.member ?? null;
  return { kind: 'done', result, member, lots, program, now, trace, simulated: false };
}
