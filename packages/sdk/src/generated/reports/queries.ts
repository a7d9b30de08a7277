// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { DaysParams, GroupedDaysParams } from './params.ts';

/** What `reports.overview` takes. */
export type ReportOverviewParams = GroupedDaysParams;

/** What `reports.balance` takes. */
export type ReportBalanceParams = GroupedDaysParams;

/** What `reports.redemptions` takes. */
export type ReportRedemptionsParams = DaysParams;

/** What `reports.activities` takes. */
export type ReportActivitiesParams = DaysParams;

/** What `reports.retention` takes. */
export interface ReportRetentionParams {
  /** How many months of enrolment, the running one included. Unless said: `12`. */
  readonly months?: number | undefined;
}

/** What `reports.tiers` takes. */
export type ReportTiersParams = DaysParams;

/** What `reports.export` takes. */
export interface ExportReportParams extends GroupedDaysParams {
  /** How many months of enrolment, the running one included. Unless said: `12`. */
  readonly months?: number | undefined;
}
