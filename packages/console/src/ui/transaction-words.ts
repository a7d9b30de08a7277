import type { TransactionData } from '@fealty/contract/v2';

const DEDUCTIONS: Readonly<Record<string, string>> = {
  return: 'Order returned',
  reverse: 'Award reversed',
  expire: 'Points expired',
  deduct: 'Points taken',
  adjust: 'Correction',
};

/** What happened, in two words. */
export function titleOf({ award_info, reward_info, deduct_info }: TransactionData): string {
  if (award_info !== undefined) return award_info.activity_name || award_info.activity_id;
  if (reward_info !== undefined) return reward_info.reward_name || reward_info.reward_id;
  const reason = deduct_info?.reason ?? '';
  return DEDUCTIONS[reason] ?? 'Points taken';
}

/** What is left of an award that counts, to be spent or taken back; null where nothing is. */
export function leftOf({ award_info, status }: TransactionData): number | null {
  const left = award_info?.available_points ?? 0;
  return left > 0 && (status === 'approved' || status === 'auto_approved') ? left : null;
}
