// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A part of several answers: `before`. */
export interface ReportTotals {
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
}

/** A part of several answers: `totals`. */
export interface ReportPeriod {
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
}
