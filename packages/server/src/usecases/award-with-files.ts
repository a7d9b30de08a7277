import type { Award } from '@fealty/core';
import type { Lanes } from '../ledger/lanes.ts';
import type { Answer, Outcome, Respond } from '../ledger/outcome.ts';
import type { FitFile } from '../receipts/judge-file.ts';
import { attachReceipts } from '../store/receipts.ts';
import { carryOut, type RequestTerms } from './carry-out.ts';
import { dropFiles, keepFiles, type FileTools } from './kept-files.ts';

export interface AwardTools extends FileTools {
  readonly lanes: Lanes;
  readonly newId: () => string;
}

const maskedId = (): string => '0'.repeat(24);

/** An award of one member, for files that were judged. */
export interface SentAward {
  readonly command: Omit<Award, 'files' | 'member'> & {
    readonly member: { readonly by: 'id'; readonly value: string };
  };
  readonly files: readonly FitFile[];
  /** Whether the text of pictures is to be recognised. */
  readonly toRead: boolean;
}

/**
 * Makes an award for files. They are kept before it is decided, so that no award that was
 * acknowledged lacks its file, and dropped if it is refused. Stopped in between, they are looked at
 * by the sweep: the award holds their ids. A simulated award keeps nothing.
 */
export async function awardWithFiles(
  tools: AwardTools,
  terms: RequestTerms,
  { command, files, toRead }: SentAward,
  respond: Respond,
): Promise<Answer> {
  const { merchantId } = terms;
  const newId = terms.simulate ? maskedId : tools.newId;
  const named = files.map((file) => ({ ...file, id: newId() }));
  const ids = named.map(({ id }) => id);
  const award: Award = { ...command, files: named.map(({ id, digest }) => ({ id, digest })) };
  if (terms.simulate) return carryOut(tools.lanes, terms, award, respond);
  await keepFiles(tools, { merchantId, memberId: command.member.value, toRead }, named);
  const seen: { last: Outcome | null } = { last: null };
  const answer = await carryOut(tools.lanes, terms, award, (outcome) => {
    // Decided anew, the last outcome is the one that was committed.
    seen.last = outcome;
    return respond(outcome);
  });
  const end = answer.replayed ? null : seen.last;
  if (end?.kind === 'busy' && end.why === 'outcome_unknown') return answer;
  const transaction = end?.kind === 'done' ? end.result.transaction : null;
  const settled =
    transaction === null
      ? dropFiles(tools, merchantId, ids)
      : attachReceipts(tools.pool, merchantId, ids, transaction.id);
  // The award stands as it does whatever comes of this; the sweep does what could not be done.
  await settled.catch(() => undefined);
  return answer;
}
