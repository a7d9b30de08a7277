import type { Outcome } from '../../../../ledger/outcome.ts';
import type { EventFate } from '../../../../usecases/take-store-event.ts';
import type { V2Code } from '../../serving/codes.ts';
import { refusalSentence } from '../../serving/refusal.ts';
import { REFUSALS } from '../../serving/refusal-table.ts';

const NOTHING = { code: null, reason: null, memberId: null, transactionIds: [] } as const;

/** Nothing was to be done, and why. */
export function ignored(reason: string): EventFate {
  return { ...NOTHING, outcome: 'ignored', reason };
}

/** Something was to be done, and could not be. */
export function refused(code: V2Code, reason: string): EventFate {
  return { ...NOTHING, outcome: 'refused', code, reason };
}

/** What became of a command, as text, so that a request key gives it again as it was. */
export function fateOf(outcome: Outcome): { readonly status: number; readonly body: string } {
  const fate = fateOfOutcome(outcome);
  return { status: fate.outcome === 'busy' ? 503 : 200, body: JSON.stringify(fate) };
}

/** Reads what `fateOf` wrote. */
export function readFate(body: string): EventFate {
  return JSON.parse(body) as EventFate;
}

function fateOfOutcome(outcome: Outcome): EventFate {
  switch (outcome.kind) {
    case 'done': {
      const { member, result } = outcome;
      const id = result.transaction?.id ?? result.cached?.purchase.id ?? null;
      return {
        ...NOTHING,
        outcome: 'done',
        memberId: member?.id ?? result.memberId,
        transactionIds: id === null ? [] : [id],
        reason: result.cached === null ? null : 'kept until somebody enrols with this address',
      };
    }
    case 'refused': {
      const { refusal, program, member } = outcome;
      const fate = refused(REFUSALS[refusal.code], refusalSentence(refusal, program));
      return { ...fate, memberId: member?.id ?? null };
    }
    case 'key_reused':
      return refused('IDEMPOTENCY_KEY_REUSED', 'the same refund was told otherwise before');
    case 'busy':
      return { ...NOTHING, outcome: 'busy', code: 'TRY_AGAIN', reason: outcome.why };
  }
}
