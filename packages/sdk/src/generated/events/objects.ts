// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Seal } from '../shared/objects.ts';

/** A row of `events.list`. */
export interface HappenedEvent {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What happened: `points.awarded`, `member.enrolled`, `tier.upgraded`, … */
  readonly event: string;
  /** What the platform calls it; null if it has no name for it. */
  readonly event_type: string | null;
  /** Its number among the events of the member, or of the store, without a gap. */
  readonly sequence: number;
  /** When it happened, by the store’s clock. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** The member; null for an event of the store itself. */
  readonly internal_member_id: string | null;
  /** The transaction it tells of. */
  readonly transaction_id: string | null;
  /** It came with an import; nobody is told of it by itself. */
  readonly quiet: boolean;
  /** The member was erased; what it told is gone. */
  readonly erased: boolean;
  readonly data: {
    readonly member: {
      /** 24 hexadecimal digits, ordered by time. */
      readonly id: string;
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
    };
    readonly transaction: {
      /** 24 hexadecimal digits, ordered by time. */
      readonly id: string;
      /** `award`, `redeem`, `deduct`, `return`, `reverse`, `expire`, … */
      readonly transaction_type: string;
      /** Its status then. */
      readonly status: string;
      /** Its points. */
      readonly points: number;
      /** Of an award: the activity. */
      readonly activity_id: string | null;
      /** Its name. */
      readonly activity_name: string | null;
      /** Of a redemption: the reward. */
      readonly reward_id: string | null;
      /** Its name. */
      readonly reward_name: string | null;
      /** The coupon that was given out. */
      readonly coupon_code: string | null;
      /** The order. */
      readonly order_id: string | null;
      /** Why, in words. */
      readonly reason: string | null;
      /** When it happened. MM/DD/YYYY HH:MM:SS, UTC. */
      readonly transaction_date: string;
      /** When it was approved. MM/DD/YYYY HH:MM:SS, UTC. */
      readonly approved_date: string | null;
      /** When its points lapse. MM/DD/YYYY HH:MM:SS, UTC. */
      readonly points_expiration_date: string | null;
    } | null;
    readonly expiring: {
      /** How many days are left. */
      readonly days: number;
      /** How many points lapse. */
      readonly points: number;
      /** When they lapse. MM/DD/YYYY HH:MM:SS, UTC. */
      readonly expiration_date: string;
    } | null;
    readonly notice: {
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
    } | null;
  } | null;
  readonly seal?: Seal;
}
