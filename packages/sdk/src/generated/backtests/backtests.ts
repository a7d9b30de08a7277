// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions } from '../../sending/options.ts';
import type { Backtest, BacktestSummary } from './objects.ts';
import type { ListBacktestsAnswer } from './answers.ts';
import type { CreateBacktestParams } from './params.ts';
import { CREATE, LIST, READ, CANCEL } from './operations.ts';

/** Operations below `/program/backtests`. */
export class BacktestsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Try a program on the history.
   *
   * Decides what was recorded once more under a document or a draft, in the background: what
   * it would have cost, who would have won and lost. The answer says under which id to ask.
   * One at a time; 20 reports are kept, for 30 days. For keys of the scope admin. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/program/backtests`
   *
   * Refusals: `BACKTEST_RUNNING`, `PROGRAM_REFUSED`, `DRAFT_CHANGED`,
   * `DRAFT_DOES_NOT_EXIST`.
   */
  create(params: CreateBacktestParams = {}, options?: CallOptions): Promise<BacktestSummary> {
    return this.#sender.send(CREATE, { path: [], params, options });
  }

  /**
   * List programs that were tried on the history.
   *
   * Back-tests that are kept, the newest first, without their reports. Not in the platform’s
   * own API.
   *
   * `GET /v2/loyalty/program/backtests`
   */
  list(options?: CallOptions): Promise<ListBacktestsAnswer> {
    return this.#sender.send(LIST, { path: [], options });
  }

  /**
   * Read what a program would have done.
   *
   * How far a back-test is, and its report once it is done. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/program/backtests/{id}`
   *
   * Refusals: `BACKTEST_DOES_NOT_EXIST`.
   *
   * @param id Id of the back-test.
   */
  read(id: string, options?: CallOptions): Promise<Backtest> {
    return this.#sender.send(READ, { path: [id], options });
  }

  /**
   * Stop trying a program.
   *
   * Stops a back-test that waits or runs; one that has ended stays as it is. For keys of the
   * scope admin. Not in the platform’s own API.
   *
   * `DELETE /v2/loyalty/program/backtests/{id}`
   *
   * Refusals: `BACKTEST_DOES_NOT_EXIST`.
   *
   * @param id Id of the back-test.
   */
  cancel(id: string, options?: CallOptions): Promise<BacktestSummary> {
    return this.#sender.send(CANCEL, { path: [id], options });
  }
}
