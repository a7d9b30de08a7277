// Written by `npm run sdk:types` out of the contract. Do not edit.

/** The days of a report. */
export interface DaysParams {
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

/** The days of a report, and what its rows are. */
export interface GroupedDaysParams extends DaysParams {
  /**
   * How days are put together; weeks begin on Mondays. At most 400 days by day, 1,100 by
   * week, 3,660 by month. Unless said: `"day"`.
   */
  readonly group_by?: 'day' | 'week' | 'month' | undefined;
}
