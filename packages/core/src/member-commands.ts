import type { MemberId, MemberStatus, Profile } from './books/records.ts';
import type { Points } from './points/points.ts';
import type { CustomValues } from './rules/values.ts';
import type { Instant } from './time/instant.ts';

/** How a surface names the member it means. */
export type MemberRef =
  | { readonly by: 'id'; readonly value: MemberId }
  | { readonly by: 'email'; readonly value: string }
  | { readonly by: 'uid'; readonly value: string }
  /** By a unique attribute, its value as identities are kept: `attributeRef` makes one. */
  | { readonly by: 'attribute'; readonly name: string; readonly value: string };

/** What every command says. */
export interface CommandBase {
  /**
   * Who asked: `key:…`, `person:…`, `storefront:…`, `cli`, `job:<name>`, `import:<name>`, `integration:<id>`,
   * `gladly:<id>`, `zendesk:<id>`.
   */
  readonly actor: string;
  /** When it happened, if that was before now. Decisions about limits and expiry look at it. */
  readonly occurredAt?: Instant;
  /** Raise events that nobody is told of. Imports set it. */
  readonly quiet?: boolean;
}

/** A business key of an import line: the same line is taken once, however often it is sent. */
export interface ImportKey {
  readonly importId: string;
  readonly line: number;
}

export interface Enroll extends CommandBase {
  readonly kind: 'enroll';
  readonly profile: Partial<Profile> & Pick<Profile, 'firstName' | 'lastName'>;
  readonly referrerCode?: string;
  /** Active unless it is said otherwise; whoever is not earns nothing by joining. */
  readonly status?: Exclude<MemberStatus, 'deleted'>;
  readonly subscribed?: boolean;
  /** Carried over from elsewhere: no sign-up award, no referral; balances come as transactions. */
  readonly imported?: {
    readonly key: ImportKey;
    readonly enrolledAt?: Instant;
    readonly tierId?: string;
    readonly status?: 'active' | 'blocked' | 'opted_out';
    readonly subscribed?: boolean;
    readonly referralCode?: string;
    /** Opening balance, entered as one award of the activity `imported_balance`. */
    readonly balance?: { readonly points: Points; readonly expiresAt?: Instant };
  };
}

/** Changes a member. All that is said is done together, or nothing is. */
export interface UpdateMember extends CommandBase {
  readonly kind: 'update_member';
  readonly member: MemberRef;
  readonly changes: Partial<Profile>;
  /** Attributes by name: those that are not named stay, an empty text takes one off. */
  readonly attributes?: CustomValues;
  readonly status?: MemberStatus;
  /** Lets a deleted member back in, with the status `active`. */
  readonly readmit?: boolean;
  readonly subscribed?: boolean;
  /** A tier given by hand. */
  readonly tier?: { readonly tierId: string; readonly reason: string };
  /** He asks himself: whoever is blocked does not change that by leaving and coming back. */
  readonly byMember?: boolean;
  /** He comes by the link of whoever has this code. */
  readonly referrerCode?: string;
  /** A uid that somebody else has means him: this member is merged into whoever has it. */
  readonly mergesByUid?: boolean;
}

export interface ChangeEmail extends CommandBase {
  readonly kind: 'change_email';
  readonly member: MemberRef;
  readonly email: string;
}

export interface SetMemberStatus extends CommandBase {
  readonly kind: 'set_member_status';
  readonly member: MemberRef;
  readonly status: 'active' | 'blocked' | 'opted_out' | 'deleted';
  /** Lets a deleted member back in, with `active`: the merchant alone may say so. */
  readonly readmit?: boolean;
  /** Only if this is the status: who lifts a block does not mean one who left by himself. */
  readonly from?: 'blocked' | 'opted_out';
}

/** Adds tags and takes tags off, whatever others do to the rest of them meanwhile. */
export interface ChangeTags extends CommandBase {
  readonly kind: 'change_tags';
  readonly member: MemberRef;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * Forgets the person and ends what he had; sums and postings stay. Sent again until the member is
 * erased, as one command settles only so much; and once more when what he left behind is wiped.
 */
export interface EraseMember extends CommandBase {
  readonly kind: 'erase_member';
  /** By id alone: the command is kept with what it did, and must not say more. */
  readonly member: Extract<MemberRef, { by: 'id' }>;
  /** Everything that was said of him is wiped: nothing more is due. */
  readonly wiped?: boolean;
}

export interface SetSubscription extends CommandBase {
  readonly kind: 'set_subscription';
  readonly member: MemberRef;
  readonly subscribed: boolean;
}

/** Two members are one person: `into` goes on for both. Harmless if that was done before. */
export interface MergeMembers extends CommandBase {
  readonly kind: 'merge_members';
  readonly from: MemberRef;
  readonly into: MemberRef;
}

/** Parts them again, as long as the program allows it. What was spent meanwhile stays spent. */
export interface UnmergeMembers extends CommandBase {
  readonly kind: 'unmerge_members';
  /** The member who was merged into another. */
  readonly from: MemberId;
}
