import type { FileData, HeldAward, listModeration, V2Values } from '@fealty/contract/v2';
import type { SentFile, TransactionDetails } from '@fealty/core';
import { readDetails } from '../../../ledger/details-text.ts';
import { listByHand } from '../../../queries/moderation-queue.ts';
import { findLikenesses, readReceipts } from '../../../queries/receipts.ts';
import type { ListedTransaction } from '../../../queries/transaction-rows.ts';
import { wirePoints } from '../../wire-points.ts';
import { heldData } from '../breaker/held-answer.ts';
import { findNamedMember } from '../members/find-member.ts';
import { listedData } from '../transactions/listed-transaction.ts';
import { fileData } from './file-data.ts';
import { succeed, type V2Context, type V2Handler } from '../surface.ts';

/** What waits for a moderator, with the files that were sent for it and what those look like. */
export const handleListModeration: V2Handler<V2Values<typeof listModeration>> = async (
  context,
  request,
) => {
  const { activity_id, member_id, start_index: offset, count: limit } = request.values;
  const { held = null, held_reason: heldReason = null } = request.values;
  const named = member_id === undefined ? null : await findNamedMember(context, request, member_id);
  if (named !== null && 'refusal' in named) return named.refusal;
  const { merchantId } = request.caller;
  const { total, points, rows } = await listByHand(context.database, {
    ...{ merchantId, activityId: activity_id ?? null, memberId: named?.memberId ?? null },
    ...{ held: heldReason === null ? held : true, heldReason, offset, limit },
  });
  const awards = rows.map((row) => ({
    row,
    details: row.details === null ? {} : readDetails(row.details).details,
  }));
  const files = await filesOf(context, merchantId, awards);
  const moderation = await Promise.all(
    awards.map(async ({ row, details }) => ({
      transaction: await shown(context, merchantId, { row, details }),
      files: (details.files ?? []).flatMap(({ id }) => files.get(id) ?? []),
      held: await heldIn(context, merchantId, { row, details }),
    })),
  );
  const next = offset + rows.length;
  const program = await context.programs.running(merchantId);
  return succeed({
    ...{ moderation, total, points: wirePoints(points, program) },
    ...{ more: next < total, next_start_index: next },
  });
};

interface Award {
  readonly row: ListedTransaction;
  readonly details: TransactionDetails;
}

async function shown(context: V2Context, merchantId: number, { row }: Award): Promise<object> {
  return listedData(row, await context.programs.version(merchantId, row.programVersion));
}

/** Why the breaker held it, in the points of the program that judged it. */
async function heldIn(
  context: V2Context,
  merchantId: number,
  { row, details }: Award,
): Promise<HeldAward | null> {
  if (details.held === undefined) return null;
  return heldData(details.held, await context.programs.version(merchantId, row.programVersion));
}

/** All files of a page of awards, in two statements. */
async function filesOf(
  { database }: V2Context,
  merchantId: number,
  awards: readonly Award[],
): Promise<ReadonlyMap<string, FileData>> {
  const sent = awards.flatMap(({ row, details }) =>
    (details.files ?? []).map(({ id }: SentFile) => ({ id, transactionId: row.id })),
  );
  if (sent.length === 0) return new Map();
  const [known, likenesses] = await Promise.all([
    readReceipts(
      database,
      merchantId,
      sent.map(({ id }) => id),
    ),
    findLikenesses(database, merchantId, sent),
  ]);
  const byFile = Map.groupBy(likenesses, ({ of }) => of);
  return new Map(known.map((file) => [file.id, fileData(file, byFile.get(file.id) ?? [])]));
}
