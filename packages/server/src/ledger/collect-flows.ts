import { flowOf, hourOf, type Transaction, type TransactionStatus } from '@fealty/core';
import { TableRows } from './table-rows.ts';

interface Sum {
  readonly hour: number;
  readonly activityId: string;
  awards: number;
  points: number;
  greatest: number;
  held: number;
  releasedAwards: number;
  releasedPoints: number;
}

/** What a batch gave, held and released, summed up by hour and activity. */
export class FlowRows {
  readonly held = new TableRows(['raw', 'raw', 'text', 'raw', 'raw', 'raw', 'raw', 'time']);
  readonly settled = new TableRows(['raw', 'raw', 'time']);
  readonly #sums = new Map<string, Sum>();
  /** The first award of each activity that was held. */
  readonly #openings = new Map<string, Transaction>();

  /** Counts an award of an activity that is watched; what was held counts for nothing yet. */
  recorded(transaction: Transaction): void {
    const activityId = flowOf(transaction);
    if (activityId === null) return;
    const { id, memberId, points, recordedAt, programVersion, details } = transaction;
    const sum = this.#sum(activityId, recordedAt);
    const { held } = details;
    if (held === undefined) {
      sum.awards += 1;
      sum.points += points;
      sum.greatest = Math.max(sum.greatest, points);
      return;
    }
    sum.held += 1;
    const { reason, seen, allowed } = held;
    this.held.push(id, memberId, activityId, reason, seen, allowed, programVersion, recordedAt);
    if (!this.#openings.has(activityId)) this.#openings.set(activityId, transaction);
  }

  /** What was held and is approved teaches what is usual, in the hour in which it came. */
  settle(
    transaction: Transaction | null | undefined,
    to: TransactionStatus,
    at: Transaction['recordedAt'],
  ): void {
    if (transaction?.details.held === undefined) return;
    const isReleased = to === 'approved' || to === 'auto_approved';
    this.settled.push(transaction.id, isReleased ? 'released' : 'rejected', at);
    const activityId = flowOf(transaction);
    if (!isReleased || activityId === null) return;
    const points = transaction.modified ?? transaction.points;
    const sum = this.#sum(activityId, transaction.recordedAt);
    sum.releasedAwards += 1;
    sum.releasedPoints += points;
    sum.greatest = Math.max(sum.greatest, points);
  }

  sums(): TableRows {
    const table = new TableRows(['raw', 'text', 'raw', 'raw', 'raw', 'raw', 'raw', 'raw']);
    for (const sum of this.#sums.values()) {
      const { hour, activityId, awards, points, greatest, held } = sum;
      const { releasedAwards, releasedPoints } = sum;
      table.push(
        ...[hour, activityId, awards, points, greatest, held],
        ...[releasedAwards, releasedPoints],
      );
    }
    return table;
  }

  openings(newId: () => string): TableRows {
    const table = new TableRows([
      ...(['raw', 'text', 'raw', 'raw', 'raw'] as const),
      ...(['raw', 'raw', 'raw', 'raw', 'time'] as const),
    ]);
    for (const [activityId, { details, programVersion, recordedAt }] of this.#openings) {
      const { held } = details;
      if (held === undefined) continue;
      const { reason, seen, allowed, by, version = null, before = null } = held;
      table.push(
        ...[newId(), activityId, reason, seen, allowed],
        ...[by, version, before, programVersion, recordedAt],
      );
    }
    return table;
  }

  #sum(activityId: string, at: Transaction['recordedAt']): Sum {
    const hour = hourOf(at);
    const key = `${String(hour)}:${activityId}`;
    const known = this.#sums.get(key);
    if (known !== undefined) return known;
    const none = { awards: 0, points: 0, greatest: 0, held: 0 };
    const sum: Sum = { hour, activityId, ...none, releasedAwards: 0, releasedPoints: 0 };
    this.#sums.set(key, sum);
    return sum;
  }
}
