import type {
  Balances,
  Budget,
  Command,
  Coupon,
  Instant,
  Member,
  ProgramDocument,
  RefusalCode,
  Transaction,
} from '@fealty/core';

/** How a command of a scenario ended, and what its trace says. */
export type Ended = { readonly sentences: readonly string[] } & Ending;

type Ending =
  | {
      readonly kind: 'done';
      readonly transaction: Transaction | null;
      readonly coupon: Coupon | null;
      /** Points that a stranger's purchase would have earned. */
      readonly cachedPoints: number | null;
    }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

/** What runs a scenario: the pure core, or a ledger lane on a database. */
export interface ScenarioDriver {
  /** Midnight UTC at the beginning of day 1. */
  readonly start: Instant;
  carryOut(command: Command, at: Instant): Promise<Ended>;
  member(email: string): Promise<Member | null>;
  /** What is there of a member by his id, erased or not. */
  traces(id: string): Promise<Member | null>;
  balances(email: string): Promise<Balances>;
  /** Open lots in spending order. */
  lots(email: string): Promise<readonly { readonly id: string; readonly remaining: number }[]>;
  transaction(id: string): Promise<Transaction | null>;
  /** What a budget of the program has given out. */
  budget(id: string): Promise<Budget>;
}

/** A coupon of a pool at the beginning of a scenario. */
export interface StockedCoupon {
  readonly code: string;
  readonly expiresOnDay?: number;
}

export interface Scenario {
  readonly title: string;
  readonly program: ProgramDocument;
  /** By reward id. */
  readonly coupons?: Readonly<Record<string, readonly StockedCoupon[]>>;
  readonly table: string;
}

/** Noon of a day of the table. */
export function noonOf(driver: Pick<ScenarioDriver, 'start'>, day: number): Instant {
  return driver.start + (day - 1) * 86_400_000 + 43_200_000;
}
