import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApiServer } from '../../../../../../tests/support/api-server.ts';
import type { Receiver } from '../../../../../../tests/support/receiver.ts';
import {
  tellingServer,
  type TellingServer,
} from '../../../../../../tests/support/telling-server.ts';

/* What a member's profile shows of webhooks: ends, what waits, and pages behind a cursor. */

let telling: TellingServer;
let server: ApiServer;
let receiver: Receiver;

beforeAll(async () => {
  telling = await tellingServer();
  ({ server, receiver } = telling);
});
afterAll(() => telling.close());

type Listed = readonly Readonly<Record<string, unknown>>[];

async function deliveries(query = ''): Promise<Readonly<Record<string, unknown>>> {
  const path = `/v2/loyalty/members/bob/deliveries?idParam=member_id${query}`;
  const { data, reason } = await server.call('GET', path);
  expect(reason).toBe('');
  return data;
}

const outcomes = async (): Promise<readonly unknown[]> =>
  ((await deliveries())['deliveries'] as Listed).map(({ event, outcome }) => [event, outcome]);

it('says of each event who was told, and how that ended', async () => {
  const hook = { name: 'CRM', url: receiver.url, events: ['member.enrolled', 'points.awarded'] };
  await server.call('POST', '/v2/loyalty/webhooks', { json: hook });
  await server.call('POST', '/v2/loyalty/members', { json: { member_id: 'bob' } });
  expect(await deliveries()).toEqual({ deliveries: [], more: false, next_cursor: null });
  telling.startTelling();
  await expect.poll(outcomes, { timeout: 10_000 }).toEqual([
    ['member.enrolled', 'delivered'],
    ['points.awarded', 'delivered'],
  ]);
  const first = await deliveries('&count=1');
  expect(first).toMatchObject({
    deliveries: [{ event: 'member.enrolled', channel: 'webhook', name: 'CRM', failure: null }],
    more: true,
  });
  const second = await deliveries(`&count=1&cursor=${String(first['next_cursor'])}`);
  expect(second).toMatchObject({ deliveries: [{ event: 'points.awarded' }], next_cursor: null });
});

it('says why the last try failed, of what is tried again', async () => {
  receiver.behave = () => 500;
  const json = { member_id: 'bob', activity_id: 'write_a_review' };
  await server.call('POST', '/v2/loyalty/transactions/award', { json });
  await expect
    .poll(async () => ((await deliveries())['deliveries'] as Listed)[0], { timeout: 10_000 })
    .toMatchObject({ outcome: 'retrying', ended_date: null, failure: 'answered 500' });
  const refused = await server.call('GET', '/v2/loyalty/members/bob/deliveries?cursor=x');
  expect(refused.status).toBe(400);
});
