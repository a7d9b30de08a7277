import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { selfTest } from '../../../backtest/replay-merchant.ts';
import { inTransaction } from '../../../runtime/transaction.ts';
import { Programs } from '../../../store/programs.ts';
import { learnBands, watchBreakers } from '../../../usecases/watch-breakers.ts';

let server: ApiServer;
let orders = 0;

beforeAll(async () => {
  server = await apiServer();
  await server.call('POST', '/v2/loyalty/members', { json: { member_id: 'bob' } });
});
afterAll(() => server.close());

/** The shop's program: a point for each dollar, unless told otherwise, and how it is watched. */
async function apply(breaker: object, multiplier = '1'): Promise<void> {
  const activities = [{ id: 'made_a_purchase', name: 'Purchase', earn: { multiplier }, breaker }];
  const document = {
    name: 'Shop',
    currency: 'USD',
    timeZone: 'UTC',
    activities,
    rewards: [],
    tiers: TIERS,
  };
  const applied = await server.call('POST', '/v2/loyalty/program/apply', {
    json: { document },
  });
  expect(applied.reason).toBe('');
  // What surfaces read may be a second behind; who simulates asks.
  await buy(1, '?simulate=true');
}

const TIERS = [{ id: 'all', name: 'All', threshold: '0' }];

function buy(amount: number, query = ''): Promise<Received> {
  orders += 1;
  const order_id = `order-${String(orders)}`;
  const money = { order_total: String(amount), order_subtotal: String(amount), currency: 'USD' };
  return server.call('POST', `/v2/loyalty/transactions/award${query}`, {
    json: {
      ...{ member_id: 'bob', activity_id: 'made_a_purchase' },
      transaction_attributes: { order_id, ...money },
    },
  });
}

async function post(path: string, json: object): Promise<Received> {
  return server.call('POST', `/v2/loyalty/${path}`, { json });
}

/** What waits because it was held, as the moderation queue shows it. */
async function heldNow(): Promise<readonly { readonly reason: string; readonly text: string }[]> {
  const { data } = await server.call('GET', '/v2/loyalty/moderation?held=true');
  return (data['moderation'] as { held: { reason: string; text: string } }[]).map(
    ({ held }) => held,
  );
}

async function available(): Promise<unknown> {
  const { data } = await server.call('GET', '/v2/loyalty/members/bob?idParam=member_id');
  return data['available_points'];
}

async function state(): Promise<Readonly<Record<string, unknown>>> {
  const { data } = await server.call('GET', '/v2/loyalty/breaker');
  return (data['activities'] as Readonly<Record<string, unknown>>[])[0] ?? {};
}

async function nothingHeld(): Promise<void> {
  await post('moderation/decide', { decision: 'reject', count: 500 });
  await server.query('delete from award_hours');
  await server.query(
    'update breaker_openings set ended_at = opened_at, ended_by = $1, ended_how = $2 where ended_at is null',
    ['test', 'quiet'],
  );
}

/** As if versions had been applied two hours earlier. */
async function longAgo(): Promise<void> {
  await server.query('alter table program_versions disable trigger user');
  await server.query("update program_versions set applied_at = applied_at - interval '2 hours'");
}

const statusOf = ({ data }: Received): unknown => data['status'];

describe('the breaker', () => {
  it('holds what is beyond the bounds of the program, tells so, and lets it go when it is approved', async () => {
    await apply({
      mode: 'fixed',
      pointsPerAwardMax: '100',
      pointsPerHourMax: '250',
      watchMinutes: 0,
    });
    const before = Number(await available());
    const simulated = await buy(101, '?simulate=true');
    expect(simulated.body).toMatchObject({
      simulated: true,
      data: { status: 'pending' },
    });
    expect(simulated.text).toContain('"step":"breaker","reason":"points_per_award"');
    expect(await heldNow()).toEqual([]);
    const sent = [await buy(100), await buy(101), await buy(100), await buy(60), await buy(50)];
    expect(sent.map(statusOf)).toEqual([
      'auto_approved',
      'pending',
      'auto_approved',
      'pending',
      'auto_approved',
    ]);
    expect(await available()).toBe(before + 250);
    expect(await heldNow()).toEqual([
      {
        reason: 'points_per_award',
        seen: 101,
        allowed: 100,
        by: 'program',
        text: expect.stringMatching(
          /^It gives 101 points, and one award of the activity may give 100 points by the program$/,
        ) as string,
      },
      {
        reason: 'points_per_hour',
        seen: 260,
        allowed: 250,
        by: 'program',
        text: expect.any(String) as string,
      },
    ]);
    const why = await server.call(
      'GET',
      `/v2/loyalty/transactions/${String(sent[1]?.data['id'])}/why`,
    );
    expect(why.text).toContain('The award is held for somebody to look at: it gives 101 points');
    const { data } = await server.call('GET', '/v2/loyalty/alarms');
    expect(data['alarms']).toMatchObject([
      {
        kind: 'awards_held',
        webhook_id: '',
        ended_date: null,
        detail: { activity: 'made_a_purchase', held: 2, waiting: 2 },
      },
    ]);
    expect((data['alarms'] as { text: string }[])[0]?.text).toBe(
      'Awards of Purchase are held: 2 so far, 2 of the activity wait. The first one: it gives 101 points, and one award of the activity may give 100 points by the program',
    );
    await watchBreakers(server.pool);
    expect(await state()).toMatchObject({
      waiting: 2,
      hour: { awards: 3, points: 250 },
      open: { first: { seen: 101 } },
    });
    const first = await post('moderation/decide', {
      decision: 'approve',
      count: 1,
      reason: 'fine',
    });
    expect(first.data).toMatchObject({ decided: [sent[1]?.data['id']], left: [], more: true });
    const rest = await post('moderation/decide', {
      decision: 'reject',
      cursor: first.data['next_cursor'],
    });
    expect(rest.data).toMatchObject({ decided: [sent[3]?.data['id']], left: [], more: false });
    const again = await post('moderation/decide', {
      decision: 'approve',
      transaction_ids: [sent[3]?.data['id'], 'nobody'],
    });
    expect(again.data).toMatchObject({
      decided: [],
      left: [
        { id: 'nobody', error_code: 'TRANSACTION_DOES_NOT_EXIST' },
        { error_code: 'INVALID_TRANSACTION_STATUS' },
      ],
    });
    expect(await available()).toBe(before + 351);
    const audited = await server.query<{ action: string }>(
      "select action from audit_entries where action like 'moderation.%' order by id",
    );
    expect(audited).toEqual([{ action: 'moderation.approved' }, { action: 'moderation.rejected' }]);
    const hours = await server.query(
      'select sum(awards)::integer as awards, sum(held)::integer as held, sum(released_awards)::integer as released, sum(released_points)::integer as points from award_hours where activity_id = $1',
      ['made_a_purchase'],
    );
    expect(hours).toEqual([{ awards: 3, held: 2, released: 1, points: 101 }]);
  });

  it('closes by itself once nothing is held and the hour is over', async () => {
    await watchBreakers(server.pool);
    expect((await state())['open']).not.toBeNull();
    await server.query('update award_hours set hour = hour - 1');
    await watchBreakers(server.pool);
    expect((await state())['open']).toBeNull();
    const { data } = await server.call('GET', '/v2/loyalty/alarms');
    expect(data['alarms']).toMatchObject([
      { detail: { ended: 'quiet', endedBy: 'job:watch_breakers' } },
    ]);
  });

  it('compares awards with the version before, until somebody says that it is meant', async () => {
    await nothingHeld();
    await apply({});
    // So many that it is in use: a program that is being set up is not compared.
    await Promise.all(Array.from({ length: 20 }, () => buy(1)));
    await longAgo();
    await apply({}, '100');
    const held = await buy(50);
    expect(statusOf(held)).toBe('pending');
    const text =
      /^It gives 5000 points, and version \d+ of the program gave 50 points for the same; up to 150 points are allowed soon after a change$/;
    expect(await heldNow()).toMatchObject([
      {
        reason: 'changed_rules',
        seen: 5000,
        allowed: 150,
        text: expect.stringMatching(text) as string,
      },
    ]);
    const meant = await post('breaker/meant', {
      activity_id: 'made_a_purchase',
      reason: 'Ten years',
    });
    expect(meant.data).toMatchObject({ times: 68 });
    expect(await state()).toMatchObject({
      raised: 68,
      raised_by: 'key:main',
      waiting: 1,
      open: null,
    });
    expect(statusOf(await buy(50))).toBe('auto_approved');
    const unknown = await post('breaker/meant', { activity_id: 'nothing' });
    expect([unknown.status, unknown.code]).toEqual([200, 'INCORRECT_ACTIVITY_ID_PASSED']);
    await longAgo();
    await apply({}, '300');
    expect(statusOf(await buy(50))).toBe('auto_approved');
    await apply({}, '301');
    expect(statusOf(await buy(50))).toBe('pending');
    const malformed = await post('moderation/decide', { decision: 'perhaps' });
    expect([malformed.status, malformed.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
  });

  it('learns from four weeks what is usual, and not from what was held', async () => {
    await nothingHeld();
    await apply({ watchMinutes: 0 });
    const hour = Math.floor(Date.now() / 3_600_000);
    const add = (
      ago: number,
      [awards, points, greatest]: readonly number[],
      [held, released] = [0, 0],
    ): Promise<unknown> =>
      server.query(
        `insert into award_hours values ($1, $2, 'made_a_purchase', $3, $4, $5, $6, $7, $8, 0)`,
        [server.merchantId, hour - ago, ago % 3, awards, points, greatest, held, released],
      );
    for (let ago = 20; ago <= 160; ago += 5) await add(ago, [10, 400, 90]);
    await learnBands(server.pool);
    expect(await state()).toMatchObject({ points_per_award: { allowed: null, by: null } });
    await add(600, [40, 1600, 100]);
    // Nobody approved what was held with it; and one hour far beyond all others.
    await add(33, [500, 900_000, 90_000], [50, 0]);
    await add(34, [30, 40_000, 20_000]);
    await learnBands(server.pool);
    expect(await state()).toMatchObject({
      // Of 20,000 no more counts than eight times the 100 that all but the best hours reach, five times.
      points_per_award: { allowed: 5 * 8 * 100, by: 'learnt' },
      points_per_hour: { allowed: 5 * 16_000, by: 'learnt' },
      awards_per_hour: { allowed: 5 * 100, by: 'learnt' },
    });
    expect([statusOf(await buy(4000)), statusOf(await buy(4001))]).toEqual([
      'auto_approved',
      'pending',
    ]);
    expect(await heldNow()).toMatchObject([
      { reason: 'points_per_award', by: 'learnt', seen: 4001 },
    ]);
    const slots = await server.query('select distinct slot from award_hours where hour < $1', [
      hour - 2,
    ]);
    expect(slots).toEqual([{ slot: 0 }]);
  });

  it('leaves a history that comes out as it was', async () => {
    const tested = await inTransaction(server.pool, (client) =>
      selfTest(client, server.merchantId, new Programs(server.pool)),
    );
    expect(tested.differences).toEqual([]);
    expect(tested.postings).toBeGreaterThan(10);
  });
});
