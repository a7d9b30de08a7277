// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Member, Seal } from '../shared/objects.ts';
import type { MemberReferral, MemberDelivery } from './objects.ts';

/** What `members.list` answers with. */
export interface MembersPage {
  readonly members: readonly Member[];
  /** How many there are in all, counted up to 10,000. Ours. */
  readonly total: number;
  /** False where there are more than `total`. Ours. */
  readonly total_is_exact: boolean;
  /** Whether there are more behind these. Ours. */
  readonly more: boolean;
  /** Where the next page begins. Ours. */
  readonly next_start_index: number;
}

/** What `members.listReferrals` answers with. */
export interface MemberReferralsPage {
  readonly friends: readonly MemberReferral[];
  /** Friends in all, counted up to 10,000. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
  /** Who recommended the shop to this member, and what came of it; null if nobody did. */
  readonly brought_by: MemberReferral | null;
}

/** What `members.listDeliveries` answers with. */
export interface MemberDeliveriesPage {
  readonly deliveries: readonly MemberDelivery[];
  /** Whether there may be others behind these. */
  readonly more: boolean;
  /** Where to go on from; null if that was all. */
  readonly next_cursor: string | null;
}

/** What `members.bulk` answers with. */
export interface BulkMembersAnswer {
  /** How many are so now, or would be. */
  readonly done: number;
  /** How many were refused. */
  readonly refused: number;
  /** Each of those, in order. */
  readonly refusals: readonly {
    /** Internal id of the member. */
    readonly id: string;
    /** Why not. */
    readonly error_code: string;
    /** The same for people. */
    readonly reason: string;
  }[];
  /** Of those done, how many are so already. Told when simulated. */
  readonly unchanged?: number;
  /** What those who would change can spend and wait for. Told when simulated. */
  readonly points_held?: number;
}

/** What `members.name` answers with. */
export interface NameMembersAnswer {
  readonly names: readonly {
    /** Internal id, as it was asked for. */
    readonly id: string;
    /** Internal id. */
    readonly internal_member_id: string;
    /** The merchant’s own id; without one the e-mail address. */
    readonly member_id: string;
    /** First and last name, else what he is known by; empty of whoever was erased. */
    readonly name: string;
  }[];
}

/** What `members.listMerged` answers with. */
export interface ListMergedMembersAnswer {
  readonly merged: readonly {
    /** Internal id. */
    readonly internal_member_id: string;
    /** The merchant’s own id; without one the e-mail address. */
    readonly member_id: string;
    /** First and last name, else what he is known by; empty of whoever was erased. */
    readonly name: string;
    /** When. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly merged_date: string;
    /** Who merged them, as in the audit. */
    readonly merged_by: string;
    /** Until when it can be undone; null if it cannot any more. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly unmerge_until: string | null;
  }[];
}

/** What `members.erase` answers with. */
export interface EraseMemberAnswer {
  /** The internal id; it stays. */
  readonly id: string;
  /** That nothing is left of the person. */
  readonly erased: boolean;
}

/** What `members.prove` answers with. */
export interface ProveMemberAnswer {
  /** `fealty proof 1`. */
  readonly format: string;
  /** Internal id of the member who was sealed. */
  readonly member_id: string;
  /** Number of his last posting then. */
  readonly version: number;
  /** Hash of that posting. SHA-256, 64 hex digits. */
  readonly chain: string;
  /** Points to spend. A count of the program’s smallest unit, in decimal digits. */
  readonly available: string;
  /**
   * Points that wait for approval. A count of the program’s smallest unit, in decimal
   * digits.
   */
  readonly pending: string;
  /** Points in carts. A count of the program’s smallest unit, in decimal digits. */
  readonly reserved: string;
  /** Points that are owed. A count of the program’s smallest unit, in decimal digits. */
  readonly owed: string;
  /** Neighbours on the way to the root, the lowest first. */
  readonly path: readonly {
    /** `left` or `right`: where the neighbour stands. */
    readonly side: string;
    /** Of the neighbour. SHA-256, 64 hex digits. */
    readonly hash: string;
    /** Members below it. */
    readonly members: number;
    /** Points to spend. A count of the program’s smallest unit, in decimal digits. */
    readonly available: string;
    /**
     * Points that wait for approval. A count of the program’s smallest unit, in decimal
     * digits.
     */
    readonly pending: string;
    /** Points in carts. A count of the program’s smallest unit, in decimal digits. */
    readonly reserved: string;
    /** Points that are owed. A count of the program’s smallest unit, in decimal digits. */
    readonly owed: string;
  }[];
  readonly seal: Seal;
}
