import type {
  explainTransaction,
  readTransaction as endpoint,
  V2Values,
} from '@fealty/contract/v2';
import { explainTrace, type Program } from '@fealty/core';
import { readDetails } from '../../../ledger/details-text.ts';
import { readTransaction } from '../../../queries/read-transaction.ts';
import type { ListedTransaction } from '../../../queries/transaction-rows.ts';
import { findPathTransaction, unknownTransaction } from './find-transaction.ts';
import { listedData } from './listed-transaction.ts';
import {
  succeed,
  type V2Context,
  type V2Handler,
  type V2Reply,
  type V2Request,
} from '../surface.ts';

export const handleReadTransaction: V2Handler<V2Values<typeof endpoint>> = async (
  context,
  request,
) => {
  const read = await readPath(context, request);
  return 'refusal' in read ? read.refusal : succeed(listedData(read.listed, read.program));
};

/** Why a transaction came out as it did. */
export const handleExplainTransaction: V2Handler<V2Values<typeof explainTransaction>> = async (
  context,
  request,
) => {
  const read = await readPath(context, request);
  if ('refusal' in read) return read.refusal;
  const { listed, program } = read;
  const { id, transaction_type, status, points } = listedData(listed, program);
  const trace = listed.details === null ? [] : readDetails(listed.details).trace;
  return succeed({
    id,
    transaction_type,
    status,
    points,
    program_version: listed.programVersion,
    sentences: explainTrace(trace, program),
    trace: [...trace],
  });
};

/** The transaction that the path names, with the program that judged it. */
async function readPath(
  context: V2Context,
  request: V2Request<{ readonly idParam?: string }>,
): Promise<
  { readonly listed: ListedTransaction; readonly program: Program } | { readonly refusal: V2Reply }
> {
  const found = await findPathTransaction(context, request);
  if ('refusal' in found) return found;
  const { merchantId } = request.caller;
  const listed = await readTransaction(context.database, merchantId, found.id);
  if (listed === null) return { refusal: unknownTransaction(found.id) };
  return { listed, program: await context.programs.version(merchantId, listed.programVersion) };
}
