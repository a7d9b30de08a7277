import type { Change } from './books/changes.ts';
import type {
  CachedPurchase,
  Coupon,
  IdentityKey,
  MemberId,
  Transaction,
} from './books/records.ts';
import type { MemberRef } from './commands.ts';
import type { Points } from './points/points.ts';
import type { Refusal } from './refusals.ts';
import type { Instant } from './time/instant.ts';
import type { Trace } from './trace.ts';

export interface HoldingsNeed {
  readonly holderId: MemberId;
  readonly memberIds: readonly MemberId[];
}

/** Facts a command stands on, named so that a store can load them for a whole batch at once. */
export interface Needs {
  readonly members?: readonly MemberRef[];
  /** Identities that will be taken or released: created if missing, and locked. */
  readonly identities?: readonly IdentityKey[];
  /** Identities only looked up. */
  readonly lookups?: readonly IdentityKey[];
  readonly claims?: readonly { readonly scope: string; readonly key: string }[];
  /** With their details and, for awards, their lot and what was returned of them. */
  readonly transactions?: readonly string[];
  /** Open lots in spending order until they cover the points, and what has lapsed. */
  readonly lots?: readonly { readonly member: MemberRef; readonly points: Points }[];
  readonly lapsed?: readonly MemberRef[];
  /** What lapses at single dates, for members who are reminded of it. */
  readonly dates?: readonly { readonly member: MemberRef; readonly at: Instant }[];
  /** Redemptions of which it is wanted what they took out of which lots. */
  readonly draws?: readonly string[];
  readonly shelves?: readonly { readonly rewardId: string; readonly coupons: number }[];
  /** Budgets of the program, by id. */
  readonly budgets?: readonly string[];
  /** Activities of which it is wanted what they gave in this hour, and what they usually give. */
  readonly flows?: readonly string[];
  /** E-mails whose cached purchases are read. */
  readonly cached?: readonly string[];
  /** Cached purchases of which only the id is known: fills `Books.cachedEmails`. */
  readonly cachedIds?: readonly string[];
  /** Members about to be erased: what of theirs is unsettled, and their first open lots. */
  readonly remains?: readonly MemberId[];
  /** True if what tells members apart may be taken: nobody makes an attribute unique meanwhile. */
  readonly people?: readonly true[];
  /** Members whose merges that stand are read. */
  readonly merges?: readonly MemberRef[];
  /** What a member holds of others who were merged into him; the first of them stands for all. */
  readonly holdings?: readonly HoldingsNeed[];
  readonly programs?: readonly number[];
}

/** What a surface tells of a command that was carried out. */
export interface Result {
  readonly memberId: MemberId | null;
  readonly transaction: Transaction | null;
  readonly coupon: Coupon | null;
  readonly cached: { readonly purchase: CachedPurchase; readonly points: Points } | null;
}

export type Decision =
  | {
      readonly kind: 'done';
      readonly changes: readonly Change[];
      readonly result: Result;
      readonly trace: Trace;
    }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly memberId: MemberId | null;
      readonly trace: Trace;
    }
  | { readonly kind: 'needs'; readonly needs: Needs };

/** New ids and codes are handed in, so that the same command with the same supply decides alike. */
export interface Fresh {
  /** A transaction, member or lot id. */
  id(): string;
  /** `length` characters out of the alphabet; out of `A–Z0–9` unless said. */
  code(length: number, alphabet?: string): string;
}
