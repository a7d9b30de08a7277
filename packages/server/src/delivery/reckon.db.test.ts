import { expect, it } from 'vitest';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { postChannel } from '../../../../tests/support/post-channel.ts';
import { TELLING_SECRET, until, useTellingShop } from '../../../../tests/support/telling-shop.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { updateEndpoint } from '../usecases/save-endpoint.ts';
import { addsUp, handOutLost, reckon, rememberReckoning, type Reckoning } from './reckon.ts';
import { replayPage } from './replay.ts';
import { watchDeliveries } from './watch.ts';

const database = useDatabase();
const post = postChannel();
const shop = useTellingShop(database, {
  program: plain,
  types: ['member.enrolled', 'points.awarded'],
  channels: () => ({ webhook_v1: post, webhook_v2: post }),
});

async function reckoning(): Promise<Reckoning> {
  const [own] = await reckon(database.pool, { merchantId: shop.merchantId, endpointId: '' });
  if (own?.merchantId !== shop.merchantId) throw new Error('nothing was reckoned');
  return own;
}

function told(): string[] {
  return shop.receiver.arrived.flatMap(({ body }) =>
    (JSON.parse(body) as { id: string }[]).map(({ id }) => id),
  );
}

it('adds up at every moment while events are written, handed out, tried and given up', async () => {
  await shop.enroll('before');
  await shop.hook({ earlyRetries: 0, goesOn: false }, 'webhook_v1');
  let number = 0;
  shop.receiver.behave = () => ((number += 1) % 3 === 0 ? 500 : 200);
  shop.start(4);
  shop.start(4);
  const names = Array.from({ length: 10 }, (_none, at) => `sum${String(at)}`);
  const writing = Promise.all(
    names.map(async (name) => {
      await shop.enroll(name);
      await shop.award(name, 8);
    }),
  );
  const seen: Reckoning[] = [];
  while (seen.length === 0 || seen.at(-1)?.owed !== 90 || (await shop.left()).deliveries > 0) {
    const own = await reckoning();
    expect(addsUp(own), JSON.stringify(own)).toBe(true);
    seen.push(own);
    if (seen.length % 3 === 0) await rememberReckoning(database.pool, [own]);
  }
  await writing;
  const last = await reckoning();
  expect(last).toMatchObject({ owed: 90, pending: 0, inOutbox: 0 });
  expect(last.givenUp).toBeGreaterThan(10);
  expect(addsUp(last)).toBe(true);
  // Looked at while it grew; how often is up to the machine.
  expect(new Set(seen.map(({ owed }) => owed)).size).toBeGreaterThan(1);
});

it('finds what was lost and hands it out again, once', async () => {
  await shop.hook();
  await shop.enroll('ann');
  await shop.award('ann', 3);
  await database.pool.query('delete from event_outbox where sequence in (2, 3)');
  shop.start();
  await until(() => told().length === 2);
  await shop.allTold();
  const own = await reckoning();
  expect(own).toMatchObject({ owed: 4, delivered: 2, pending: 0 });
  expect(addsUp(own)).toBe(false);
  await handOutLost(database.pool, own, Date.now() - 60_000);
  await until(() => told().length === 4);
  await shop.allTold();
  expect(addsUp(await reckoning())).toBe(true);
  await handOutLost(database.pool, own, Date.now() - 60_000);
  await shop.allTold();
  expect(new Set(told()).size).toBe(4);
  expect(told()).toHaveLength(4);
});

it('counts anew when an endpoint wants other events', async () => {
  const { id } = await shop.hook();
  shop.start();
  await shop.enroll('bob');
  await shop.award('bob', 2);
  await shop.allTold();
  expect(await reckoning()).toMatchObject({ owed: 3, delivered: 3 });
  const tools = { pool: database.pool, secret: TELLING_SECRET };
  const request = { merchantId: shop.merchantId, id, actor: 'test' };
  await updateEndpoint(tools, { ...request, wanted: { types: ['points.awarded'] } });
  expect(await reckoning()).toMatchObject({ owed: 0, delivered: 0 });
  await shop.award('bob', 2);
  await shop.allTold();
  expect(await reckoning()).toMatchObject({ owed: 2, delivered: 2 });
});

it('counts also if whoever saved the endpoint died before it began to', async () => {
  await shop.hook();
  await database.pool.query(
    `update endpoints set series = series + 1, since_era = null, since_by = null
      where merchant_id = $1`,
    [shop.merchantId],
  );
  await database.pool.query(
    `update endpoint_health set series = series + 1, place_era = null, place_by = null
      where merchant_id = $1`,
    [shop.merchantId],
  );
  await watchDeliveries({
    ...{ pool: database.pool, newId: () => shop.fresh.id(), now: () => Date.now() },
  });
  shop.start();
  await shop.enroll('eve');
  await shop.allTold();
  expect(await reckoning()).toMatchObject({ owed: 1, delivered: 1 });
});

it('tells again what is asked for, and counts it once', async () => {
  const { id } = await shop.hook();
  shop.start();
  await shop.enroll('cid');
  await shop.enroll('dan');
  await shop.award('cid', 2);
  await shop.allTold();
  const first = told();
  const filter = { merchantId: shop.merchantId, endpointId: id };
  const one = await replayPage(database.pool, { ...filter, eventIds: first.slice(0, 1) });
  expect(one).toEqual({ added: 1, after: null });
  await shop.allTold();
  const awards = await replayPage(database.pool, { ...filter, types: ['points.awarded'] });
  expect(awards.added).toBe(2);
  await shop.allTold();
  const none = await replayPage(database.pool, { ...filter, outcome: 'given_up' });
  expect(none.added).toBe(0);
  const late = await replayPage(database.pool, { ...filter, from: Date.now() + 60_000 });
  expect(late.added).toBe(0);
  expect(told()).toHaveLength(7);
  expect(new Set(told()).size).toBe(4);
  const own = await reckoning();
  expect(own).toMatchObject({ owed: 4, delivered: 4 });
  const causes = await database.rows(
    'select cause, count(*)::int as many from attempts where merchant_id = $1 group by 1 order by 1',
    [shop.merchantId],
  );
  expect(causes).toEqual([
    { cause: 'event', many: 4 },
    { cause: 'replay', many: 3 },
  ]);
});
