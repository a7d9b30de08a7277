import {
  explainRefusal,
  explainTrace,
  type Books,
  type RerunStep,
  type Transaction,
} from '@fealty/core';
import type { SampleTransaction } from './read-samples.ts';

/** Of one member. */
const TRANSACTIONS_MAX = 100;
const REFUSALS_MAX = 20;

/** Something that a member asked for and would be refused. */
export interface SampleRefusal {
  readonly command: string;
  readonly at: number;
  readonly why: string;
}

interface Watched {
  readonly made: { readonly id: string; readonly step: RerunStep }[];
  readonly refused: SampleRefusal[];
}

/** Keeps why things came out as they did, for members of whom some will be samples. */
export class WatchedMembers {
  readonly #watched: ReadonlyMap<string, Watched>;

  constructor(memberIds: ReadonlySet<string>) {
    this.#watched = new Map([...memberIds].map((id) => [id, { made: [], refused: [] }]));
  }

  note(step: RerunStep): void {
    const { decision, command, now, program } = step;
    if (decision.kind === 'refused') {
      const own = this.#watched.get(decision.memberId ?? '');
      if (own === undefined || own.refused.length >= REFUSALS_MAX) return;
      const why = explainRefusal(decision.refusal, program);
      own.refused.push({ command: command.kind, at: now, why });
      return;
    }
    for (const change of decision.changes) {
      if (change.kind !== 'transaction_recorded') continue;
      const { id, memberId } = change.transaction;
      const own = this.#watched.get(memberId);
      if (own !== undefined && own.made.length < TRANSACTIONS_MAX) own.made.push({ id, step });
    }
  }

  /** What a member did, as the books have it in the end. */
  madeBy(memberId: string, books: Books): readonly SampleTransaction[] {
    return (this.#watched.get(memberId)?.made ?? []).flatMap(({ id, step }) => {
      const transaction = books.transactions.get(id) ?? null;
      return transaction === null ? [] : [shown(transaction, step)];
    });
  }

  refusedTo(memberId: string): readonly SampleRefusal[] {
    return this.#watched.get(memberId)?.refused ?? [];
  }
}

function shown(transaction: Transaction, { decision, program }: RerunStep): SampleTransaction {
  const { id, memberId, kind, status, activityId, rewardId, orderId } = transaction;
  const { occurredAt, expiresAt } = transaction;
  return {
    ...{ id, memberId, kind, status, activityId, rewardId, orderId, occurredAt, expiresAt },
    points: transaction.modified ?? transaction.points,
    why: explainTrace(decision.trace, program),
  };
}
