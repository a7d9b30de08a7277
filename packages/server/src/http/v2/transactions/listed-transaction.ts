import type { TransactionData } from '@fealty/contract/v2';
import type { Program } from '@fealty/core';
import { readAmendments, readDetails } from '../../../ledger/details-text.ts';
import type { ListedTransaction } from '../../../queries/transaction-rows.ts';
import { wirePoints } from '../../wire-points.ts';
import { transactionData } from './transaction-answer.ts';

/** A transaction of the tables as v2 shows it; `program` is the one that judged it. */
export function listedData(listed: ListedTransaction, program: Program): TransactionData {
  const { memberId, uid, email, details, amendments, remaining } = listed;
  const data = transactionData(
    {
      ...listed,
      details: details === null ? {} : readDetails(details).details,
      amended: readAmendments(amendments),
    },
    { id: memberId, profile: { uid, email } },
    program,
  );
  if (data.award_info === undefined || remaining === null) return data;
  const available_points = wirePoints(remaining, program);
  return { ...data, award_info: { ...data.award_info, available_points } };
}
