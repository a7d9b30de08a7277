import type { Command } from '@fealty/core';
import type { Lanes } from '../ledger/lanes.ts';
import type { Outcome } from '../ledger/outcome.ts';

/** How a command of a job ended. */
export type Ended = 'changed' | 'nothing' | 'refused' | 'busy';

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
      return command.kind === 'expire_points' && outcome.result.transaction === null
        ? 'nothing'
        : 'changed';
    case 'refused':
      return 'refused';
    case 'key_reused':
    case 'busy':
      return 'busy';
  }
}
