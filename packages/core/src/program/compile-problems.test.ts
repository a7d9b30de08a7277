import { expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { joining, purchase, ruled, SHOP, twice } from '../../../../tests/support/warned-shop.ts';
import { compileProgram } from './compile-program.ts';
import type {
  ActivityDocument,
  AttributeDocument,
  ProgramDocument,
  RuleDocument,
} from './document.ts';

const attributes = (...all: AttributeDocument[]): Partial<ProgramDocument> => ({
  members: { attributes: all },
});
const first = (more: Partial<ActivityDocument>): Partial<ProgramDocument> => ({
  activities: [{ ...purchase, ...more }],
});
const spring = { id: 'spring', points: '5' };
const drawn = first({ budget: 'spring' });
const referrer = 'created_an_account';
const referrals = (more: object): Partial<ProgramDocument> => ({
  referrals: { referrer, ...more },
});
const [silver, gold] = SHOP.tiers as [Tier, Tier];
type Tier = ProgramDocument['tiers'][number];

const DECIMAL = 'a decimal number that is not negative';
const FIXED = 'an activity of fixed points: there is no amount to multiply';
const IDS = 'one of made_a_purchase, created_an_account, paused';
const PROFILE = 'a name that no part of the profile has';
const TELLING = 'false: only string, number, date can be unique';
const upTo = (most: number): string => `a whole number from 1 to ${String(most)}`;

/** What is wrong with a shop, as people read it. */
it.each<[string, Partial<ProgramDocument>]>([
  [
    `members.attributes[0].name: phone, not ${PROFILE}`,
    attributes({ name: 'phone', type: 'string' }),
  ],
  [
    `members.attributes[0].unique: true, not ${TELLING}`,
    attributes({ name: 'vip', type: 'boolean', unique: true }),
  ],
  [
    'members.attributes[1].name: club, not an id that stands only once',
    attributes({ name: 'club', type: 'string' }, { name: 'club', type: 'list' }),
  ],

  [
    'breaker.pointsPerAwardMax: 1.5, not points, not negative, a whole number',
    { breaker: { pointsPerAwardMax: '1.5' } },
  ],
  [
    'breaker.pointsPerHourMax: x, not points, not negative, a whole number',
    { breaker: { pointsPerHourMax: 'x' } },
  ],
  [`breaker.awardsPerHourMax: 0, not ${upTo(1_000_000_000)}`, { breaker: { awardsPerHourMax: 0 } }],
  [`breaker.times: 1001, not ${upTo(1000)}`, { breaker: { times: 1001 } }],
  [`breaker.watchTimes: 0, not ${upTo(1000)}`, { breaker: { watchTimes: 0 } }],
  [
    `breaker.watchMinutes: 1441, not ${upTo(1440)}`,
    { breaker: { watchMinutes: 1441, watchTimes: 1 } },
  ],
  [`activities[0].breaker.times: 0, not ${upTo(1000)}`, first({ breaker: { times: 0 } })],

  [
    `budgets[0].uses: 0, not ${upTo(1_000_000_000)}`,
    { budgets: [{ id: 'spring', uses: 0 }], ...drawn },
  ],
  [
    'budgets[0].points: -5, not points, not negative, a whole number',
    { budgets: [{ ...spring, points: '-5' }], ...drawn },
  ],
  [
    'budgets[1].id: spring, not an id that stands only once',
    { budgets: [spring, spring], ...drawn },
  ],
  ['activities[0].budget: autumn, not nothing, as there is none yet', first({ budget: 'autumn' })],

  [
    'earning.excludedTenders[1]: , not a way of paying, such as gift_card',
    { earning: { excludedTenders: ['points', ''] } },
  ],
  [
    'earning.excludedTenders[1]: Points, not each way of paying once',
    { earning: { excludedTenders: ['points', 'Points'] } },
  ],
  [
    'earning.giftCards: nothing, not productIds, productCategories or productTags',
    { earning: { giftCards: {} } },
  ],

  [
    `occasions.birthday.activity: dance, not ${IDS}`,
    { occasions: { birthday: { activity: 'dance' } } },
  ],
  [
    `occasions.anniversary.activity: made_a_purchase, not ${FIXED}`,
    {
      occasions: { birthday: { activity: 'paused' }, anniversary: { activity: 'made_a_purchase' } },
    },
  ],
  [
    `occasions.winback.inactiveDays: 0, not ${upTo(36525)}`,
    { occasions: { winback: { activity: 'paused', inactiveDays: 0 } } },
  ],

  [`referrals.referrer: dance, not ${IDS}`, referrals({ referrer: 'dance' })],
  [`referrals.friend: dance, not ${IDS}`, referrals({ friend: 'dance' })],
  [`referrals.referrer: made_a_purchase, not ${FIXED}`, referrals({ referrer: 'made_a_purchase' })],
  [`referrals.friend: made_a_purchase, not ${FIXED}`, referrals({ friend: 'made_a_purchase' })],
  [`referrals.waitDays: 366, not ${upTo(365)}`, referrals({ waitDays: 366 })],
  [`referrals.minimumSubtotal: -1, not ${DECIMAL}`, referrals({ minimumSubtotal: '-1' })],
  ...[
    'shop.example',
    'ftp://shop.example',
    'https://ann@shop.example',
    'https://shop.example/#x',
    'https:///',
  ].map((page): [string, Partial<ProgramDocument>] => [
    `referrals.landingPage: ${page}, not an address such as https://shop.example/`,
    referrals({ landingPage: page }),
  ]),

  [
    `activities[0].expiry.months: 0, not ${upTo(1200)}`,
    first({ expiry: { mode: 'after', months: 0 } }),
  ],
  [
    'activities[0].rules[1].id: x, not an id that stands only once',
    ruled([
      { ...twice, id: 'x' },
      { ...twice, id: 'x' },
    ]),
  ],
  [
    'activities[0].rules[0].id: a b, not 1 to 64 letters, digits, dots, hyphens or underscores',
    ruled([{ ...twice, id: 'a b' }]),
  ],
  [
    `activities[0].rules[0].multiplier: -2, not ${DECIMAL}`,
    ruled([{ ...twice, multiplier: '-2', active: false }]),
  ],
  [
    'activities[0].rules[0].when.all[0].value: nothing, not a list of texts',
    ruled([{ ...twice, when: { all: [{ attribute: 'member.tier', operator: 'in' }] } }]),
  ],

  ['tiers: no active tier, not one active tier at 0', { tiers: [{ ...silver, active: false }] }],
  [
    'tiers: 50 and 500, not one active tier at 0',
    { tiers: [{ ...silver, threshold: '50' }, gold] },
  ],
  [
    'tiers[1].threshold: 1.5, not points, not negative, a whole number',
    {
      tiers: [
        { ...silver, threshold: '2' },
        { ...gold, threshold: '1.5' },
      ],
    },
  ],
  [`tiers[1].multiplier: x, not ${DECIMAL}`, { tiers: [silver, { ...gold, multiplier: 'x' }] }],
  [
    `tiers[1].activityMultipliers.paused: -1, not ${DECIMAL}`,
    { tiers: [silver, { ...gold, activityMultipliers: { paused: '-1' } }] },
  ],

  [
    `tierRules.startMonth: 13, not ${upTo(12)}`,
    { tierRules: { kind: 'period', months: 12, startMonth: 13 } },
  ],
  [`tierRules.days: 1099, not ${upTo(1098)}`, { tierRules: { kind: 'rolling', days: 1099 } }],
  [`tierRules.months: 37, not ${upTo(36)}`, { tierRules: { kind: 'rolling', months: 37 } }],
  [
    `tierRules.graceDays: 367, not ${upTo(366)}`,
    { tierRules: { kind: 'rolling', months: 1, graceDays: 367 } },
  ],

  [`policies.unmergeDays: 367, not ${upTo(366)}`, { policies: { unmergeDays: 367 } }],
  [
    'expiry.years: 101, not a whole number from 0 to 100',
    { expiry: { mode: 'calendar', month: 1, day: 1, years: 101 } },
  ],
])('says: %s', (problem, change) => {
  const result = compileProgram({ ...SHOP, ...change }, 1, {});
  const told = result.ok ? [] : result.problems;
  expect(told.map(({ path, found, allowed }) => `${path}: ${found}, not ${allowed}`)).toEqual([
    problem,
  ]);
});

it.each<[string, Partial<ProgramDocument>]>([
  ['holds after a century', { expiry: { mode: 'calendar', month: 2, day: 29, years: 100 } }],
  ['reminds eight times', { reminders: [1, 2, 3, 4, 5, 6, 7, 8] }],
  ['never undoes a merge', { policies: { unmergeDays: 0 } }],
  ['watches no change', { breaker: { watchMinutes: 0 } }],
  [
    'leads links to a page with a query',
    referrals({ landingPage: 'http://shop.example?from=friends', waitDays: 0 }),
  ],
  ['celebrates a birthday', { occasions: { birthday: { activity: 'paused' } } }],
])('nothing is wrong with a shop that %s', (_title, change) => {
  expect(compileProgram({ ...SHOP, ...change }, 1, {}).ok).toBe(true);
});

it('fills in what a document leaves out', () => {
  const program = compiled({
    ...SHOP,
    ...referrals({}),
    ...attributes({ name: 'nr', type: 'string', unique: true }),
  });
  expect(program.browserOrders).toBe('by_hand');
  expect(program.referrals).toMatchObject({ friend: null, minimum: null, landingPage: null });
  expect(program.attributes.get('nr')).toMatchObject({ required: true });
  expect(program.tiers.get('gold')).toMatchObject({ description: '', rewards: [] });
  expect(program.activities.get('made_a_purchase')).toMatchObject({
    ...{ description: '', earningDescription: '', visible: true, budgets: [] },
  });
});

it('knows no attributes of members where a document names none', () => {
  expect(compiled(SHOP).attributes.size).toBe(0);
});

it('takes what a document says', () => {
  const words = { description: 'Buy', earningDescription: 'A point a dollar', visible: false };
  const off = { ...twice, active: false };
  const left: RuleDocument = { type: 'exclusion', when: { tiers: ['gold'] }, active: false };
  const program = compiled({
    ...SHOP,
    ...referrals({ landingPage: 'https://shop.example/' }),
    ...{ budgets: [spring], reminders: [2, 30, 7] },
    activities: [
      { ...purchase, ...words, rules: [off, left, { ...twice, budget: 'spring' }] },
      joining,
    ],
    tiers: [silver, { ...gold, description: 'For friends', rewards: ['mug'] }],
  });
  expect(program.reminders).toEqual([30, 7, 2]);
  expect(program.referrals?.landingPage).toBe('https://shop.example/');
  expect(program.tiers.get('gold')).toMatchObject({ description: 'For friends', rewards: ['mug'] });
  const earned = program.activities.get('made_a_purchase');
  expect(earned).toMatchObject({ ...words, exclusions: [], budgets: ['spring'] });
  expect(earned?.bonuses.map(({ ruleId }) => ruleId)).toEqual(['multiplier_3']);
});
