import type {
  ActivityData,
  MemberData,
  RewardData,
  TierData,
  TransactionData,
} from '@fealty/contract/v2';
import { useAnswer, type Answered } from './shared.ts';

/** One call brings what a program has: a shop with more shows its first hundred. */
const COUNT = 100;

export function useMember(): Answered<MemberData> {
  return useAnswer<MemberData>('/member');
}

export function useActivities(): Answered<{ readonly activities: readonly ActivityData[] }> {
  return useAnswer('/activities', { count: COUNT });
}

export function useRewards(): Answered<{ readonly rewards: readonly RewardData[] }> {
  return useAnswer('/rewards', { include_ineligible: true, count: COUNT });
}

export function useTiers(): Answered<{ readonly tiers: readonly TierData[] }> {
  return useAnswer('/tiers', { count: COUNT });
}

export interface TransactionsPage {
  readonly transactions: readonly TransactionData[];
  readonly total: number;
  readonly more: boolean;
  readonly next_start_index: number;
}

export function useTransactions(
  query: Readonly<Record<string, string | number | undefined>>,
): Answered<TransactionsPage> {
  return useAnswer<TransactionsPage>('/transactions', query);
}
