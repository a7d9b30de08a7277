// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, Sender } from '../sending/operation.ts';
import type { CallOptions } from '../sending/options.ts';
import type { Bytes } from '../sending/values.ts';

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
    readonly redeemed_points: {
      /** One time in ten it is less. */
      readonly low: number;
      /** As often less as more. */
      readonly middle: number;
      /** One time in ten it is more. */
      readonly high: number;
    } | null;
    /** The share of points earned that is never redeemed; null where it cannot be known. */
    readonly breakage_share: {
      /** One time in ten it is less. */
      readonly low: number;
      /** As often less as more. */
      readonly middle: number;
      /** One time in ten it is more. */
      readonly high: number;
    } | null;
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
      readonly breakage_share: {
        /** One time in ten it is less. */
        readonly low: number;
        /** As often less as more. */
        readonly middle: number;
        /** One time in ten it is more. */
        readonly high: number;
      };
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

/** What `liability.lockJournal` answers with. */
export interface LockLiabilityJournalAnswer {
  /** The months that were closed by this. */
  readonly locked: readonly string[];
}

/** What `liability.listAssumptions` answers with. */
export interface ListLiabilityAssumptionsAnswer {
  readonly assumptions: readonly AssumeLiabilityAnswer[];
}

/** What `liability.assume` answers with. */
export interface AssumeLiabilityAnswer {
  /** Number of the assumptions. */
  readonly version: number;
  /** The month from which on they hold. */
  readonly effective_from: string;
  /** Money for one point, a decimal. */
  readonly point_value: string;
  /** Of which currency. */
  readonly currency: string;
  /** The share that is never redeemed; null as it is estimated. */
  readonly breakage_share: string | null;
  /** Why. */
  readonly reason: string;
  /** Who made them. */
  readonly made_by: string;
  /** When. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly made_date: string;
}

/** What `liability.readJournal` takes. */
export interface ReadLiabilityJournalParams {
  /** The first month, such as `2026-01`; the first there is. */
  readonly from?: string | undefined;
  /** The last month; the last that is over. */
  readonly to?: string | undefined;
}

/** What `liability.readJournalCsv` takes. */
export interface ReadLiabilityJournalCsvParams {
  /** The first month, such as `2026-01`; the first there is. */
  readonly from?: string | undefined;
  /** The last month; the last that is over. */
  readonly to?: string | undefined;
}

/** What `liability.lockJournal` takes. */
export interface LockLiabilityJournalParams {
  /** The last month to close; the last that is over. */
  readonly until?: string | undefined;
}

/** What `liability.assume` takes. */
export interface AssumeLiabilityParams {
  /** The month from which on it holds; the running one. */
  readonly effective_from?: string | undefined;
  /** Money for one point, in the program’s currency. */
  readonly point_value: string;
  /** The share of points that is never redeemed, below 1; as it is estimated. */
  readonly breakage_share?: string | undefined;
  /** Why, for whoever audits. */
  readonly reason: string;
}

const READ: Operation = {
  id: 'v2_read_liability',
  method: 'GET',
  path: '/v2/loyalty/liability',
  repeats: 'read',
};

const READ_JOURNAL: Operation = {
  id: 'v2_read_liability_journal',
  method: 'GET',
  path: '/v2/loyalty/liability/journal',
  repeats: 'read',
};

const READ_JOURNAL_CSV: Operation = {
  id: 'v2_read_liability_journal_csv',
  method: 'GET',
  path: '/v2/loyalty/liability/journal/csv',
  repeats: 'read',
  bytes: true,
};

const LOCK_JOURNAL: Operation = {
  id: 'v2_lock_liability_journal',
  method: 'POST',
  path: '/v2/loyalty/liability/journal/lock',
  query: [],
  repeats: 'refused',
};

const LIST_ASSUMPTIONS: Operation = {
  id: 'v2_list_liability_assumptions',
  method: 'GET',
  path: '/v2/loyalty/liability/assumptions',
  repeats: 'read',
};

const ASSUME: Operation = {
  id: 'v2_assume_liability',
  method: 'POST',
  path: '/v2/loyalty/liability/assumptions',
  query: [],
  repeats: 'refused',
};

/** Operations below `/liability`. */
export class LiabilityResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Points outstanding, and how many are never redeemed.
   *
   * Points that members can spend, by the month in which they were earned, by when they
   * lapse, by activity and by tier; what waits, is in carts and is owed apart; and the last
   * estimate of what is never redeemed. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/liability`
   */
  read(options?: CallOptions): Promise<Liability> {
    return this.#sender.send(READ, { path: [], options });
  }

  /**
   * The deferred-revenue journal.
   *
   * Double entry, month by month: what was issued, taken back, redeemed, lapsed, and
   * recognised of what is never redeemed, in proportion to redemptions. Locked months stand
   * as they were booked; what became known of them later is booked in the first open month.
   * Months that are not over are not in it. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/liability/journal`
   */
  readJournal(
    params: ReadLiabilityJournalParams = {},
    options?: CallOptions,
  ): Promise<LiabilityJournal> {
    return this.#sender.send(READ_JOURNAL, { path: [], params, options });
  }

  /**
   * The deferred-revenue journal as CSV.
   *
   * The same, two lines for each entry and what stands on each account behind each month.
   * Not in the platform’s own API.
   *
   * `GET /v2/loyalty/liability/journal/csv`
   */
  readJournalCsv(
    params: ReadLiabilityJournalCsvParams = {},
    options?: CallOptions,
  ): Promise<Bytes> {
    return this.#sender.send(READ_JOURNAL_CSV, { path: [], params, options });
  }

  /**
   * Close months of the journal.
   *
   * Closes a month that is over and all before it: they do not change any more. Closing
   * again changes nothing. For keys of the scope admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/liability/journal/lock`
   *
   * Refusals: `NO_ASSUMPTIONS`.
   */
  lockJournal(
    params: LockLiabilityJournalParams = {},
    options?: CallOptions,
  ): Promise<LockLiabilityJournalAnswer> {
    return this.#sender.send(LOCK_JOURNAL, { path: [], params, options });
  }

  /**
   * List what is assumed of points.
   *
   * All versions, oldest first: what a point is worth, and what share is never redeemed. Not
   * in the platform’s own API.
   *
   * `GET /v2/loyalty/liability/assumptions`
   */
  listAssumptions(options?: CallOptions): Promise<ListLiabilityAssumptionsAnswer> {
    return this.#sender.send(LIST_ASSUMPTIONS, { path: [], options });
  }

  /**
   * Say what points are worth.
   *
   * Adds a version of the assumptions; saying the same again adds none. The value holds for
   * points that are earned from its month on, the share for what is recognised from then on.
   * Locked months do not change. At most 500. For keys of the scope admin. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/liability/assumptions`
   *
   * Refusals: `TOO_MANY_ASSUMPTIONS`, `CURRENCY_CHANGED`.
   */
  assume(params: AssumeLiabilityParams, options?: CallOptions): Promise<AssumeLiabilityAnswer> {
    return this.#sender.send(ASSUME, { path: [], params, options });
  }
}
