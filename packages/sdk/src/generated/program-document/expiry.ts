// Written by `npm run sdk:types` out of the contract. Do not edit.

/** When points lapse */
export type ProgramExpiry =
  | {
      readonly mode: 'never';
    }
  | {
      readonly mode: 'after';
      readonly days: number;
    }
  | {
      readonly mode: 'after';
      readonly months: number;
    }
  | {
      readonly mode: 'calendar';
      readonly month: number;
      readonly day: number;
      readonly years: number;
    }
  | {
      readonly mode: 'inactivity';
      readonly activities?: readonly string[] | undefined;
      /** Whether redeeming keeps points alive */
      readonly redemptions?: boolean | undefined;
      readonly days: number;
    }
  | {
      readonly mode: 'inactivity';
      readonly activities?: readonly string[] | undefined;
      /** Whether redeeming keeps points alive */
      readonly redemptions?: boolean | undefined;
      readonly months: number;
    };
