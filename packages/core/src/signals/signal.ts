import type { MemberId, TransactionId } from '../books/records.ts';
import type { Points } from '../points/points.ts';

/** What may look like somebody games the program. */
export const SIGNAL_KINDS = [
  'velocity',
  'sharing',
  'referrals',
  'returns',
  'receipts',
  'goodwill',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** `severe` is told the people of the store; `notable` waits until somebody looks. */
export type Severity = 'notable' | 'severe';

/** What members may have in common. */
export const MARK_KINDS = ['device', 'network', 'address'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** One member was awarded far more often than others are. */
export interface VelocityFacts {
  readonly kind: 'velocity';
  readonly per: 'hour' | 'day';
  readonly awards: number;
  /** From the first of them to the last, whole minutes. */
  readonly minutes: number;
  /** Days of other members on which they were awarded at all, of the last four weeks. */
  readonly memberDays: number;
  /** On 99 of 100 of these others had no more. */
  readonly usual: number;
  /** The most that another member had. */
  readonly greatest: number;
}

/** Many members earn with one device, from one network or for one address. */
export interface SharingFacts {
  readonly kind: 'sharing';
  readonly mark: MarkKind;
  readonly members: number;
  readonly days: number;
}

/** Whoever recommends the shop seems to recommend it to himself, or to nobody who stays. */
export interface ReferralFacts {
  readonly kind: 'referrals';
  /** Friends that were looked at, the last first. */
  readonly friends: number;
  /** Of these, whose mailbox or telephone is that of the referrer or of another friend. */
  readonly alike: number;
  /** Of these, who earn with the same device or for the same address as one of the others. */
  readonly sharing: number;
  /** Of these, who bought once and brought all of it back. */
  readonly fleeting: number;
  /** Members of the circle that recommend each other; 0 if there is none. */
  readonly circle: number;
}

/** One member brings back far more than others do. */
export interface ReturnFacts {
  readonly kind: 'returns';
  readonly orders: number;
  readonly returned: number;
  /** Points that were spent when the order came back, so that they became a debt or were let go. */
  readonly spentBefore: Points;
  /** Of 1,000 orders of all others, so many came back. */
  readonly othersPerMille: number;
  readonly days: number;
}

/** What one member sent as proof another had sent before. */
export interface ReceiptFacts {
  readonly kind: 'receipts';
  /** The very same file, or another with the same total, day and shop. */
  readonly same: 'file' | 'purchase';
  readonly members: number;
}

/** Somebody who works for the store gives far more than others do, or to somebody he favours. */
export interface GoodwillFacts {
  readonly kind: 'goodwill';
  readonly agent: string;
  readonly to: 'himself' | 'one_member' | 'members';
  readonly gifts: number;
  readonly points: Points;
  /** Others who gave something in that time. */
  readonly otherAgents: number;
  /** Half of these gave no more points. */
  readonly median: Points;
  readonly days: number;
}

export type SignalFacts =
  VelocityFacts | SharingFacts | ReferralFacts | ReturnFacts | ReceiptFacts | GoodwillFacts;

/** A pattern that was found. The same kind and subject found again is the same signal. */
export interface Finding {
  readonly facts: SignalFacts;
  /** What the pattern is about: a member, something shared, a receipt, an agent. */
  readonly subject: string;
  /** Whom to look at; null if it is about no member. */
  readonly memberId: MemberId | null;
  /** Who else belongs to it, at most `NAMED_MAX`. */
  readonly otherIds: readonly MemberId[];
  /** At most `NAMED_MAX`. */
  readonly transactionIds: readonly TransactionId[];
  readonly severity: Severity;
  /** How much was seen; once it has doubled, what was dismissed is worth another look. */
  readonly score: number;
}

/** Members and transactions that a signal names. */
export const NAMED_MAX = 20;

/** Says how bad something is by how far it is beyond what is allowed. */
export function severityOf(seen: number, allowed: number): Severity {
  return seen >= 2 * allowed ? 'severe' : 'notable';
}
