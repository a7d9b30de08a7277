// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { ReceiptFile, HeldReason } from '../shared/parts.ts';
import type { Transaction } from '../shared/objects.ts';

/** A row of `moderation.list`. */
export interface ModeratedTransaction {
  readonly transaction: Transaction;
  readonly files: readonly ReceiptFile[];
  /** Why the breaker held it; null if it waits because its activity says so. */
  readonly held: HeldReason | null;
}

/** A row of `moderation.listDecidedAwards`. */
export interface DecidedAward {
  readonly transaction: Transaction;
  readonly decision: 'approved' | 'rejected';
  /** Who, as in the audit. */
  readonly decided_by: string;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly decided_date: string;
  /** Why, if that was said. */
  readonly reason: string | null;
  /** What the award was worth when it was recorded. */
  readonly points_before: number;
  /** What it was worth when it was decided; 0 if it was rejected. */
  readonly points_after: number;
}
