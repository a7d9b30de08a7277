import { Type, type Static } from 'typebox';
import { closed, day, decimal, flag, id, list, name, object, words } from './program-parts.ts';
import { Breaker } from './program-breaker.ts';
import { Condition, Rule, Range, budget } from './program-rules.ts';
import { Tier, TierRules } from './program-tiers.ts';

/*
 * The published shape of a program document, for editors and for the first check of one that is
 * applied. What a shape cannot say (references, thresholds, zones) the core judges.
 */

const days = Type.Integer({ minimum: 1, maximum: 36_500 });
const months = Type.Integer({ minimum: 1, maximum: 1200 });

const LotExpiry = Type.Union(
  [
    object({ mode: Type.Literal('never') }, 'Points never lapse'),
    object(
      { mode: Type.Literal('after'), days },
      'Points lapse at the end of a day this many days on',
    ),
    object(
      { mode: Type.Literal('after'), months },
      'Points lapse at the end of a day this many calendar months on',
    ),
    object(
      {
        mode: Type.Literal('calendar'),
        month: Type.Integer({ minimum: 1, maximum: 12 }),
        day: Type.Integer({ minimum: 1, maximum: 31 }),
        years: Type.Integer({ minimum: 0, maximum: 100 }),
      },
      'What is earned in a year lapses at the end of this day, so many years later',
    ),
  ],
  { description: 'When the points of an award lapse' },
);

const inactivity = {
  mode: Type.Literal('inactivity'),
  activities: Type.Optional(
    Type.Array(id('An activity that keeps points alive'), { minItems: 1, maxItems: 500 }),
  ),
  redemptions: Type.Optional(flag('Whether redeeming keeps points alive')),
};

const Expiry = Type.Union(
  [
    LotExpiry,
    object({ ...inactivity, days }, 'All points lapse after this many days without activity'),
    object({ ...inactivity, months }, 'All points lapse after this many months without activity'),
  ],
  { description: 'When points lapse' },
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
    expiry: Type.Optional(LotExpiry),
    countsForTier: Type.Optional(flag('Whether its points count towards tiers')),
    active: Type.Optional(flag('False while it is paused')),
    visible: Type.Optional(flag('Whether members see it')),
    storefront: Type.Optional(flag('Whether members may award it to themselves')),
    agents: Type.Optional(flag('Whether agents of a help desk may award it by hand')),
    agentPointsMax: Type.Optional(
      decimal('The most that agents may give in place of its own points; only its own if absent'),
    ),
    budget: budget('All that it gives is drawn from it; what does not fit is refused'),
    breaker: Type.Optional(Breaker),
    rules: Type.Optional(Type.Array(Rule, { maxItems: 200 })),
  },
  'Something that earns points',
);

const Earning = object(
  {
    excludedTenders: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
        maxItems: 50,
        description: 'Ways of paying; `gift_card`, `store_credit` and `points` if absent',
      }),
    ),
    giftCards: Type.Optional(
      object(
        {
          productIds: Type.Optional(list('Products that are gift cards')),
          productCategories: Type.Optional(list('Categories of gift cards')),
          productTags: Type.Optional(list('Tags of gift cards')),
        },
        'Products that are gift cards',
      ),
    ),
    browserOrders: Type.Optional(
      Type.Union([Type.Literal('by_hand'), Type.Literal('signed'), Type.Literal('refused')], {
        description:
          'Orders that browsers tell of: those that the shop did not sign wait for a person, or are refused, or all are',
      }),
    ),
  },
  'What earns nothing, and whose word is taken for an order',
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

const Attribute = object(
  {
    name: id('In conditions `member.custom.` and this name'),
    type: Type.Union(
      [
        Type.Literal('string'),
        Type.Literal('number'),
        Type.Literal('date'),
        Type.Literal('boolean'),
        Type.Literal('list'),
      ],
      { description: 'What its values are' },
    ),
    unique: Type.Optional(flag('No two members have the same value; members are found by it')),
    required: Type.Optional(flag('Must be given; a unique one must, unless this is false')),
  },
  'An attribute of members',
);

const Members = object(
  {
    attributes: Type.Optional(Type.Array(Attribute, { maxItems: 200 })),
    unique: Type.Optional(
      Type.Array(Type.Literal('phone'), {
        maxItems: 1,
        description: 'Parts of the profile that no two members share, beside e-mail and uid',
      }),
    ),
  },
  'What is known of members',
);

const Referrals = object(
  {
    referrer: id('Activity that rewards whoever recommended the shop'),
    friend: Type.Optional(id('Activity that rewards the friend')),
    on: Type.Optional(
      Type.Union([Type.Literal('first_purchase'), Type.Literal('every_purchase')], {
        description: 'Which purchases of the friend count',
      }),
    ),
    minimumSubtotal: Type.Optional(decimal('Smallest order that counts')),
    waitDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 365 })),
    landingPage: Type.Optional(
      Type.String({ maxLength: 1000, description: 'Page of the shop that referral links lead to' }),
    ),
    codesAsCoupons: Type.Optional(flag('Whether a code may be given as a coupon')),
  },
  'What recommending the shop brings',
);

const occasion = (description: string) =>
  object({ activity: id('Activity that is awarded') }, description);

const Occasions = object(
  {
    birthday: Type.Optional(occasion('Once a year, on the birthday')),
    anniversary: Type.Optional(occasion('Once a year, on the day of joining')),
    winback: Type.Optional(
      object(
        {
          activity: id('Activity that is awarded'),
          inactiveDays: Type.Integer({ minimum: 1, maximum: 36_500 }),
        },
        'With the first order after so many days without one',
      ),
    ),
  },
  'What is celebrated',
);

const PointsRange = object(
  {
    minimum: decimal('Fewest points'),
    maximum: decimal('Most points'),
    step: decimal('What lies between two choices'),
  },
  'The member says how many points',
);

const RewardLimit = object(
  { times: Type.Integer({ minimum: 1, maximum: 1_000_000 }), per: Range },
  'So many times in a stretch of the calendar',
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
        Type.Literal('cash_back'),
        Type.Literal('catalogue_product'),
      ],
      { description: 'What it is, for shops and reports' },
    ),
    value: Type.String({ maxLength: 100, description: 'A label for reports' }),
    points: Type.Union([decimal('Price in points'), PointsRange], {
      description: 'What it costs, or how many points the member may choose',
    }),
    valuePerPoint: Type.Optional(decimal('Worth of one point, where the member chooses')),
    tiers: Type.Optional(list('Tiers that may redeem it; all if absent')),
    when: Type.Optional(Condition),
    forTransactions: Type.Optional(
      Type.Record(Type.String({ minLength: 1, maxLength: 255 }), list('Values of the attribute'), {
        description: 'Transactions that it is shown for: values by the name of an attribute',
      }),
    ),
    rank: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Its place in lists' }),
    ),
    limits: Type.Optional(
      Type.Array(RewardLimit, { maxItems: 5, description: 'How often a member may redeem it' }),
    ),
    from: Type.Optional(day('First day on which it can be redeemed')),
    until: Type.Optional(day('Last day on which it can be redeemed')),
    productId: Type.Optional(words('The product that is given')),
    active: Type.Optional(flag('False while it cannot be redeemed')),
    visible: Type.Optional(flag('Whether members see it')),
    coupons: Type.Optional(
      Type.Union(
        [
          Type.Literal('pool'),
          Type.Literal('none'),
          object(
            {
              pattern: Type.String({
                pattern: '^[A-Z0-9-]{4,64}$',
                description: 'Such as `SUMMER-XXXX-9999`: X is a letter, 9 a digit',
              }),
            },
            'Codes are made on the spot',
          ),
        ],
        {
          description:
            '`pool`: codes that were uploaded are handed out; `none`: no code; or a pattern',
        },
      ),
    ),
    couponExpiry: Type.Optional(
      Type.Union(
        [
          object({ date: day('Last day of every coupon') }, 'A day'),
          object(
            { days: Type.Integer({ minimum: 1, maximum: 36_500 }) },
            'Days after it was given out',
          ),
        ],
        { description: 'When its coupons lapse, at the end of a day' },
      ),
    ),
  },
  'Something that points buy',
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
    reminders: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1, maximum: 366 }), {
        maxItems: 8,
        description: 'Days before points lapse on which their member is reminded',
      }),
    ),
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
          holdMinutes: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: 10_080,
              description: 'How long a redemption in a cart waits for its order',
            }),
          ),
          unmergeDays: Type.Optional(
            Type.Integer({
              minimum: 0,
              maximum: 366,
              description: 'How long a merge of two members can be undone',
            }),
          ),
        },
        'Choices that apply to everything',
      ),
    ),
    earning: Type.Optional(Earning),
    breaker: Type.Optional(Breaker),
    budgets: Type.Optional(Type.Array(Budget, { maxItems: 100 })),
    referrals: Type.Optional(Referrals),
    occasions: Type.Optional(Occasions),
    tierRules: Type.Optional(TierRules),
    members: Type.Optional(Members),
    activities: Type.Array(Activity, { minItems: 1, maxItems: 500 }),
    rewards: Type.Array(Reward, { maxItems: 2000 }),
    tiers: Type.Array(Tier, { minItems: 1, maxItems: 50 }),
  },
  { ...closed, title: 'Fealty program' },
);

/** A program document as the schema admits it. */
export type ProgramShape = Static<typeof ProgramSchema>;
