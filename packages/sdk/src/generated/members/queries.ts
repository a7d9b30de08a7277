// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { MomentFilter, WordFilter } from '../../sending/values.ts';

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
