import type { Command, RefusalCode } from '@fealty/core';
import type { Outcome, Respond } from '../../../ledger/outcome.ts';
import { carryOut } from '../../../usecases/carry-out.ts';
import { V2_CODES, type V2Code } from './codes.ts';
import { KEY_REUSED, refusalBody, refusalSentence, refuse } from './refusal.ts';
import { REFUSALS } from './refusal-table.ts';
import type { V2Context, V2Reply, V2Request } from '../surface.ts';

export type Done = Extract<Outcome, { kind: 'done' }>;

/** How an endpoint puts the outcome of its command. */
export interface Wording {
  /** The `data` of a success. Pure: it may be called again for the same outcome. */
  readonly say: (done: Done) => object;
  /** Refusals that this endpoint calls otherwise than the others do. */
  readonly codes?: Partial<Readonly<Record<RefusalCode, V2Code>>>;
  /** Sentences that the platform has for some of them. */
  readonly sentences?: Partial<Readonly<Record<RefusalCode, string>>>;
  /** What a member means who is locked by another request. */
  readonly locked?: V2Code;
}

const BUSY = {
  queue_full: 'Too many requests are waiting; try again',
  member_locked: 'Another request of this member is being carried out; try again',
  too_late: 'The request waited too long and was not carried out; try again',
  stopping: 'The server is stopping; try again',
  outcome_unknown:
    'It is not known whether the request was carried out; send it again with the same order id or key',
} as const;

/** Hands a command to the ledger and answers with what came of it. */
export function perform(
  context: V2Context,
  request: Pick<V2Request<unknown>, 'terms'>,
  command: Command,
  wording: Wording,
): Promise<V2Reply> {
  return carryOut(context.lanes, request.terms, command, responder(wording));
}

/** Words for every way a command can end. */
export function responder(wording: Wording): Respond {
  return (outcome) => {
    switch (outcome.kind) {
      case 'done': {
        const data = wording.say(outcome);
        return {
          status: 200,
          body: JSON.stringify({ success: true, data, ...simulation(outcome) }),
        };
      }
      case 'refused': {
        const { refusal, program } = outcome;
        const code = wording.codes?.[refusal.code] ?? REFUSALS[refusal.code];
        return {
          status: V2_CODES[code],
          body: refusalBody(
            code,
            wording.sentences?.[refusal.code] ?? refusalSentence(refusal, program),
            simulation(outcome),
          ),
        };
      }
      case 'key_reused':
        return KEY_REUSED;
      case 'busy': {
        const locked = outcome.why === 'member_locked' ? wording.locked : undefined;
        return refuse(locked ?? 'TRY_AGAIN', BUSY[outcome.why]);
      }
    }
  };
}

/** A simulated answer says so, and how it came about. */
function simulation(outcome: Extract<Outcome, { kind: 'done' | 'refused' }>): object {
  return outcome.simulated ? { simulated: true, trace: outcome.trace } : {};
}
