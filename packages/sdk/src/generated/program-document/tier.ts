// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A standing with benefits */
export interface ProgramTier {
  /** For instance `zrl_gold` */
  readonly id: string;
  /** What people read */
  readonly name: string;
  /** Shown with the tier */
  readonly description?: string | undefined;
  /** Points or spend that must have counted; one tier stands at 0 */
  readonly threshold: string;
  /** Multiplies what every activity earns */
  readonly multiplier?: string | undefined;
  readonly activityMultipliers?: Readonly<Record<string, string>> | undefined;
  /** Rewards shown with the tier */
  readonly rewards?: readonly string[] | undefined;
  /** False to leave it out */
  readonly active?: boolean | undefined;
  /** True to keep it from members */
  readonly hidden?: boolean | undefined;
}
