import type { Command } from '@fealty/core';
import type { Lanes } from '../ledger/lanes.ts';
import type { Outcome } from '../ledger/outcome.ts';

/**
 * Carries a command out for somebody who wants to see how it ended, not an answer for a wire. It
 * waits as long as it must, in the bulk lanes.
 */
export async function outcomeOf(
  lanes: Lanes,
  merchantId: number,
  command: Command,
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
    deadlineMs: Infinity,
    bulk: true,
  });
  if (seen.last === null) throw new Error(`nobody told how ${command.kind} ended`);
  return seen.last;
}
