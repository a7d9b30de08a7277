import type { OrderLine } from '../books/records.ts';
import { compare, parseDecimal, toDecimal, type Rational } from '../points/rational.ts';
import type { ExclusionCondition } from '../program/document.ts';
import type { Activity, Exclusion } from '../program/program.ts';
import type { TraceStep } from '../trace.ts';

/** What an exclusion of the whole earning looks at. */
export interface Excludable {
  readonly coupons: readonly string[];
  readonly tierId: string | null;
  /** Order value, or the base that was passed; null if there is none. */
  readonly subtotal: Rational | null;
}

/** The first rule that excludes the whole earning, if any. Products are judged line by line. */
export function exclusionOf(
  activity: Activity,
  what: Excludable,
  trace: TraceStep[],
): Exclusion | null {
  for (const exclusion of activity.exclusions) {
    const judged = judgeWhole(exclusion.when, what);
    if (judged === null) continue;
    trace.push({ step: 'rule', rule: exclusion.ruleId, type: 'exclusion', ...judged });
    if (judged.matched) return exclusion;
  }
  return null;
}

interface Judged {
  readonly matched: boolean;
  readonly seen: string;
  readonly needed: string;
}

function judgeWhole(when: ExclusionCondition, what: Excludable): Judged | null {
  if ('coupons' in when) {
    const seen = what.coupons.join(', ');
    const matched = overlaps(when.coupons, what.coupons);
    return { matched, seen, needed: `none of ${when.coupons.join(', ')}` };
  }
  if ('tiers' in when) {
    const { tierId } = what;
    const matched = tierId !== null && when.tiers.includes(tierId);
    return { matched, seen: tierId ?? '', needed: `none of ${when.tiers.join(', ')}` };
  }
  if ('subtotalBelow' in when) {
    const floor = parseDecimal(when.subtotalBelow);
    if (floor === null || what.subtotal === null) return null;
    const matched = compare(what.subtotal, floor) < 0;
    return { matched, seen: toDecimal(what.subtotal), needed: `at least ${when.subtotalBelow}` };
  }
  return null;
}

/** True if a rule says that this product earns nothing. */
export function isExcluded(activity: Activity, line: OrderLine): boolean {
  return activity.exclusions.some(({ when }) => {
    if ('productIds' in when) return when.productIds.includes(line.productId);
    if ('productCategories' in when) return overlaps(when.productCategories, [line.category]);
    return 'productTags' in when && overlaps(when.productTags, line.tags);
  });
}

/** Names are typed by people: case and outer spaces do not tell them apart. */
function overlaps(named: readonly string[], seen: readonly string[]): boolean {
  return seen.some((one) => named.some((other) => plain(one) === plain(other)));
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
