import type { Books } from '../../books/books.ts';
import type { Change } from '../../books/changes.ts';
import type { MemberId, Transaction } from '../../books/records.ts';
import type { Points } from '../../points/points.ts';
import { monthText } from '../../time/calendar.ts';
import { localDay } from '../../time/zone.ts';
import { addFlow, flowOf, noFlow, type Flow } from './flow.ts';

/** How often something was given out, and for how many points. */
export interface Given {
  count: number;
  points: Points;
}

/** Stands for what has no activity: corrections by hand, opening balances. */
export const NO_ACTIVITY = '';

/** Sums of a run, kept while it goes on. */
export class Tally {
  readonly total = noFlow();
  readonly months = new Map<string, Flow>();
  readonly activities = new Map<string, Flow>();
  readonly members = new Map<MemberId, Flow>();
  readonly rewards = new Map<string, Given>();
  readonly coupons = new Map<string, number>();
  /** How often members came into a tier, by its id. */
  readonly arrivals = new Map<string, number>();
  readonly #zone: string;

  /** Months are those of the zone. */
  constructor(zone: string) {
    this.#zone = zone;
  }

  /** Adds what a step did. To be called once it is applied. */
  note(changes: readonly Change[], books: Books): void {
    for (const change of changes) {
      switch (change.kind) {
        case 'points_posted':
          this.#posted(change, books);
          break;
        case 'transaction_recorded':
          this.#recorded(change.transaction);
          break;
        case 'coupon_issued':
        case 'coupon_generated':
          this.coupons.set(change.coupon.rewardId, countOf(this.coupons, change.coupon.rewardId));
          break;
        case 'tier_changed':
        case 'tier_assigned':
          if (change.to !== null) this.arrivals.set(change.to, countOf(this.arrivals, change.to));
          break;
        default:
          break;
      }
    }
  }

  #posted(posting: Extract<Change, { kind: 'points_posted' }>, books: Books): void {
    const flow = flowOf(posting);
    if (flow === null) return;
    const transaction = books.transactions.get(posting.transactionId) ?? null;
    addFlow(this.total, flow);
    addFlow(entry(this.members, posting.memberId, noFlow), flow);
    const month = monthText(localDay(transaction?.occurredAt ?? posting.at, this.#zone));
    addFlow(entry(this.months, month, noFlow), flow);
    addFlow(entry(this.activities, activityOf(transaction, books), noFlow), flow);
    if (flow.redeemed === 0 || transaction === null) return;
    entry(this.rewards, transaction.rewardId ?? '', nothingGiven).points += flow.redeemed;
  }

  #recorded({ kind, rewardId }: Transaction): void {
    if (kind === 'redeem') entry(this.rewards, rewardId ?? '', nothingGiven).count += 1;
  }
}

/** The activity of an award, also of what takes it back. */
function activityOf(transaction: Transaction | null, books: Books): string {
  const related = books.transactions.get(transaction?.relatedId ?? '');
  return transaction?.activityId ?? related?.activityId ?? NO_ACTIVITY;
}

function countOf(counts: ReadonlyMap<string, number>, key: string): number {
  return (counts.get(key) ?? 0) + 1;
}

function nothingGiven(): Given {
  return { count: 0, points: 0 };
}

export function entry<K, V>(map: Map<K, V>, key: K, fresh: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = fresh();
  map.set(key, made);
  return made;
}
