// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { AttributeValues } from '../../sending/values.ts';
import type { ProgramChoice, Address, TransactionAttributes } from '../shared/params.ts';

/** What `program.plan` takes. */
export interface PlanProgramParams extends ProgramChoice {
  /**
   * The version that the change was made for. If another one runs by now it is refused, with
   * what changed in between.
   */
  readonly base?: number | undefined;
  /** Whether a back-test of what is planned is begun; no unless said. */
  readonly backtest?: boolean | undefined;
}

/** What `program.apply` takes. */
export interface ApplyProgramParams extends ProgramChoice {
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
export interface DescribeProgramParams extends ProgramChoice {
  /** Activities to tell; all, unless said. */
  readonly activity_ids?: readonly string[] | undefined;
}

/** What `program.try` takes. */
export interface TryProgramParams extends ProgramChoice {
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
        readonly address?: Address | undefined;
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
  readonly transaction_attributes?: TransactionAttributes | undefined;
}

/** What `program.tierEffect` takes. */
export type TierEffectParams = ProgramChoice;
