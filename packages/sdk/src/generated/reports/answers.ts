// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { ReportTotals, ReportPeriod } from './parts.ts';

/** What `reports.overview` answers with. */
export interface ReportOverviewAnswer {
  /** The first day. MM/DD/YYYY. */
  readonly from_date: string;
  /** The last day, included. MM/DD/YYYY. */
  readonly to_date: string;
  /** Whose days these are. */
  readonly time_zone: string;
  /**
   * All that was posted before is counted; null before anything is. MM/DD/YYYY HH:MM:SS,
   * UTC.
   */
  readonly as_of: string | null;
  /** `day`, `week` or `month`. */
  readonly group_by: string;
  readonly periods: readonly {
    /** The first day. MM/DD/YYYY. */
    readonly from_date: string;
    /** The last day, included. MM/DD/YYYY. */
    readonly to_date: string;
    /** Points given out, less what was taken back while it waited. */
    readonly issued_points: number;
    /** Points redeemed, less what was given back. */
    readonly redeemed_points: number;
    /** Points that lapsed. */
    readonly expired_points: number;
    /** Points taken back, less what was put right of that. */
    readonly deducted_points: number;
    /** What members had at its end: to spend, waiting and in carts, less what they owed. */
    readonly outstanding_points: number;
    /** Members who enrolled. */
    readonly enrolled_members: number;
    /** Members who earned or redeemed, each once. */
    readonly active_members: number;
  }[];
  readonly totals: ReportTotals;
  readonly before: ReportTotals;
  /** What outstanding points come to; null while nobody said what a point is worth. */
  readonly liability: {
    /** Of the amounts. */
    readonly currency: string;
    /** Money for one point, a decimal. */
    readonly point_value: string;
    /** What the outstanding points come to, a decimal, not rounded. */
    readonly amount: string;
  } | null;
}

/** What `reports.balance` answers with. */
export interface ReportBalanceAnswer {
  /** The first day. MM/DD/YYYY. */
  readonly from_date: string;
  /** The last day, included. MM/DD/YYYY. */
  readonly to_date: string;
  /** Whose days these are. */
  readonly time_zone: string;
  /**
   * All that was posted before is counted; null before anything is. MM/DD/YYYY HH:MM:SS,
   * UTC.
   */
  readonly as_of: string | null;
  /** `day`, `week` or `month`. */
  readonly group_by: string;
  readonly periods: readonly ReportPeriod[];
  readonly totals: ReportPeriod;
  /** The end as members’ balances have it; null while sums are being made anew. */
  readonly closing_by_balances: number | null;
  /** The end by what moved less that by balances; 0 in books that fit. */
  readonly difference: number | null;
}

/** What `reports.redemptions` answers with. */
export interface ReportRedemptionsAnswer {
  /** The first day. MM/DD/YYYY. */
  readonly from_date: string;
  /** The last day, included. MM/DD/YYYY. */
  readonly to_date: string;
  /** Whose days these are. */
  readonly time_zone: string;
  /**
   * All that was posted before is counted; null before anything is. MM/DD/YYYY HH:MM:SS,
   * UTC.
   */
  readonly as_of: string | null;
  /** Redemptions in all. */
  readonly redemptions: number;
  /** Points in all. */
  readonly redeemed_points: number;
  readonly rewards: readonly {
    /** The reward; null where none was named. */
    readonly reward_id: string | null;
    /** As the program calls it now; null if it has none of the kind any more. */
    readonly reward_name: string | null;
    /** Redemptions, those that were given back among them. */
    readonly redemptions: number;
    /** Points, less what was given back. */
    readonly redeemed_points: number;
  }[];
}

/** What `reports.activities` answers with. */
export interface ReportActivitiesAnswer {
  /** The first day. MM/DD/YYYY. */
  readonly from_date: string;
  /** The last day, included. MM/DD/YYYY. */
  readonly to_date: string;
  /** Whose days these are. */
  readonly time_zone: string;
  /**
   * All that was posted before is counted; null before anything is. MM/DD/YYYY HH:MM:SS,
   * UTC.
   */
  readonly as_of: string | null;
  /** Awards in all. */
  readonly awards: number;
  /** Points in all. */
  readonly issued_points: number;
  /** Points taken back in all. */
  readonly deducted_points: number;
  /** Points that waited at the end of the last day. */
  readonly pending_points: number;
  readonly activities: readonly {
    /** The activity; null for points that none gave. */
    readonly activity_id: string | null;
    /** As the program calls it now; null if it has none of the kind any more. */
    readonly activity_name: string | null;
    /** Awards, rejected ones among them. */
    readonly awards: number;
    /** Points given out, less what was taken back while it waited. */
    readonly issued_points: number;
    /** Points taken back of what counted already. */
    readonly deducted_points: number;
    /** Points that waited at the end of the last day. */
    readonly pending_points: number;
  }[];
}

/** What `reports.retention` answers with. */
export interface ReportRetentionAnswer {
  /** Whose months these are. */
  readonly time_zone: string;
  /**
   * All that was posted before is counted; null before anything is. MM/DD/YYYY HH:MM:SS,
   * UTC.
   */
  readonly as_of: string | null;
  readonly cohorts: readonly {
    /** The month of enrolment, `2026-01`. */
    readonly month: string;
    /** How many enrolled in it. */
    readonly enrolled_members: number;
    readonly months: readonly {
      /** A month from that one on. */
      readonly month: string;
      /** How many of them earned or redeemed in it. */
      readonly active_members: number;
    }[];
  }[];
}

/** What `reports.tiers` answers with. */
export interface ReportTiersAnswer {
  /** The first day. MM/DD/YYYY. */
  readonly from_date: string;
  /** The last day, included. MM/DD/YYYY. */
  readonly to_date: string;
  /** Whose days these are. */
  readonly time_zone: string;
  /**
   * All that was posted before is counted; null before anything is. MM/DD/YYYY HH:MM:SS,
   * UTC.
   */
  readonly as_of: string | null;
  /** Whether the store keeps events; without them nobody knows, and the lists are empty. */
  readonly keeps_events: boolean;
  readonly tiers: readonly {
    /** The tier; null for none. */
    readonly loyalty_tier_id: string | null;
    /** As the program calls it now. */
    readonly loyalty_tier_name: string | null;
    /** Members before the first day. */
    readonly opening_members: number;
    /** Members at the end of the last. */
    readonly closing_members: number;
  }[];
  readonly moves: readonly {
    /** The tier; null for none. */
    readonly from_tier_id: string | null;
    /** As the program calls it now. */
    readonly from_tier_name: string | null;
    /** The tier; null for none. */
    readonly to_tier_id: string | null;
    /** As the program calls it now. */
    readonly to_tier_name: string | null;
    /** How often somebody did. */
    readonly members: number;
  }[];
}
