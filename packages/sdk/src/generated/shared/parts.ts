// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A part of several answers: `address`. */
export interface MemberAddress {
  /** First line. */
  readonly line1: string;
  /** Second line. */
  readonly line2: string;
  /** City. */
  readonly city: string;
  /** State. */
  readonly state: string;
  /** Country. */
  readonly country: string;
  /** Postal code. */
  readonly postal_code: string;
}

/** A part of several answers: `tier_info`. */
export interface MemberTierInfo {
  /** Id of the tier; empty without one. */
  readonly loyalty_tier_id: string;
  /** Name of the tier. */
  readonly loyalty_tier_name: string;
  /** What counts towards tiers now. */
  readonly qualified_points: number;
  /** Since when it is counted. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly current_period_start: string | null;
  /** Until when; null if there is no end. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly current_period_end: string | null;
}

/** A part of several answers: `tier_movement`. */
export interface MemberTierMovement {
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly date: string;
  /** Name of the tier before. */
  readonly old_tier: string;
  /** Id of the tier before. */
  readonly old_tier_ID: string;
  /** Name of the tier afterwards. */
  readonly new_tier: string;
  /** Id of the tier afterwards. */
  readonly new_tier_ID: string;
}

/** A part of several answers: `award_info`. */
export interface TransactionAwardInfo {
  /** Id of the activity. */
  readonly activity_id: string;
  /** Name of the activity. */
  readonly activity_name: string;
  /** As `status`. */
  readonly points_status: string;
  /** Points earned. */
  readonly points: number;
  /** What is left of them to spend. */
  readonly available_points?: number;
}

/** A part of several answers: `reward_info`. */
export interface TransactionRewardInfo {
  /** Id of the reward. */
  readonly reward_id: string;
  /** Name of the reward. */
  readonly reward_name: string;
  /** What it is worth. */
  readonly reward_value: string;
  /** Code to use in the shop; empty if the reward hands out none. */
  readonly coupon_code: string;
  /** Until when the code is good. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly coupon_expiry_date: string | null;
}

/** A part of several answers: `deduct_info`. */
export interface TransactionDeductInfo {
  /** Why they were taken: `return`, `reverse`, `expire`, `deduct` or `adjust`. */
  readonly reason: string;
  /** Of a return: the order that came back. */
  readonly returned_for_order_id: string | null;
  /** Of a return or reversal: the award. */
  readonly reversed_transaction_id: string | null;
}

/** A part of several answers: `file`. */
export interface ReceiptFile {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** `image/jpeg`, `image/png` or `application/pdf`, by the content. */
  readonly content_type: string;
  /** Bytes. */
  readonly size: number;
  /** Of a picture: pixels across, as it is shown. */
  readonly width: number | null;
  /** Of a picture: pixels down, as it is shown. */
  readonly height: number | null;
  /** Of a PDF: its pages, as far as they can be counted. */
  readonly pages: number | null;
  /** Path of the file itself. */
  readonly url: string;
  /** Path of a small picture; null for PDFs. */
  readonly thumbnail_url: string | null;
  /** What the receipt seems to say, read by a machine. A person decides. */
  readonly suggestion: ReceiptSuggestion;
  /** Files of other awards that are the same or look the same, newest first. */
  readonly duplicates: readonly ReceiptDuplicate[];
}

/** What the receipt seems to say, read by a machine. A person decides. */
export interface ReceiptSuggestion {
  /**
   * `read`; `waiting` to be read; `unreadable`: no total or date could be made out;
   * `not_asked`: the server was not set to read, or it is no receipt; `no_picture`: PDFs are
   * not read.
   */
  readonly state: 'read' | 'waiting' | 'unreadable' | 'not_asked' | 'no_picture';
  /** The total, as decimal text. */
  readonly total: string | null;
  /** Its currency, ISO 4217, if the receipt says it. */
  readonly currency: string | null;
  /** The day of the receipt, MM/DD/YYYY. */
  readonly date: string | null;
  /** The name at its head. */
  readonly shop: string | null;
  /** How sure the reader is of the letters that these were made of: 0–100. */
  readonly confidence: number | null;
}

/** A part of several answers: `duplicate`. */
export interface ReceiptDuplicate {
  /** The very same file, or a picture that looks the same. */
  readonly kind: 'same_file' | 'alike';
  /** In how many of 64 bits the two pictures differ; 0 for the same file. */
  readonly distance: number;
  /** 24 hexadecimal digits, ordered by time. */
  readonly receipt_id: string;
  /** The award that the other file was sent for. */
  readonly transaction_id: string;
  /** What became of that award. */
  readonly status: string;
  /** The internal id of who sent the other file. */
  readonly internal_member_id: string;
  /** Whether that is the same member. */
  readonly same_member: boolean;
  /** When the other file was sent. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
}

/** Why the breaker held an award. */
export interface HeldReason {
  /**
   * `changed_rules`: much more than before a change; `points_per_award`, `points_per_hour`,
   * `awards_per_hour`: more than the activity may give.
   */
  readonly reason: string;
  /** What was seen: points, or awards of the hour. */
  readonly seen: number;
  /** What is allowed. */
  readonly allowed: number;
  /**
   * Where that comes from: `learnt` from the last weeks, the `program`, or the `version`
   * before.
   */
  readonly by: string;
  /** The same for people. */
  readonly text: string;
}

/** A part of several answers: `points_config`. */
export interface ActivityPointsConfig {
  /** Points of a fixed activity. */
  readonly points?: number;
  /** Points for each unit. */
  readonly multiplier?: number;
  /** What is multiplied: `order_subtotal`, or `points_passed`. */
  readonly attribute_to_multiply?: string;
}

/** A part of several answers: `rules_config`. */
export interface ActivityRulesConfig {
  /** `bonus_multiplier`, `fixed_points`, `exclusion` or `frequency`. */
  readonly rule_type: string;
  /** The factor, the points, or how often; empty for exclusions. */
  readonly rule_value: string;
  /** What people call it. Ours. */
  readonly rule_name: string;
  /** Of a frequency: `day`, `week`, `month`, `year` or `lifetime`. Ours. */
  readonly rule_interval?: string;
  /** `True` or `False`. */
  readonly is_active: string;
  /**
   * Tests with `AND` or `OR` between them: `{operator, attribute, value}`; a list in the
   * list is a group, `NOT` before one turns it round.
   */
  readonly conditions: readonly unknown[];
}

/** A part of several answers: `frequency`. */
export interface ActivityFrequency {
  /** Stretch of time of the limit. */
  readonly range: string;
  /** How often it earns in it. */
  readonly limit: number;
  /** How often the member did it in the one that runs. */
  readonly actions_completed: number;
}
