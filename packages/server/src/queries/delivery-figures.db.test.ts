import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { postChannel } from '../../../../tests/support/post-channel.ts';
import { until, useTellingShop } from '../../../../tests/support/telling-shop.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { addDeliveryMetrics } from '../runtime/delivery-metrics.ts';
import { readDeliveryFigures } from './delivery-figures.ts';

const database = useDatabase();
const post = postChannel();
const shop = useTellingShop(database, {
  program: plain,
  types: ['member.enrolled', 'points.awarded'],
  channels: () => ({ webhook_v1: post, webhook_v2: post }),
});

it('counts what waits, what was sent and what is wrong', async () => {
  await shop.hook();
  await shop.hook({ status: 'paused' });
  await shop.enroll('ann');
  const early = await readDeliveryFigures(database.pool);
  expect(early.waiting).toEqual({ not_handed_out: 1 });
  shop.start();
  await until(async () => (await shop.left()).deliveries === 1);
  await database.pool.query(`update delivery_lines set due_at = now()`);
  await database.pool.query(
    `insert into alarms (merchant_id, id, kind, endpoint_id, detail)
     select merchant_id, lpad('a', 24, 'a'), 'paused', id, '{}' from endpoints
      where merchant_id = $1 and status = 'paused'`,
    [shop.merchantId],
  );
  const late = await readDeliveryFigures(database.pool);
  expect(late).toMatchObject({
    waiting: { paused: 1, not_handed_out: 0 },
    attempts: { delivered: 1 },
    alarms: { paused: 1 },
  });
  expect(late.oldestSeconds['paused']).toBeGreaterThan(0);
  expect(late.oldestSeconds['paused']).toBeLessThan(60);
});

it('puts them into the metrics, and leaves them out while they cannot be read', async () => {
  const registry = new Registry();
  addDeliveryMetrics(registry, () => readDeliveryFigures(database.pool));
  const text = await registry.metrics();
  expect(text).toMatch(/^fealty_events_waiting\{state="active"\} 0$/m);
  expect(text).toMatch(/^fealty_events_oldest_waiting_seconds\{state="paused"\} [\d.]+$/m);
  expect(text).toMatch(/^fealty_webhook_requests_last_minute\{outcome="failed"\} 0$/m);
  expect(text).toMatch(/^fealty_alarms_open\{kind="late"\} 0$/m);
  const away = new Registry();
  addDeliveryMetrics(away, () => Promise.reject(new Error('away')));
  expect(await away.metrics()).not.toMatch(/^fealty_events_waiting\{/m);
});
