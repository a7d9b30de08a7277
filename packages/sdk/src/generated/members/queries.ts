// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { MomentFilter, WordFilter } from '../../sending/values.ts';
import type {
  LanguageParams,
  PageParams,
  TransactionFilters,
  RewardFilters,
} from '../shared/params.ts';
import type { IdParams } from './params.ts';

/** What `members.list` takes. */
export interface ListMembersParams extends LanguageParams {
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
export type ReadMemberParams = LanguageParams & IdParams;

/** What `members.name` takes. */
export interface NameMembersParams extends LanguageParams {
  /** Internal ids. */
  readonly members: readonly string[];
}

/** What `members.listReferrals` takes. */
export type ListMemberReferralsParams = PageParams & LanguageParams & IdParams;

/** What `members.listMerged` takes. */
export type ListMergedMembersParams = LanguageParams & IdParams;

/** What `members.listDeliveries` takes. */
export interface ListMemberDeliveriesParams extends LanguageParams, IdParams {
  /** Events at most, 1 to 100. Unless said: `20`. */
  readonly count?: number | undefined;
  /** `next_cursor` of the answer before. */
  readonly cursor?: string | undefined;
}

/** What `members.export` takes. */
export type ExportMemberParams = LanguageParams & IdParams;

/** What `members.prove` takes. */
export interface ProveMemberParams extends LanguageParams, IdParams {
  /** Number of the seal; the newest. */
  readonly seal?: number | undefined;
}

/** What `members.listTransactions` takes. */
export interface ListMemberTransactionsParams extends TransactionFilters, LanguageParams, IdParams {
  /** How many to pass over: the `next_start_index` of the page before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `members.readAsOf` takes. */
export interface ReadMemberAsOfParams extends LanguageParams, IdParams {
  /** What was the case then; now. */
  readonly at?: string | undefined;
  /** As was known then; now. */
  readonly known_at?: string | undefined;
}

/** What `members.listRewards` takes. */
export type ListMemberRewardsParams = RewardFilters & PageParams & LanguageParams & IdParams;

/** What `members.listActivities` takes. */
export type ListMemberActivitiesParams = PageParams & LanguageParams & IdParams;
