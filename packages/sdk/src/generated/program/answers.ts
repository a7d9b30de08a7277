// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { ProgramChange } from './parts.ts';
import type { ProgramVersionRow } from './objects.ts';

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
  readonly changes: readonly ProgramChange[];
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
  readonly changes: readonly ProgramChange[];
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
  readonly changes: readonly ProgramChange[];
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
