// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { AttributeValues } from '../../sending/values.ts';
import type { LanguageParams, Address } from '../shared/params.ts';

/** What the id in the path is. */
export interface IdParams {
  /**
   * The unique attribute that the path names the member by, such as `member_id`; without it
   * the path holds the member’s internal id.
   */
  readonly idParam?: string | undefined;
}

/** What a member says of himself. */
export interface MemberTexts {
  /** First name, below 100 characters. */
  readonly first_name?: string | undefined;
  /** Last name, below 100 characters. */
  readonly last_name?: string | undefined;
  /** Birthday, MM/DD/YYYY. */
  readonly birthdate?: string | undefined;
  /** The day whose return is celebrated, MM/DD/YYYY. */
  readonly anniversary_date?: string | undefined;
  /** Gender. */
  readonly gender?: string | undefined;
  /** No two members share one. */
  readonly email_address?: string | undefined;
  /** Telephone, as `+1-7203332525`; any other text is kept as it is. */
  readonly phone_number?: string | undefined;
  /** Name on Twitter. */
  readonly twitter_handle?: string | undefined;
  /** Name on Instagram. */
  readonly instagram_handle?: string | undefined;
  /** Language, any label of the merchant’s. */
  readonly preferred_language?: string | undefined;
  /** Tags; those of before are replaced. */
  readonly member_tags?: readonly string[] | undefined;
  /** Attributes of the merchant’s own, by name. */
  readonly custom_attributes?: AttributeValues | undefined;
  /** Whether he gets e-mail. */
  readonly email_subscription_status?: 'subscribed' | 'unsubscribed' | undefined;
}

/** What `members.create` takes. */
export interface CreateMemberParams extends MemberTexts, LanguageParams {
  /** The merchant’s own id of the member; e-mail address and telephone may serve. */
  readonly member_id: string;
  /** Where he lives. */
  readonly address?: Address | undefined;
  /** Active unless it is said otherwise. */
  readonly member_status?: 'active' | 'blocked' | 'opted_out' | undefined;
  /** Code of who recommended the shop. */
  readonly referrer_code?: string | undefined;
}

/** What `members.update` takes. */
export interface UpdateMemberParams extends MemberTexts, LanguageParams, IdParams {
  /** The merchant’s own id of the member; e-mail address and telephone may serve. */
  readonly member_id?: string | undefined;
  /** Where he lives. */
  readonly address?: Address | undefined;
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
export interface ChangeMemberTagsParams extends LanguageParams, IdParams {
  /** Tags to add. */
  readonly add?: readonly string[] | undefined;
  /** Tags to take off. */
  readonly remove?: readonly string[] | undefined;
}

/** What `members.bulk` takes. */
export interface BulkMembersParams extends LanguageParams {
  /** Internal ids, at most 500. */
  readonly members: readonly string[];
  /** What is done to each. */
  readonly act: 'tag' | 'untag' | 'block' | 'unblock' | 'delete';
  /** For tag and untag: which. */
  readonly tags?: readonly string[] | undefined;
}

/** What `members.merge` takes. */
export interface MergeMemberParams extends LanguageParams, IdParams {
  /** Who goes on for both: the merchant’s own id, e-mail address or internal id. */
  readonly into: string;
}

/** What `members.unmerge` takes. */
export type UnmergeMemberParams = LanguageParams & IdParams;

/** What `members.erase` takes. */
export type EraseMemberParams = LanguageParams & IdParams;
