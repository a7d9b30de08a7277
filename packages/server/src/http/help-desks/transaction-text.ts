import type { Program } from '@fealty/core';
import type { ListedTransaction } from '../../queries/transaction-rows.ts';

const NAMES = {
  award: 'Points awarded',
  redeem: 'Points redeemed',
  deduct: 'Points deducted',
  return: 'Points taken back for a return',
  reverse: 'An award taken back',
  expire: 'Points expired',
  adjust: 'A correction',
  merge: 'Points moved',
  unmerge: 'Points moved back',
} as const satisfies Record<ListedTransaction['kind'], string>;

/** What a transaction was, in words, and whether it gave points or took them. */
export function transactionText(
  { kind, status, activityId, rewardId }: ListedTransaction,
  program: Program,
): { readonly text: string; readonly sign: 1 | -1 } {
  const gives = kind === 'award' || (kind === 'adjust' && status !== 'deducted');
  const sign = gives ? 1 : -1;
  if (kind === 'award' && activityId !== null) {
    return { text: program.activities.get(activityId)?.name ?? activityId, sign };
  }
  if (kind === 'redeem' && rewardId !== null) {
    return { text: program.rewards.get(rewardId)?.name ?? rewardId, sign };
  }
  return { text: NAMES[kind], sign };
}
