import { readFileSync } from 'node:fs';
import { ProgramSchema } from '@fealty/contract';
import { expect, it } from 'vitest';

/*
 * Everything that a program document can say stands in a form, or here with the reason why it does not:
 * a manager has no other way to say it.
 */

interface Form {
  readonly under: string;
  readonly fields: readonly string[];
  /** Below `features`, or beside it. */
  readonly files: readonly string[];
}

const BREAKER = [
  ...['mode', 'pointsPerAwardMax', 'pointsPerHourMax', 'awardsPerHourMax'],
  ...['times', 'watchMinutes', 'watchTimes'],
];
const EXPIRY = ['mode', 'days', 'months', 'month', 'day', 'years'];
const ACTIVITY = 'features/program/activity-fields.tsx';
const RULE = 'features/program/rule-fields.tsx';
const RULES = 'features/program/rules-panel.tsx';
const SETTINGS = 'features/settings/settings-fields.tsx';
const EXPIRY_FIELDS = 'features/settings/expiry-fields.tsx';
const REWARD = 'features/rewards/reward-fields.tsx';
const LADDER = 'features/tiers/tier-rules-panel.tsx';

const FORMS: readonly Form[] = [
  {
    under: '',
    fields: ['name', 'currency', 'timeZone', 'pointsDecimals', 'rounding'],
    files: [SETTINGS],
  },
  {
    under: 'policies',
    fields: ['debt', 'bonuses', 'holdMinutes', 'unmergeDays'],
    files: [SETTINGS],
  },
  { under: 'policies', fields: ['deductionsLowerTier', 'returnsLowerTier'], files: [LADDER] },
  {
    under: 'earning',
    fields: ['excludedTenders[]', 'browserOrders'],
    files: ['features/settings/earning-panel.tsx'],
  },
  {
    under: 'earning.giftCards',
    fields: ['productIds[]', 'productCategories[]', 'productTags[]'],
    files: ['features/settings/earning-panel.tsx'],
  },
  {
    under: 'breaker',
    fields: BREAKER,
    files: ['ui/breaker-fields.tsx', 'features/settings/held-panel.tsx'],
  },
  {
    under: 'expiry',
    fields: [...EXPIRY, 'activities[]', 'redemptions'],
    files: ['features/settings/expiry-page.tsx', EXPIRY_FIELDS],
  },
  { under: '', fields: ['reminders[]'], files: [EXPIRY_FIELDS] },
  {
    under: 'budgets[]',
    fields: ['name', 'points', 'uses'],
    files: ['features/program/budget-field.tsx'],
  },
  {
    under: 'referrals',
    fields: [
      ...['referrer', 'friend', 'on', 'minimumSubtotal', 'waitDays', 'landingPage'],
      'codesAsCoupons',
    ],
    files: ['features/settings/referral-fields.tsx'],
  },
  {
    under: 'occasions',
    fields: ['birthday.activity', 'anniversary.activity', 'winback.activity'],
    files: ['features/program/occasions-panel.tsx'],
  },
  {
    under: 'occasions',
    fields: ['winback.inactiveDays'],
    files: ['features/program/occasions-panel.tsx'],
  },
  {
    under: 'tierRules',
    fields: [
      ...['kind', 'measure', 'downgrade', 'months', 'days', 'startMonth', 'steps', 'graceDays'],
    ],
    files: [LADDER],
  },
  {
    under: 'members',
    fields: [
      ...['attributes[].name', 'attributes[].type', 'attributes[].unique'],
      ...['attributes[].required', 'unique[]'],
    ],
    files: ['features/settings/attributes-panel.tsx'],
  },
  {
    under: 'activities[]',
    fields: [
      ...['name', 'description', 'earningDescription', 'earn.points', 'earn.multiplier'],
      ...['approval.mode', 'approval.days', 'budget'],
    ],
    files: [ACTIVITY],
  },
  { under: 'activities[].expiry', fields: EXPIRY, files: [ACTIVITY] },
  {
    under: 'activities[]',
    fields: ['countsForTier', 'active', 'visible', 'storefront', 'agents', 'agentPointsMax'],
    files: ['features/program/for-whom-panel.tsx'],
  },
  {
    under: 'activities[].breaker',
    fields: BREAKER,
    files: ['ui/breaker-fields.tsx', 'features/program/held-panel.tsx'],
  },
  { under: 'activities[].rules[]', fields: ['type'], files: [RULES] },
  {
    under: 'activities[].rules[]',
    fields: [
      ...['name', 'times', 'per', 'active', 'from', 'until', 'when', 'multiplier', 'points'],
      'budget',
    ],
    files: [RULE],
  },
  {
    under: 'activities[].rules[].when',
    fields: [
      ...['productIds[]', 'productCategories[]', 'productTags[]', 'coupons[]', 'tiers[]'],
      'subtotalBelow',
    ],
    files: ['features/program/written-out.ts'],
  },
  {
    under: 'rewards[]',
    fields: [...['name', 'description', 'value', 'productId', 'rank', 'active', 'visible', 'type']],
    files: [REWARD, 'features/rewards/reward-part.ts'],
  },
  {
    under: 'rewards[]',
    fields: ['points', 'points.minimum', 'points.maximum', 'points.step', 'valuePerPoint'],
    files: ['features/rewards/reward-price.tsx'],
  },
  {
    under: 'rewards[]',
    fields: ['tiers[]', 'when', 'from', 'until', 'limits[].times', 'limits[].per'],
    files: ['features/rewards/reward-access.tsx'],
  },
  {
    under: 'rewards[]',
    fields: ['forTransactions.*[]'],
    files: ['features/rewards/reward-transactions.tsx'],
  },
  {
    under: 'rewards[]',
    fields: ['coupons', 'coupons.pattern', 'couponExpiry.date', 'couponExpiry.days'],
    files: ['features/rewards/reward-codes.tsx'],
  },
  {
    under: 'tiers[]',
    fields: [
      ...['name', 'description', 'threshold', 'multiplier', 'activityMultipliers.*'],
      ...['rewards[]', 'active', 'hidden'],
    ],
    files: ['features/tiers/tier-fields.tsx'],
  },
];

const MADE = 'made once by the form that begins the thing, and its name ever after';
/** What no form shows, and why. */
const WITHOUT_FORM: Readonly<Record<string, string>> = {
  'budgets[].id': MADE,
  'activities[].id': MADE,
  'activities[].rules[].id': MADE,
  'rewards[].id': MADE,
  'tiers[].id': MADE,
};

interface Schema {
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly const?: string | number;
}

type Choices = Map<string, Set<string>>;

/** Each place of a document with the words that may stand there, if only certain ones may. */
function placesOf(schema: Schema, at: string, found: Choices): Choices {
  const { anyOf, properties, patternProperties, items } = schema;
  const below = (name: string): string => (at === '' ? name : `${at}.${name}`);
  for (const one of anyOf ?? []) placesOf(one, at, found);
  for (const [name, one] of Object.entries(properties ?? {})) placesOf(one, below(name), found);
  for (const one of Object.values(patternProperties ?? {})) placesOf(one, below('*'), found);
  if (items !== undefined) placesOf(items, `${at}[]`, found);
  if ((anyOf ?? properties ?? patternProperties ?? items) === undefined) {
    const choices = found.get(at) ?? new Set<string>();
    if (schema.const !== undefined) choices.add(String(schema.const));
    found.set(at, choices);
  }
  return found;
}

const PLACES = placesOf(ProgramSchema as Schema, '', new Map());

const placeIn = ({ under }: Form, field: string): string =>
  under === '' ? field : `${under}.${field}`;

function textOf({ files }: Form): string {
  const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
  return files.map(read).join('\n');
}

it('each place of a program document stands in one form, or is said to have none', () => {
  const shown = FORMS.flatMap((form) => form.fields.map((field) => placeIn(form, field)));
  const listed = [...shown, ...Object.keys(WITHOUT_FORM)];
  expect(PLACES.size).toBeGreaterThan(100);
  expect(listed.toSorted()).toEqual([...PLACES.keys()].toSorted());
});

it('a form speaks of each place that it is said to show, and of each word that may stand there', () => {
  const lacking = FORMS.flatMap((form) => {
    const text = textOf(form);
    return form.fields.flatMap((field) => {
      const place = placeIn(form, field);
      const name = /(\w+)(?:\.\*)?(?:\[\])?$/.exec(field)?.[1] ?? field;
      const words = [...(PLACES.get(place) ?? [])];
      return [
        ...(new RegExp(`\\b${name}\\b`).test(text) ? [] : [place]),
        ...words.filter((word) => !says(text, word)).map((word) => `${place}: ${word}`),
      ];
    });
  });
  expect(lacking).toEqual([]);
});

/** As a text, or as the name of what it stands for. */
function says(text: string, word: string): boolean {
  return new RegExp(`'${word}'|^\\s*${word}:`, 'm').test(text);
}
