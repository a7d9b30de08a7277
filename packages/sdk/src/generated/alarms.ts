// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, Sender } from '../sending/operation.ts';
import type { CallOptions } from '../sending/options.ts';

/** What `alarms.list` answers with. */
export interface ListAlarmsAnswer {
  readonly alarms: readonly {
    /** 24 hexadecimal digits, ordered by time. */
    readonly id: string;
    /** `late`, `failing`, `paused`, `events_missing`, or `awards_held`. */
    readonly kind: string;
    /** Which webhook it is about; empty for awards that are held. */
    readonly webhook_id: string;
    /** Its name. */
    readonly webhook_name: string;
    /** Since when. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly raised_date: string;
    /** Until when; null while it is open. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly ended_date: string | null;
    /** What is wrong, in words. */
    readonly text: string;
    /** The same as data. */
    readonly detail: Readonly<Record<string, unknown>>;
  }[];
}

/** What `alarms.list` takes. */
export interface ListAlarmsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Of how many days. Unless said: `7`. */
  readonly days?: number | undefined;
}

const LIST: Operation = {
  id: 'v2_list_alarms',
  method: 'GET',
  path: '/v2/loyalty/alarms',
  repeats: 'read',
};

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
