import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer();
});
afterAll(() => server.close());

const LADDER = {
  ...SHOP,
  rewards: [],
  tiers: [
    { id: 'base', name: 'Base', threshold: '0' },
    { id: 'high', name: 'High', threshold: '1000' },
  ],
};

function post(path: string, json: object): Promise<Received> {
  return server.call('POST', `/v2/loyalty/${path}`, { json });
}

describe('the effect of a ladder', () => {
  it('is told for a document and for a draft, with who goes where', async () => {
    await post('program/apply', { document: LADDER });
    for (const [name, spent] of [
      ['low', 10],
      ['mid', 600],
      ['top', 3000],
    ] as const) {
      await post('members', { member_id: name, email: `${name}@example.com` });
      const transaction_attributes = {
        ...{ order_id: `o-${name}`, order_total: spent, order_subtotal: spent },
      };
      const award = { member_id: name, activity_id: 'made_a_purchase', transaction_attributes };
      await post('transactions/award', award);
    }
    const tiers = [LADDER.tiers[0], { id: 'high', name: 'High', threshold: '500' }];
    const document = { ...LADDER, tiers };
    const told = await post('program/tier_effect', { document });
    expect(told.data).toMatchObject({
      ...{ members: 3, rise: 1, fall: 0, keep: 0, lose: 0, counts_anew: false, held_until: null },
      tiers: [
        { tier_id: 'base', tier_name: 'Base', members: 2, members_then: 1 },
        { tier_id: 'high', tier_name: 'High', members: 1, members_then: 2 },
      ],
      moves: [{ from_tier_id: 'base', to_tier_id: 'high', way: 'rises', members: 1 }],
    });
    const { id } = (await post('program/drafts', { name: 'Lower', document })).data;
    const again = await post('program/tier_effect', { draft_id: id });
    expect(again.data).toMatchObject({ rise: 1, tiers: told.data['tiers'] });
  });

  it('is refused for what could not run', async () => {
    const document = { ...LADDER, tiers: LADDER.tiers.slice(1) };
    const refused = await post('program/tier_effect', { document });
    expect(refused.code).toBe('PROGRAM_REFUSED');
    const nothing = await post('program/tier_effect', {});
    expect([nothing.status, nothing.reason]).toEqual([400, 'missing: document or draft_id']);
  });
});

describe('settings', () => {
  it('are told in sentences beside the activities', async () => {
    const document = { ...LADDER, expiry: { mode: 'never' } };
    const { data } = await post('program/describe', { document, activity_ids: [] });
    expect(data['settings']).toEqual({
      expiry: ['Points never lapse.', 'Points that begin today can be spent for ever.'],
      tiers: [
        'Towards tiers count points of a whole life, and members fall at once when less counts.',
      ],
      referrals: [],
    });
  });
});

describe('the clock of a store', () => {
  it('tells what falls due until a time', async () => {
    const dated = { ...LADDER, expiry: { mode: 'after', months: 1 } };
    await post('program/apply', { document: dated });
    const review = { member_id: 'low', activity_id: 'write_a_review' };
    expect(await post('transactions/award', review)).toMatchObject({ status: 200 });
    const ahead = async (until: string): Promise<unknown> =>
      (await server.call('GET', `/v2/loyalty/test-clock?until=${until}`)).data['ahead'];
    expect(await ahead('2100-01-01T00:00:00Z')).toEqual({
      ...{ until: '01/01/2100 00:00:00', dues: [], lapses: 4, points: 3930, more: false },
    });
    expect(await ahead('2001-01-01T00:00:00Z')).toEqual({
      ...{ until: '01/01/2001 00:00:00', dues: [], lapses: 0, points: 0, more: false },
    });
    const wrong = await server.call('GET', '/v2/loyalty/test-clock?until=tomorrow');
    expect([wrong.status, wrong.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
  });
});
