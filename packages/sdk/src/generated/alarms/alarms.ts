// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Sender } from '../../sending/operation.ts';
import type { CallOptions } from '../../sending/options.ts';
import type { ListAlarmsAnswer } from './answers.ts';
import type { ListAlarmsParams } from './queries.ts';
import { LIST } from './operations.ts';

/** Operations below `/alarms`. */
export class AlarmsResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * List alarms.
   *
   * What somebody should look at: alarms that are open, and those that ended within the last
   * days, newest first, at most 1000. For keys of the scope admin. Not in the platform’s own
   * API.
   *
   * `GET /v2/loyalty/alarms`
   */
  list(params: ListAlarmsParams = {}, options?: CallOptions): Promise<ListAlarmsAnswer> {
    return this.#sender.send(LIST, { path: [], params, options });
  }
}
