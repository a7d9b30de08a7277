import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOBODY } from '../books/records.ts';
import { parseDecimal } from '../points/rational.ts';
import type { ConditionDocument } from '../program/document.ts';
import { Problems } from '../program/problems.ts';
import { compileCondition } from './compile-condition.ts';
import { judgeCondition, speaksOfLines } from './condition.ts';
import type { Facts } from './facts.ts';

const ann: Facts['member'] = {
  profile: {
    ...NOBODY,
    email: 'ann@example.com',
    firstName: 'Ann',
    lastName: 'Lee',
    birthdate: '1992-02-29',
    city: 'Berlin',
    postalCode: '10115',
    country: 'DE',
    language: 'de',
    tags: ['VIP', 'early bird'],
    custom: { shoe_size: '42', newsletter: true, since: '2020-05-01', nickname: 'Annie' },
  },
  tierId: 'gold',
  enrolledAt: Date.UTC(2024, 2, 1, 12),
  balances: { available: 250, pending: 0, reserved: 0, owed: 0 },
  lifetime: {
    earned: 900,
    redeemed: 650,
    deducted: 0,
    expired: 0,
    purchases: 7,
    redemptions: 2,
    activities: 12,
    revenue: '812.50',
    firstPurchaseAt: null,
    lastPurchaseAt: Date.UTC(2026, 1, 1),
    lastActivityAt: null,
  },
  qualified: 900,
};

const facts: Facts = {
  // 23:30 of February 28 in Berlin.
  at: Date.UTC(2026, 1, 28, 22, 30),
  zone: 'Europe/Berlin',
  pointsDecimals: 0,
  member: ann,
  order: {
    total: parseDecimal('119.00'),
    subtotal: parseDecimal('100.00'),
    currency: 'EUR',
    coupons: ['SPRING', 'ship-free'],
  },
  tags: ['web'],
  custom: { channel: 'Store', gift: false, floor: '2' },
  frozen: {},
  line: {
    productId: 'SKU-1',
    price: '25.00',
    quantity: '3',
    category: 'Shoes',
    title: '',
    url: '',
    imageUrl: '',
    tags: ['sale'],
  },
};

function holds(condition: ConditionDocument, about: Facts = facts): boolean {
  const problems = new Problems();
  const compiled = compileCondition(condition, 'when', problems);
  expect(problems.list).toEqual([]);
  return judgeCondition(compiled, about).holds;
}

function problemsOf(condition: unknown): readonly string[] {
  const problems = new Problems();
  compileCondition(condition as ConditionDocument, 'when', problems);
  return problems.list.map(({ path, found, allowed }) => `${path}: ${found}; ${allowed}`);
}

describe('a condition', () => {
  it.each([
    ['member.tier', 'equals', 'gold', true],
    ['member.tier', 'equals', 'Gold', false],
    ['member.tier', 'not_in', ['silver', 'bronze'], true],
    ['member.city', 'equals', ' berlin ', true],
    ['member.city', 'not_equals', 'Paris', true],
    ['member.country', 'in', ['AT', 'de'], true],
    ['member.tags', 'contains_any', ['vip', 'staff'], true],
    ['member.tags', 'contains_all', ['vip', 'staff'], false],
    ['member.tags', 'contains_all', ['Early Bird', 'vip'], true],
    ['member.tags', 'contains_none', ['staff'], true],
    ['member.available_points', 'more_than', '249', true],
    ['member.available_points', 'more_than', '250', false],
    ['member.available_points', 'at_least', '250', true],
    ['member.purchases', 'less_than', '8', true],
    ['member.revenue', 'equals', '812.5', true],
    ['order.subtotal', 'between', ['50', '100'], false],
    ['order.subtotal', 'between_inclusive', ['50', '100'], true],
    ['order.subtotal', 'at_most', '99.99', false],
    ['order.total', 'not_equals', '119', false],
    ['order.currency', 'equals', 'eur', true],
    ['order.coupons', 'contains_any', ['SHIP-FREE'], true],
    ['transaction.tags', 'contains_any', ['web'], true],
    ['product.id', 'in', ['SKU-1'], true],
    ['product.id', 'equals', 'sku-1', false],
    ['product.category', 'equals', 'shoes', true],
    ['product.tags', 'contains_any', ['sale'], true],
    ['product.price', 'at_least', '25', true],
    ['product.quantity', 'more_than', '3', false],
    ['member.custom.shoe_size', 'more_than', '41.5', true],
    ['member.custom.shoe_size', 'equals', '42.0', true],
    ['member.custom.nickname', 'equals', 'annie', true],
    ['member.custom.nickname', 'more_than', '1', false],
    ['member.custom.since', 'before', '2020-05-02', true],
    ['transaction.custom.channel', 'in', ['store', 'phone'], true],
  ] as const)('tests %s %s %j: %s', (attribute, operator, value, expected) => {
    const operand = typeof value === 'string' ? value : [...value];
    expect(holds({ attribute, operator, value: operand })).toBe(expected);
  });

  it.each([
    ['equals', 'shoes', true],
    ['equals', 'Shoes, Blue range , on sale', true],
    ['equals', 'blue', false],
    ['in', ['hats', 'ON SALE'], true],
    ['in', ['hats'], false],
    ['not_equals', 'blue range', false],
    ['not_equals', 'hats', true],
    ['not_in', ['hats', 'shoes'], false],
    ['not_in', ['hats', 'gloves'], true],
  ] as const)('tests each of a product’s categories: %s %j, %s', (operator, value, expected) => {
    const { line } = facts;
    if (line === null) throw new Error('no line');
    const about = { ...facts, line: { ...line, category: 'shoes, Blue range , on sale' } };
    const operand = typeof value === 'string' ? value : [...value];
    expect(holds({ attribute: 'product.category', operator, value: operand }, about)).toBe(
      expected,
    );
  });

  it.each([
    ['on', '2026-02-28', true],
    ['on', '2026-03-01', false],
    ['before', '2026-02-28', false],
    ['after', '2026-02-27', true],
    ['between', ['2026-02-01', '2026-02-28'], false],
    ['between', ['2026-02-28', '2026-03-01'], true],
    ['between_inclusive', ['2026-02-01', '2026-02-28'], true],
  ] as const)(
    'tests the day in the zone of the program: %s %j: %s',
    (operator, value, expected) => {
      const operand = typeof value === 'string' ? value : [...value];
      expect(holds({ attribute: 'transaction.date', operator, value: operand })).toBe(expected);
    },
  );

  it.each([
    ['member.enrolled', 'more_than_days_ago', 728, true],
    ['member.enrolled', 'more_than_days_ago', 729, false],
    ['member.last_purchase', 'less_than_days_ago', 28, true],
    ['member.last_purchase', 'less_than_days_ago', 27, false],
    ['member.last_activity', 'more_than_days_ago', 0, false],
    ['member.birthday', 'is_within_days', 0, true],
    ['member.anniversary', 'is_within_days', 1, true],
    ['member.anniversary', 'is_within_days', 0, false],
  ] as const)('tests %s %s %i: %s', (attribute, operator, value, expected) => {
    expect(holds({ attribute, operator, value })).toBe(expected);
  });

  it.each([
    ['2026-02-28', true],
    ['2026-03-01', false],
    ['2028-02-28', false],
    ['2028-02-29', true],
  ])('knows on %s whether one born on February 29 has his birthday: %s', (day, expected) => {
    const about = { ...facts, zone: 'UTC', at: Date.parse(`${day}T12:00:00Z`) };
    expect(holds({ attribute: 'member.birthday', operator: 'is_today' }, about)).toBe(expected);
    expect(holds({ attribute: 'member.birthday', operator: 'is_this_month' }, about)).toBe(
      day.includes('-02-'),
    );
  });

  it('tests flags, and never what is not known', () => {
    expect(holds({ attribute: 'member.custom.newsletter', operator: 'is_true' })).toBe(true);
    expect(holds({ attribute: 'transaction.custom.gift', operator: 'is_false' })).toBe(true);
    expect(holds({ attribute: 'transaction.custom.gift', operator: 'is_true' })).toBe(false);
    const stranger = { ...facts, member: null, order: null, line: null };
    const unknown = ['member.tier', 'order.currency', 'product.id', 'member.custom.none'] as const;
    for (const attribute of unknown) {
      expect(holds({ attribute, operator: 'not_equals', value: 'x' }, stranger)).toBe(false);
    }
  });

  it('joins tests, nested, and names those that decided', () => {
    const rule: ConditionDocument = {
      all: [
        { attribute: 'member.tier', operator: 'equals', value: 'gold' },
        {
          any: [
            { attribute: 'order.subtotal', operator: 'at_least', value: '200' },
            { not: { attribute: 'member.tags', operator: 'contains_any', value: ['staff'] } },
          ],
        },
      ],
    };
    const compiled = compileCondition(rule, 'when', new Problems());
    expect(judgeCondition(compiled, facts)).toEqual({
      holds: true,
      seen: 'member tier was gold and member tags were VIP, early bird',
      needed: 'member tier is gold and it is not so that member tags contain any of staff',
    });
    const silver = { ...facts, member: { ...ann, tierId: 'silver' } };
    expect(judgeCondition(compiled, silver)).toEqual({
      holds: false,
      seen: 'member tier was silver',
      needed: 'member tier is gold',
    });
  });

  it('says whether it speaks of products', () => {
    const read = (document: ConditionDocument): boolean =>
      speaksOfLines(compileCondition(document, 'when', new Problems()));
    const shoes = { attribute: 'product.category', operator: 'equals', value: 'Shoes' } as const;
    const gold = { attribute: 'member.tier', operator: 'equals', value: 'gold' } as const;
    expect(read(gold)).toBe(false);
    expect(read({ any: [gold, { not: shoes }] })).toBe(true);
  });

  it.each([
    [
      { attribute: 'member.shoe', operator: 'equals', value: 'x' },
      /^when\.attribute: member\.shoe; /,
    ],
    [
      { attribute: 'order.total', operator: 'contains_any', value: ['1'] },
      /^when\.operator: contains_any; for order\.total one of equals, /,
    ],
    [
      { attribute: 'order.total', operator: 'at_least', value: 'much' },
      /^when\.value: "much"; a decimal number as text$/,
    ],
    [
      { attribute: 'order.total', operator: 'between', value: ['9', '1'] },
      /^when\.value: \["9","1"\]; two decimal numbers as texts, the lower one first$/,
    ],
    [
      { attribute: 'transaction.date', operator: 'on', value: '2026-02-30' },
      /^when\.value: "2026-02-30"; a day such as /,
    ],
    [
      { attribute: 'member.birthday', operator: 'is_today', value: 'yes' },
      /^when\.value: "yes"; no value$/,
    ],
    [
      { attribute: 'member.enrolled', operator: 'more_than_days_ago', value: -1 },
      /^when\.value: -1; a whole number of days/,
    ],
    [
      { any: [{ attribute: 'member.tier', operator: 'equals' }] },
      /^when\.any\[0\]\.value: nothing; a text$/,
    ],
  ])('tells what is wrong with %j', (condition, problem) => {
    const problems = problemsOf(condition);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  it('is at most five levels deep', () => {
    let condition: ConditionDocument = { attribute: 'member.tier', operator: 'in', value: ['x'] };
    for (let level = 1; level < 5; level += 1) condition = { not: condition };
    expect(problemsOf(condition)).toEqual([]);
    expect(problemsOf({ not: condition })).toEqual([
      'when.not.not.not.not.not: a condition inside of five others; 5 levels at most',
    ]);
  });

  it('joins as logic does, whatever is nested in it', () => {
    const leaf = fc
      .boolean()
      .map((truth): [ConditionDocument, boolean] => [
        { attribute: 'member.tier', operator: 'equals', value: truth ? 'gold' : 'none' },
        truth,
      ]);
    const { tree } = fc.letrec<{ tree: [ConditionDocument, boolean] }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc
          .array(tie('tree'), { maxLength: 4 })
          .map((parts): [ConditionDocument, boolean] => [
            { all: parts.map(([part]) => part) },
            parts.every(([, truth]) => truth),
          ]),
        fc
          .array(tie('tree'), { maxLength: 4 })
          .map((parts): [ConditionDocument, boolean] => [
            { any: parts.map(([part]) => part) },
            parts.some(([, truth]) => truth),
          ]),
        tie('tree').map(([part, truth]): [ConditionDocument, boolean] => [{ not: part }, !truth]),
      ),
    }));
    fc.assert(
      fc.property(tree, ([condition, truth]) => {
        expect(
          judgeCondition(compileCondition(condition, 'when', new Problems()), facts).holds,
        ).toBe(truth);
      }),
    );
  });
});
