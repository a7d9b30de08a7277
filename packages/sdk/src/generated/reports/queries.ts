// Written by `npm run sdk:types` out of the contract. Do not edit.

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
