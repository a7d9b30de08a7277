import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiServer } from '../../../../../../tests/support/api-server.ts';
import type { Receiver } from '../../../../../../tests/support/receiver.ts';
import {
  tellingServer,
  type TellingServer,
} from '../../../../../../tests/support/telling-server.ts';
import { until } from '../../../../../../tests/support/telling-shop.ts';
import { watchDeliveries } from '../../../delivery/watch.ts';
import { createFresh } from '../../../runtime/fresh.ts';

type Row = Readonly<Record<string, unknown>>;

const TYPES = ['seal.published', 'points.awarded'];

let telling: TellingServer;
let server: ApiServer;
let receiver: Receiver;

beforeEach(async () => {
  telling = await tellingServer();
  ({ server, receiver } = telling);
});
afterEach(() => telling.close());

async function data(method: 'GET' | 'POST', path: string, json?: object): Promise<Row> {
  const answer = await server.call(
    method,
    `/v2/loyalty/${path}`,
    json === undefined ? {} : { json },
  );
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.data;
}

const hook = (more: object): Promise<Row> =>
  data('POST', 'webhooks', { name: 'Auditor', url: receiver.url, events: TYPES, ...more });
const seal = (): Promise<Row> => data('POST', 'seals', {});

const told = (): readonly Row[] =>
  receiver.arrived.flatMap(({ body }) => (JSON.parse(body) as { events: readonly Row[] }).events);
const toldOfSeals = (): readonly Row[] => told().filter(({ event }) => event === 'seal.published');

describe('a seal that was published', () => {
  it('is told to webhooks as it is published, in the order of seals', async () => {
    const { id } = await hook({});
    const made = [await seal()];
    await telling.enroll('ann');
    made.push(await seal(), await seal());
    telling.startTelling();
    await until(() => Promise.resolve(toldOfSeals().length === 3));
    expect(toldOfSeals().map((each) => each['seal'])).toEqual(made);
    expect(toldOfSeals().map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(toldOfSeals()[0]).not.toHaveProperty('internal_member_id');
    await until(
      async () => ((await data('GET', `webhooks/${String(id)}/waiting`))['total'] as number) === 0,
    );
    await watchDeliveries({
      pool: server.pool,
      newId: () => createFresh().id(),
      now: () => Date.now(),
    });
    const { health } = await data('GET', `webhooks/${String(id)}`);
    const sum = told().length;
    expect(health).toMatchObject({
      totals: { owed: sum, delivered: sum, given_up: 0, dropped: 0 },
    });
    expect(await server.query('select kind from alarms')).toEqual([]);
  });

  it('waits for nobody, may be told again, and is shown in the log as it was sent', async () => {
    const { id } = await hook({});
    await seal();
    const path = `webhooks/${String(id)}`;
    expect(await data('GET', `${path}/waiting`)).toMatchObject({ not_handed_out: 1 });
    telling.startTelling();
    await until(() => Promise.resolve(toldOfSeals().length === 1));
    await until(
      async () => ((await data('GET', `${path}/attempts`))['attempts'] as Row[]).length === 1,
    );
    await data('POST', `${path}/replay`, { events: ['seal.published'] });
    await until(
      async () => ((await data('GET', `${path}/attempts`))['attempts'] as Row[]).length === 2,
    );
    const [first, second] = toldOfSeals();
    expect(second).toEqual(first);
    const [attempt] = (await data('GET', `${path}/attempts`))['attempts'] as readonly Row[];
    expect(await data('GET', `${path}/attempts/${String(attempt?.['id'])}`)).toMatchObject({
      ...{ cause: 'replay', events: ['seal.published'] },
      ...{ request_body: receiver.arrived.at(-1)?.body, body_is_as_sent: true },
    });
  });

  it('stands among what happened in the store, and is about no member', async () => {
    const made = await seal();
    // Up to the oldest transaction that still runs, of anybody on the server.
    const followed = async (): Promise<readonly Row[]> =>
      (await data('GET', 'events'))['events'] as readonly Row[];
    await until(async () => (await followed()).length > 0);
    expect(await followed()).toEqual([
      {
        ...{ event: 'seal.published', event_type: null, sequence: 1, seal: made, data: null },
        ...{ internal_member_id: null, transaction_id: null, quiet: false, erased: false },
        id: expect.stringMatching(/^[0-9a-f]{24}$/) as unknown,
        created_date: expect.any(String) as unknown,
      },
    ]);
  });

  it('is told by no store that keeps no events', async () => {
    await server.query('update merchants set keeps_events = false');
    await seal();
    expect(
      await server.query('select id from events union select event_id from event_outbox'),
    ).toEqual([]);
  });

  it('can be tried out with one that nobody signed, in the format v2 alone', async () => {
    const { id } = await hook({});
    const test = { event: 'seal.published' };
    expect(await data('POST', `webhooks/${String(id)}/test`, test)).toMatchObject({ status: 200 });
    const [{ seal: sample } = {}] = toldOfSeals();
    expect(Object.keys(sample as Row).toSorted()).toEqual(Object.keys(await seal()).toSorted());
    const json = { name: 'Old', url: receiver.url, format: 'v1', events: ['seal.published'] };
    const refused = await server.call('POST', '/v2/loyalty/webhooks', { json });
    expect(refused.status).toBe(400);
  });
});
