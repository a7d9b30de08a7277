// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LiabilityRedeemedPoints } from './parts.ts';

/** What `liability.read` answers with. */
export interface Liability {
  /** When it was read, by the clock of the store. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly at: string;
  /** Postings of all members then. */
  readonly ledger_version: number;
  /** The zone of months. */
  readonly time_zone: string;
  /** Points that members can spend, by their balances. */
  readonly available_points: number;
  /** Points that wait for approval. */
  readonly pending_points: number;
  /** Points in carts. */
  readonly reserved_points: number;
  /** Points that members owe. */
  readonly owed_points: number;
  readonly by_month_earned: {
    /** What these come to. */
    readonly total: number;
    /** That less the points that members can spend; 0 in books that fit. */
    readonly difference: number;
    readonly parts: readonly {
      /** The month in which they were earned. */
      readonly of: string | null;
      /** Points outstanding. */
      readonly points: number;
    }[];
  };
  readonly by_expiry: {
    /** What these come to. */
    readonly total: number;
    /** That less the points that members can spend; 0 in books that fit. */
    readonly difference: number;
    readonly parts: readonly {
      /** The month in which they lapse, `never`, or `idle`: with inactivity. */
      readonly of: string | null;
      /** Points outstanding. */
      readonly points: number;
    }[];
  };
  readonly by_activity: {
    /** What these come to. */
    readonly total: number;
    /** That less the points that members can spend; 0 in books that fit. */
    readonly difference: number;
    readonly parts: readonly {
      /** The activity that earned them; null for none. */
      readonly of: string | null;
      /** Points outstanding. */
      readonly points: number;
    }[];
  };
  readonly by_tier: {
    /** What these come to. */
    readonly total: number;
    /** That less the points that members can spend; 0 in books that fit. */
    readonly difference: number;
    readonly parts: readonly {
      /** The tier that their holders have now; null without one. */
      readonly of: string | null;
      /** Points outstanding. */
      readonly points: number;
    }[];
  };
  /** The last estimate; null before the first month is over. */
  readonly estimate: {
    /** What happened up to the end of this month was looked at. */
    readonly month: string;
    /** When it was made. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly made_date: string;
    /** Points open at that month’s end. */
    readonly open_points: number;
    /** How many of these will be redeemed; null where it cannot be known. */
    readonly redeemed_points: LiabilityRedeemedPoints | null;
    /** The share of points earned that is never redeemed; null where it cannot be known. */
    readonly breakage_share: LiabilityRedeemedPoints | null;
    readonly past_bands: {
      /** Past month-ends that were estimated anew by what was known then. */
      readonly months: number;
      /** Of how many the band of redeemed points held what came. */
      readonly held: number;
      /** Held of all; the band is made to hold 0.8. */
      readonly share: number | null;
    };
    readonly cohorts: readonly {
      /** The month in which the points were earned. */
      readonly month: string;
      /** Points earned. */
      readonly earned_points: number;
      /** Redeemed since, or in a cart. */
      readonly redeemed_points: number;
      /** Lapsed since. */
      readonly expired_points: number;
      /** Taken back since. */
      readonly deducted_points: number;
      /** Open at the month’s end. */
      readonly open_points: number;
      /** The share redeemed by the end of each month of age, from the first on. */
      readonly redeemed_by_age: readonly number[];
      readonly breakage_share: LiabilityRedeemedPoints;
    }[];
    /** How it was come by and what it rests on. */
    readonly sentences: readonly string[];
  } | null;
  /** What this is not. */
  readonly note: string;
}

/** What `liability.readJournal` answers with. */
export interface LiabilityJournal {
  /** Of all amounts. */
  readonly currency: string;
  readonly months: readonly {
    /** Such as `2026-01`. */
    readonly month: string;
    /** Whether it does not change any more. */
    readonly locked: boolean;
    /** The assumptions that were reckoned with. */
    readonly assumptions_version: number;
    /** The share that is never redeemed, a decimal. */
    readonly breakage_share: string;
    readonly entries: readonly {
      /** `issued`, `deducted`, `redeemed`, `breakage` or `expired`. */
      readonly movement: string;
      /**
       * `month`; `earlier_months`: known too late for a locked one; `changed_share`: something
       * else is expected than the month before.
       */
      readonly cause: string;
      /** The account that is debited. */
      readonly debit: string;
      /** The account that is credited with the same. */
      readonly credit: string;
      /** A decimal. */
      readonly amount: string;
      /** Points that moved. */
      readonly points: number;
    }[];
    readonly balances: {
      /** Revenue of orders that is set aside for points. */
      readonly revenue_set_aside: string;
      /** What is deferred. */
      readonly deferred_revenue: string;
      /** Revenue of redeemed points. */
      readonly redemption_revenue: string;
      /** Revenue of points that are never redeemed. */
      readonly breakage_revenue: string;
    };
    /** Points open at its end. */
    readonly open_points: number;
  }[];
  /** What this is not. */
  readonly note: string;
}
