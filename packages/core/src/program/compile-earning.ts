import { tenderName } from '../earning/tenders.ts';
import { compileCondition } from '../rules/compile-condition.ts';
import type { Condition } from '../rules/condition.ts';
import type { ConditionDocument, EarningDocument, ProgramDocument } from './document.ts';
import type { Problems } from './problems.ts';
import type { Program } from './program.ts';

/** What was earned or given away before: to earn on it again would never end. */
export const TENDERS: readonly string[] = ['gift_card', 'store_credit', 'points'];

export function compileEarning(
  document: ProgramDocument,
  problems: Problems,
): Pick<Program, 'excludedTenders' | 'giftCards' | 'browserOrders'> {
  const {
    excludedTenders = TENDERS,
    giftCards,
    browserOrders = 'by_hand',
  } = document.earning ?? {};
  const names = excludedTenders.map(tenderName);
  names.forEach((name, index) => {
    const path = `earning.excludedTenders[${String(index)}]`;
    const written = excludedTenders[index] ?? '';
    if (name === '') problems.add(path, written, 'a way of paying, such as gift_card');
    if (names.indexOf(name) < index) problems.add(path, written, 'each way of paying once');
  });
  return {
    excludedTenders: new Set(names),
    browserOrders,
    giftCards: giftCards === undefined ? null : compileGiftCards(giftCards, problems),
  };
}

function compileGiftCards(
  giftCards: NonNullable<EarningDocument['giftCards']>,
  problems: Problems,
): Condition {
  const { productIds, productCategories, productTags } = giftCards;
  const tests: ConditionDocument[] = [
    ...test('product.id', 'in', productIds),
    ...test('product.category', 'in', productCategories),
    ...test('product.tags', 'contains_any', productTags),
  ];
  if (tests.length === 0) {
    problems.add('earning.giftCards', 'nothing', 'productIds, productCategories or productTags');
  }
  return compileCondition({ any: tests }, 'earning.giftCards', problems);
}

function test(
  attribute: string,
  operator: 'in' | 'contains_any',
  value: string[] | undefined,
): ConditionDocument[] {
  return value === undefined ? [] : [{ attribute, operator, value }];
}
