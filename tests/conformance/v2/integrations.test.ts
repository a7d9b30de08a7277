import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { at, type WireAnswer } from '../clients/wire.ts';
import { integration, member } from './documented-fields.ts';
import { get, post, useRowShop, type Ask } from './row-shop.ts';
import { judgeRows, type Row } from './rows.ts';

/* Rows 21 to 23: joining a shop, and what it tells. */

const INVALID = 'INVALID_REQUEST_PARAMETER_VALUES';
const SECRET = 'a secret of the shop alone';
const EVENTS = ['order_create', 'full_order_refund', 'review_approved'];
const shop = useRowShop();

const wanted = {
  integration_type: 'magento_to_zinrelo',
  config: { secret_key: SECRET, events: EVENTS },
  status: 'active',
};

const rows: readonly Row[] = [
  {
    row: 1,
    says: 'lets bob join',
    ask: post('members', { member_id: 'bob', email_address: 'bob@example.com' }),
    data: member,
  },
  {
    row: 21,
    says: 'joins a shop and answers with where it posts its events',
    ask: post('integrations', wanted),
    data: integration,
    shows: {
      'data.integration_type': 'magento_to_zinrelo',
      'data.status': 'active',
      'data.config.events': EVENTS,
      'data.config.secret_key': undefined,
    },
    keeps: { id: 'data.id', url: 'data.config.zif_config.workflow_url' },
  },
  {
    row: 22,
    says: 'changes what is sent of it, and the address stays',
    ask: post('integrations/{id}', { ...wanted, config: { events: ['order_create'] } }),
    data: integration,
    shows: {
      'data.id': '{id}',
      'data.config.events': ['order_create'],
      'data.config.zif_config.workflow_url': '{url}',
    },
  },
  {
    row: 22,
    says: 'lets a shop rest',
    ask: post('integrations/{id}', { status: 'inactive' }),
    data: integration,
    shows: { 'data.status': 'inactive', 'data.config.events': ['order_create'] },
  },
  {
    row: 22,
    says: 'wakes it again',
    ask: post('integrations/{id}', { ...wanted }),
    data: integration,
    shows: { 'data.status': 'active', 'data.config.events': EVENTS },
  },
  {
    row: 21,
    says: 'wants the type of the shop',
    ask: post('integrations', { config: {} }),
    refused: [400, INVALID, /integration_type/],
  },
  {
    row: 21,
    says: 'refuses a status that there is not',
    ask: post('integrations', { ...wanted, status: 'asleep' }),
    refused: [400, INVALID, /status/],
  },
  {
    row: 21,
    says: 'refuses a secret that is too short to be one',
    ask: post('integrations', { ...wanted, config: { secret_key: 'abc' } }),
    refused: [400, INVALID, /secret_key/],
  },
  {
    row: 22,
    says: 'knows no integration of another id',
    ask: post('integrations/0123456789abcdef01234567', wanted),
    refused: [404, 'INTEGRATION_DOES_NOT_EXIST'],
  },
];

describe('integrations', () => {
  judgeRows(shop, rows);
});

describe('events of a shop', () => {
  const headers = ['x-magento-signature', 'x-sfcc-signature', 'x-zinrelo-signature'] as const;
  let last = 0;

  /** What a shop posts to its address: signed, and without a key. */
  async function told(
    told: object | string,
    {
      header = 'x-magento-signature',
      key = SECRET,
      nonce = '',
      body = '',
    }: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly ask: Ask; readonly answer: WireAnswer }> {
    const [joined] = (await shop.grant(get('integrations')))['integrations'] as [object];
    const url = at({ joined }, 'joined.config.zif_config.workflow_url');
    const text = typeof told === 'string' ? told : JSON.stringify(told);
    last = Math.max(last + 1, Date.now());
    const sentAt = nonce === '' ? String(last) : nonce;
    const signature = createHmac('sha512', key).update(`${text}:${sentAt}`).digest('hex');
    const ask: Ask = {
      method: 'POST',
      path: new URL(String(url)).pathname,
      body: body === '' ? text : body,
      stranger: true,
      headers: { 'partner-id': shop.keys().partnerId, nonce: sentAt, [header]: signature },
    };
    return { ask, answer: await shop.ask(ask) };
  }

  const order = (order_id: string): object => ({
    member_id: 'bob',
    activity_id: 'order_create',
    data: { order_id, subtotal: 50, grand_total: 55, order_currency_code: 'USD', items: [] },
  });
  const code = ({ status, json }: WireAnswer): unknown[] => [status, json['error_code']];

  it.each(headers)('row 23: takes an order that is signed in %s', async (header) => {
    const { answer } = await told(order(`order-${header}`), { header });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      success: true,
      data: {
        id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
        outcome: 'done',
        code: null,
        reason: null,
        internal_member_id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
        transaction_ids: [expect.stringMatching(/^[0-9a-f]{24}$/) as string],
      },
    });
  });

  it('row 23: takes an event that is signed with an API key of the store', async () => {
    const { answer } = await told(order('by-key'), { key: shop.keys().apiKey });
    expect(at(answer.json, 'data.outcome')).toBe('done');
  });

  it('row 23: answers 200 to what the program refuses, and says why', async () => {
    const { answer } = await told(order('by-key'));
    expect([answer.status, at(answer.json, 'data.outcome'), at(answer.json, 'data.code')]).toEqual([
      200,
      'refused',
      'DUPLICATE_ORDER_ID',
    ]);
  });

  it('row 23: does what else the page names, and nothing for what it does not', async () => {
    const review = { member_id: 'bob', activity_id: 'review_approved', data: { review_id: '7' } };
    expect(at((await told(review)).answer.json, 'data.outcome')).toBe('done');
    const refund = { ...order('by-key'), activity_id: 'full_order_refund' };
    expect(at((await told(refund)).answer.json, 'data.outcome')).toBe('done');
    const shipped = { ...order('by-key'), activity_id: 'order_shipped' };
    expect(at((await told(shipped)).answer.json, 'data.outcome')).toBe('ignored');
    const balance = (await shop.grant(get('members/bob?idParam=member_id')))['available_points'];
    // Joining 100, three orders of 50, one that came back, a review 20.
    expect(balance).toBe(270);
  });

  it('row 23: refuses what is not signed so, is too old, or came before', async () => {
    const old = String(Date.now() - 3_600_000);
    for (const how of [{ key: 'x'.repeat(32) }, { nonce: old }, { body: '{"other":1}' }]) {
      expect(code((await told(order('late'), how)).answer)).toEqual([401, 'ERROR_UNAUTHORIZED']);
    }
    const { ask, answer } = await told(order('once'));
    expect(answer.status).toBe(200);
    expect(code(await shop.ask(ask))).toEqual([401, 'ERROR_UNAUTHORIZED']);
    const elsewhere = { ...ask, path: ask.path.replace(/.{4}$/, '0000') };
    expect(code(await shop.ask(elsewhere))).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
  });

  it('row 23: refuses what is no event', async () => {
    expect(code((await told('[1]')).answer)).toEqual([400, 'INVALID_JSON']);
    expect(code((await told({ member_id: 'bob' })).answer)).toEqual([400, INVALID]);
  });
});
