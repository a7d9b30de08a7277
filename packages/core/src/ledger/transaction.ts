import type { Transaction } from '../books/records.ts';
import type { Draft, Scene } from '../deciding.ts';

type Fact = 'id' | 'kind' | 'status' | 'points';

/** A transaction with everything that most of them do not have left empty. */
export function newTransaction(
  scene: Scene,
  draft: Draft,
  facts: Pick<Transaction, Fact> & Partial<Transaction> & Pick<Transaction, 'actor'>,
): Transaction {
  return {
    memberId: draft.memberId,
    modified: null,
    amended: null,
    basis: null,
    activityId: null,
    rewardId: null,
    orderId: null,
    relatedId: null,
    qualifies: false,
    occurredAt: draft.at,
    recordedAt: draft.at,
    approvesAt: null,
    approvedAt: null,
    approvedBy: null,
    expiresAt: null,
    programVersion: scene.program.version,
    details: {},
    ...facts,
  };
}
