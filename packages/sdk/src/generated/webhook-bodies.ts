// Written by `npm run sdk:types` out of the contract. Do not edit.

/** An event as a webhook tells it, with the member as he was then. */
export interface WebhookEvent {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What the platform calls it, or ours where it has no name for it. */
  readonly event_type:
    | 'event_member_enrol'
    | 'event_member_update'
    | 'member.blocked'
    | 'member.unblocked'
    | 'member.opted_out'
    | 'member.opted_in'
    | 'event_member_delete'
    | 'member.readmitted'
    | 'member.erased'
    | 'event_points_earned'
    | 'event_points_rejected'
    | 'event_points_redeemed'
    | 'redemption.held'
    | 'redemption.cancelled'
    | 'event_points_deducted'
    | 'event_points_expired'
    | 'points.expiring'
    | 'event_member_tierupgrade'
    | 'event_member_tierdowngrade'
    | 'tier.assigned'
    | 'member.merged'
    | 'member.unmerged'
    | 'event_winback_offer'
    | 'event_referral_success'
    | 'awards.held'
    | 'fraud.signalled';
  /** What happened, by our own name. */
  readonly event:
    | 'member.enrolled'
    | 'member.updated'
    | 'member.blocked'
    | 'member.unblocked'
    | 'member.opted_out'
    | 'member.opted_in'
    | 'member.deleted'
    | 'member.readmitted'
    | 'member.erased'
    | 'points.awarded'
    | 'points.rejected'
    | 'points.redeemed'
    | 'redemption.held'
    | 'redemption.cancelled'
    | 'points.deducted'
    | 'points.expired'
    | 'points.expiring'
    | 'tier.upgraded'
    | 'tier.downgraded'
    | 'tier.assigned'
    | 'member.merged'
    | 'member.unmerged'
    | 'winback.offered'
    | 'referral.succeeded'
    | 'awards.held'
    | 'fraud.signalled';
  /** Its number among the events of the member, without a gap. */
  readonly sequence: number;
  /** When it happened, by the store’s clock. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** 24 hexadecimal digits, ordered by time. */
  readonly internal_member_id: string;
  /** The merchant’s own id of the member. */
  readonly member_id: string;
  /** First name. */
  readonly first_name: string;
  /** Last name. */
  readonly last_name: string;
  /** E-mail address, or empty. */
  readonly email_address: string;
  /** MM/DD/YYYY, or empty. */
  readonly birthdate: string;
  /** The tier. */
  readonly loyalty_tier_id: string | null;
  /** Its name. */
  readonly loyalty_tier_name: string | null;
  /** What the member recommends the shop with. */
  readonly referral_code: string;
  /** Points to spend. */
  readonly available_points: number;
  /** Points that wait for approval. */
  readonly pending_points: number;
  /** All that was ever earned. */
  readonly lifetime_points_earned: number;
  /** All that was ever spent. */
  readonly lifetime_points_redeemed: number;
  /** The transaction it tells of, if it does. */
  readonly transaction_id?: string;
  /** `award`, `redeem`, `deduct`, `return`, `reverse`, `expire`, … */
  readonly transaction_type?: string;
  /** Its status then. */
  readonly status?: string;
  /** Its points. */
  readonly points?: number;
  /** Of an award: the activity. */
  readonly activity_id?: string | null;
  /** Its name. */
  readonly activity_name?: string | null;
  /** Of a redemption: the reward. */
  readonly reward_id?: string | null;
  /** Its name. */
  readonly reward_name?: string | null;
  /** The coupon that was given out. */
  readonly coupon_code?: string | null;
  /** The order. */
  readonly order_id?: string | null;
  /** Why, in words. */
  readonly reason?: string | null;
  /** When it happened. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly transaction_date?: string;
  /** When it was approved. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly approved_date?: string | null;
  /** When its points lapse. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly points_expiration_date?: string | null;
  readonly expiring?: {
    /** How many days are left. */
    readonly days: number;
    /** How many points lapse. */
    readonly points: number;
    /** When they lapse. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly expiration_date: string;
  };
  readonly notice?: {
    /** 24 hexadecimal digits, ordered by time. */
    readonly id: string;
    /** What was noticed, in one sentence. */
    readonly text: string;
    /** Of `awards.held`: the activity. */
    readonly activity_id?: string;
    /** Of `fraud.signalled`: the kind of signal. */
    readonly kind?: string;
    /** Of `fraud.signalled`: `severe`. */
    readonly severity?: string;
  };
}

/** An event of the store itself as a webhook tells it. */
export interface MerchantWebhookEvent {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** The platform has no name for it: ours. */
  readonly event_type: 'seal.published';
  /** What happened, by our own name. */
  readonly event: 'seal.published';
  /** Its number among the events of the store, without a gap. */
  readonly sequence: number;
  /** When it happened, by the store’s clock. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  readonly seal: {
    /** `fealty seal 1`: which rules it was made by; see docs/operating/auditing.md. */
    readonly format: string;
    /** The store. */
    readonly partner_id: string;
    /** 1 for the first seal of a store, without a gap. */
    readonly number: number;
    /** When, as ISO 8601 in UTC: the text that is hashed. */
    readonly sealed_at: string;
    /** Root of the tree over all members. SHA-256, 64 hex digits. */
    readonly root: string;
    /** Members that were sealed. */
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
    /** Hash of the seal before; zeros for the first. SHA-256, 64 hex digits. */
    readonly previous: string;
    /** The key that signed it; /.well-known/fealty-seal-keys.json lists all. */
    readonly key_id: string;
    /** Hash of this seal. SHA-256, 64 hex digits. */
    readonly hash: string;
    /** Ed25519, 32 bytes in hex. */
    readonly public_key: string;
    /** Ed25519, 64 bytes in hex. */
    readonly signature: string;
  };
}

/** What is posted to a webhook in the format v2. */
export interface WebhookBody {
  /** The event’s id, or one made of those of a batch; the same for every try. */
  readonly request_id: string;
  /** How many events there are, as a text. */
  readonly total_count: string;
  /** When it was sent. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  readonly events: readonly (WebhookEvent | MerchantWebhookEvent)[];
}

/** What is posted to a webhook in the format v1. */
export interface V1WebhookBody {
  /** Id of the event. */
  readonly id: string;
  /** The user, or the transaction, as the webhook carried it. */
  readonly data: Readonly<Record<string, unknown>>;
  /** `evt_points_awarded` and the like. */
  readonly event_type: string;
  /** When it came about, UTC, as `04-Apr-2016 13:01:27`. */
  readonly created: string;
}
