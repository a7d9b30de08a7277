import type { Condition } from '../../ui/condition-editor/condition.ts';
import type { Rule } from './document.ts';

type Conditional = Exclude<Rule, { type: 'frequency' }>;

/**
 * The short forms of exclusions, as the conditions that they stand for. Core has the same for deciding; a
 * browser takes no code of it, and a test holds the two together.
 */
export function writtenOut(when: NonNullable<Conditional['when']>): Condition {
  if ('productIds' in when) {
    return { attribute: 'product.id', operator: 'in', value: when.productIds };
  }
  if ('productCategories' in when) {
    return { attribute: 'product.category', operator: 'in', value: when.productCategories };
  }
  if ('productTags' in when) {
    return { attribute: 'product.tags', operator: 'contains_any', value: when.productTags };
  }
  if ('coupons' in when) {
    return { attribute: 'order.coupons', operator: 'contains_any', value: when.coupons };
  }
  if ('tiers' in when) return { attribute: 'member.tier', operator: 'in', value: when.tiers };
  if ('subtotalBelow' in when) {
    return { attribute: 'order.subtotal', operator: 'less_than', value: when.subtotalBelow };
  }
  return when;
}
