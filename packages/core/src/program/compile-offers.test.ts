import { describe, expect, it } from 'vitest';
import { compileProgram } from './compile-program.ts';
import type { ActivityDocument, ProgramDocument, RewardDocument } from './document.ts';
import type { Program } from './program.ts';

const reward: RewardDocument = {
  id: 'mug',
  name: 'A mug',
  type: 'product',
  value: '5',
  points: '10',
  coupons: 'none',
};

const survey: ActivityDocument = { id: 'survey', name: 'Survey', earn: { points: '5' } };
const daily = { type: 'frequency', times: 1, per: 'day' } as const;

function compile(change: Partial<RewardDocument>, activity: Partial<ActivityDocument> = {}) {
  const document: ProgramDocument = {
    name: 'Shop',
    currency: 'USD',
    timeZone: 'UTC',
    activities: [{ ...survey, ...activity }],
    rewards: [{ ...reward, ...change }],
    tiers: [{ id: 'base', name: 'Base', threshold: '0' }],
  };
  return compileProgram(document, 1, {});
}

function program(change: Partial<RewardDocument>, activity?: Partial<ActivityDocument>): Program {
  const result = compile(change, activity);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.program;
}

/** What is wrong with it, as people read it. */
function problemsOf(
  change: Partial<RewardDocument>,
  activity?: Partial<ActivityDocument>,
): readonly string[] {
  const result = compile(change, activity);
  if (result.ok) return [];
  return result.problems.map(({ path, found, allowed }) => `${path}: ${found}, not ${allowed}`);
}

const FREE = 'a name that lists of rewards do not take for themselves';
const TEXTS = '1 to 1000 texts of 1 to 255 characters';
const many = (count: number): Record<string, string[]> =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`a${String(place)}`, ['x']]));

describe('what a reward is shown for', () => {
  it('is kept in lower case, and its rank as it is', () => {
    const forTransactions = { Storename: ['Walmart ', 'TARGET'], product_ids: ['112'] };
    const compiled = program({ forTransactions, rank: 3 }).rewards.get('mug');
    expect(compiled?.rank).toBe(3);
    expect([...(compiled?.forTransactions ?? [])]).toEqual([
      ['storename', new Set(['walmart', 'target'])],
      ['product_ids', new Set(['112'])],
    ]);
    const plain = program({}).rewards.get('mug');
    expect([plain?.rank, plain?.forTransactions.size]).toEqual([null, 0]);
  });

  it('may be twenty attributes of a thousand texts each, of 255 characters', () => {
    const attributes = (count: number, texts: string[]) =>
      problemsOf({ forTransactions: { ...many(count - 1), last: texts } });
    const texts = (count: number): string[] =>
      Array.from({ length: count }, (_, place) => String(place).padEnd(255, '.'));
    expect(attributes(20, texts(1000))).toEqual([]);
    expect(attributes(21, texts(1001))).toEqual([
      'rewards[0].forTransactions: 21 attributes, not at most 20',
      `rewards[0].forTransactions.last: 1,001 texts, not ${TEXTS}`,
    ]);
  });

  it.each<[Partial<RewardDocument>, string]>([
    [{ rank: 0 }, 'rank: 0, not a whole number from 1 to 1000000'],
    [{ rank: 1.5 }, 'rank: 1.5, not a whole number from 1 to 1000000'],
    [{ forTransactions: { language: ['english'] } }, `forTransactions: language, not ${FREE}`],
    [{ forTransactions: { Count: ['1'] } }, `forTransactions: Count, not ${FREE}`],
    [{ forTransactions: { ' ': ['1'] } }, 'forTransactions:  , not names of 1 to 255 characters'],
    [
      { forTransactions: { store: ['a'], Store: ['b'] } },
      'forTransactions: Store, not each name once, whatever its case',
    ],
    [{ forTransactions: { store: [] } }, `forTransactions.store: 0 texts, not ${TEXTS}`],
    [{ forTransactions: { store: ['a', ' '] } }, `forTransactions.store: 2 texts, not ${TEXTS}`],
    [
      { forTransactions: { store: ['x'.repeat(256)] } },
      `forTransactions.store: 1 text, not ${TEXTS}`,
    ],
  ])('is refused as %o', (change, problem) => {
    expect(problemsOf(change)).toEqual([`rewards[0].${problem}`]);
  });
});

describe('what members award to themselves', () => {
  it('has fixed points and a limit, or somebody who looks at it', () => {
    const limited = program({}, { storefront: true, rules: [daily] });
    expect(limited.activities.get('survey')?.storefront).toBe(true);
    const watched = program({}, { storefront: true, approval: { mode: 'by_hand' } });
    expect(watched.activities.get('survey')?.storefront).toBe(true);
    expect(program({}).activities.get('survey')?.storefront).toBe(false);
    const sent = program({}, { id: 'submit_a_receipt', storefront: true });
    expect(sent.activities.get('submit_a_receipt')?.storefront).toBe(true);
  });

  const LIMITED = 'true only with a rule of the type frequency, or approval by_hand';
  const twice = { type: 'multiplier', multiplier: '2' } as const;

  it.each<[Partial<ActivityDocument>, string]>([
    [{}, LIMITED],
    [{ rules: [{ ...daily, active: false }, twice] }, LIMITED],
    [{ rules: [daily], earn: { multiplier: '1' } }, 'false, as its points are not fixed'],
    [{ rules: [daily], id: 'created_an_account' }, 'false, as it is created_an_account'],
    [{ rules: [daily], id: 'made_a_purchase' }, 'false, as it is made_a_purchase'],
    [{ approval: { mode: 'after_days', days: 3 } }, LIMITED],
    [{ id: 'upload_photo', approval: { mode: 'immediately' } }, LIMITED],
  ])('is refused as %o', (activity, allowed) => {
    expect(problemsOf({}, { storefront: true, ...activity })).toEqual([
      `activities[0].storefront: true, not ${allowed}`,
    ]);
  });
});

describe('what agents of help desks award by hand', () => {
  it('has fixed points, unless it is taken away from them', () => {
    const of = (activity: Partial<ActivityDocument>): boolean | undefined =>
      program({}, activity).activities.get(activity.id ?? 'survey')?.agents;
    expect(of({})).toBe(true);
    expect(of({ agents: false })).toBe(false);
    expect(of({ earn: { multiplier: '2' } })).toBe(false);
    const done = ['made_a_purchase', 'created_an_account', 'submit_a_receipt', 'upload_photo'];
    expect(done.map((id) => of({ id }))).toEqual([false, false, false, false]);
  });

  it('may have other points than its own, up to a number', () => {
    const of = (activity: Partial<ActivityDocument>): number | null | undefined =>
      program({}, activity).activities.get('survey')?.agentPointsMax;
    expect([of({}), of({ agentPointsMax: '200' })]).toEqual([null, 200]);
  });

  const NOBODY = 'nothing, as agents do not award the activity';

  it.each<[Partial<ActivityDocument>, string]>([
    [
      { agents: true, earn: { multiplier: '1' } },
      'agents: true, not false, as its points are not fixed',
    ],
    [{ agents: true, id: 'made_a_purchase' }, 'agents: true, not false, as it is made_a_purchase'],
    [{ agentPointsMax: '10', agents: false }, `agentPointsMax: 10, not ${NOBODY}`],
    [{ agentPointsMax: '10', earn: { multiplier: '1' } }, `agentPointsMax: 10, not ${NOBODY}`],
    [{ agentPointsMax: '1.5' }, 'agentPointsMax: 1.5, not points, not negative, a whole number'],
    [{ agentPointsMax: 'many' }, 'agentPointsMax: many, not points, not negative, a whole number'],
  ])('is refused as %o', (activity, problem) => {
    expect(problemsOf({}, activity)).toEqual([`activities[0].${problem}`]);
  });
});

const range = { minimum: '5', maximum: '5', step: '1' };
const worth = { valuePerPoint: '0.1' };

it.each<[string, Partial<RewardDocument>, string[]]>([
  ['a range of one price', { points: range, ...worth }, []],
  [
    'a range from 0',
    { points: { ...range, minimum: '0' }, ...worth },
    ['points.minimum: 0, not more than 0'],
  ],
  [
    'a range up to no number',
    { points: { ...range, maximum: 'x' }, ...worth },
    [
      'points.maximum: x, not points, not negative, a whole number',
      'points.maximum: x, not at least 5',
    ],
  ],
  [
    'a worth below zero',
    { points: range, valuePerPoint: '-1' },
    ['valuePerPoint: -1, not a decimal number that is not negative'],
  ],
  [
    'a range of points worth nothing',
    { points: range },
    ['valuePerPoint: nothing, not what one point is worth, such as 0.01'],
  ],
  [
    'a condition that takes one for many',
    { when: { attribute: 'member.tier', operator: 'in', value: 'gold' } },
    ['when.value: "gold", not a list of texts'],
  ],
  [
    'coupons that last no days',
    { coupons: 'pool', couponExpiry: { days: 0 } },
    ['couponExpiry.days: 0, not a whole number from 1 to 36525'],
  ],
  ['a first day that is none', { from: 'today' }, ['from: today, not a day such as 2026-01-31']],
  [
    'a last day that is none',
    { until: '2026-02-29' },
    ['until: 2026-02-29, not a day such as 2026-01-31'],
  ],
  ['one day', { from: '2026-02-01', until: '2026-02-01' }, []],
])('a reward of %s', (_title, change, problems) => {
  expect(problemsOf(change)).toEqual(problems.map((problem) => `rewards[0].${problem}`));
});

it('has its words, its product, and limits by their place', () => {
  const plain = program({}).rewards.get('mug');
  expect(plain).toMatchObject({ description: '', productId: '', visible: true, pattern: '' });
  const said = { description: 'Of clay', productId: 'p1', visible: false };
  const limits: RewardDocument['limits'] = [
    { times: 1, per: 'day' },
    { times: 5, per: 'year' },
  ];
  const coupons = { pattern: 'MUG-XXXX-9999' };
  expect(program({ ...said, limits, coupons }).rewards.get('mug')).toMatchObject({
    ...said,
    limits: [
      { ruleId: 'limit_1', times: 1, per: 'day' },
      { ruleId: 'limit_2', times: 5, per: 'year' },
    ],
    ...{ coupons: 'generated', pattern: coupons.pattern },
  });
});
