// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { FraudSignalMember } from './parts.ts';

/** A row of `fraudSignals.list`. */
export interface FraudSignal {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** `velocity`, `sharing`, `referrals`, `returns`, `receipts` or `goodwill`. */
  readonly kind: string;
  /** `notable`, or `severe`: the people of the store are told. */
  readonly severity: string;
  /** What was seen, in one sentence with its figures. */
  readonly text: string;
  /** The figures by name. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Whom to look at; null if it is about no member. */
  readonly internal_member_id: string | null;
  /** Internal ids of others who belong to it, at most 20. */
  readonly other_member_ids: readonly string[];
  /** Who they are: first whom to look at, then the others. */
  readonly members: readonly FraudSignalMember[];
  /** Transactions that it is about, at most 20. */
  readonly transaction_ids: readonly string[];
  /** When it was found first. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly first_seen_date: string;
  /** When it was found last. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_seen_date: string;
  /** How often it was found. */
  readonly times_seen: number;
  /** `open`, `dismissed` or `acted_on`. */
  readonly state: string;
  /** Who dismissed it or acted on it. */
  readonly settled_by: string | null;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly settled_date: string | null;
  /** Why, in his words. */
  readonly reason: string | null;
}
