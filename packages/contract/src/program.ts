import { Type, type Static, type TSchema } from 'typebox';

/*
 * The published shape of a program document, for editors and for the first check of one that is
 * applied. What a shape cannot say (references, thresholds, zones) the core judges.
 */

const decimal = (description: string) =>
  Type.String({ description, pattern: '^\\d{1,15}(\\.\\d{1,6})?$' });
const id = (description: string) => Type.String({ description, pattern: '^[A-Za-z0-9_.-]{1,64}$' });
const name = Type.String({ minLength: 1, maxLength: 200, description: 'What people read' });
const words = (description: string) => Type.String({ maxLength: 5000, description });
const flag = (description: string) => Type.Boolean({ description });
const closed = { additionalProperties: false };

function object<T extends Record<string, TSchema>>(properties: T, description: string) {
  return Type.Object(properties, { ...closed, description });
}

const Expiry = Type.Union(
  [
    object({ mode: Type.Literal('never') }, 'Points never lapse'),
    object(
      { mode: Type.Literal('after'), days: Type.Integer({ minimum: 1, maximum: 36_500 }) },
      'Points lapse at the end of a day this many days on',
    ),
    object(
      { mode: Type.Literal('after'), months: Type.Integer({ minimum: 1, maximum: 1200 }) },
      'Points lapse at the end of a day this many calendar months on',
    ),
  ],
  { description: 'When the points of an award lapse' },
);

const Approval = Type.Union(
  [
    object({ mode: Type.Literal('immediately') }, 'Points can be spent at once'),
    object(
      { mode: Type.Literal('after_days'), days: Type.Integer({ minimum: 1, maximum: 3650 }) },
      'Points wait this many days, as long as an order may be returned',
    ),
    object({ mode: Type.Literal('by_hand') }, 'Points wait until somebody approves them'),
  ],
  { description: 'When points that were earned can be spent' },
);

const list = (description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
    minItems: 1,
    maxItems: 1000,
    description,
  });

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

const day = (description: string) =>
  Type.String({ description, pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

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

const Condition = Type.Cyclic(
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

const budget = (description: string) => Type.Optional(id(description));

const ruleTerms = {
  id: Type.Optional(id('Names the rule in traces')),
  name: Type.Optional(name),
  from: Type.Optional(day('First day of the rule')),
  until: Type.Optional(day('Last day of the rule')),
  active: Type.Optional(flag('False to leave it out')),
};

const Rule = Type.Union(
  [
    object(
      {
        id: Type.Optional(id('Names the rule in traces')),
        type: Type.Literal('frequency'),
        times: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
        per: Type.Union(
          [
            Type.Literal('day'),
            Type.Literal('week'),
            Type.Literal('month'),
            Type.Literal('year'),
            Type.Literal('lifetime'),
          ],
          { description: 'Stretch of the program’s calendar' },
        ),
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

const Activity = object(
  {
    id: id('`made_a_purchase` and `created_an_account` are the platform’s own'),
    name,
    description: Type.Optional(words('Shown with the activity')),
    earningDescription: Type.Optional(words('Shown when the activity is opened')),
    earn: Type.Union([
      object({ points: decimal('Points for doing it') }, 'Fixed points'),
      object({ multiplier: decimal('Points for each unit of the base') }, 'A rate'),
    ]),
    approval: Type.Optional(Approval),
    expiry: Type.Optional(Expiry),
    countsForTier: Type.Optional(flag('Whether its points count towards tiers')),
    active: Type.Optional(flag('False while it is paused')),
    visible: Type.Optional(flag('Whether members see it')),
    budget: budget('All that it gives is drawn from it; what does not fit is refused'),
    rules: Type.Optional(Type.Array(Rule, { maxItems: 200 })),
  },
  'Something that earns points',
);

const Budget = object(
  {
    id: id('Named by rules and activities'),
    name: Type.Optional(name),
    points: Type.Optional(decimal('Points that it gives out in all')),
    uses: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
  },
  'What promotions may give out in all',
);

const Reward = object(
  {
    id: id('`reward_` and five hexadecimal digits, or an id from elsewhere'),
    name,
    description: Type.Optional(words('Shown with the reward')),
    type: Type.Union(
      [
        Type.Literal('fixed_amount'),
        Type.Literal('percentage'),
        Type.Literal('free_shipping'),
        Type.Literal('product'),
        Type.Literal('gift_card'),
      ],
      { description: 'What it is, for shops and reports' },
    ),
    value: Type.String({ maxLength: 100, description: 'A label for reports' }),
    points: decimal('Price in points'),
    tiers: Type.Optional(list('Tiers that may redeem it; all if absent')),
    productId: Type.Optional(words('The product that is given')),
    active: Type.Optional(flag('False while it cannot be redeemed')),
    visible: Type.Optional(flag('Whether members see it')),
    coupons: Type.Optional(
      Type.Union([Type.Literal('pool'), Type.Literal('none')], {
        description: '`pool`: codes that were uploaded are handed out; `none`: no code',
      }),
    ),
  },
  'Something that points buy',
);

const Tier = object(
  {
    id: id('For instance `zrl_gold`'),
    name,
    description: Type.Optional(words('Shown with the tier')),
    threshold: decimal('Points or spend that must have counted; one tier stands at 0'),
    multiplier: Type.Optional(decimal('Multiplies what every activity earns')),
    activityMultipliers: Type.Optional(
      Type.Record(Type.String(), decimal('Instead, for one activity')),
    ),
    rewards: Type.Optional(list('Rewards shown with the tier')),
    active: Type.Optional(flag('False to leave it out')),
    hidden: Type.Optional(flag('True to keep it from members')),
  },
  'A standing with benefits',
);

const measure = Type.Optional(
  Type.Union([Type.Literal('points'), Type.Literal('spend')], {
    description: 'What thresholds are written in: points, or subtotals of purchases',
  }),
);
const falls = {
  measure,
  steps: Type.Optional(
    Type.Union([Type.Literal('to_reached'), Type.Literal('one')], {
      description: 'When time takes a tier away: down to what was reached, or by one at most',
    }),
  ),
  graceDays: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 366, description: 'Days that a lost tier is kept' }),
  ),
};
const downgradeAtOnce = Type.Optional(
  Type.Union([Type.Literal('never'), Type.Literal('at_once')], {
    description: 'Whether members fall when less counts',
  }),
);

const TierRules = Type.Union(
  [
    object(
      { kind: Type.Literal('lifetime'), measure, downgrade: downgradeAtOnce },
      'All that was ever earned counts',
    ),
    object(
      {
        kind: Type.Literal('period'),
        months: Type.Integer({ minimum: 1, maximum: 60, description: 'Length of a period' }),
        startMonth: Type.Optional(
          Type.Integer({ minimum: 1, maximum: 12, description: 'Month in which periods begin' }),
        ),
        downgrade: Type.Optional(
          Type.Union(
            [Type.Literal('never'), Type.Literal('at_period_end'), Type.Literal('at_once')],
            { description: 'When members fall; at the end of a period if absent' },
          ),
        ),
        ...falls,
      },
      'What was earned in the running period counts, and lasts through the next',
    ),
    object(
      {
        kind: Type.Literal('rolling'),
        months: Type.Integer({ minimum: 1, maximum: 36, description: 'Length of the window' }),
        downgrade: downgradeAtOnce,
        ...falls,
      },
      'What was earned in the last months counts',
    ),
    object(
      {
        kind: Type.Literal('rolling'),
        days: Type.Integer({ minimum: 1, maximum: 1098, description: 'Length of the window' }),
        downgrade: downgradeAtOnce,
        ...falls,
      },
      'What was earned in the last days counts',
    ),
  ],
  { description: 'What counts towards tiers, and when they are lost; points for life if absent' },
);

/** Schema of a program document. */
export const ProgramSchema = Type.Object(
  {
    name,
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 code' }),
    timeZone: Type.String({ minLength: 1, maxLength: 64, description: 'IANA name of the zone' }),
    pointsDecimals: Type.Optional(
      Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2)], {
        description: 'Digits after the point',
      }),
    ),
    rounding: Type.Optional(
      Type.Union([Type.Literal('half_up'), Type.Literal('floor'), Type.Literal('ceil')], {
        description: 'What becomes of a part of a point',
      }),
    ),
    expiry: Type.Optional(Expiry),
    policies: Type.Optional(
      object(
        {
          debt: Type.Optional(
            Type.Union([Type.Literal('owe'), Type.Literal('floor'), Type.Literal('refuse')], {
              description: 'A return of points already spent: owe them, let them go, or refuse it',
            }),
          ),
          deductionsLowerTier: Type.Optional(flag('Deductions lower what counts towards tiers')),
          returnsLowerTier: Type.Optional(flag('Returns may move a member down at once')),
          bonuses: Type.Optional(
            Type.Union([Type.Literal('best'), Type.Literal('stack')], {
              description: 'Of several multipliers that match: the best one, or all of them',
            }),
          ),
        },
        'Choices that apply to everything',
      ),
    ),
    budgets: Type.Optional(Type.Array(Budget, { maxItems: 100 })),
    tierRules: Type.Optional(TierRules),
    activities: Type.Array(Activity, { minItems: 1, maxItems: 500 }),
    rewards: Type.Array(Reward, { maxItems: 2000 }),
    tiers: Type.Array(Tier, { minItems: 1, maxItems: 50 }),
  },
  { ...closed, title: 'Fealty program' },
);

/** A program document as the schema admits it. */
export type ProgramShape = Static<typeof ProgramSchema>;
