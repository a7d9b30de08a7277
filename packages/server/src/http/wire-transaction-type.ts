import type { TransactionKind } from '@fealty/core';

/** What the surfaces call a transaction: what gives, what buys, and what takes away. */
export function wireTransactionType(transaction: {
  readonly kind: TransactionKind;
  readonly status: string;
}): 'award' | 'redeem' | 'deduct' {
  switch (transaction.kind) {
    case 'award':
      return 'award';
    case 'redeem':
      return 'redeem';
    case 'adjust':
      return transaction.status === 'deducted' ? 'deduct' : 'award';
    case 'deduct':
    case 'return':
    case 'reverse':
    case 'expire':
    case 'merge':
    case 'unmerge':
      // Merges are in no list: what the two earned and spent is.
      return 'deduct';
  }
}
