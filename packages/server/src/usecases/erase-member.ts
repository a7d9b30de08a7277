import { forgetTraces, readMergedSet } from '../ledger/forget-traces.ts';
import type { Lanes } from '../ledger/lanes.ts';
import type { Outcome } from '../ledger/outcome.ts';
import { FileTrouble } from '../runtime/file-store.ts';
import { forgetFiles } from './forget-files.ts';
import type { FileTools } from './kept-files.ts';
import { outcomeOf } from './outcome-of.ts';

export interface EraseTools extends FileTools {
  readonly lanes: Lanes;
}

export interface Erasure {
  readonly merchantId: number;
  readonly memberId: string;
  readonly actor: string;
}

/** How an erasure ended; `busy`: not at its end, and the sweep goes on with it. */
export type Erased = 'erased' | 'unknown' | 'busy';

/** A thousand lots each: more than anybody has. */
const ROUNDS_MAX = 10_000;

/**
 * Erases a member, and whoever was merged into him: what he had is ended and the person forgotten in
 * the ledger, then what he sent and what was said of him is wiped everywhere else. Harmless a second
 * time and beside any other command; if it is stopped half-way, his due row has the sweep go on.
 */
export async function eraseMember(tools: EraseTools, erasure: Erasure): Promise<Erased> {
  const { merchantId, memberId, actor } = erasure;
  const command = {
    kind: 'erase_member',
    actor,
    member: { by: 'id', value: memberId },
  } as const;
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    const outcome = await outcomeOf(tools.lanes, merchantId, command);
    if (outcome.kind !== 'done') return endOf(outcome);
    if (outcome.member?.erasedAt == null) continue;
    const forgotten = await forgetEverywhere(tools, merchantId, outcome.member.id);
    if (!forgotten) return 'busy';
    const wiped = await outcomeOf(tools.lanes, merchantId, { ...command, wiped: true });
    return wiped.kind === 'done' ? 'erased' : endOf(wiped);
  }
  return 'busy';
}

/** False if the files cannot be removed now: what is said of him leads to them, and stays as long. */
async function forgetEverywhere(
  tools: EraseTools,
  merchantId: number,
  memberId: string,
): Promise<boolean> {
  for (const one of await readMergedSet(tools.pool, merchantId, memberId)) {
    try {
      await forgetFiles(tools, { merchantId, memberId: one });
    } catch (error) {
      if (error instanceof FileTrouble) return false;
      throw error;
    }
    await forgetTraces(tools.pool, merchantId, one);
  }
  return true;
}

function endOf(outcome: Outcome): Erased {
  return outcome.kind === 'refused' && outcome.refusal.code === 'member_unknown'
    ? 'unknown'
    : 'busy';
}
