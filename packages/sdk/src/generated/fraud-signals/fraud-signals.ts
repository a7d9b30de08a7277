// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../../sending/options.ts';
import type { FraudSignal } from './objects.ts';
import type { FraudSignalsPage, LookForFraudSignalsAnswer } from './answers.ts';
import type { ListFraudSignalsParams } from './queries.ts';
import type { DismissFraudSignalParams, ActOnFraudSignalParams } from './params.ts';
import { LIST, LOOK, DISMISS, ACT_ON, REOPEN } from './operations.ts';

/** Operations below `/fraud_signals`. */
export class FraudSignalsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * List fraud signals.
   *
   * What looks like somebody games the program, and why; open ones first, then severe ones,
   * then the last seen. For keys of the scope admin, owners and managers. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/fraud_signals`
   */
  list(params: ListFraudSignalsParams = {}, options?: CallOptions): Promise<FraudSignalsPage> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /** Each row of `list`, asked for page by page. */
  each(
    params: ListFraudSignalsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<FraudSignal, void, undefined> {
    return this.#sender.walk<FraudSignal>(LIST, { path: [], params, options });
  }

  /**
   * Look for fraud signals now.
   *
   * Looks at what was recorded since the last look, up to a second ago, as happens every
   * minute by itself. For keys of the scope admin, owners and managers. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/fraud_signals/look`
   */
  look(options?: CallOptions): Promise<LookForFraudSignalsAnswer> {
    return this.#sender.send(LOOK, { path: [], options });
  }

  /**
   * Dismiss a fraud signal.
   *
   * Says that nothing is wrong. Found again it stays dismissed, until twice as much is seen.
   * For keys of the scope admin, owners and managers. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/fraud_signals/{id}/dismiss`
   *
   * Refusals: `SIGNAL_DOES_NOT_EXIST`, `SIGNAL_STATE`.
   *
   * @param id Id of the signal.
   */
  dismiss(
    id: string,
    params: DismissFraudSignalParams,
    options?: CallOptions,
  ): Promise<FraudSignal> {
    return this.#sender.send(DISMISS, { path: [id], params, options });
  }

  /**
   * Act on a fraud signal.
   *
   * Says that something was done about it, and blocks its member if that is wanted: he earns
   * and redeems no more until he is unblocked. For keys of the scope admin, owners and
   * managers. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/fraud_signals/{id}/act`
   *
   * Refusals: `SIGNAL_DOES_NOT_EXIST`, `SIGNAL_STATE`, `INVALID_MEMBER_STATUS`, `TRY_AGAIN`.
   *
   * @param id Id of the signal.
   */
  actOn(id: string, params: ActOnFraudSignalParams, options?: CallOptions): Promise<FraudSignal> {
    return this.#sender.send(ACT_ON, { path: [id], params, options });
  }

  /**
   * Reopen a fraud signal.
   *
   * Takes back that it was dismissed or acted on; a member who was blocked stays so. For
   * keys of the scope admin, owners and managers. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/fraud_signals/{id}/reopen`
   *
   * Refusals: `SIGNAL_DOES_NOT_EXIST`, `SIGNAL_STATE`.
   *
   * @param id Id of the signal.
   */
  reopen(id: string, options?: CallOptions): Promise<FraudSignal> {
    return this.#sender.send(REOPEN, { path: [id], options });
  }
}
