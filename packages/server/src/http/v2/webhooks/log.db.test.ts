import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiServer, Received } from '../../../../../../tests/support/api-server.ts';
import type { Receiver } from '../../../../../../tests/support/receiver.ts';
import {
  tellingServer,
  type TellingServer,
} from '../../../../../../tests/support/telling-server.ts';
import { until } from '../../../../../../tests/support/telling-shop.ts';
import { watchDeliveries } from '../../../delivery/watch.ts';
import { createFresh } from '../../../runtime/fresh.ts';

const WEBHOOKS = '/v2/loyalty/webhooks';
const V2_EVENTS = ['member.enrolled', 'points.awarded', 'points.redeemed'];

let telling: TellingServer;
let server: ApiServer;
let receiver: Receiver;

beforeEach(async () => {
  telling = await tellingServer();
  ({ server, receiver } = telling);
});
afterEach(() => telling.close());

async function hook(more: object = {}): Promise<string> {
  const json = { name: 'CRM', url: receiver.url, events: V2_EVENTS, ...more };
  const made = await server.call('POST', WEBHOOKS, { json });
  expect(made.status).toBe(200);
  return String(made.data['id']);
}

async function review(name: string): Promise<void> {
  const json = { member_id: name, activity_id: 'write_a_review' };
  await server.call('POST', '/v2/loyalty/transactions/award', { json });
}

function get(id: string, path = ''): Promise<Received> {
  return server.call('GET', `${WEBHOOKS}/${id}${path}`);
}

type Row = Readonly<Record<string, unknown>>;

async function attemptsOf(id: string, query = ''): Promise<readonly Row[]> {
  const { status, data } = await get(id, `/attempts${query}`);
  expect(status).toBe(200);
  return data['attempts'] as readonly Row[];
}

async function totals(id: string): Promise<unknown> {
  return ((await get(id)).data['health'] as Row)['totals'];
}

async function settled(left = 0): Promise<void> {
  await until(async () => {
    const [row] = await server.query<{ many: number }>(
      `select (select count(*) from deliveries)::int + (select count(*) from event_outbox)::int
            + (select count(*) from delivery_lines where leased)::int as many`,
    );
    return row?.many === left;
  });
}

const eventsIn = (body: string): readonly Row[] =>
  (JSON.parse(body) as { events: readonly Row[] }).events;

describe('the log', () => {
  it('shows what was sent to the byte, how it was signed and what was answered', async () => {
    receiver.behave = (_arrived, response) => {
      response.writeHead(202, { 'x-of-receiver': 'yes' }).end('thanks');
      return null;
    };
    const id = await hook();
    telling.startTelling();
    await telling.enroll('ann');
    await settled();
    const [first] = receiver.arrived;
    const [listed, ...others] = await attemptsOf(id);
    expect(others.length).toBe(receiver.arrived.length - 1);
    expect(listed).toMatchObject({
      ...{ cause: 'event', number: 1, outcome: 'delivered', status: 202, failure: null },
      ...{ url: receiver.url, address: '127.0.0.1' },
    });
    const told = [listed, ...others].map((each) => each?.['event_ids']);
    expect(told.flat().toSorted()).toEqual(
      receiver.arrived.flatMap(({ body }) => eventsIn(body).map((each) => each['id'])).toSorted(),
    );
    const eventId = String(eventsIn(first?.body ?? '')[0]?.['id']);
    const [one] = await attemptsOf(id, `?event_id=${eventId}`);
    const { data } = await get(id, `/attempts/${String(one?.['id'])}`);
    expect(data).toMatchObject({
      ...one,
      events: ['points.awarded'],
      request_body: first?.body,
      body_is_as_sent: true,
      body_note: null,
      response_headers: { 'x-of-receiver': 'yes' },
      response_body: 'thanks',
      timings: { total: expect.any(Number) as unknown },
    });
    const headers = data['request_headers'] as Record<string, string>;
    for (const name of ['webhook-id', 'webhook-signature', 'x-zinrelo-signature', 'nonce']) {
      expect([name, headers[name]]).toEqual([name, first?.headers[name]]);
    }
    expect(await totals(id)).toMatchObject({ given_up: 0, dropped: 0 });
  });

  it('is searched by outcome, member and time, and paged without a gap', async () => {
    const id = await hook({ batch_size: 1 });
    let number = 0;
    receiver.behave = () => ((number += 1) === 1 ? 500 : 200);
    telling.startTelling();
    await telling.enroll('ann');
    await until(async () => (await attemptsOf(id, '?outcome=failed')).length === 1);
    await server.query('update delivery_lines set due_at = now()');
    for (const name of ['bob', 'cid', 'dan']) await telling.enroll(name);
    await settled();
    const all = await attemptsOf(id);
    expect(all.length).toBe(9);
    expect(all.map((each) => each['id'])).toEqual(
      all
        .map((each) => String(each['id']))
        .toSorted()
        .toReversed(),
    );
    const paged: Row[] = [];
    let cursor = '';
    for (let pages = 0; pages < 9; pages += 1) {
      const { data } = await get(id, `/attempts?count=2&outcome=delivered${cursor}`);
      paged.push(...(data['attempts'] as Row[]));
      if (data['more'] === false) break;
      cursor = `&cursor=${String(data['next_cursor'])}`;
    }
    expect(paged).toEqual(all.filter((each) => each['outcome'] === 'delivered'));
    const ofBob = await attemptsOf(id, '?member_id=bob');
    expect(ofBob.length).toBe(2);
    const own = await attemptsOf(id, '?member_id=bob%40b.c&outcome=failed,gone');
    expect(own).toEqual([]);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const day = `${tomorrow.slice(5, 7)}/${tomorrow.slice(8, 10)}/${tomorrow.slice(0, 4)}`;
    expect(await attemptsOf(id, `?from_date=${day}`)).toEqual([]);
    expect((await attemptsOf(id, `?to_date=${day}&from_date=01/01/2020`)).length).toBe(9);
    expect(await attemptsOf(id, '?to_date=01/01/2020')).toEqual([]);
    const nobody = await get(id, '/attempts?member_id=nobody');
    expect(nobody.code).toBe('INCORRECT_MEMBER_ID_PASSED');
    const unknown = await get(id, `/attempts/${'a'.repeat(24)}`);
    expect([unknown.status, unknown.code]).toEqual([404, 'ATTEMPT_DOES_NOT_EXIST']);
  });

  it('shows no body of a member who was erased, and says why', async () => {
    receiver.behave = (_arrived, response) => {
      response.writeHead(200).end('hello ann@b.c');
      return null;
    };
    const id = await hook({ events: ['member.enrolled'] });
    telling.startTelling();
    await telling.enroll('ann');
    await settled();
    const [sent] = await attemptsOf(id);
    const { status } = await server.call('POST', '/v2/loyalty/members/ann/erase?idParam=member_id');
    expect(status).toBe(200);
    const { data, text } = await get(id, `/attempts/${String(sent?.['id'])}`);
    expect(data).toMatchObject({
      request_body: null,
      body_is_as_sent: false,
      body_note: 'The member was erased, and what was told about him with him.',
      response_headers: {},
      response_body: null,
    });
    expect(text).not.toContain('ann');
  });

  it('says when the same events would be told otherwise now', async () => {
    const id = await hook({ events: ['member.enrolled'] });
    telling.startTelling();
    await telling.enroll('ann');
    await settled();
    await server.query(`update attempts set body_digest = '\\x00'`);
    const [sent] = await attemptsOf(id);
    const { data } = await get(id, `/attempts/${String(sent?.['id'])}`);
    expect(data).toMatchObject({
      request_body: receiver.arrived[0]?.body,
      body_is_as_sent: false,
      body_note: expect.stringContaining('were changed since') as unknown,
    });
  });
});

describe('a test', () => {
  it.each(['v1', 'v2'])('posts a sample of %s at once, and counts for nothing', async (format) => {
    receiver.behave = (_arrived, response) => {
      response.writeHead(500, { 'x-why': 'asleep' }).end('no');
      return null;
    };
    const id = await hook({ format, events: ['evt_points_awarded'], status: 'paused' });
    const before = await get(id);
    const json = { event: 'evt_level_upgrade' };
    const { data } = await server.call('POST', `${WEBHOOKS}/${id}/test`, { json });
    expect(data).toMatchObject({
      ...{ outcome: 'failed', status: 500, failure: 'answered 500', response_body: 'no' },
      response_headers: { 'x-why': 'asleep' },
    });
    const [arrived] = receiver.arrived;
    expect(receiver.arrived).toHaveLength(1);
    expect(arrived?.body).toContain(
      format === 'v1' ? 'evt_level_upgrade' : 'event_member_tierupgrade',
    );
    expect((await get(id)).data).toEqual(before.data);
    const [logged] = await attemptsOf(id);
    expect(logged).toMatchObject({ id: data['attempt_id'], cause: 'test', outcome: 'failed' });
    const shown = await get(id, `/attempts/${String(data['attempt_id'])}`);
    expect(shown.data).toMatchObject({
      events: ['tier.upgraded'],
      request_body: arrived?.body,
      body_is_as_sent: true,
    });
  });

  it('refuses an event that v1 does not know', async () => {
    const id = await hook({ format: 'v1', events: ['evt_points_awarded'] });
    const json = { event: 'points.expired' };
    const answer = await server.call('POST', `${WEBHOOKS}/${id}/test`, { json });
    expect(answer.reason).toContain('event is "points.expired", allowed is one of evt_user_enrol');
    expect(receiver.arrived).toEqual([]);
  });
});

it('says of each event why it waits', async () => {
  const reasons = async (id: string): Promise<readonly unknown[]> => {
    const { data } = await get(id, '/waiting');
    return (data['waiting'] as Row[]).map((each) => each['reason']);
  };
  const id = await hook({ events: ['member.enrolled', 'points.awarded'], status: 'paused' });
  await telling.enroll('ann');
  await review('ann');
  const early = await get(id, '/waiting');
  expect(early.data).toMatchObject({ waiting: [], total: 0, not_handed_out: 3 });
  expect((await get(id)).data['health']).toMatchObject({ waiting: 3 });
  telling.startTelling();
  // All are handed out: before, as many wait for that.
  await until(async () => (await reasons(id)).length === 3);
  const [paused] = await reasons(id);
  expect(paused).toBe('The webhook is paused: events wait until it is active again');
  receiver.behave = () => 503;
  await server.call('PUT', `${WEBHOOKS}/${id}`, { json: { status: 'active' } });
  await until(async () => (await attemptsOf(id)).length === 1);
  await settled(3);
  const open = await get(id, '/waiting?member_id=ann');
  const [first, second] = open.data['waiting'] as Row[];
  expect(first).toMatchObject({
    ...{ event: 'points.awarded', sequence: 1, tries: 1, is_replay: false },
    reason: expect.stringMatching(
      /^1 try failed \(answered 503\)\. Too many requests failed: nothing is sent before \d/,
    ) as unknown,
  });
  expect(second?.['reason']).toBe(
    `It stands behind an earlier event of the same member, ${String(first?.['event_id'])}`,
  );
  expect(open.data).toMatchObject({ total: 3, more: false, next_start_index: 3 });
  await server.query('update endpoint_health set open_until = null, opened = 0');
  expect((await reasons(id))[0]).toMatch(/^1 try failed \(answered 503\)\. The next try is at \d/);
  const page = await get(id, '/waiting?start_index=1&count=1');
  expect(page.data).toMatchObject({ total: 3, more: true, next_start_index: 2 });
  const other = await get(id, '/waiting?member_id=nobody');
  expect(other.code).toBe('INCORRECT_MEMBER_ID_PASSED');
});

it('tells again what is asked for, and only that', async () => {
  const id = await hook({ events: ['member.enrolled', 'points.awarded'] });
  telling.startTelling();
  for (const name of ['ann', 'bob']) await telling.enroll(name);
  await review('bob');
  await settled();
  const known = receiver.arrived.length;
  expect(known).toBe(5);
  const again = async (json: object): Promise<readonly Row[]> => {
    receiver.arrived.splice(0);
    const { status, data } = await server.call('POST', `${WEBHOOKS}/${id}/replay`, { json });
    expect([status, data['more'], data['next_cursor']]).toEqual([200, false, null]);
    await settled();
    expect(data['added']).toBe(receiver.arrived.length);
    return receiver.arrived.flatMap(({ body }) => eventsIn(body));
  };
  const ofBob = await again({ member_id: 'bob@b.c' });
  expect(ofBob.map((each) => each['sequence'])).toEqual([1, 2, 3]);
  const [one] = ofBob;
  expect(await again({ event_ids: [one?.['id']] })).toEqual([one]);
  expect(await again({ events: ['event_member_enrol'] })).toHaveLength(2);
  expect(await again({ events: ['evt_points_awarded'], member_id: 'bob' })).toHaveLength(2);
  expect(await again({ from_date: '01/01/2020', outcome: 'delivered' })).toHaveLength(5);
  expect(await again({ outcome: 'given_up' })).toEqual([]);
  expect(await again({ to_date: '01/01/2020' })).toEqual([]);
  expect(await totals(id)).toEqual({ owed: 5, delivered: 5, given_up: 0, dropped: 0 });
  const [last] = await attemptsOf(id);
  expect(last).toMatchObject({ cause: 'replay' });
  const [audit] = await server.query<{ actor: string; after: Row }>(
    `select actor, after from audit_entries where action = 'webhook.replayed' order by id limit 1`,
  );
  expect(audit).toMatchObject({ actor: 'key:main', after: { added: 3 } });
  await server.call('PUT', `${WEBHOOKS}/${id}`, { json: { status: 'inactive' } });
  const off = await server.call('POST', `${WEBHOOKS}/${id}/replay`, {
    json: { outcome: 'dropped' },
  });
  expect([off.status, off.code]).toEqual([400, 'WEBHOOK_INACTIVE']);
});

it('tells what came with an import only to whoever names it', async () => {
  const id = await hook({ events: ['member.enrolled', 'points.awarded'], status: 'paused' });
  await telling.enroll('ann');
  await server.query(
    `insert into events (merchant_id, id, member_id, sequence, type, at, quiet, data)
     select merchant_id, lpad('f', 24, 'f'), member_id, 99, type, at, true, data from events
      where sequence = 1`,
  );
  const replay = async (json: object): Promise<unknown> =>
    (await server.call('POST', `${WEBHOOKS}/${id}/replay`, { json })).data['added'];
  await server.query('delete from event_outbox');
  expect(await replay({ member_id: 'ann' })).toBe(2);
  const [quiet] = await server.query<{ id: string }>('select id from events where quiet');
  expect(await replay({ event_ids: [quiet?.id] })).toBe(1);
});

it('lists alarms that are open, and those of the last days', async () => {
  const id = await hook({ events: ['member.enrolled'] });
  const look = async (): Promise<void> => {
    await watchDeliveries({
      pool: server.pool,
      newId: () => createFresh().id(),
      now: () => Date.now(),
    });
  };
  const alarms = async (query = ''): Promise<readonly Row[]> =>
    (await server.call('GET', `/v2/loyalty/alarms${query}`)).data['alarms'] as Row[];
  await look();
  expect(await alarms()).toEqual([]);
  await server.query(
    `update endpoint_health set failing_since = now() - interval '2 hours', last_failure = 'tls: no'`,
  );
  await look();
  expect(await alarms()).toMatchObject([
    {
      ...{ kind: 'failing', webhook_id: id, webhook_name: 'CRM', ended_date: null },
      text: expect.stringMatching(
        /^Nothing but failures since .+; the last one: tls: no$/,
      ) as unknown,
    },
  ]);
  await server.query('update endpoint_health set failing_since = null');
  await look();
  const [ended] = await alarms();
  expect(ended?.['ended_date']).toMatch(/^\d/);
  await server.query(`update alarms set ended_at = now() - interval '8 days'`);
  expect(await alarms()).toEqual([]);
  expect(await alarms('?days=30')).toHaveLength(1);
  const odd = await server.call('GET', '/v2/loyalty/alarms?days=91');
  expect(odd.reason).toContain('days is "91", allowed is a whole number from 0 to 90');
});

it('answers a v1 event to the byte as its webhook carried it', async () => {
  await hook({
    format: 'v1',
    events: [
      'evt_user_enrollment',
      'evt_points_awarded',
      'evt_points_redeemed',
      'evt_level_upgrade',
    ],
  });
  telling.startTelling();
  await telling.enroll('ann');
  await review('ann');
  const form = { user_email: 'ann@b.c', redemption_id: 'reward_cb5f8' };
  expect((await server.call('POST', '/v1/loyalty/redeem', { form })).status).toBe(200);
  await settled();
  const types = receiver.arrived.map(({ body }) => (JSON.parse(body) as Row)['event_type']);
  expect(types).toEqual(
    expect.arrayContaining(['evt_user_enrollment', 'evt_points_awarded', 'evt_points_redeemed']),
  );
  for (const { body } of receiver.arrived) {
    const { id } = JSON.parse(body) as { id: string };
    for (const path of ['/v1/events', '/v1/loyalty/events']) {
      const answer = await server.call('GET', `${path}/${id}`);
      expect(answer.text).toBe(`{"data":${body},"success":true}`);
    }
  }
});
