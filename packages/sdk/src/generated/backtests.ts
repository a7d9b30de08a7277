// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, Sender } from '../sending/operation.ts';
import type { CallOptions } from '../sending/options.ts';

/** What `backtests.read` answers with. */
export interface Backtest {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** `queued`, `running`, `done`, `failed` or `cancelled`. */
  readonly state: string;
  /** How far it is, up to 1000. */
  readonly per_mille: number;
  /**
   * From when on the tried program decides; null from the beginning. MM/DD/YYYY HH:MM:SS,
   * UTC.
   */
  readonly from_date: string | null;
  /** Until when it does; null to the end. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly to_date: string | null;
  /** Who asked for it. */
  readonly created_by: string;
  /** When it was asked for. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** When it was last begun. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly started_date: string | null;
  /** When it ended. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly ended_date: string | null;
  /** Why it failed; nothing otherwise. */
  readonly problems: readonly string[];
  /**
   * What the program would have done, as the page on back-tests says; null unless it is
   * done.
   */
  readonly report: Readonly<Record<string, unknown>> | null;
}

/** What `backtests.create` answers with. */
export interface BacktestSummary {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** `queued`, `running`, `done`, `failed` or `cancelled`. */
  readonly state: string;
  /** How far it is, up to 1000. */
  readonly per_mille: number;
  /**
   * From when on the tried program decides; null from the beginning. MM/DD/YYYY HH:MM:SS,
   * UTC.
   */
  readonly from_date: string | null;
  /** Until when it does; null to the end. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly to_date: string | null;
  /** Who asked for it. */
  readonly created_by: string;
  /** When it was asked for. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** When it was last begun. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly started_date: string | null;
  /** When it ended. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly ended_date: string | null;
  /** Why it failed; nothing otherwise. */
  readonly problems: readonly string[];
}

/** What `backtests.list` answers with. */
export interface ListBacktestsAnswer {
  readonly backtests: readonly BacktestSummary[];
}

/** What `backtests.create` takes. */
export interface CreateBacktestParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** A draft, in place of a document. */
  readonly draft_id?: string | undefined;
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision?: number | undefined;
  /** From when on the program decides; from the beginning, unless said. */
  readonly from_date?: string | undefined;
  /** Until when it does; to the end, unless said. */
  readonly to_date?: string | undefined;
}

const CREATE: Operation = {
  id: 'v2_create_backtest',
  method: 'POST',
  path: '/v2/loyalty/program/backtests',
  query: [],
  repeats: 'refused',
};

const LIST: Operation = {
  id: 'v2_list_backtests',
  method: 'GET',
  path: '/v2/loyalty/program/backtests',
  repeats: 'read',
};

const READ: Operation = {
  id: 'v2_read_backtest',
  method: 'GET',
  path: '/v2/loyalty/program/backtests/{id}',
  repeats: 'read',
};

const CANCEL: Operation = {
  id: 'v2_cancel_backtest',
  method: 'DELETE',
  path: '/v2/loyalty/program/backtests/{id}',
  query: [],
  repeats: 'refused',
};

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
