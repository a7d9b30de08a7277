// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions } from '../../sending/options.ts';
import type { Bytes } from '../../sending/values.ts';
import type {
  ReportOverviewAnswer,
  ReportBalanceAnswer,
  ReportRedemptionsAnswer,
  ReportActivitiesAnswer,
  ReportRetentionAnswer,
  ReportTiersAnswer,
} from './answers.ts';
import type {
  ReportOverviewParams,
  ReportBalanceParams,
  ReportRedemptionsParams,
  ReportActivitiesParams,
  ReportRetentionParams,
  ReportTiersParams,
  ExportReportParams,
} from './queries.ts';
import {
  OVERVIEW,
  BALANCE,
  REDEMPTIONS,
  ACTIVITIES,
  RETENTION,
  TIERS,
  EXPORT,
} from './operations.ts';

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
