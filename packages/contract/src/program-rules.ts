import { Type, type TOptional, type TString } from 'typebox';
import { day, decimal, id, name, flag, object, list } from './program-parts.ts';

/* Rules of activities, and the conditions that rules and rewards ask for. */

const Exclusion = Type.Union(
  [
    object({ productIds: list('Products that earn nothing') }, 'By product'),
    object({ productCategories: list('Categories that earn nothing') }, 'By category'),
    object({ productTags: list('Tags of products that earn nothing') }, 'By tag'),
    object({ coupons: list('Coupons whose orders earn nothing') }, 'By coupon'),
    object({ tiers: list('Tiers whose members earn nothing') }, 'By tier'),
    object({ subtotalBelow: decimal('Orders below this earn nothing') }, 'By subtotal'),
  ],
  { description: 'What an exclusion looks at' },
);

const Operator = Type.Union(
  [
    Type.Literal('equals'),
    Type.Literal('not_equals'),
    Type.Literal('in'),
    Type.Literal('not_in'),
    Type.Literal('contains_any'),
    Type.Literal('contains_all'),
    Type.Literal('contains_none'),
    Type.Literal('less_than'),
    Type.Literal('at_most'),
    Type.Literal('more_than'),
    Type.Literal('at_least'),
    Type.Literal('between'),
    Type.Literal('between_inclusive'),
    Type.Literal('on'),
    Type.Literal('before'),
    Type.Literal('after'),
    Type.Literal('less_than_days_ago'),
    Type.Literal('more_than_days_ago'),
    Type.Literal('is_today'),
    Type.Literal('is_this_month'),
    Type.Literal('is_within_days'),
    Type.Literal('is_true'),
    Type.Literal('is_false'),
  ],
  { description: 'How it is compared; `between` leaves its end out' },
);

const Test = object(
  {
    attribute: Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'Such as `member.tier`, `order.subtotal`, `product.category`',
    }),
    operator: Operator,
    value: Type.Optional(
      Type.Union(
        [
          Type.String({ maxLength: 200, description: 'A text, a decimal number or a day' }),
          Type.Integer({ minimum: 0, maximum: 36_525, description: 'A number of days' }),
          Type.Array(Type.String({ maxLength: 200 }), {
            minItems: 1,
            maxItems: 1000,
            description: 'Several texts, or the two ends of `between`',
          }),
        ],
        { description: 'What it is compared with' },
      ),
    ),
  },
  'A test of one attribute',
);

const conditions = (description: string) =>
  Type.Array(Type.Ref('Condition'), { minItems: 1, maxItems: 50, description });

export const Condition = Type.Cyclic(
  {
    Condition: Type.Union([
      object({ all: conditions('All of these hold') }, 'All hold'),
      object({ any: conditions('One of these holds') }, 'One holds'),
      object({ not: Type.Ref('Condition') }, 'It does not hold'),
      Test,
    ]),
  },
  'Condition',
  { description: 'Tests, joined at most five levels deep' },
);

export const budget = (description: string): TOptional<TString> => Type.Optional(id(description));
export const Range = Type.Union(
  [
    Type.Literal('day'),
    Type.Literal('week'),
    Type.Literal('month'),
    Type.Literal('year'),
    Type.Literal('lifetime'),
  ],
  { description: 'Stretch of the program’s calendar' },
);

const ruleTerms = {
  id: Type.Optional(id('Names the rule in traces')),
  name: Type.Optional(name),
  from: Type.Optional(day('First day of the rule')),
  until: Type.Optional(day('Last day of the rule')),
  active: Type.Optional(flag('False to leave it out')),
};

export const Rule = Type.Union(
  [
    object(
      {
        id: Type.Optional(id('Names the rule in traces')),
        type: Type.Literal('frequency'),
        times: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
        per: Range,
        active: Type.Optional(flag('False to leave it out')),
      },
      'How often a member may earn with the activity',
    ),
    object(
      { ...ruleTerms, type: Type.Literal('exclusion'), when: Type.Union([Exclusion, Condition]) },
      'What earns nothing',
    ),
    object(
      {
        ...ruleTerms,
        type: Type.Literal('multiplier'),
        multiplier: decimal('Multiplies what is earned; for products, what they earn'),
        when: Type.Optional(Condition),
        budget: budget('What the rule adds is drawn from it, whole or not at all'),
      },
      'What earns a multiple',
    ),
    object(
      {
        ...ruleTerms,
        type: Type.Literal('fixed'),
        points: decimal('Points on top, once for each earning'),
        when: Type.Optional(Condition),
        budget: budget('What the rule adds is drawn from it, whole or not at all'),
      },
      'What earns points on top',
    ),
  ],
  { description: 'A rule of an activity' },
);
