import type { Command } from '@fealty/core';
import type { Lanes } from '../ledger/lanes.ts';
import type { Outcome } from '../ledger/outcome.ts';

/** As many lots as one command lets lapse. */
const LAPSES_MOST = 1000;

/** How a command of a job ended; `more`: as many lots lapsed as one command takes. */
export type Ended = 'changed' | 'more' | 'nothing' | 'refused' | 'busy';

/** Sends a command whose time has come through a bulk lane; it waits as long as it must. */
export async function carryOutLater(
  lanes: Lanes,
  merchantId: number,
  command: Command,
): Promise<Ended> {
  const answer = await lanes.submit({
    merchantId,
    command,
    respond: (outcome) => ({ status: 200, body: endOf(command, outcome) }),
    key: null,
    deadlineMs: Infinity,
    bulk: true,
  });
  return answer.body as Ended;
}

function endOf(command: Command, outcome: Outcome): Ended {
  switch (outcome.kind) {
    case 'done':
      return command.kind === 'expire_points' ? endOfLapse(outcome) : 'changed';
    case 'refused':
      return 'refused';
    case 'key_reused':
    case 'busy':
      return 'busy';
  }
}

function endOfLapse({ result, trace }: Extract<Outcome, { kind: 'done' }>): Ended {
  if (result.transaction === null) return 'nothing';
  const step = trace.find((each) => each.step === 'lapsed');
  return step === undefined || step.lots < LAPSES_MOST ? 'changed' : 'more';
}
