import type { Member, OrderLine } from '../books/records.ts';
import type { Rational } from '../points/rational.ts';
import type { Instant } from '../time/instant.ts';
import type { CustomValues, FrozenValues } from './values.ts';

/** What of a member rules may look at. */
export type RuledMember = Pick<
  Member,
  'profile' | 'tierId' | 'enrolledAt' | 'balances' | 'lifetime' | 'qualified'
>;

/** What conditions are judged on. Absent parts make the tests of their attributes fail. */
export interface Facts {
  /** When it happened; days are those of the program's zone. */
  readonly at: Instant;
  readonly zone: string;
  readonly pointsDecimals: number;
  readonly member: RuledMember | null;
  readonly order: {
    readonly total: Rational | null;
    readonly subtotal: Rational | null;
    readonly currency: string;
    readonly coupons: readonly string[];
  } | null;
  readonly tags: readonly string[];
  readonly custom: CustomValues;
  /** What was read when the order was placed; it goes before all the rest. */
  readonly frozen: FrozenValues;
  /** The product line that is judged; null while the whole is. */
  readonly line: OrderLine | null;
}
