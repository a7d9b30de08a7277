import type { Points } from '../points/points.ts';

/** Where a member's points sit. `owed` is a debt: it stands at or below zero in the ledger. */
export type MemberAccount = 'available' | 'pending' | 'reserved' | 'owed';

/** Where the program's points come from and go to. */
export type ProgramAccount = 'issued' | 'redeemed' | 'deducted' | 'expired' | 'transfer';

export type Account = MemberAccount | ProgramAccount;

export const MEMBER_ACCOUNTS: readonly MemberAccount[] = [
  'available',
  'pending',
  'reserved',
  'owed',
];

/** A member's balances. `owed` is written positive: how much later earnings must make good. */
export interface Balances {
  available: Points;
  pending: Points;
  reserved: Points;
  owed: Points;
}

export function isMemberAccount(account: Account): account is MemberAccount {
  return (MEMBER_ACCOUNTS as readonly Account[]).includes(account);
}
