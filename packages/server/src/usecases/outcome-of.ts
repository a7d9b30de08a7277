import type { Command } from '@fealty/core';
import type { Lanes } from '../ledger/lanes.ts';
import type { Outcome } from '../ledger/outcome.ts';

/**
 * Carries a command out for somebody who wants to see how it ended, not an answer for a wire. It
 * waits as long as it must, in the bulk lanes; for a request, as long as that is willing to wait.
 */
export async function outcomeOf(
  lanes: Lanes,
  merchantId: number,
  command: Command,
  patienceMs?: number,
): Promise<Outcome> {
  const seen: { last: Outcome | null } = { last: null };
  await lanes.submit({
    merchantId,
    command,
    // Decided anew, the last outcome is the one that was committed.
    respond: (outcome) => {
      seen.last = outcome;
      return { status: 200, body: '' };
    },
    key: null,
    deadlineMs: patienceMs === undefined ? Infinity : performance.now() + patienceMs,
    bulk: patienceMs === undefined,
  });
  if (seen.last === null) throw new Error(`nobody told how ${command.kind} ended`);
  return seen.last;
}
