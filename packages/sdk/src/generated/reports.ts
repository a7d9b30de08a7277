// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, Sender } from '../sending/operation.ts';
import type { CallOptions } from '../sending/options.ts';
import type { Bytes } from '../sending/values.ts';

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
  readonly totals: {
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
    /** Points redeemed for each point issued, to four places; null if none was issued. */
    readonly redemption_rate: number | null;
  };
  readonly before: {
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
    /** Points redeemed for each point issued, to four places; null if none was issued. */
    readonly redemption_rate: number | null;
  };
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
  readonly periods: readonly {
    /** The first day. MM/DD/YYYY. */
    readonly from_date: string;
    /** The last day, included. MM/DD/YYYY. */
    readonly to_date: string;
    /** What members had before it. */
    readonly opening_points: number;
    /** Points given out, less what was taken back while it waited. */
    readonly issued_points: number;
    /** Points redeemed, less what was given back. */
    readonly redeemed_points: number;
    /** Points that lapsed. */
    readonly expired_points: number;
    /** Points taken back, less what was put right of that. */
    readonly deducted_points: number;
    /** Opening and issued, less all others. */
    readonly closing_points: number;
  }[];
  readonly totals: {
    /** The first day. MM/DD/YYYY. */
    readonly from_date: string;
    /** The last day, included. MM/DD/YYYY. */
    readonly to_date: string;
    /** What members had before it. */
    readonly opening_points: number;
    /** Points given out, less what was taken back while it waited. */
    readonly issued_points: number;
    /** Points redeemed, less what was given back. */
    readonly redeemed_points: number;
    /** Points that lapsed. */
    readonly expired_points: number;
    /** Points taken back, less what was put right of that. */
    readonly deducted_points: number;
    /** Opening and issued, less all others. */
    readonly closing_points: number;
  };
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

/** What `reports.overview` takes. */
export interface ReportOverviewParams {
  /**
   * The first day, in the zone of the program; so many days as `days` says with the last
   * one.
   */
  readonly from_date?: string | undefined;
  /** The last day, included; today. */
  readonly to_date?: string | undefined;
  /** How many days, the last one included, where no first one is named. Unless said: `30`. */
  readonly days?: number | undefined;
  /**
   * How days are put together; weeks begin on Mondays. At most 400 days by day, 1,100 by
   * week, 3,660 by month. Unless said: `"day"`.
   */
  readonly group_by?: 'day' | 'week' | 'month' | undefined;
}

/** What `reports.balance` takes. */
export interface ReportBalanceParams {
  /**
   * The first day, in the zone of the program; so many days as `days` says with the last
   * one.
   */
  readonly from_date?: string | undefined;
  /** The last day, included; today. */
  readonly to_date?: string | undefined;
  /** How many days, the last one included, where no first one is named. Unless said: `30`. */
  readonly days?: number | undefined;
  /**
   * How days are put together; weeks begin on Mondays. At most 400 days by day, 1,100 by
   * week, 3,660 by month. Unless said: `"day"`.
   */
  readonly group_by?: 'day' | 'week' | 'month' | undefined;
}

/** What `reports.redemptions` takes. */
export interface ReportRedemptionsParams {
  /**
   * The first day, in the zone of the program; so many days as `days` says with the last
   * one.
   */
  readonly from_date?: string | undefined;
  /** The last day, included; today. */
  readonly to_date?: string | undefined;
  /** How many days, the last one included, where no first one is named. Unless said: `30`. */
  readonly days?: number | undefined;
}

/** What `reports.activities` takes. */
export interface ReportActivitiesParams {
  /**
   * The first day, in the zone of the program; so many days as `days` says with the last
   * one.
   */
  readonly from_date?: string | undefined;
  /** The last day, included; today. */
  readonly to_date?: string | undefined;
  /** How many days, the last one included, where no first one is named. Unless said: `30`. */
  readonly days?: number | undefined;
}

/** What `reports.retention` takes. */
export interface ReportRetentionParams {
  /** How many months of enrolment, the running one included. Unless said: `12`. */
  readonly months?: number | undefined;
}

/** What `reports.tiers` takes. */
export interface ReportTiersParams {
  /**
   * The first day, in the zone of the program; so many days as `days` says with the last
   * one.
   */
  readonly from_date?: string | undefined;
  /** The last day, included; today. */
  readonly to_date?: string | undefined;
  /** How many days, the last one included, where no first one is named. Unless said: `30`. */
  readonly days?: number | undefined;
}

/** What `reports.export` takes. */
export interface ExportReportParams {
  /**
   * The first day, in the zone of the program; so many days as `days` says with the last
   * one.
   */
  readonly from_date?: string | undefined;
  /** The last day, included; today. */
  readonly to_date?: string | undefined;
  /** How many days, the last one included, where no first one is named. Unless said: `30`. */
  readonly days?: number | undefined;
  /**
   * How days are put together; weeks begin on Mondays. At most 400 days by day, 1,100 by
   * week, 3,660 by month. Unless said: `"day"`.
   */
  readonly group_by?: 'day' | 'week' | 'month' | undefined;
  /** How many months of enrolment, the running one included. Unless said: `12`. */
  readonly months?: number | undefined;
}

const OVERVIEW: Operation = {
  id: 'v2_report_overview',
  method: 'GET',
  path: '/v2/loyalty/reports/overview',
  repeats: 'read',
};

const BALANCE: Operation = {
  id: 'v2_report_balance',
  method: 'GET',
  path: '/v2/loyalty/reports/balance',
  repeats: 'read',
};

const REDEMPTIONS: Operation = {
  id: 'v2_report_redemptions',
  method: 'GET',
  path: '/v2/loyalty/reports/redemptions',
  repeats: 'read',
};

const ACTIVITIES: Operation = {
  id: 'v2_report_activities',
  method: 'GET',
  path: '/v2/loyalty/reports/activities',
  repeats: 'read',
};

const RETENTION: Operation = {
  id: 'v2_report_retention',
  method: 'GET',
  path: '/v2/loyalty/reports/retention',
  repeats: 'read',
};

const TIERS: Operation = {
  id: 'v2_report_tiers',
  method: 'GET',
  path: '/v2/loyalty/reports/tiers',
  repeats: 'read',
};

const EXPORT: Operation = {
  id: 'v2_export_report',
  method: 'GET',
  path: '/v2/loyalty/reports/{report}/csv',
  repeats: 'read',
  bytes: true,
};

/** Operations below `/reports/overview`. */
export class ReportsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * How the program did over some days.
   *
   * Points, members and activity by day, week or month, in all, and over as many days
   * before. Not for agents, nor for keys of the scope support. Not in the platform’s own
   * API.
   *
   * `GET /v2/loyalty/reports/overview`
   */
  overview(
    params: ReportOverviewParams = {},
    options?: CallOptions,
  ): Promise<ReportOverviewAnswer> {
    return this.#sender.send(OVERVIEW, { path: [], params, options });
  }

  /**
   * Points from one balance to the next.
   *
   * What members had, what moved, and what they have then: to spend, waiting and in carts,
   * less what they owe. The end is found a second time, backwards from the balances of all
   * members. Not for agents, nor for keys of the scope support. Not in the platform’s own
   * API.
   *
   * `GET /v2/loyalty/reports/balance`
   */
  balance(params: ReportBalanceParams = {}, options?: CallOptions): Promise<ReportBalanceAnswer> {
    return this.#sender.send(BALANCE, { path: [], params, options });
  }

  /**
   * Redemptions by reward.
   *
   * Redemptions, and the points that they took, less what was given back; the most points
   * first, at most 1,000. Not for agents, nor for keys of the scope support. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/reports/redemptions`
   */
  redemptions(
    params: ReportRedemptionsParams = {},
    options?: CallOptions,
  ): Promise<ReportRedemptionsAnswer> {
    return this.#sender.send(REDEMPTIONS, { path: [], params, options });
  }

  /**
   * Points by activity.
   *
   * Awards, what they gave, what was taken back of it, and what waited at the end; the most
   * points first, at most 1,000. Not for agents, nor for keys of the scope support. Not in
   * the platform’s own API.
   *
   * `GET /v2/loyalty/reports/activities`
   */
  activities(
    params: ReportActivitiesParams = {},
    options?: CallOptions,
  ): Promise<ReportActivitiesAnswer> {
    return this.#sender.send(ACTIVITIES, { path: [], params, options });
  }

  /**
   * Who stays: members by the month in which they enrolled.
   *
   * For each month of enrolment, how many were active in it and in each month since. Not for
   * agents, nor for keys of the scope support. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/reports/retention`
   */
  retention(
    params: ReportRetentionParams = {},
    options?: CallOptions,
  ): Promise<ReportRetentionAnswer> {
    return this.#sender.send(RETENTION, { path: [], params, options });
  }

  /**
   * Members by tier, and who went from one to another.
   *
   * Members by tier before the first day and at the end of the last, and how many went from
   * where to where. Not for agents, nor for keys of the scope support. Not in the platform’s
   * own API.
   *
   * `GET /v2/loyalty/reports/tiers`
   */
  tiers(params: ReportTiersParams = {}, options?: CallOptions): Promise<ReportTiersAnswer> {
    return this.#sender.send(TIERS, { path: [], params, options });
  }

  /**
   * A report as CSV.
   *
   * The rows of a report under a head. What a spreadsheet would take for a formula has a
   * quote in front. Not for agents, nor for keys of the scope support. Not in the platform’s
   * own API.
   *
   * `GET /v2/loyalty/reports/{report}/csv`
   *
   * @param report `overview`, `balance`, `redemptions`, `activities`, `retention` or
   * `tiers`.
   */
  export(report: string, params: ExportReportParams = {}, options?: CallOptions): Promise<Bytes> {
    return this.#sender.send(EXPORT, { path: [report], params, options });
  }
}
