import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { TELLING_SECRET, until, useTellingShop } from '../../../../tests/support/telling-shop.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { openWebhooks } from '../open-delivery.ts';
import { readAllowList } from '../outbound/allow-list.ts';
import { createOutbound } from '../outbound/create-outbound.ts';
import { OUTBOUND_LIMITS } from '../outbound/limits.ts';
import { Programs } from '../store/programs.ts';

/* What keeps a request from going out is not always the receiver. */

const database = useDatabase();
const outbound = createOutbound(
  { allow: readAllowList('127.0.0.1').entries, ports: [[1, 65_535]] },
  'Fealty/test',
);
const shop = useTellingShop(database, {
  program: plain,
  types: ['member.enrolled', 'points.awarded'],
  channels: () =>
    openWebhooks({
      ...{ outbound, baseUrl: 'https://shop.example', secret: TELLING_SECRET },
      ...{ pool: database.pool, programs: new Programs(database.pool) },
    }).channels,
});

async function attempts(): Promise<Record<string, unknown>[]> {
  return database.rows(
    `select outcome, count(*)::int as many from attempts where merchant_id = $1
      group by 1 order by 1`,
    [shop.merchantId],
  );
}

it('counts against no receiver that its host is called as often at once as may be', async () => {
  const hooks = 4;
  for (let hook = 0; hook < hooks; hook += 1) await shop.hook();
  shop.receiver.behave = (_arrived, response) => {
    setTimeout(() => response.writeHead(200).end(), 30);
    return null;
  };
  const members = 60;
  for (let member = 0; member < members; member += 1) await shop.enroll(`busy${String(member)}`);
  const underWay: number[] = [];
  const look = setInterval(() => underWay.push(outbound.held.calls), 1);
  shop.start(128);
  await shop.allTold();
  clearInterval(look);
  expect(Math.max(...underWay)).toBe(OUTBOUND_LIMITS.perHost);
  expect(await attempts()).toEqual([{ outcome: 'delivered', many: hooks * members }]);
  const health = await database.rows(
    'select last_failure, opened from endpoint_health where merchant_id = $1 group by 1, 2',
    [shop.merchantId],
  );
  expect(health).toEqual([{ last_failure: null, opened: 0 }]);
});

it('waits for an answer when it is told to stop, and tells nothing twice', async () => {
  await shop.hook({}, 'webhook_v1');
  shop.receiver.behave = (_arrived, response) => {
    setTimeout(() => response.writeHead(200).end(), 400);
    return null;
  };
  const worker = shop.start();
  await shop.enroll('ann');
  await until(() => shop.receiver.arrived.length === 1);
  await worker.stop();
  expect(await shop.left()).toEqual({ outbox: 0, deliveries: 0, lines: 0 });
  expect(await attempts()).toEqual([{ outcome: 'delivered', many: 1 }]);
});

it('breaks off what is not answered then, and lets it come again at once, as if nothing was', async () => {
  await shop.hook({}, 'webhook_v1');
  shop.receiver.behave = () => null;
  const worker = shop.start();
  await shop.enroll('bob');
  await until(() => shop.receiver.arrived.length === 1);
  await worker.stop();
  const [line] = await database.rows(
    `select failures, claimed, due_at <= clock_timestamp() as due from delivery_lines
      where merchant_id = $1`,
    [shop.merchantId],
  );
  expect(line).toEqual({ failures: 0, claimed: false, due: true });
  expect(await attempts()).toEqual([{ outcome: 'failed', many: 1 }]);
  shop.receiver.behave = () => 200;
  shop.start();
  await shop.allTold();
  await pause(50);
  expect(shop.receiver.arrived).toHaveLength(2);
  const ids = shop.receiver.arrived.map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(1);
});
