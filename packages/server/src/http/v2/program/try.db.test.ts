import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';

const PROGRAM = '/v2/loyalty/program';
const GOLDEN = {
  attribute: 'order.subtotal',
  operator: 'at_least',
  value: '50',
};
/** The shop as it runs, with a budget and rules that nobody applied. */
const DRAFT = {
  ...SHOP,
  budgets: [{ id: 'launch', name: 'Launch', points: '150' }],
  activities: SHOP.activities.map((activity) =>
    activity.id === 'made_a_purchase'
      ? {
          ...activity,
          earn: { multiplier: '3' },
          rules: [
            {
              type: 'fixed',
              id: 'big',
              name: 'Big order',
              points: '150',
              when: GOLDEN,
              budget: 'launch',
            },
            { type: 'exclusion', id: 'no_outlet', when: { coupons: ['OUTLET'] } },
          ],
        }
      : activity,
  ),
};

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer();
  await server.call('POST', '/v2/loyalty/members', { json: { member_id: 'try-1' } });
});
afterAll(() => server.close());

function post(path: string, json: object): Promise<Received> {
  return server.call('POST', `${PROGRAM}${path}`, { json });
}

async function heads(): Promise<unknown> {
  const member = await server.call('GET', '/v2/loyalty/members/try-1?idParam=member_id');
  return member.data['available_points'];
}

const order = (subtotal: string, more: object = {}): object => ({
  ...{ member_id: 'try-1', activity_id: 'made_a_purchase' },
  transaction_attributes: { order_total: subtotal, order_subtotal: subtotal, ...more },
});

describe('an award is tried under a program that does not run', () => {
  it('and comes to what that program gives, with a budget that nobody began, recording nothing', async () => {
    const before = await heads();
    const tried = await post('/try', { document: DRAFT, ...order('100') });
    expect(tried.data).toMatchObject({ given: true, points: 450, reason: null });
    expect(tried.data['trace']).toEqual(
      expect.arrayContaining([expect.stringMatching(/Big order/)]),
    );
    const small = await post('/try', { document: DRAFT, ...order('10') });
    expect(small.data).toMatchObject({ given: true, points: 30 });
    expect(await heads()).toBe(before);
  });

  it('a refusal by the program is an answer with its reason', async () => {
    const tried = await post('/try', { document: DRAFT, ...order('100', { coupons: ['OUTLET'] }) });
    expect(tried.data).toMatchObject({ given: false, points: 0, status: null });
    expect(tried.data['reason']).toMatch(/\w/);
  });

  it('a draft is tried like a document; one that could not run is refused with its problems', async () => {
    const made = await post('/drafts', { name: 'To try', document: DRAFT });
    const draft_id = String(made.data['id']);
    expect((await post('/try', { draft_id, ...order('100') })).data).toMatchObject({ points: 450 });
    const broken = { ...DRAFT, tiers: [] };
    const refused = await post('/try', { document: broken, ...order('100') });
    expect(refused).toMatchObject({ status: 400, body: { error_code: 'PROGRAM_REFUSED' } });
    const nobody = { ...order('100'), member_id: 'nobody' };
    const missed = await post('/try', { draft_id, ...nobody });
    expect(missed.body).toMatchObject({ error_code: 'INCORRECT_MEMBER_ID_PASSED' });
    const nothing = { member_id: 'try-1', activity_id: 'made_a_purchase' };
    expect((await post('/try', { draft_id, ...nothing })).status).toBe(400);
  });
});

describe('an award is tried for somebody who is no member', () => {
  const supposed = (somebody: object, subtotal = '100'): Promise<Received> => {
    const { member_id: _nobody, ...rest } = order(subtotal) as Record<string, unknown>;
    return post('/try', { document: WHO, supposed_member: somebody, ...rest });
  };
  /** What the award asks of whoever gets it: a tier, a tag, the first order, points to spend. */
  const WHO = {
    ...SHOP,
    members: { attributes: [{ name: 'shirt', type: 'string' }] },
    activities: SHOP.activities.map((activity) =>
      activity.id !== 'made_a_purchase'
        ? activity
        : {
            ...activity,
            earn: { multiplier: '1' },
            rules: [
              ...[
                [
                  'tagged',
                  '10',
                  { attribute: 'member.tags', operator: 'contains_any', value: ['vip'] },
                ],
                ['first', '20', { attribute: 'member.purchases', operator: 'equals', value: '0' }],
                [
                  'rich',
                  '40',
                  { attribute: 'member.available_points', operator: 'at_least', value: '500' },
                ],
                [
                  'blue',
                  '80',
                  { attribute: 'member.custom.shirt', operator: 'equals', value: 'blue' },
                ],
                [
                  'top',
                  '160',
                  { attribute: 'member.tier', operator: 'equals', value: SHOP.tiers.at(-1)?.id },
                ],
              ].map(([id, points, when]) => ({ type: 'fixed', id, name: id, points, when })),
            ],
          },
    ),
  };

  it('who is new, in a tier, with points, tags and attributes; nobody is there afterwards', async () => {
    const total = async (): Promise<unknown> =>
      (await server.call('GET', '/v2/loyalty/members?count=1')).data['total'];
    const before = await total();
    const plain = await supposed({});
    expect(plain.data).toMatchObject({ given: true, reason: null });
    const base = Number(plain.data['points']) - 20;
    const all = await supposed({
      ...{ loyalty_tier_id: SHOP.tiers.at(-1)?.id, available_points: '500', member_tags: ['vip'] },
      custom_attributes: { shirt: 'blue' },
    });
    const bonuses = 10 + 20 + 40 + 80 + 160;
    expect(all.data).toMatchObject({ given: true, points: base + bonuses });
    expect(await total()).toBe(before);
  });

  it('must be one the program can have, and stands alone', async () => {
    for (const [somebody, field] of [
      [{ loyalty_tier_id: 'nowhere' }, 'supposed_member.loyalty_tier_id'],
      [{ available_points: '0.5' }, 'supposed_member.available_points'],
    ] as const) {
      const refused = await supposed(somebody);
      const reason = expect.stringContaining(field) as string;
      expect(refused).toMatchObject({ status: 400, body: { reason } });
    }
    const both = await post('/try', { document: WHO, supposed_member: {}, ...order('100') });
    expect(both).toMatchObject({
      status: 400,
      body: { error_code: 'INVALID_REQUEST_PARAMETER_VALUES' },
    });
    const { member_id: _name, ...nobody } = order('100') as Record<string, unknown>;
    expect(await post('/try', { document: WHO, ...nobody })).toMatchObject({
      status: 400,
      body: { reason: 'missing: member_id or supposed_member' },
    });
    const shirt = await supposed({ custom_attributes: { shirt: ['no', 'list'] } });
    expect(shirt.data).toMatchObject({ given: false, points: 0 });
    expect(shirt.data['reason']).toMatch(/shirt/);
  });
});

describe('a program is told', () => {
  it('activity by activity and rule by rule; what is unfinished has no sentence', async () => {
    const asked = { document: DRAFT, activity_ids: ['made_a_purchase'] };
    const told = await post('/describe', asked);
    expect(told.data).toMatchObject({
      activities: [
        {
          id: 'made_a_purchase',
          sentence: expect.stringMatching(/earns 3 points per USD/) as string,
          rules: [
            {
              ...{ id: 'big', kind: 'bonus', state: 'running' },
              sentence:
                '150 points on top when order subtotal is at least 50, out of the budget Launch.',
            },
            { id: 'no_outlet', kind: 'exclusion' },
          ],
        },
      ],
      budgets: [],
    });
    const half = structuredClone(DRAFT) as { activities: { rules?: object[] }[] };
    const place = SHOP.activities.findIndex(({ id }) => id === 'made_a_purchase');
    half.activities[place]?.rules?.push({ type: 'multiplier', multiplier: '' });
    const still = await post('/describe', { ...asked, document: half });
    expect(still.data).toMatchObject({
      activities: [{ rules: [{ id: 'big' }, { id: 'no_outlet' }, { id: null, sentence: null }] }],
    });
    const refused = await post('/describe', { document: { ...DRAFT, tiers: 'none' } });
    expect(refused.body).toMatchObject({ error_code: 'PROGRAM_REFUSED' });
    const nowhere = await post('/describe', { document: { ...DRAFT, timeZone: 'Mars/Base' } });
    expect(nowhere).toMatchObject({ status: 400, body: { error_code: 'PROGRAM_REFUSED' } });
  });

  it('what was drawn from its budgets stands beside it', async () => {
    await post('/apply', { document: DRAFT });
    await server.call('POST', '/v2/loyalty/transactions/award', {
      json: order('60', { order_id: 'drawn-1' }),
    });
    const told = await post('/describe', { document: DRAFT });
    expect(told.data['budgets']).toEqual([{ id: 'launch', points: 150, uses: 1 }]);
    const spent = await post('/try', { document: DRAFT, ...order('100') });
    expect(spent.data).toMatchObject({ points: 300 });
  });
});
