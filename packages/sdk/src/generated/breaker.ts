// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, Sender } from '../sending/operation.ts';
import type { CallOptions } from '../sending/options.ts';

/** What `breaker.read` answers with. */
export interface Breaker {
  readonly activities: readonly {
    /** The activity. */
    readonly activity_id: string;
    /** Its name. */
    readonly activity_name: string;
    /** `learnt`, `fixed` or `off`. */
    readonly mode: string;
    readonly points_per_award: {
      /** From more than this on awards are held; null if there is no bound. */
      readonly allowed: number | null;
      /** `learnt` from the last weeks, or the `program`. */
      readonly by: string | null;
    };
    readonly points_per_hour: {
      /** From more than this on awards are held; null if there is no bound. */
      readonly allowed: number | null;
      /** `learnt` from the last weeks, or the `program`. */
      readonly by: string | null;
    };
    readonly awards_per_hour: {
      /** From more than this on awards are held; null if there is no bound. */
      readonly allowed: number | null;
      /** `learnt` from the last weeks, or the `program`. */
      readonly by: string | null;
    };
    /**
     * When it was learnt what is usual; null as long as nothing was given. MM/DD/YYYY
     * HH:MM:SS, UTC.
     */
    readonly learnt_date: string | null;
    /** What it gave in the hour that is running; what was held is not in it. */
    readonly hour: {
      /** Awards. */
      readonly awards: number;
      /** Points. */
      readonly points: number;
    };
    /** How many times as much the running version may give; 1 unless raised. */
    readonly raised: number;
    /** Who said so. */
    readonly raised_by: string | null;
    /** Awards that are held and wait for somebody. */
    readonly waiting: number;
    /** Since when awards are held, and why the first one was; null if none is. */
    readonly open: {
      /** When the first award was held. MM/DD/YYYY HH:MM:SS, UTC. */
      readonly since_date: string | null;
      /** The version that ran. */
      readonly program_version: number;
      /** Why the breaker held an award. */
      readonly first: {
        /**
         * `changed_rules`: much more than before a change; `points_per_award`, `points_per_hour`,
         * `awards_per_hour`: more than the activity may give.
         */
        readonly reason: string;
        /** What was seen: points, or awards of the hour. */
        readonly seen: number;
        /** What is allowed. */
        readonly allowed: number;
        /**
         * Where that comes from: `learnt` from the last weeks, the `program`, or the `version`
         * before.
         */
        readonly by: string;
        /** The same for people. */
        readonly text: string;
      };
    } | null;
  }[];
}

/** What `breaker.meanAwards` answers with. */
export interface MeanAwardsAnswer {
  /** The activity. */
  readonly activity_id: string;
  /** The version it is said of; the next one begins anew. */
  readonly program_version: number;
  /** How many times as much it may give. */
  readonly times: number;
}

/** What `breaker.read` takes. */
export interface ReadBreakerParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `breaker.meanAwards` takes. */
export interface MeanAwardsParams {
  /** The activity. */
  readonly activity_id: string;
  /** How many times as much; twice what lets through what is held, if it is not said. */
  readonly times?: number | undefined;
  /** Why, for the audit. */
  readonly reason?: string | undefined;
}

const READ: Operation = {
  id: 'v2_read_breaker',
  method: 'GET',
  path: '/v2/loyalty/breaker',
  repeats: 'read',
};

const MEAN_AWARDS: Operation = {
  id: 'v2_mean_awards',
  method: 'POST',
  path: '/v2/loyalty/breaker/meant',
  query: [],
  repeats: 'refused',
};

/** Operations below `/breaker`. */
export class BreakerResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Read how awards are watched.
   *
   * Of each activity of the program: what one award and one hour may give, what it gives at
   * present, and what is held. For keys of the scope admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/breaker`
   */
  read(params: ReadBreakerParams = {}, options?: CallOptions): Promise<Breaker> {
    return this.#sender.send(READ, { path: [], params, options });
  }

  /**
   * Say that awards are meant.
   *
   * Under the version that runs the activity may give so many times as much as it was
   * allowed, and what stands open is closed. What is held already waits for a decision. For
   * keys of the scope admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/breaker/meant`
   *
   * Refusals: `INCORRECT_ACTIVITY_ID_PASSED`.
   */
  meanAwards(params: MeanAwardsParams, options?: CallOptions): Promise<MeanAwardsAnswer> {
    return this.#sender.send(MEAN_AWARDS, { path: [], params, options });
  }
}
