// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, Sender } from '../sending/operation.ts';
import type { CallOptions } from '../sending/options.ts';
import type { AttributeValues } from '../sending/values.ts';

/** What `testClock.read` answers with. */
export interface TestClock {
  /** What the clock says. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly now: string;
  /** Whether it can be moved. */
  readonly is_test_store: boolean;
  /** The move under way. */
  readonly advance: Advance | null;
  /** What is known to fall due until then; null if nothing was asked. */
  readonly ahead: {
    /** What was asked for. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly until: string;
    readonly dues: readonly {
      /**
       * `approve`, `judge_tier`, `release`, `reward_referral`, `revoke_referral`,
       * `award_winback`, `offer_winback`, `convert_cached` or `erase`.
       */
      readonly kind: string;
      /** How many. */
      readonly count: number;
    }[];
    /** Members and days on which points of theirs lapse. */
    readonly lapses: number;
    /** Points that lapse. */
    readonly points: number;
    /** Whether there is more than was counted: 100,000 of each. */
    readonly more: boolean;
  } | null;
}

/** What `testClock.readAdvance` answers with. */
export interface Advance {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  readonly status: 'running' | 'done';
  /** Where the clock stood. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly from: string;
  /** Where it goes. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly to: string;
  /** Where it is. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly reached: string;
  readonly happened: {
    /** Approvals, releases, judgements of tiers and other dues. */
    readonly dues: number;
    /** Lapses of points. */
    readonly lapses: number;
    /** Days on which birthdays and anniversaries were looked for. */
    readonly days_celebrated: number;
  };
}

/** What `testClock.read` takes. */
export interface ReadTestClockParams {
  /** Tells what falls due until then: MM/DD/YYYY HH:MM:SS or ISO 8601. */
  readonly until?: string | undefined;
}

/** What `testClock.advance` takes. */
export interface AdvanceTestClockParams {
  /** Where to: MM/DD/YYYY HH:MM:SS or ISO 8601. */
  readonly to?: string | undefined;
  /** How far instead: whole `days`, `hours`, `minutes` and `seconds`. */
  readonly by?: AttributeValues | undefined;
}

const READ: Operation = {
  id: 'v2_read_test_clock',
  method: 'GET',
  path: '/v2/loyalty/test-clock',
  repeats: 'read',
};

const ADVANCE: Operation = {
  id: 'v2_advance_test_clock',
  method: 'POST',
  path: '/v2/loyalty/test-clock/advance',
  query: [],
  repeats: 'refused',
};

const READ_ADVANCE: Operation = {
  id: 'v2_read_advance',
  method: 'GET',
  path: '/v2/loyalty/test-clock/advances/{id}',
  repeats: 'read',
};

/** Operations below `/test-clock`. */
export class TestClockResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Read the clock of the store.
   *
   * What the clock of the store says, the move that is under way, and what falls due until a
   * time that is asked for. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/test-clock`
   */
  read(params: ReadTestClockParams = {}, options?: CallOptions): Promise<TestClock> {
    return this.#sender.send(READ, { path: [], params, options });
  }

  /**
   * Move the clock of a test store.
   *
   * Moves the clock forward; what time brings in between happens, in order. Answers 200 when
   * the move has ended within two seconds, else 202 with the move to ask for. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/test-clock/advance`
   *
   * Refusals: `TEST_STORE_ONLY`, `CLOCK_IS_MOVING`.
   */
  advance(params: AdvanceTestClockParams = {}, options?: CallOptions): Promise<Advance> {
    return this.#sender.send(ADVANCE, { path: [], params, options });
  }

  /**
   * Read a move of the clock.
   *
   * How far a move is, and what has happened on the way. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/test-clock/advances/{id}`
   *
   * Refusals: `ADVANCE_DOES_NOT_EXIST`.
   *
   * @param id Id of the move.
   */
  readAdvance(id: string, options?: CallOptions): Promise<Advance> {
    return this.#sender.send(READ_ADVANCE, { path: [id], options });
  }
}
