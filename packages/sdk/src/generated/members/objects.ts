// Written by `npm run sdk:types` out of the contract. Do not edit.

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
