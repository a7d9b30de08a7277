// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions } from '../../sending/options.ts';
import type { Bytes } from '../../sending/values.ts';
import type { Liability, LiabilityJournal } from './objects.ts';
import type {
  LockLiabilityJournalAnswer,
  ListLiabilityAssumptionsAnswer,
  AssumeLiabilityAnswer,
} from './answers.ts';
import type { ReadLiabilityJournalParams, ReadLiabilityJournalCsvParams } from './queries.ts';
import type { LockLiabilityJournalParams, AssumeLiabilityParams } from './params.ts';
import {
  READ,
  READ_JOURNAL,
  READ_JOURNAL_CSV,
  LOCK_JOURNAL,
  LIST_ASSUMPTIONS,
  ASSUME,
} from './operations.ts';

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
