// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type { CallOptions, SimulateOptions, WalkOptions } from '../sending/options.ts';
import type { AttributeValues, Simulated } from '../sending/values.ts';

/** What `program.read` answers with. */
export interface Program {
  /** Its number, from 1 on. */
  readonly version: number;
  /** When it was applied, by the real clock. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly applied_date: string;
  /** Who applied it, such as `key:main` or `cli`. */
  readonly applied_by: string;
  readonly origin: {
    /** `apply` for a document, `draft`, `rollback` or `promote`. */
    readonly by: string;
    /** The version that it repeats, or null. */
    readonly version: number | null;
    /** Name of the draft, or partner id of the store that it comes from. */
    readonly name: string | null;
  };
  /** The program as it was written. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** What `program.readVersion` answers with. */
export interface ProgramVersion {
  /** Its number, from 1 on. */
  readonly version: number;
  /** When it was applied, by the real clock. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly applied_date: string;
  /** Who applied it, such as `key:main` or `cli`. */
  readonly applied_by: string;
  readonly origin: {
    /** `apply` for a document, `draft`, `rollback` or `promote`. */
    readonly by: string;
    /** The version that it repeats, or null. */
    readonly version: number | null;
    /** Name of the draft, or partner id of the store that it comes from. */
    readonly name: string | null;
  };
  /** Whether it decides now. */
  readonly is_running: boolean;
  /** What differs, at most 500 changes. */
  readonly changes: readonly {
    /** Part of the program: `program`, `policies`, `activities`, `rewards`, `tiers`, …. */
    readonly part: string;
    readonly kind: 'added' | 'removed' | 'changed';
    /** Where it stands; of what was removed, in the document before. */
    readonly path: string;
    /** What changes, for people. */
    readonly sentence: string;
    /** What it means for what is there already. */
    readonly note: string | null;
  }[];
  /** How many changes there are in all. */
  readonly changes_total: number;
  /** The program as it was written. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** What `program.readAsOf` answers with. */
export interface ProgramAsOf {
  /** What was the case then. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly at: string;
  /** As was known then. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly known_at: string;
  /** The zone of days and months. */
  readonly time_zone: string;
  /** Points that members could spend. */
  readonly available_points: number;
  /** Points that waited for approval. */
  readonly pending_points: number;
  /** Points in carts. */
  readonly reserved_points: number;
  /** Points that members owed. */
  readonly owed_points: number;
  /** Points given out in all, less what was taken back while it waited. */
  readonly issued_points: number;
  /** Points redeemed in all. */
  readonly redeemed_points: number;
  /** Points taken back in all. */
  readonly deducted_points: number;
  /** Points that lapsed in all. */
  readonly expired_points: number;
  /** Issued points less all others; 0 in books that fit. */
  readonly difference: number;
  /** Members by tier; null in a store that keeps no events. */
  readonly members_by_tier:
    | readonly {
        /** The tier; null without one. */
        readonly loyalty_tier_id: string | null;
        /** How many members had it. */
        readonly members: number;
      }[]
    | null;
  /** The version of the program that decided then; 0 before any did. */
  readonly program_version: number;
}

/** A row of `program.listVersions`. */
export interface ProgramVersionRow {
  /** Its number, from 1 on. */
  readonly version: number;
  /** When it was applied, by the real clock. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly applied_date: string;
  /** Who applied it, such as `key:main` or `cli`. */
  readonly applied_by: string;
  readonly origin: {
    /** `apply` for a document, `draft`, `rollback` or `promote`. */
    readonly by: string;
    /** The version that it repeats, or null. */
    readonly version: number | null;
    /** Name of the draft, or partner id of the store that it comes from. */
    readonly name: string | null;
  };
  /** Whether it decides now. */
  readonly is_running: boolean;
  /** What differs, at most 500 changes. */
  readonly changes: readonly {
    /** Part of the program: `program`, `policies`, `activities`, `rewards`, `tiers`, …. */
    readonly part: string;
    readonly kind: 'added' | 'removed' | 'changed';
    /** Where it stands; of what was removed, in the document before. */
    readonly path: string;
    /** What changes, for people. */
    readonly sentence: string;
    /** What it means for what is there already. */
    readonly note: string | null;
  }[];
  /** How many changes there are in all. */
  readonly changes_total: number;
}

/** What `program.listVersions` answers with. */
export interface ProgramVersionsPage {
  readonly versions: readonly ProgramVersionRow[];
  /** Versions in all. */
  readonly total: number;
  /** Whether there are older ones. */
  readonly more: boolean;
  /** Where the next part begins. */
  readonly next_start_index: number;
}

/** What `program.plan` answers with. */
export interface PlanProgramAnswer {
  /** The version that runs. */
  readonly running_version: number;
  /** Whether applying would make a version. */
  readonly is_new: boolean;
  /** What differs, at most 500 changes. */
  readonly changes: readonly {
    /** Part of the program: `program`, `policies`, `activities`, `rewards`, `tiers`, …. */
    readonly part: string;
    readonly kind: 'added' | 'removed' | 'changed';
    /** Where it stands; of what was removed, in the document before. */
    readonly path: string;
    /** What changes, for people. */
    readonly sentence: string;
    /** What it means for what is there already. */
    readonly note: string | null;
  }[];
  /** How many changes there are in all. */
  readonly changes_total: number;
  /** What the program says and hardly means, at most 200; none keeps it from running. */
  readonly warnings: readonly {
    /**
     * `dead_rule`, `shadowed_rule`, `unreachable_tier`, `unreachable_reward`,
     * `period_without_end` or `overlapping_promotions`.
     */
    readonly kind: string;
    /** Where it stands. */
    readonly path: string;
    /** What is so. */
    readonly sentence: string;
    /** What could be done about it. */
    readonly advice: string;
  }[];
  /** Why it cannot be applied, at most 100. */
  readonly problems: readonly {
    /** Where it stands; empty for the whole document. */
    readonly path: string;
    /** What stands there. */
    readonly found: string;
    /** What may. */
    readonly allowed: string;
  }[];
  /** Rewards whose pools hold no code: nobody can redeem them until codes are uploaded. */
  readonly rewards_without_codes: readonly string[];
  /**
   * The back-test that was begun; null if none was asked for, or if problems keep the
   * program from running.
   */
  readonly backtest: {
    /** 24 hexadecimal digits, ordered by time. */
    readonly id: string;
    /** `queued`, `running`, `done`, `failed` or `cancelled`. */
    readonly state: string;
  } | null;
}

/** What `program.apply` answers with. */
export interface ApplyProgramAnswer {
  /** The version that runs now. */
  readonly version: number;
  /** False if the program said all that already. */
  readonly is_new: boolean;
  /** What differs, at most 500 changes. */
  readonly changes: readonly {
    /** Part of the program: `program`, `policies`, `activities`, `rewards`, `tiers`, …. */
    readonly part: string;
    readonly kind: 'added' | 'removed' | 'changed';
    /** Where it stands; of what was removed, in the document before. */
    readonly path: string;
    /** What changes, for people. */
    readonly sentence: string;
    /** What it means for what is there already. */
    readonly note: string | null;
  }[];
  /** How many changes there are in all. */
  readonly changes_total: number;
  /** Rewards whose pools hold no code: nobody can redeem them until codes are uploaded. */
  readonly rewards_without_codes: readonly string[];
}

/** What `program.drift` answers with. */
export interface ProgramDriftAnswer {
  /** The version that runs. */
  readonly running_version: number;
  /** Whether both say the same. */
  readonly equal: boolean;
  /** What differs, at most 500 changes. */
  readonly changes: readonly {
    /** Part of the program: `program`, `policies`, `activities`, `rewards`, `tiers`, …. */
    readonly part: string;
    readonly kind: 'added' | 'removed' | 'changed';
    /** Where it stands; of what was removed, in the document before. */
    readonly path: string;
    /** What changes, for people. */
    readonly sentence: string;
    /** What it means for what is there already. */
    readonly note: string | null;
  }[];
  /** How many changes there are in all. */
  readonly changes_total: number;
}

/** What `program.describe` answers with. */
export interface DescribeProgramAnswer {
  readonly activities: readonly {
    /** 24 hexadecimal digits, ordered by time. */
    readonly id: string;
    /** Where it stands. */
    readonly path: string;
    /** What it earns, for people. */
    readonly sentence: string | null;
    readonly rules: readonly {
      /** Where it stands. */
      readonly path: string;
      /** What it goes by in traces; null, as all of it, while it cannot be read. */
      readonly id: string | null;
      /** `limit`, `exclusion`, `bonus`, or `promotion` if it has a period. */
      readonly kind: string | null;
      /** By the store’s clock: `planned`, `running`, `over`, or `off`. */
      readonly state: string | null;
      /** What it says, for people. */
      readonly sentence: string | null;
    }[];
  }[];
  /** Budgets of the document that run or ran; of others nothing was drawn. */
  readonly budgets: readonly {
    /** 24 hexadecimal digits, ordered by time. */
    readonly id: string;
    /** Points that were drawn from it. */
    readonly points: number;
    /** How often it was drawn on. */
    readonly uses: number;
  }[];
  readonly settings: {
    /** How points lapse, when those of today would, and reminders. */
    readonly expiry: readonly string[];
    /** What counts towards tiers, and when members fall. */
    readonly tiers: readonly string[];
    /** What recommending the shop brings; empty if nothing does. */
    readonly referrals: readonly string[];
  };
}

/** What `program.try` answers with. */
export interface TryProgramAnswer {
  /** Whether it would be awarded. */
  readonly given: boolean;
  /** Points that it would give. */
  readonly points: number;
  /** `pending` if they would wait; null if nothing would be given. */
  readonly status: string | null;
  /** Why nothing would be given; null otherwise. */
  readonly reason: string | null;
  /** Why, one sentence for each step. */
  readonly trace: readonly string[];
}

/** What `program.tierEffect` answers with. */
export interface TierEffectAnswer {
  /** The moment it was told for, by the clock of the store. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly now: string;
  /** Members in all. */
  readonly members: number;
  /** Members who rise when they next earn. */
  readonly rise: number;
  /** Members who fall with time. */
  readonly fall: number;
  /** Members who keep a tier that they do not reach. */
  readonly keep: number;
  /** Members whose tier is no more. */
  readonly lose: number;
  /** Whether what was counted so far tells nothing under these rules. */
  readonly counts_anew: boolean;
  /**
   * How long everybody holds the tier that he has, if counting begins anew. MM/DD/YYYY
   * HH:MM:SS, UTC.
   */
  readonly held_until: string | null;
  /** The lowest first; behind them those that are no more. */
  readonly tiers: readonly {
    /** Id of the tier; null for members without one. */
    readonly tier_id: string | null;
    /** What it is called; empty for none. */
    readonly tier_name: string;
    /** Members in it now. */
    readonly members: number;
    /** Members in it in the end. */
    readonly members_then: number;
  }[];
  /** Who goes from where to where, at most 500 of them. */
  readonly moves: readonly {
    /** Where these members are now. */
    readonly from_tier_id: string | null;
    /** Where they come to; the same if they keep what they do not reach. */
    readonly to_tier_id: string | null;
    /**
     * `rises`: when they next earn. `falls`: with time. `keeps`: less counts than the tier
     * takes, and time does not take it. `lost`: the program has no such tier any more, and
     * their next earning puts them into another.
     */
    readonly way: string;
    /** How many go this way. */
    readonly members: number;
  }[];
}

/** What `program.listVersions` takes. */
export interface ListProgramVersionsParams {
  /** Versions to skip: `next_start_index` of the answer before. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** Versions to answer with at most. Unless said: `10`. */
  readonly count?: number | undefined;
}

/** What `program.plan` takes. */
export interface PlanProgramParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** A draft, in place of a document. */
  readonly draft_id?: string | undefined;
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision?: number | undefined;
  /**
   * The version that the change was made for. If another one runs by now it is refused, with
   * what changed in between.
   */
  readonly base?: number | undefined;
  /** Whether a back-test of what is planned is begun; no unless said. */
  readonly backtest?: boolean | undefined;
}

/** What `program.apply` takes. */
export interface ApplyProgramParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** A draft, in place of a document. */
  readonly draft_id?: string | undefined;
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision?: number | undefined;
  /**
   * The version that the change was made for. If another one runs by now it is refused, with
   * what changed in between.
   */
  readonly base?: number | undefined;
}

/** What `program.rollBack` takes. */
export interface RollBackProgramParams {
  /** The version that is to run again. */
  readonly version: number;
  /**
   * The version that the change was made for. If another one runs by now it is refused, with
   * what changed in between.
   */
  readonly base?: number | undefined;
}

/** What `program.drift` takes. */
export interface ProgramDriftParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document: object;
}

/** What `program.describe` takes. */
export interface DescribeProgramParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** A draft, in place of a document. */
  readonly draft_id?: string | undefined;
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision?: number | undefined;
  /** Activities to tell; all, unless said. */
  readonly activity_ids?: readonly string[] | undefined;
}

/** What `program.try` takes. */
export interface TryProgramParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** A draft, in place of a document. */
  readonly draft_id?: string | undefined;
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision?: number | undefined;
  /** The member: the merchant’s own id, else the e-mail address, else the telephone. */
  readonly member_id?: string | undefined;
  /**
   * Somebody who is no member, in place of `member_id`: new today, with this tier and these
   * points.
   */
  readonly supposed_member?:
    | {
        /** Id of the tier; the lowest, unless said. */
        readonly loyalty_tier_id?: string | undefined;
        /** Points that he has to spend; none, unless said. */
        readonly available_points?: string | undefined;
        /** Birthday, MM/DD/YYYY. */
        readonly birthdate?: string | undefined;
        /** Language, any label of the merchant’s. */
        readonly preferred_language?: string | undefined;
        /** Where he lives. */
        readonly address?:
          | {
              /** First line. */
              readonly line1?: string | undefined;
              /** Second line. */
              readonly line2?: string | undefined;
              /** City. */
              readonly city?: string | undefined;
              /** State. */
              readonly state?: string | undefined;
              /** Country. */
              readonly country?: string | undefined;
              /** Postal code. */
              readonly postal_code?: string | undefined;
            }
          | undefined;
        /** Tags; those of before are replaced. */
        readonly member_tags?: readonly string[] | undefined;
        /** Attributes of the merchant’s own, by name. */
        readonly custom_attributes?: AttributeValues | undefined;
      }
    | undefined;
  /** Id of the activity. */
  readonly activity_id: string;
  /** Points in place of the activity’s own; not looked at for purchases. */
  readonly points_passed?: string | undefined;
  /** What the activity is told; names of the merchant’s own are kept. */
  readonly transaction_attributes?:
    | {
        /** Why, in words. */
        readonly reason?: string | undefined;
        /** Tags of the transaction. */
        readonly tags?: readonly string[] | undefined;
        /** Id of the order; it earns once. Mandatory for purchases. */
        readonly order_id?: string | undefined;
        /** Value of the whole order. Mandatory for purchases. */
        readonly order_total?: string | undefined;
        /** Value without shipping and taxes, above 0.01. Mandatory for purchases. */
        readonly order_subtotal?: string | undefined;
        /** Coupons used. */
        readonly coupons?: readonly string[] | undefined;
        /** Currency of the order. */
        readonly currency?: string | undefined;
        /** What was bought. */
        readonly products?:
          | readonly {
              /** Unique id of the product. */
              readonly product_id: string;
              /** Price of one piece. */
              readonly price: string;
              /** How many were bought. */
              readonly quantity: string;
              /** Name of the product. */
              readonly title: string;
              /** Page of the product. */
              readonly url?: string | undefined;
              /** Picture of the product. */
              readonly img_url?: string | undefined;
              /** Category in the shop. */
              readonly category?: string | undefined;
              /** Tags in the shop, separated by commas. */
              readonly tags?: string | undefined;
            }[]
          | undefined;
        /**
         * Pictures or PDFs of the receipt in base64, JPG, PNG or PDF by their content, 10 MB each.
         * Mandatory for `submit_a_receipt`.
         */
        readonly receipt_files?: readonly string[] | undefined;
        /**
         * Photos in base64, JPG, PNG or PDF by their content, 10 MB each. Mandatory for
         * `upload_photo`.
         */
        readonly image_file?: readonly string[] | undefined;
        /** Names of your own. */
        readonly [name: string]: unknown;
      }
    | undefined;
}

/** What `program.tierEffect` takes. */
export interface TierEffectParams {
  /** A whole program, as `/docs/program.schema.json` describes it. Decimals are texts. */
  readonly document?: object | undefined;
  /** A draft, in place of a document. */
  readonly draft_id?: string | undefined;
  /** The revision of the draft that you have seen. If it is another by now it is refused. */
  readonly revision?: number | undefined;
}

/** What `program.readAsOf` takes. */
export interface ReadProgramAsOfParams {
  /** What was the case then; now. */
  readonly at?: string | undefined;
  /** As was known then; now. */
  readonly known_at?: string | undefined;
}

const READ: Operation = {
  id: 'v2_read_program',
  method: 'GET',
  path: '/v2/loyalty/program',
  repeats: 'read',
};

const LIST_VERSIONS: PagedOperation = {
  id: 'v2_list_program_versions',
  method: 'GET',
  path: '/v2/loyalty/program/versions',
  repeats: 'read',
  paging: { rows: 'versions', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const READ_VERSION: Operation = {
  id: 'v2_read_program_version',
  method: 'GET',
  path: '/v2/loyalty/program/versions/{version}',
  repeats: 'read',
};

const PLAN: Operation = {
  id: 'v2_plan_program',
  method: 'POST',
  path: '/v2/loyalty/program/plan',
  query: [],
  repeats: 'refused',
};

const APPLY: Operation = {
  id: 'v2_apply_program',
  method: 'POST',
  path: '/v2/loyalty/program/apply',
  query: [],
  repeats: 'refused',
};

const ROLL_BACK: Operation = {
  id: 'v2_roll_back_program',
  method: 'POST',
  path: '/v2/loyalty/program/rollback',
  query: [],
  repeats: 'refused',
};

const DRIFT: Operation = {
  id: 'v2_program_drift',
  method: 'POST',
  path: '/v2/loyalty/program/drift',
  query: [],
  repeats: 'refused',
};

const DESCRIBE: Operation = {
  id: 'v2_describe_program',
  method: 'POST',
  path: '/v2/loyalty/program/describe',
  query: [],
  repeats: 'refused',
};

const TRY: Operation = {
  id: 'v2_try_program',
  method: 'POST',
  path: '/v2/loyalty/program/try',
  query: [],
  repeats: 'refused',
};

const TIER_EFFECT: Operation = {
  id: 'v2_tier_effect',
  method: 'POST',
  path: '/v2/loyalty/program/tier_effect',
  query: [],
  repeats: 'refused',
};

const READ_AS_OF: Operation = {
  id: 'v2_read_program_as_of',
  method: 'GET',
  path: '/v2/loyalty/program/as-of',
  repeats: 'read',
};

/** Operations below `/program`. */
export class ProgramResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Read the program that runs.
   *
   * The version that decides now, with its document. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/program`
   *
   * Refusals: `PROGRAM_VERSION_DOES_NOT_EXIST`.
   */
  read(options?: CallOptions): Promise<Program> {
    return this.#sender.send(READ, { path: [], options });
  }

  /**
   * List the versions of the program.
   *
   * Newest first: when each was applied, by whom, where it came from, and what it changed of
   * the one before. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/program/versions`
   */
  listVersions(
    params: ListProgramVersionsParams = {},
    options?: CallOptions,
  ): Promise<ProgramVersionsPage> {
    return this.#sender.send(LIST_VERSIONS, { path: [], params, options });
  }

  /** Each row of `listVersions`, asked for page by page. */
  eachVersion(
    params: ListProgramVersionsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<ProgramVersionRow, void, undefined> {
    return this.#sender.walk<ProgramVersionRow>(LIST_VERSIONS, { path: [], params, options });
  }

  /**
   * Read a version of the program.
   *
   * One version with its document, and what it changed of the one before. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/program/versions/{version}`
   *
   * Refusals: `PROGRAM_VERSION_DOES_NOT_EXIST`.
   *
   * @param version Number of the version.
   */
  readVersion(version: string, options?: CallOptions): Promise<ProgramVersion> {
    return this.#sender.send(READ_VERSION, { path: [version], options });
  }

  /**
   * See what a program would change.
   *
   * Compares a document or a draft with the program that runs, and says what would change,
   * what it hardly means, and what keeps it from running. Nothing is written. With
   * `backtest` the program is tried on the history as well, in the background; that is for
   * keys of the scope admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/program/plan`
   *
   * Refusals: `BACKTEST_RUNNING`, `PROGRAM_REFUSED`, `PROGRAM_MOVED`,
   * `PROGRAM_VERSION_DOES_NOT_EXIST`, `DRAFT_CHANGED`, `DRAFT_DOES_NOT_EXIST`.
   */
  plan(params: PlanProgramParams = {}, options?: CallOptions): Promise<PlanProgramAnswer> {
    return this.#sender.send(PLAN, { path: [], params, options });
  }

  /**
   * Let a program run.
   *
   * Lets a document run, or a draft, which is gone then; whole or not at all. A draft is
   * applied for the version that it was made for. Applying what runs changes nothing. For
   * keys of the scope admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/program/apply`
   *
   * Refusals: `PROGRAM_REFUSED`, `PROGRAM_MOVED`, `PROGRAM_VERSION_DOES_NOT_EXIST`,
   * `DRAFT_CHANGED`, `DRAFT_DOES_NOT_EXIST`.
   */
  apply(params?: ApplyProgramParams, options?: CallOptions): Promise<ApplyProgramAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  apply(
    params: ApplyProgramParams | undefined,
    options: SimulateOptions,
  ): Promise<Simulated<ApplyProgramAnswer>>;
  apply(
    params: ApplyProgramParams = {},
    options?: CallOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(APPLY, { path: [], params, options });
  }

  /**
   * Let an older version run again.
   *
   * Lets the document of an older version run, as a new version. For keys of the scope
   * admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/program/rollback`
   *
   * Refusals: `PROGRAM_REFUSED`, `PROGRAM_MOVED`, `PROGRAM_VERSION_DOES_NOT_EXIST`.
   */
  rollBack(params: RollBackProgramParams, options?: CallOptions): Promise<ApplyProgramAnswer>;
  /** The same, only decided: nothing is written, and the answer says why. */
  rollBack(
    params: RollBackProgramParams,
    options: SimulateOptions,
  ): Promise<Simulated<ApplyProgramAnswer>>;
  rollBack(
    params: RollBackProgramParams,
    options?: CallOptions | SimulateOptions,
  ): Promise<unknown> {
    return this.#sender.send(ROLL_BACK, { path: [], params, options });
  }

  /**
   * See whether the program is as in a document.
   *
   * Says how the program that runs differs from a document that you keep elsewhere: what
   * somebody changed behind its back. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/program/drift`
   *
   * Refusals: `PROGRAM_REFUSED`.
   */
  drift(params: ProgramDriftParams, options?: CallOptions): Promise<ProgramDriftAnswer> {
    return this.#sender.send(DRIFT, { path: [], params, options });
  }

  /**
   * Read a program in sentences.
   *
   * Says what the activities of a document or a draft earn and what each of their rules
   * says, whether it runs today, and what was drawn from budgets. Activities and rules may
   * be unfinished: what cannot be read yet has no sentence. At most 2,000 rules. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/program/describe`
   *
   * Refusals: `PROGRAM_REFUSED`, `DRAFT_CHANGED`, `DRAFT_DOES_NOT_EXIST`.
   */
  describe(
    params: DescribeProgramParams = {},
    options?: CallOptions,
  ): Promise<DescribeProgramAnswer> {
    return this.#sender.send(DESCRIBE, { path: [], params, options });
  }

  /**
   * Try an award under a program that does not run.
   *
   * Says what an award would come to for a member as he is now, or for somebody who is
   * supposed, if a document or a draft ran, with the reasons. An order without an id is one
   * that nobody placed. Nothing is recorded, and no budget is drawn on. A refusal by the
   * program is a success: `given` is false. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/program/try`
   *
   * Refusals: `PROGRAM_REFUSED`, `DRAFT_CHANGED`, `DRAFT_DOES_NOT_EXIST`,
   * `INCORRECT_MEMBER_ID_PASSED`.
   */
  try(params: TryProgramParams, options?: CallOptions): Promise<TryProgramAnswer> {
    return this.#sender.send(TRY, { path: [], params, options });
  }

  /**
   * See how a program would place members in tiers.
   *
   * Says how many members are in each tier, and how many would come to be if a document or a
   * draft ran and what counts for them stayed as it is: who rises, who falls, and who keeps
   * a tier that he would not reach. Nothing is written. Members who are deleted or were
   * merged are not counted. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/program/tier_effect`
   *
   * Refusals: `PROGRAM_REFUSED`, `DRAFT_CHANGED`, `DRAFT_DOES_NOT_EXIST`.
   */
  tierEffect(params: TierEffectParams = {}, options?: CallOptions): Promise<TierEffectAnswer> {
    return this.#sender.send(TIER_EFFECT, { path: [], params, options });
  }

  /**
   * Totals of the program at a moment.
   *
   * What all members had together at a moment, as far as it was known at another. Both count
   * to the end of the second that is named; a date alone is its midnight. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/program/as-of`
   */
  readAsOf(params: ReadProgramAsOfParams = {}, options?: CallOptions): Promise<ProgramAsOf> {
    return this.#sender.send(READ_AS_OF, { path: [], params, options });
  }
}
