import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../tests/support/api-server.ts';
import { FRAUD_SHOP } from '../../../../tests/support/fraud/shop.ts';
import { startMailServer, type MailServer } from '../../../../tests/support/mail-server.ts';
import { selfTest } from '../backtest/replay-merchant.ts';
import { openPostman } from '../open-mail.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { Programs } from '../store/programs.ts';
import { tellPeople, type TellingTools } from './tell-people.ts';

let mail: MailServer;
let server: ApiServer;
let tools: TellingTools;
let orders = 0;

const [purchase] = FRAUD_SHOP.activities;
const breaker = { mode: 'fixed', pointsPerAwardMax: '100', watchMinutes: 0 } as const;

beforeAll(async () => {
  mail = await startMailServer();
  if (purchase === undefined) throw new Error('the shop has no purchases');
  const { referrals: _none, ...shop } = FRAUD_SHOP;
  server = await apiServer({ ...shop, activities: [{ ...purchase, breaker }] });
  const smtp = { host: mail.host, port: mail.port, isSecure: false, login: null };
  const postman = openPostman({ smtp });
  const post = { postman, from: 'loyalty@shop.example', now: () => Date.now() };
  tools = { pool: server.pool, lanes: server.lanes, post };
  for (const role of ['owner', 'manager', 'agent', 'analyst'] as const) {
    await server.query(
      `insert into people (merchant_id, id, email, name, role) values ($1, $2, $2 || '@shop.example', $2, $2)`,
      [server.merchantId, role],
    );
  }
  await server.call('POST', '/v2/loyalty/members', { json: { member_id: 'bob' } });
});
beforeEach(() => {
  mail.arrived.length = 0;
  mail.named.length = 0;
});
afterAll(async () => {
  await server.close();
  await mail.close();
});

async function buy(amount: number, custom: object = {}, member_id = 'bob'): Promise<void> {
  orders += 1;
  const money = { order_total: String(amount), order_subtotal: String(amount), currency: 'USD' };
  const answer = await server.call('POST', '/v2/loyalty/transactions/award', {
    json: {
      ...{ member_id, activity_id: 'made_a_purchase' },
      transaction_attributes: { order_id: `order-${String(orders)}`, ...money, ...custom },
    },
  });
  expect(answer.reason).toBe('');
}

async function toldEvents(event: string): Promise<readonly unknown[]> {
  const { data } = await server.call('GET', '/v2/loyalty/events?count=1000');
  return (data['events'] as { event: string; data: { notice: unknown } }[])
    .filter((one) => one.event === event)
    .map((one) => one.data.notice);
}

async function audited(action: string): Promise<number> {
  const [row] = await server.query<{ many: number }>(
    'select count(*)::integer as many from audit_entries where action = $1',
    [action],
  );
  return row?.many ?? 0;
}

it('tells owners and managers once that awards are held, by mail, event and audit', async () => {
  await server.call('POST', '/v2/loyalty/webhooks', {
    json: { name: 'W', url: 'https://crm.example.com/h', events: ['awards.held'] },
  });
  await buy(500);
  await buy(600);
  await tellPeople(tools);
  await tellPeople(tools);
  expect(mail.named.toSorted()).toEqual(['manager@shop.example', 'owner@shop.example']);
  const [{ parsed } = { parsed: null }] = mail.arrived;
  expect(parsed?.subject).toBe('A shop: Awards of made_a_purchase are held');
  expect(parsed?.text).toContain('it gives 500 points, and one award of the activity may give 100');
  // What is told waits for every transaction that runs, also of other tests.
  await expect
    .poll(() => toldEvents('awards.held'), { timeout: 20_000 })
    .toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
        text: 'Awards of made_a_purchase are held: it gives 500 points, and one award of the activity may give 100 points by the program',
        activity_id: 'made_a_purchase',
      },
    ]);
  expect(await audited('breaker.opened')).toBe(1);
  const outbox = await server.query("select 1 from event_outbox where type = 'awards.held'");
  expect(outbox).toHaveLength(1);
});

it('tries a mail again that nobody took, and not for ever', async () => {
  await server.query(
    "update breaker_openings set ended_at = now(), ended_by = 'test', ended_how = 'meant'",
  );
  await buy(700);
  mail.onRecipient = () => ({ code: 451, words: 'come back later' });
  for (let round = 0; round < 8; round += 1) await tellPeople(tools);
  expect(mail.named).toHaveLength(5 * 2);
  mail.onRecipient = () => null;
  await tellPeople(tools);
  expect(mail.arrived).toEqual([]);
});

it('mails severe signals once a day, and tells each by an event', async () => {
  const look = async (): Promise<void> => {
    await server.moveClock(60_000);
    await server.call('POST', '/v2/loyalty/fraud_signals/look', { json: {} });
    await tellPeople(tools);
  };
  const together = async (device: string, many: number): Promise<void> => {
    for (let n = 0; n < many; n += 1) {
      const member_id = `${device}-${String(n)}`;
      await server.call('POST', '/v2/loyalty/members', { json: { member_id } });
      await buy(20, { device_id: device }, member_id);
    }
  };
  await together('few-phones', 4);
  await look();
  expect(mail.arrived).toEqual([]);
  await together('many-phones', 9);
  await look();
  await together('more-phones', 10);
  await look();
  expect(mail.named.toSorted()).toEqual(['manager@shop.example', 'owner@shop.example']);
  expect(mail.arrived[0]?.parsed.text).toContain(
    '- 9 members earned with one device within 30 days',
  );
  expect(mail.arrived[0]?.parsed.text).not.toContain('10 members');
  await expect
    .poll(() => toldEvents('fraud.signalled'), { timeout: 20_000 })
    .toMatchObject([
      {
        kind: 'sharing',
        severity: 'severe',
        text: '9 members earned with one device within 30 days',
      },
      { kind: 'sharing', severity: 'severe' },
    ]);
  expect(await audited('fraud_signal.found')).toBe(2);
  await server.query('update signal_places set mailed_on = mailed_on - 1');
  await tellPeople(tools);
  expect(mail.arrived.at(-1)?.parsed.subject).toBe('A shop: A fraud signal');
});

it('leaves a history that is decided again as it was', async () => {
  const tested = await inTransaction(server.pool, (client) =>
    selfTest(client, server.merchantId, new Programs(server.pool)),
  );
  expect(tested.differences).toEqual([]);
  expect(tested.postings).toBeGreaterThan(10);
});
