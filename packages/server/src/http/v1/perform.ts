import type { Command } from '@fealty/core';
import type { Outcome, Respond } from '../../ledger/outcome.ts';
import { carryOut } from '../../usecases/carry-out.ts';
import {
  refusalDetail,
  refusalStatus,
  refusalText,
  refuse,
  refuseRequest,
  type ParameterNames,
  type RefusalStyle,
} from './refusal-body.ts';
import type { V1Context, V1Reply, V1Request } from './surface.ts';

export type Done = Extract<Outcome, { kind: 'done' }>;

/** How an endpoint puts the outcome of its command. */
export interface Wording {
  /** The `data` of a success. Pure: it may be called again for the same outcome. */
  readonly say: (done: Done) => unknown;
  /** Names of parameters, for refusals that speak of one. */
  readonly names?: ParameterNames;
}

const BUSY = {
  queue_full: 'Too many requests are waiting; try again',
  member_locked: 'Another request of this user is being carried out; try again',
  too_late: 'The request waited too long and was not carried out; try again',
  stopping: 'The server is stopping; try again',
  outcome_unknown:
    'It is not known whether the request was carried out; send it again with the same order id or key',
} as const;

/** Hands a command to the ledger and answers with what came of it. */
export async function perform(
  context: V1Context,
  request: V1Request<unknown>,
  command: Command,
  wording: Wording,
): Promise<V1Reply> {
  const respond = responder(request.caller.refusals, wording);
  return carryOut(context.lanes, request.terms, command, respond);
}

/** Words for every way a command can end. */
export function responder(style: RefusalStyle, wording: Wording): Respond {
  return (outcome) => {
    switch (outcome.kind) {
      case 'done': {
        const data = wording.say(outcome);
        return {
          status: 200,
          body: JSON.stringify({ data, success: true, ...simulation(outcome) }),
        };
      }
      case 'refused': {
        const { refusal, program } = outcome;
        const detail = refusalDetail(refusal, program, wording.names ?? {});
        return {
          status: refusalStatus(refusal.code, style),
          body: refusalText(refusal.code, detail, simulation(outcome)),
        };
      }
      case 'key_reused':
        return refuse('key_reused', style);
      case 'busy':
        return refuseRequest(503, BUSY[outcome.why]);
    }
  };
}

/** A simulated answer says so, and how it came about. */
function simulation(outcome: Extract<Outcome, { kind: 'done' | 'refused' }>): object {
  return outcome.simulated ? { simulated: true, trace: outcome.trace } : {};
}
