// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What promotions may give out in all */
export interface ProgramBudget {
  /** Named by rules and activities */
  readonly id: string;
  /** What people read */
  readonly name?: string | undefined;
  /** Points that it gives out in all */
  readonly points?: string | undefined;
  readonly uses?: number | undefined;
}
