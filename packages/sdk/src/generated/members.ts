// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type {
  CallOptions,
  SimulateOptions,
  WalkOptions,
  WriteOptions,
} from '../sending/options.ts';
import type { AttributeValues, MomentFilter, Simulated, WordFilter } from '../sending/values.ts';
import type {
  Member,
  Seal,
  Transaction,
  Activity,
  Reward,
  TransactionsPage,
  RewardsPage,
  ActivitiesPage,
} from './shared.ts';

/** What `members.readAsOf` answers with. */
export interface MemberAsOf {
  /** The merchant’s own id of the member. */
  readonly member_id: string;
  /** 24 hexadecimal digits, ordered by time. */
  readonly internal_member_id: string;
  /** What was the case then. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly at: string;
  /** As was known then. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly known_at: string;
  /** Points to spend. */
  readonly available_points: number;
  /** Points that waited for approval. */
  readonly pending_points: number;
  /** Points in a cart. */
  readonly reserved_points: number;
  /** Points that were owed. */
  readonly owed_points: number;
  /** The tier then; null if it is not known any more. */
  readonly tier_info: {
    /** Id of the tier; null without one. */
    readonly loyalty_tier_id: string | null;
    /** Its name then. */
    readonly loyalty_tier_name: string | null;
  } | null;
  /** The version of the program that decided then; 0 before any did. */
  readonly program_version: number;
  /** Where the points to spend came from, at most 100; first what lapses first. */
  readonly lots: readonly {
    /** The award that the points came of. */
    readonly transaction_id: string;
    /** What was left of it. */
    readonly available_points: number;
    /** When it happened. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly earned_date: string;
    /** What was awarded; null if no activity. */
    readonly activity_id: string | null;
    /** When the points lapse; null if never or with inactivity. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly expiration_date: string | null;
    /** Whether they lapse with inactivity. */
    readonly expires_by_inactivity: boolean;
  }[];
  /** How many there were. */
  readonly lots_total: number;
}

/** A row of `members.listReferrals`. */
export interface MemberReferral {
  /** Internal id. */
  readonly internal_member_id: string;
  /** The merchant’s own id; without one the e-mail address. */
  readonly member_id: string;
  /** First and last name, else what he is known by; empty of whoever was erased. */
  readonly name: string;
  /** When the friend joined. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly enrollment_date: string;
  /**
   * Of the friend: `joined`; `bought`, and nothing is given for it; `waiting` until the
   * purchase has stood long enough; `rewarded`; `taken_back`, because the purchase came
   * back.
   */
  readonly state: string;
  /** Of what waits: when it is looked at next. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly due_date: string | null;
  /** What whoever recommended was given for this friend. */
  readonly referrer_points: number;
  /** What the friend was given for having been recommended. */
  readonly friend_points: number;
}

/** A row of `members.listDeliveries`. */
export interface MemberDelivery {
  /** The event that is told. */
  readonly event_id: string;
  /** What happened, by our name, as `points.awarded`. */
  readonly event: string;
  /** When it happened. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly event_date: string;
  /** An e-mail to the member, or a call to a webhook of the store. */
  readonly channel: 'mail' | 'webhook';
  /** Of a webhook: what the store calls it; else empty. */
  readonly name: string;
  /**
   * `delivered`; `given_up` after the last try; `dropped`: there was nothing to tell or
   * nobody who wanted it; `waiting`; `retrying` after a try that failed.
   */
  readonly outcome: string;
  /** When that came about; null while it waits. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly ended_date: string | null;
  /** While it waits: when it is tried next. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly due_date: string | null;
  /** Why the last try failed. */
  readonly failure: string | null;
}

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

/** What `members.create` takes. */
export interface CreateMemberParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** The merchant’s own id of the member; e-mail address and telephone may serve. */
  readonly member_id: string;
  /** First name, below 100 characters. */
  readonly first_name?: string | undefined;
  /** Last name, below 100 characters. */
  readonly last_name?: string | undefined;
  /** No two members share one. */
  readonly email_address?: string | undefined;
  /** Telephone, as `+1-7203332525`; any other text is kept as it is. */
  readonly phone_number?: string | undefined;
  /** Birthday, MM/DD/YYYY. */
  readonly birthdate?: string | undefined;
  /** The day whose return is celebrated, MM/DD/YYYY. */
  readonly anniversary_date?: string | undefined;
  /** Gender. */
  readonly gender?: string | undefined;
  /** Name on Twitter. */
  readonly twitter_handle?: string | undefined;
  /** Name on Instagram. */
  readonly instagram_handle?: string | undefined;
  /** Language, any label of the merchant’s. */
  readonly preferred_language?: string | undefined;
  /** Where he lives. */
  readonly address?:
    | {
        /** First line. */
        readonly line1?: string | undefined;
        /** Second line. */
        readonly line2?: string | undefined;
        /** City. */
        readonly city?: string | undefined;
        /** State. */
        readonly state?: string | undefined;
        /** Country. */
        readonly country?: string | undefined;
        /** Postal code. */
        readonly postal_code?: string | undefined;
      }
    | undefined;
  /** Tags; those of before are replaced. */
  readonly member_tags?: readonly string[] | undefined;
  /** Attributes of the merchant’s own, by name. */
  readonly custom_attributes?: AttributeValues | undefined;
  /** Whether he gets e-mail. */
  readonly email_subscription_status?: 'subscribed' | 'unsubscribed' | undefined;
  /** Active unless it is said otherwise. */
  readonly member_status?: 'active' | 'blocked' | 'opted_out' | undefined;
  /** Code of who recommended the shop. */
  readonly referrer_code?: string | undefined;
}

/** What `members.list` takes. */
export interface ListMembersParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** How many to pass over. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many to list, 1 to 1000. Unless said: `100`. */
  readonly count?: number | undefined;
  /**
   * What names, e-mail address, id or telephone begin with; two words are first and last
   * name, either way round. Of those found one way the first 1,000 are looked at. Ours.
   */
  readonly search?: string | undefined;
  /** The oldest first, or with the hyphen the newest. Ours. Unless said: `"enrollment_date"`. */
  readonly sort_by?: 'enrollment_date' | '-enrollment_date' | undefined;
  /** When he joined, as a comparison. */
  readonly enrollment_date?: MomentFilter | undefined;
  /** When what is known of him last changed, as a comparison. */
  readonly last_modified_date?: MomentFilter | undefined;
  /** Status, as a comparison. */
  readonly member_status?: WordFilter | undefined;
  /** E-mail address, as a comparison. */
  readonly email_address?: WordFilter | undefined;
  /** Id of the tier, as a comparison. */
  readonly loyalty_tier_id?: WordFilter | undefined;
  /** Tags of which he has at least one, as a comparison. */
  readonly tags?: WordFilter | undefined;
  /**
   * Attributes of the program’s own and the values that he must have, all of them:
   * `{"size":"L"}`. Ours.
   */
  readonly attributes?: object | undefined;
}

/** What `members.read` takes. */
export interface ReadMemberParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
}

/** What `members.update` takes. */
export interface UpdateMemberParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
  /** The merchant’s own id of the member; e-mail address and telephone may serve. */
  readonly member_id?: string | undefined;
  /** First name, below 100 characters. */
  readonly first_name?: string | undefined;
  /** Last name, below 100 characters. */
  readonly last_name?: string | undefined;
  /** No two members share one. */
  readonly email_address?: string | undefined;
  /** Telephone, as `+1-7203332525`; any other text is kept as it is. */
  readonly phone_number?: string | undefined;
  /** Birthday, MM/DD/YYYY. */
  readonly birthdate?: string | undefined;
  /** The day whose return is celebrated, MM/DD/YYYY. */
  readonly anniversary_date?: string | undefined;
  /** Gender. */
  readonly gender?: string | undefined;
  /** Name on Twitter. */
  readonly twitter_handle?: string | undefined;
  /** Name on Instagram. */
  readonly instagram_handle?: string | undefined;
  /** Language, any label of the merchant’s. */
  readonly preferred_language?: string | undefined;
  /** Where he lives. */
  readonly address?:
    | {
        /** First line. */
        readonly line1?: string | undefined;
        /** Second line. */
        readonly line2?: string | undefined;
        /** City. */
        readonly city?: string | undefined;
        /** State. */
        readonly state?: string | undefined;
        /** Country. */
        readonly country?: string | undefined;
        /** Postal code. */
        readonly postal_code?: string | undefined;
      }
    | undefined;
  /** Tags; those of before are replaced. */
  readonly member_tags?: readonly string[] | undefined;
  /** Attributes of the merchant’s own, by name. */
  readonly custom_attributes?: AttributeValues | undefined;
  /** Whether he gets e-mail. */
  readonly email_subscription_status?: 'subscribed' | 'unsubscribed' | undefined;
  /** A new status; `active` lets a deleted member back in. */
  readonly member_status?: 'active' | 'blocked' | 'opted_out' | 'deleted' | undefined;
  /**
   * A tier given by hand: below what was earned it lasts until he earns, above it until
   * something is deducted.
   */
  readonly loyalty_tier_id?: string | undefined;
  /** Why he is given the tier. Ours. */
  readonly reason?: string | undefined;
}

/** What `members.changeTags` takes. */
export interface ChangeMemberTagsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
  /** Tags to add. */
  readonly add?: readonly string[] | undefined;
  /** Tags to take off. */
  readonly remove?: readonly string[] | undefined;
}

/** What `members.bulk` takes. */
export interface BulkMembersParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Internal ids, at most 500. */
  readonly members: readonly string[];
  /** What is done to each. */
  readonly act: 'tag' | 'untag' | 'block' | 'unblock' | 'delete';
  /** For tag and untag: which. */
  readonly tags?: readonly string[] | undefined;
}

/** What `members.name` takes. */
export interface NameMembersParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Internal ids. */
  readonly members: readonly string[];
}

/** What `members.listReferrals` takes. */
export interface ListMemberReferralsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `members.listMerged` takes. */
export interface ListMergedMembersParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
}

/** What `members.listDeliveries` takes. */
export interface ListMemberDeliveriesParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
  /** Events at most, 1 to 100. Unless said: `20`. */
  readonly count?: number | undefined;
  /** `next_cursor` of the answer before. */
  readonly cursor?: string | undefined;
}

/** What `members.merge` takes. */
export interface MergeMemberParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
  /** Who goes on for both: the merchant’s own id, e-mail address or internal id. */
  readonly into: string;
}

/** What `members.unmerge` takes. */
export interface UnmergeMemberParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
}

/** What `members.export` takes. */
export interface ExportMemberParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
}

/** What `members.erase` takes. */
export interface EraseMemberParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
}

/** What `members.prove` takes. */
export interface ProveMemberParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
  /** Number of the seal; the newest. */
  readonly seal?: number | undefined;
}

/** What `members.listTransactions` takes. */
export interface ListMemberTransactionsParams {
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** How many to pass over: the `next_start_index` of the page before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
  /** When it was recorded: `{"gt":"01/21/2022"}`, with eq, gt, gte, lt, lte and between. */
  readonly created_date?: MomentFilter | undefined;
  /** When it was approved: `{"gt":"01/21/2022"}`, with eq, gt, gte, lt, lte and between. */
  readonly approved_date?: MomentFilter | undefined;
  /** When it happened: `{"gt":"01/21/2022"}`, with eq, gt, gte, lt, lte and between. */
  readonly transaction_date?: MomentFilter | undefined;
  /**
   * `{"eq":"pending"}` or `{"in":"pending,approved"}`. `approved` means awards however they
   * were approved and redemptions that are final; used-up awards too.
   */
  readonly status?: WordFilter | undefined;
  /** Types of transaction. */
  readonly transaction_type?: WordFilter | undefined;
  /** Ids of activities. */
  readonly activity_id?: WordFilter | undefined;
  /** Ids of rewards. */
  readonly reward_id?: WordFilter | undefined;
  /**
   * By when it was recorded: oldest first, or newest first with the hyphen. Unless said:
   * `"-created_date"`.
   */
  readonly sort_by?: 'created_date' | '-created_date' | undefined;
}

/** What `members.readAsOf` takes. */
export interface ReadMemberAsOfParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
  /** What was the case then; now. */
  readonly at?: string | undefined;
  /** As was known then; now. */
  readonly known_at?: string | undefined;
}

/** What `members.listRewards` takes. */
export interface ListMemberRewardsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
  /**
   * By what to sort: `rank`, `points_to_be_redeemed`, with a minus for the highest first;
   * several with commas.
   */
  readonly sort_by?:
    readonly ('rank' | '-rank' | 'points_to_be_redeemed' | '-points_to_be_redeemed')[] | undefined;
  /** Also rewards that he cannot redeem now, and why. Ours. Unless said: `false`. */
  readonly include_ineligible?: boolean | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
  /**
   * The transaction that rewards are wanted for. The merchant’s own attributes may stand
   * here or in the query.
   */
  readonly transaction_attributes?:
    | {
        /** Where it happens. */
        readonly transaction_source?: string | undefined;
        /** Products in the cart. */
        readonly product_ids?: readonly string[] | undefined;
        /** Names of your own. */
        readonly [name: string]: unknown;
      }
    | undefined;
}

/** What `members.listActivities` takes. */
export interface ListMemberActivitiesParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Rows to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Rows to answer with at most. Unless said: `100`. */
  readonly count?: number | undefined;
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
}

const CREATE: Operation = {
  id: 'v2_create_member',
  method: 'POST',
  path: '/v2/loyalty/members',
  query: ['language'],
  repeats: 'key',
};

const LIST: PagedOperation = {
  id: 'v2_list_members',
  method: 'GET',
  path: '/v2/loyalty/members',
  repeats: 'read',
  paging: { rows: 'members', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const READ: Operation = {
  id: 'v2_read_member',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}',
  repeats: 'read',
};

const UPDATE: Operation = {
  id: 'v2_update_member',
  method: 'PUT',
  path: '/v2/loyalty/members/{mid}',
  query: ['language', 'idParam'],
  repeats: 'key',
};

const CHANGE_TAGS: Operation = {
  id: 'v2_change_member_tags',
  method: 'POST',
  path: '/v2/loyalty/members/{mid}/tags',
  query: ['language', 'idParam'],
  repeats: 'key',
};

const BULK: Operation = {
  id: 'v2_bulk_members',
  method: 'POST',
  path: '/v2/loyalty/members/bulk',
  query: ['language'],
  repeats: 'key',
};

const NAME: Operation = {
  id: 'v2_name_members',
  method: 'GET',
  path: '/v2/loyalty/members/names',
  repeats: 'read',
};

const LIST_REFERRALS: PagedOperation = {
  id: 'v2_list_member_referrals',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/referrals',
  repeats: 'read',
  paging: { rows: 'friends', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const LIST_MERGED: Operation = {
  id: 'v2_list_merged_members',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/merged',
  repeats: 'read',
};

const LIST_DELIVERIES: PagedOperation = {
  id: 'v2_list_member_deliveries',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/deliveries',
  repeats: 'read',
  paging: { rows: 'deliveries', from: 'cursor', next: 'next_cursor', more: 'more' },
};

const MERGE: Operation = {
  id: 'v2_merge_member',
  method: 'POST',
  path: '/v2/loyalty/members/{mid}/merge',
  query: ['language', 'idParam'],
  repeats: 'key',
};

const UNMERGE: Operation = {
  id: 'v2_unmerge_member',
  method: 'POST',
  path: '/v2/loyalty/members/{mid}/unmerge',
  query: ['language', 'idParam'],
  repeats: 'key',
};

const EXPORT: Operation = {
  id: 'v2_export_member',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/export',
  repeats: 'read',
};

const ERASE: Operation = {
  id: 'v2_erase_member',
  method: 'POST',
  path: '/v2/loyalty/members/{mid}/erase',
  query: ['language', 'idParam'],
  repeats: 'key',
};

const PROVE: Operation = {
  id: 'v2_prove_member',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/proof',
  repeats: 'read',
};

const LIST_TRANSACTIONS: PagedOperation = {
  id: 'v2_list_member_transactions',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/transactions',
  repeats: 'read',
  paging: { rows: 'transactions', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const READ_AS_OF: Operation = {
  id: 'v2_read_member_as_of',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/as-of',
  repeats: 'read',
};

const LIST_REWARDS: PagedOperation = {
  id: 'v2_list_member_rewards',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/rewards',
  repeats: 'read',
  paging: { rows: 'rewards', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const LIST_ACTIVITIES: PagedOperation = {
  id: 'v2_list_member_activities',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/activities',
  repeats: 'read',
  paging: { rows: 'activities', from: 'start_index', next: 'next_start_index', more: 'more' },
};

/** Operations below `/members`. */
export class MembersResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Create a member.
   *
   * Somebody joins the program, and gets the points for it. Orders that waited for the
   * e-mail address become awards. What is empty or null says nothing.
   *
   * `POST /v2/loyalty/members`
   *
   * Refusals: `MEMBER_ID_ALREADY_IN_USE`, `MEMBER_CREATION_UNSUCCESSFUL`, `MEMBER_DELETED`,
   * `INVALID_REQUEST_PARAMETER_VALUES`.
   */
  create(params: CreateMemberParams, options?: WriteOptions): Promise<Member>;
  /** The same, only decided: nothing is written, and the answer says why. */
  create(params: CreateMemberParams, options: SimulateOptions): Promise<Simulated<Member>>;
  create(params: CreateMemberParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(CREATE, { path: [], params, options });
  }

  /**
   * List members.
   *
   * Members in order of enrolment, the newest last. Filters are JSON objects, as
   * `{"eq":"…"}` or `{"in":"a,b"}`; of dates also gt, gte, lt, lte and between. Whoever was
   * merged or erased is not listed.
   *
   * `GET /v2/loyalty/members`
   *
   * Refusals: `INVALID_REQUEST_PARAMETER_VALUES`.
   */
  list(params: ListMembersParams = {}, options?: CallOptions): Promise<MembersPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: ListMembersParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Member, void, undefined> {
    return this.#sender.walk<Member>(LIST, { path: [], params, options });
  }

  /**
   * Read a member.
   *
   * All that is known of a member, with what he has and what lapses when.
   *
   * `GET /v2/loyalty/members/{mid}`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  read(member: string, params: ReadMemberParams = {}, options?: CallOptions): Promise<Member> {
    return this.#sender.send(READ, { path: [member], params, options });
  }

  /**
   * Change a member.
   *
   * Changes what is passed, all of it or nothing. An empty text clears, null says nothing,
   * tags are replaced, attributes are changed by name. Named by the internal id, a new
   * `member_id` is given; one that somebody has merges this member into him, and what the
   * holder of the id says of himself stands.
   *
   * `PUT /v2/loyalty/members/{mid}`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `MEMBER_ID_ALREADY_IN_USE`, `MEMBER_UPDATE_UNSUCCESSFUL`,
   * `MEMBER_MERGE_UNSUCCESSFUL`, `MEMBER_DELETED`, `INVALID_REQUEST_PARAMETER_VALUES`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  update(member: string, params?: UpdateMemberParams, options?: WriteOptions): Promise<Member>;
  /** The same, only decided: nothing is written, and the answer says why. */
  update(
    member: string,
    params: UpdateMemberParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<Member>>;
  update(
    member: string,
    params: UpdateMemberParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(UPDATE, { path: [member], params, options });
  }

  /**
   * Add tags to a member, and take tags off.
   *
   * Leaves all other tags as they are, whatever others do to them meanwhile. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/members/{mid}/tags`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `MEMBER_DELETED`, `INVALID_REQUEST_PARAMETER_VALUES`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  changeTags(
    member: string,
    params?: ChangeMemberTagsParams,
    options?: WriteOptions,
  ): Promise<Member>;
  /** The same, only decided: nothing is written, and the answer says why. */
  changeTags(
    member: string,
    params: ChangeMemberTagsParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<Member>>;
  changeTags(
    member: string,
    params: ChangeMemberTagsParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(CHANGE_TAGS, { path: [member], params, options });
  }

  /**
   * Do the same to many members.
   *
   * Tags, untags, blocks, unblocks or deletes up to 500 members. One who is refused harms no
   * other; who is so already counts as done. Simulated it also says how many are so already,
   * and what those hold who would change. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/members/bulk`
   *
   * Refusals: `INVALID_REQUEST_PARAMETER_VALUES`.
   */
  bulk(params: BulkMembersParams, options?: WriteOptions): Promise<BulkMembersAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  bulk(params: BulkMembersParams, options: SimulateOptions): Promise<Simulated<BulkMembersAnswer>>;
  bulk(params: BulkMembersParams, options?: WriteOptions | SimulateOptions): Promise<unknown> {
    return this.#sender.send(BULK, { path: [], params, options });
  }

  /**
   * What members are called.
   *
   * Names for up to 200 internal ids. Whoever was merged is called as the one who goes on
   * for him; whom nobody knows is left out. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/members/names`
   */
  name(params: NameMembersParams, options?: CallOptions): Promise<NameMembersAnswer> {
    return this.#sender.send(NAME, { path: [], params, options });
  }

  /**
   * List whom a member brought, and who brought him.
   *
   * Friends of the member, the last first, each with what came of it; of a friend the first
   * 100 transactions are looked at. Those who were merged into him count as him. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/members/{mid}/referrals`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  listReferrals(
    member: string,
    params: ListMemberReferralsParams = {},
    options?: CallOptions,
  ): Promise<MemberReferralsPage> {
    return this.#sender.send(LIST_REFERRALS, { path: [member], params, options });
  }

  /** Each row of `listReferrals`, asked for page by page. */
  eachReferral(
    member: string,
    params: ListMemberReferralsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<MemberReferral, void, undefined> {
    return this.#sender.walk<MemberReferral>(LIST_REFERRALS, { path: [member], params, options });
  }

  /**
   * List who was merged into a member.
   *
   * Those whom he goes on for, the last first, at most 100, each with who merged them. Not
   * in the platform’s own API.
   *
   * `GET /v2/loyalty/members/{mid}/merged`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  listMerged(
    member: string,
    params: ListMergedMembersParams = {},
    options?: CallOptions,
  ): Promise<ListMergedMembersAnswer> {
    return this.#sender.send(LIST_MERGED, { path: [member], params, options });
  }

  /**
   * List the e-mails and webhook calls about a member.
   *
   * What was told of his events, the newest event first, with how that ended. Ends are kept
   * for 30 days. One answer looks through 200 events at most: it may hold few or none and
   * still say `more`. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/members/{mid}/deliveries`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  listDeliveries(
    member: string,
    params: ListMemberDeliveriesParams = {},
    options?: CallOptions,
  ): Promise<MemberDeliveriesPage> {
    return this.#sender.send(LIST_DELIVERIES, { path: [member], params, options });
  }

  /** Each row of `listDeliveries`, asked for page by page. */
  eachDelivery(
    member: string,
    params: ListMemberDeliveriesParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<MemberDelivery, void, undefined> {
    return this.#sender.walk<MemberDelivery>(LIST_DELIVERIES, { path: [member], params, options });
  }

  /**
   * Merge a member into another.
   *
   * Two members become one: points, debts and sums pass to the other, whose own words about
   * himself stand. Answers with the one who goes on. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/members/{mid}/merge`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `MEMBER_MERGE_UNSUCCESSFUL`, `MEMBER_DELETED`, `MEMBER_BLOCKED`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  merge(member: string, params: MergeMemberParams, options?: WriteOptions): Promise<Member>;
  /** The same, only decided: nothing is written, and the answer says why. */
  merge(
    member: string,
    params: MergeMemberParams,
    options: SimulateOptions,
  ): Promise<Simulated<Member>>;
  merge(
    member: string,
    params: MergeMemberParams,
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(MERGE, { path: [member], params, options });
  }

  /**
   * Part a member who was merged.
   *
   * Undoes the merge of the member whom the path names, as long as the program allows; what
   * was spent meanwhile stays spent. Answers with him. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/members/{mid}/unmerge`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `MEMBER_MERGE_UNSUCCESSFUL`, `MEMBER_DELETED`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  unmerge(member: string, params?: UnmergeMemberParams, options?: WriteOptions): Promise<Member>;
  /** The same, only decided: nothing is written, and the answer says why. */
  unmerge(
    member: string,
    params: UnmergeMemberParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<Member>>;
  unmerge(
    member: string,
    params: UnmergeMemberParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(UNMERGE, { path: [member], params, options });
  }

  /**
   * Export all that is held on a member.
   *
   * Profile, books, transactions with why they came out so, postings, events, audit, answers
   * and everything else, in the words of the database. For keys of the scope admin. Not in
   * the platform’s own API.
   *
   * `GET /v2/loyalty/members/{mid}/export`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `ERROR_UNAUTHORIZED`, `EXPORT_TOO_LARGE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  export(
    member: string,
    params: ExportMemberParams = {},
    options?: CallOptions,
  ): Promise<Readonly<Record<string, unknown>>> {
    return this.#sender.send(EXPORT, { path: [member], params, options });
  }

  /**
   * Erase a member.
   *
   * Forgets the person for good: points lapse, what he was known by is free, sums and
   * postings stay. Whoever was merged into him is erased too. For keys of the scope admin.
   * Not in the platform’s own API.
   *
   * `POST /v2/loyalty/members/{mid}/erase`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `ERROR_UNAUTHORIZED`, `TRY_AGAIN`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  erase(
    member: string,
    params?: EraseMemberParams,
    options?: WriteOptions,
  ): Promise<EraseMemberAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  erase(
    member: string,
    params: EraseMemberParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<EraseMemberAnswer>>;
  erase(
    member: string,
    params: EraseMemberParams = {},
    options?: WriteOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(ERASE, { path: [member], params, options });
  }

  /**
   * Prove what a member has.
   *
   * That the points of a member are in the totals of a seal: his leaf and its neighbours up
   * to the root. Whoever checks it needs nothing of ours; see docs/operating/auditing.md. It
   * tells the balances of one neighbour, not who that is. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/members/{mid}/proof`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`, `SEAL_DOES_NOT_EXIST`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  prove(
    member: string,
    params: ProveMemberParams = {},
    options?: CallOptions,
  ): Promise<ProveMemberAnswer> {
    return this.#sender.send(PROVE, { path: [member], params, options });
  }

  /**
   * List transactions of a member.
   *
   * Transactions of one member, and of whoever was merged into him, newest first unless
   * asked otherwise.
   *
   * `GET /v2/loyalty/members/{mid}/transactions`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  listTransactions(
    member: string,
    params: ListMemberTransactionsParams = {},
    options?: CallOptions,
  ): Promise<TransactionsPage> {
    return this.#sender.send(LIST_TRANSACTIONS, { path: [member], params, options });
  }

  /** Each row of `listTransactions`, asked for page by page. */
  eachTransaction(
    member: string,
    params: ListMemberTransactionsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Transaction, void, undefined> {
    return this.#sender.walk<Transaction>(LIST_TRANSACTIONS, { path: [member], params, options });
  }

  /**
   * Balance and tier at a moment.
   *
   * What a member had at a moment, as far as it was known at another. Both count to the end
   * of the second that is named; a date alone is its midnight. Not in the platform’s own
   * API.
   *
   * `GET /v2/loyalty/members/{mid}/as-of`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  readAsOf(
    member: string,
    params: ReadMemberAsOfParams = {},
    options?: CallOptions,
  ): Promise<MemberAsOf> {
    return this.#sender.send(READ_AS_OF, { path: [member], params, options });
  }

  /**
   * List the rewards that a member may redeem.
   *
   * Rewards that the member can redeem at this moment: by his points, tier and what he did
   * before, and by their stock and days. By rank, then the cheapest first, unless told
   * otherwise.
   *
   * `GET /v2/loyalty/members/{mid}/rewards`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  listRewards(
    member: string,
    params: ListMemberRewardsParams = {},
    options?: CallOptions,
  ): Promise<RewardsPage> {
    return this.#sender.send(LIST_REWARDS, { path: [member], params, options });
  }

  /** Each row of `listRewards`, asked for page by page. */
  eachReward(
    member: string,
    params: ListMemberRewardsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Reward, void, undefined> {
    return this.#sender.walk<Reward>(LIST_REWARDS, { path: [member], params, options });
  }

  /**
   * List the activities of a member.
   *
   * What the member can do, and whether doing it now would earn: not if it is paused, closed
   * to him, or done as often as it may be.
   *
   * `GET /v2/loyalty/members/{mid}/activities`
   *
   * Refusals: `INCORRECT_MEMBER_ID_PASSED`, `ID_PARAM_NAME_NOT_FOUND`,
   * `ATTRIBUTE_NOT_UNIQUE`.
   *
   * @param member The member: the internal id, or the value of the attribute named by
   * `idParam`.
   */
  listActivities(
    member: string,
    params: ListMemberActivitiesParams = {},
    options?: CallOptions,
  ): Promise<ActivitiesPage> {
    return this.#sender.send(LIST_ACTIVITIES, { path: [member], params, options });
  }

  /** Each row of `listActivities`, asked for page by page. */
  eachActivity(
    member: string,
    params: ListMemberActivitiesParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<Activity, void, undefined> {
    return this.#sender.walk<Activity>(LIST_ACTIVITIES, { path: [member], params, options });
  }
}
