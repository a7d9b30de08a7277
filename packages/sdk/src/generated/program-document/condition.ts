// Written by `npm run sdk:types` out of the contract. Do not edit.

/** A part of a program: condition. */
export type Condition =
  | {
      /** All of these hold */
      readonly all: readonly Condition[];
    }
  | {
      /** One of these holds */
      readonly any: readonly Condition[];
    }
  | {
      readonly not: Condition;
    }
  | {
      /** Such as `member.tier`, `order.subtotal`, `product.category` */
      readonly attribute: string;
      /** How it is compared; `between` leaves its end out */
      readonly operator:
        | 'equals'
        | 'not_equals'
        | 'in'
        | 'not_in'
        | 'contains_any'
        | 'contains_all'
        | 'contains_none'
        | 'less_than'
        | 'at_most'
        | 'more_than'
        | 'at_least'
        | 'between'
        | 'between_inclusive'
        | 'on'
        | 'before'
        | 'after'
        | 'less_than_days_ago'
        | 'more_than_days_ago'
        | 'is_today'
        | 'is_this_month'
        | 'is_within_days'
        | 'is_true'
        | 'is_false';
      /** What it is compared with */
      readonly value?: string | number | readonly string[] | undefined;
    };
