import type { Done } from '../serving/perform.ts';
import { transactionData } from './transaction-answer.ts';

/** The transaction that a command recorded or settled. */
export function sayRecorded(done: Done): object {
  const { member, program, result } = done;
  if (member === null || result.transaction === null) throw new Error('nothing was recorded');
  const { transaction } = result;
  const points = transaction.modified ?? transaction.points;
  return transactionData({ ...transaction, points }, member, program);
}
