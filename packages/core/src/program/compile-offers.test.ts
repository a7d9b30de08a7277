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

function pathsOf(change: Partial<RewardDocument>, activity?: Partial<ActivityDocument>): string[] {
  const result = compile(change, activity);
  return result.ok ? [] : result.problems.map(({ path }) => path);
}

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

  it.each([
    [{ rank: 0 }, 'rewards[0].rank'],
    [{ rank: 1.5 }, 'rewards[0].rank'],
    [{ forTransactions: { language: ['english'] } }, 'rewards[0].forTransactions'],
    [{ forTransactions: { Count: ['1'] } }, 'rewards[0].forTransactions'],
    [{ forTransactions: { ' ': ['1'] } }, 'rewards[0].forTransactions'],
    [{ forTransactions: { store: ['a'], Store: ['b'] } }, 'rewards[0].forTransactions'],
    [{ forTransactions: { store: [] } }, 'rewards[0].forTransactions.store'],
    [{ forTransactions: { store: [''] } }, 'rewards[0].forTransactions.store'],
    [{ forTransactions: { store: ['x'.repeat(256)] } }, 'rewards[0].forTransactions.store'],
  ])('is refused as %o', (change, path) => {
    expect(pathsOf(change)).toContain(path);
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

  it.each<Partial<ActivityDocument>>([
    {},
    { rules: [{ ...daily, active: false }] },
    { rules: [daily], earn: { multiplier: '1' } },
    { rules: [daily], id: 'created_an_account' },
    { rules: [daily], id: 'made_a_purchase' },
    { approval: { mode: 'after_days', days: 3 } },
    { id: 'upload_photo', approval: { mode: 'immediately' } },
  ])('is refused as %o', (activity) => {
    expect(pathsOf({}, { storefront: true, ...activity })).toContain('activities[0].storefront');
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

  it.each<[Partial<ActivityDocument>, string]>([
    [{ agents: true, earn: { multiplier: '1' } }, 'agents'],
    [{ agents: true, id: 'made_a_purchase' }, 'agents'],
    [{ agentPointsMax: '10', agents: false }, 'agentPointsMax'],
    [{ agentPointsMax: '10', earn: { multiplier: '1' } }, 'agentPointsMax'],
    [{ agentPointsMax: '1.5' }, 'agentPointsMax'],
    [{ agentPointsMax: 'many' }, 'agentPointsMax'],
  ])('is refused as %o', (activity, field) => {
    expect(pathsOf({}, activity)).toContain(`activities[0].${field}`);
  });
});
