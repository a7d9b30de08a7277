// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { ProgramBreaker } from './breaker.ts';
import type { Condition } from './condition.ts';

/** Something that earns points */
export interface ProgramActivity {
  /** `made_a_purchase` and `created_an_account` are the platform’s own */
  readonly id: string;
  /** What people read */
  readonly name: string;
  /** Shown with the activity */
  readonly description?: string | undefined;
  /** Shown when the activity is opened */
  readonly earningDescription?: string | undefined;
  readonly earn:
    | {
        /** Points for doing it */
        readonly points: string;
      }
    | {
        /** Points for each unit of the base */
        readonly multiplier: string;
      };
  /** When points that were earned can be spent */
  readonly approval?:
    | {
        readonly mode: 'immediately';
      }
    | {
        readonly mode: 'after_days';
        readonly days: number;
      }
    | {
        readonly mode: 'by_hand';
      }
    | undefined;
  /** When the points of an award lapse */
  readonly expiry?:
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
    | undefined;
  /** Whether its points count towards tiers */
  readonly countsForTier?: boolean | undefined;
  /** False while it is paused */
  readonly active?: boolean | undefined;
  /** Whether members see it */
  readonly visible?: boolean | undefined;
  /** Whether members may award it to themselves */
  readonly storefront?: boolean | undefined;
  /** Whether agents of a help desk may award it by hand */
  readonly agents?: boolean | undefined;
  /** The most that agents may give in place of its own points; only its own if absent */
  readonly agentPointsMax?: string | undefined;
  /** All that it gives is drawn from it; what does not fit is refused */
  readonly budget?: string | undefined;
  /** From when on awards are held for somebody to look at */
  readonly breaker?: ProgramBreaker | undefined;
  readonly rules?:
    | readonly (
        | {
            /** Names the rule in traces */
            readonly id?: string | undefined;
            readonly type: 'frequency';
            readonly times: number;
            /** Stretch of the program’s calendar */
            readonly per: 'day' | 'week' | 'month' | 'year' | 'lifetime';
            /** False to leave it out */
            readonly active?: boolean | undefined;
          }
        | {
            /** Names the rule in traces */
            readonly id?: string | undefined;
            /** What people read */
            readonly name?: string | undefined;
            /** First day of the rule */
            readonly from?: string | undefined;
            /** Last day of the rule */
            readonly until?: string | undefined;
            /** False to leave it out */
            readonly active?: boolean | undefined;
            readonly type: 'exclusion';
            readonly when:
              | {
                  /** Products that earn nothing */
                  readonly productIds: readonly string[];
                }
              | {
                  /** Categories that earn nothing */
                  readonly productCategories: readonly string[];
                }
              | {
                  /** Tags of products that earn nothing */
                  readonly productTags: readonly string[];
                }
              | {
                  /** Coupons whose orders earn nothing */
                  readonly coupons: readonly string[];
                }
              | {
                  /** Tiers whose members earn nothing */
                  readonly tiers: readonly string[];
                }
              | {
                  /** Orders below this earn nothing */
                  readonly subtotalBelow: string;
                }
              | Condition;
          }
        | {
            /** Names the rule in traces */
            readonly id?: string | undefined;
            /** What people read */
            readonly name?: string | undefined;
            /** First day of the rule */
            readonly from?: string | undefined;
            /** Last day of the rule */
            readonly until?: string | undefined;
            /** False to leave it out */
            readonly active?: boolean | undefined;
            readonly type: 'multiplier';
            /** Multiplies what is earned; for products, what they earn */
            readonly multiplier: string;
            /** Tests, joined at most five levels deep */
            readonly when?: Condition | undefined;
            /** What the rule adds is drawn from it, whole or not at all */
            readonly budget?: string | undefined;
          }
        | {
            /** Names the rule in traces */
            readonly id?: string | undefined;
            /** What people read */
            readonly name?: string | undefined;
            /** First day of the rule */
            readonly from?: string | undefined;
            /** Last day of the rule */
            readonly until?: string | undefined;
            /** False to leave it out */
            readonly active?: boolean | undefined;
            readonly type: 'fixed';
            /** Points on top, once for each earning */
            readonly points: string;
            /** Tests, joined at most five levels deep */
            readonly when?: Condition | undefined;
            /** What the rule adds is drawn from it, whole or not at all */
            readonly budget?: string | undefined;
          }
      )[]
    | undefined;
}
