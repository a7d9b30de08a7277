import { createHash, createHmac } from 'node:crypto';
import type { EventType } from '@fealty/core';
import { expect, it } from 'vitest';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { TELLING_SECRET, until, useTellingShop } from '../../../../tests/support/telling-shop.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { openWebhooks } from '../open-delivery.ts';
import { readAllowList } from '../outbound/allow-list.ts';
import { createOutbound } from '../outbound/create-outbound.ts';
import { Programs } from '../store/programs.ts';
import { rotateSecret } from '../usecases/save-endpoint.ts';

const database = useDatabase();
const outbound = createOutbound(
  { allow: readAllowList('127.0.0.1').entries, ports: [[1, 65_535]] },
  'Fealty/test',
);
const TYPES: readonly EventType[] = ['member.enrolled', 'points.awarded'];
const shop = useTellingShop(database, {
  program: plain,
  types: TYPES,
  channels: () =>
    openWebhooks({
      ...{ outbound, baseUrl: 'https://shop.example', secret: TELLING_SECRET },
      ...{ pool: database.pool, programs: new Programs(database.pool) },
    }).channels,
});

it('signs what it sends in both ways, with the secret that was told', async () => {
  const { secret } = await shop.hook();
  shop.start();
  await shop.enroll('ann');
  await until(() => shop.receiver.arrived.length === 1);
  const [one] = shop.receiver.arrived;
  if (one === undefined) throw new Error('nothing arrived');
  const { headers, body } = one;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  expect(key).toHaveLength(32);
  const id = String(headers['webhook-id']);
  const at = String(headers['webhook-timestamp']);
  const expected = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${expected}`);
  expect(Math.abs(Number(at) * 1000 - Date.now())).toBeLessThan(10_000);
  const nonce = String(headers['nonce']);
  const ours = createHmac('sha512', secret).update(`${body}:${nonce}`).digest('hex');
  expect(headers['x-zinrelo-signature']).toBe(ours);
  expect(headers['user-agent']).toBe('Fealty/test');
  await shop.allTold();
  const [attempt] = await database.rows(
    `select encode(body_digest, 'hex') as digest from attempts where merchant_id = $1`,
    [shop.merchantId],
  );
  expect(attempt?.['digest']).toBe(createHash('sha256').update(body).digest('hex'));
});

it('signs with both secrets while the old one is still used', async () => {
  const { id, secret } = await shop.hook();
  const tools = { pool: database.pool, secret: TELLING_SECRET };
  const terms = { merchantId: shop.merchantId, id, actor: 'test', now: Date.now() };
  const rotated = await rotateSecret(tools, { ...terms, overlapMs: 60_000 });
  if (rotated === 'unknown') throw new Error('the webhook is not known');
  shop.start();
  await shop.enroll('bob');
  await until(() => shop.receiver.arrived.length === 1);
  const [one] = shop.receiver.arrived;
  if (one === undefined) throw new Error('nothing arrived');
  const nonce = String(one.headers['nonce']);
  const platform = (key: string): string =>
    createHmac('sha512', key).update(`${one.body}:${nonce}`).digest('hex');
  expect(String(one.headers['webhook-signature']).split(' ')).toHaveLength(2);
  expect(one.headers['x-zinrelo-signature']).toBe(platform(secret));
  expect(one.headers['x-zinrelo-signature-next']).toBe(platform(rotated.secret));
});

it('words a batch as v2 has it', async () => {
  await shop.hook({ batchSize: 10, inOrder: true });
  await shop.enroll('cid');
  await shop.award('cid');
  shop.start();
  await until(() => shop.receiver.arrived.length === 1);
  const body = JSON.parse(shop.receiver.arrived[0]?.body ?? '') as Record<string, unknown>;
  expect(body).toMatchObject({
    request_id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
    total_count: '2',
    created_date: expect.stringMatching(/^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/) as string,
    events: [
      { event_type: 'event_member_enrol', sequence: 1, email_address: 'cid@example.com' },
      {
        ...{ event_type: 'event_points_earned', sequence: 2, member_id: 'cid@example.com' },
        ...{ transaction_type: 'award', points: 10, activity_id: 'goodwill' },
      },
    ],
  });
});

it('words an event as v1 has it, counts nothing but 200, and leaves other events alone', async () => {
  await shop.hook({}, 'webhook_v1');
  shop.receiver.behave = () => (shop.receiver.arrived.length === 1 ? 204 : 200);
  shop.start();
  await shop.enroll('dan');
  await until(async () => (await shop.left()).lines === 1 && shop.receiver.arrived.length === 1);
  await until(async () => {
    const [row] = await database.rows(
      `select failures, due_at - clock_timestamp() > '4 min' as later from delivery_lines
        where merchant_id = $1`,
      [shop.merchantId],
    );
    return row?.['failures'] === 1 && row['later'] === true;
  });
  await shop.hurry();
  await shop.allTold();
  const bodies = shop.receiver.arrived.map(({ body }) => body);
  expect(bodies).toHaveLength(2);
  expect(bodies[0]).toBe(bodies[1]);
  expect(JSON.parse(bodies[0] ?? '')).toMatchObject({
    event_type: 'evt_user_enrollment',
    created: expect.stringMatching(/^\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d$/) as string,
    data: { user_email: 'dan@example.com', available_points: 0 },
  });
});

it('sends nothing where it must not, says why, and tries again', async () => {
  const { id } = await shop.hook({ url: 'http://169.254.169.254/latest/meta-data' });
  shop.start();
  await shop.enroll('eve');
  await until(async () => {
    const [row] = await database.rows(
      'select last_failure from endpoint_health where endpoint_id = $1 and last_failure is not null',
      [id],
    );
    return String(row?.['last_failure']).includes('169.254.169.254');
  });
  const [attempt] = await database.rows(
    'select status, address, outcome from attempts where endpoint_id = $1',
    [id],
  );
  expect(attempt).toEqual({ status: null, address: null, outcome: 'failed' });
});
