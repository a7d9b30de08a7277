// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What is celebrated */
export interface ProgramOccasions {
  /** Once a year, on the birthday */
  readonly birthday?:
    | {
        /** Activity that is awarded */
        readonly activity: string;
      }
    | undefined;
  /** Once a year, on the day of joining */
  readonly anniversary?:
    | {
        /** Activity that is awarded */
        readonly activity: string;
      }
    | undefined;
  /** With the first order after so many days without one */
  readonly winback?:
    | {
        /** Activity that is awarded */
        readonly activity: string;
        readonly inactiveDays: number;
      }
    | undefined;
}
