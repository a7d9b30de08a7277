import type { Command } from '@fealty/core';
import type { Lanes } from '../ledger/lanes.ts';
import type { Answer, RequestKey, Respond } from '../ledger/outcome.ts';

/** What a surface knows of the request that carries a command. */
export interface RequestTerms {
  readonly merchantId: number;
  readonly key: RequestKey | null;
  readonly simulate: boolean;
  /** How long the caller is willing to wait before the command is dropped, milliseconds. */
  readonly patienceMs: number;
  /** One of very many: it takes a lane in which nobody's single request waits. */
  readonly bulk?: true;
}

/**
 * The one way in for every surface: a command is carried out by the ledger lanes, or simulated on
 * a read-only snapshot by the same decision. `respond` puts the outcome into the surface's words.
 */
export function carryOut(
  lanes: Lanes,
  terms: RequestTerms,
  command: Command,
  respond: Respond,
): Promise<Answer> {
  const submission = {
    merchantId: terms.merchantId,
    command,
    respond,
    key: terms.key,
    deadlineMs: performance.now() + terms.patienceMs,
    bulk: terms.bulk ?? false,
  };
  return terms.simulate ? lanes.simulate(submission) : lanes.submit(submission);
}
