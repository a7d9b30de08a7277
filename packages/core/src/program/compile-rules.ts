import { compileCondition } from '../rules/compile-condition.ts';
import type { Attribute } from '../rules/attributes.ts';
import { attributesOf, speaksOfLines, type Condition } from '../rules/condition.ts';
import type { Bonus, EarningRules, Exclusion } from '../rules/rules.ts';
import { compilePeriod } from './compile-period.ts';
import type { ConditionDocument, ExclusionCondition, RuleDocument } from './document.ts';
import type { Problems } from './problems.ts';
import type { FrequencyLimit } from './program.ts';

const TIMES_MAX = 1_000_000;

interface Terms {
  readonly path: string;
  readonly pointsDecimals: number;
  readonly problems: Problems;
}

type RuleOf<Type extends RuleDocument['type']> = Extract<RuleDocument, { type: Type }>;

/** Rules that are switched off are checked as well, and then left out. */
export function compileRules(
  rules: readonly RuleDocument[],
  terms: Terms,
): EarningRules & { readonly limits: readonly FrequencyLimit[] } {
  const { problems } = terms;
  const limits: FrequencyLimit[] = [];
  const exclusions: Exclusion[] = [];
  const bonuses: Bonus[] = [];
  const ids = new Set<string>();
  rules.forEach((rule, index) => {
    const path = `${terms.path}[${String(index)}]`;
    const ruleId = rule.id ?? `${rule.type}_${String(index + 1)}`;
    problems.id(`${path}.id`, ruleId, ids);
    ids.add(ruleId);
    const active = rule.active ?? true;
    if (rule.type === 'frequency') {
      problems.whole(`${path}.times`, rule.times, TIMES_MAX);
      if (active) limits.push({ ruleId, times: rule.times, per: rule.per });
    } else if (rule.type === 'exclusion') {
      if ('subtotalBelow' in rule.when) {
        problems.decimal(`${path}.when.subtotalBelow`, rule.when.subtotalBelow);
      }
      const when = writtenOut(rule.when);
      const exclusion = compileRule(rule, { ...terms, path, ruleId, when });
      if (active) exclusions.push(exclusion);
    } else {
      const bonus = compileBonus(rule, { ...terms, path, ruleId });
      if (active) bonuses.push(bonus);
    }
  });
  return { limits, exclusions, bonuses, reads: readsOf([...exclusions, ...bonuses]) };
}

function compileBonus(
  rule: RuleOf<'multiplier' | 'fixed'>,
  terms: Terms & { readonly ruleId: string },
): Bonus {
  const { path, problems, pointsDecimals } = terms;
  const effect =
    rule.type === 'multiplier'
      ? ({
          type: 'multiplier',
          value: problems.decimal(`${path}.multiplier`, rule.multiplier),
          text: rule.multiplier,
        } as const)
      : ({
          type: 'fixed',
          points: problems.points(`${path}.points`, rule.points, pointsDecimals),
        } as const);
  return {
    ...compileRule(rule, { ...terms, when: rule.when ?? { all: [] } }),
    effect,
    budget: rule.budget ?? null,
  };
}

function compileRule(
  rule: RuleOf<'exclusion' | 'multiplier' | 'fixed'>,
  terms: Terms & { readonly ruleId: string; readonly when: ConditionDocument },
): Exclusion {
  const { path, problems, ruleId } = terms;
  const when = compileCondition(terms.when, `${path}.when`, problems);
  const period = compilePeriod(rule, path, problems);
  return { ruleId, name: rule.name ?? ruleId, when, ofLine: speaksOfLines(when), period };
}

/** The short forms of exclusions, written out. */
export function writtenOut(when: ExclusionCondition | ConditionDocument): ConditionDocument {
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

/** What rules read that a return cannot see any more: the member and the transaction as they were. */
function readsOf(rules: readonly { readonly when: Condition }[]): readonly Attribute[] {
  const reads = new Map<string, Attribute>();
  for (const { when } of rules) {
    for (const attribute of attributesOf(when)) {
      if (attribute.frozen) reads.set(attribute.name, attribute);
    }
  }
  return [...reads.values()];
}
