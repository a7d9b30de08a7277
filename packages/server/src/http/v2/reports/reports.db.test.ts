import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { keepSums } from '../../../liability/keep-sums.ts';

const DAY_MS = 86_400_000;
const BOB = { member_id: '=bob' };
const REVIEW = { ...BOB, activity_id: 'write_a_review' };

let server: ApiServer;
beforeAll(async () => {
  server = await apiServer();
});
afterAll(() => server.close());

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Received> {
  return server.call('GET', `/v2/loyalty/reports/${path}`, { headers });
}

function post(path: string, json: object): Promise<Received> {
  return server.call('POST', `/v2/loyalty/${path}`, { json });
}

/** A report as CSV, which is no JSON. */
async function csvOf(path: string): Promise<string> {
  const { statusCode, headers, body } = await server.app.inject({
    method: 'GET',
    url: `/v2/loyalty/reports/${path}`,
    headers: { 'partner-id': 'cad458dc4e', 'api-key': 'key-read' },
  });
  expect([path, statusCode, headers['content-type']]).toEqual([
    ...[path, 200, 'text/csv; charset=utf-8'],
  ]);
  return body;
}

/** A day so many from now, as the API writes it. */
function dayIn(days: number): string {
  const [year = '', month = '', day = ''] = new Date(Date.now() + days * DAY_MS)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return `${month}/${day}/${year}`;
}

describe('reports over the API', () => {
  it('are empty before anything happened, and say so', async () => {
    const { data } = await get('overview');
    expect(data).toMatchObject({ as_of: null, group_by: 'day', liability: null });
    expect(data['periods']).toHaveLength(30);
    expect(data['totals']).toMatchObject({ issued_points: 0, redemption_rate: null });
    expect((await get('balance')).data).toMatchObject({ closing_by_balances: 0, difference: 0 });
    expect(await csvOf('redemptions/csv')).toBe(
      'reward_id,reward_name,redemptions,redeemed_points\n',
    );
  });

  it('tell points, members and what they are worth, tied to the balances', async () => {
    await server.moveClock(40 * DAY_MS);
    await post('members', BOB);
    expect((await post('transactions/award', REVIEW)).status).toBe(200);
    await server.moveClock(DAY_MS);
    const deducted = { ...BOB, points: 5, reason: 'Taken back' };
    expect((await post('transactions/deduct', deducted)).status).toBe(200);
    const said = { point_value: '0.015', reason: 'By the price of rewards' };
    expect((await post('liability/assumptions', said)).status).toBe(200);
    await server.moveClock(5000);
    await keepSums(server.pool, server.merchantId);
    // Behind the place of the sums: the balances have it, and the sums do not yet.
    await server.moveClock(DAY_MS);
    expect((await post('transactions/award', REVIEW)).status).toBe(200);

    const span = `from_date=${dayIn(40)}&to_date=${dayIn(42)}`;
    const { data } = await get(`overview?${span}`);
    const { totals, before, liability, periods } = data as Record<string, object>;
    expect(before).toMatchObject({ from_date: dayIn(37), to_date: dayIn(39), issued_points: 0 });
    const outstanding = (totals as Record<string, number>)['outstanding_points'] ?? 0;
    expect(totals).toMatchObject({ deducted_points: 5, enrolled_members: 1, active_members: 1 });
    expect((periods as readonly object[])[1]).toMatchObject({ deducted_points: 5 });
    expect(liability).toMatchObject({ point_value: '0.015', currency: 'USD' });
    expect(Number((liability as Record<string, string>)['amount'])).toBeCloseTo(
      outstanding * 0.015,
    );

    const balance = await get(`balance?${span}&group_by=month`);
    expect(balance.data).toMatchObject({ closing_by_balances: outstanding, difference: 0 });
    const activities = await get(`activities?${span}`);
    expect(activities.data['activities']).toContainEqual({
      ...{ activity_id: 'write_a_review', activity_name: 'Write a Review', awards: 1 },
      ...{ issued_points: 20, deducted_points: 0, pending_points: 0 },
    });
    const retention = await get('retention?months=2');
    const cohorts = retention.data['cohorts'] as readonly Record<string, unknown>[];
    expect(cohorts.map(({ enrolled_members }) => enrolled_members)).toContain(1);
    expect((await get(`tiers?${span}`)).data).toMatchObject({ keeps_events: true });
  });

  it('are had as a table in which nothing is a formula', async () => {
    const program = await server.call('GET', '/v2/loyalty/program');
    const { document, version } = program.data as { document: object; version: number };
    const { activities } = document as { activities: { id: string; name: string }[] };
    const renamed = activities.map((one) =>
      one.id === 'write_a_review' ? { ...one, name: '=HYPERLINK("x"),y' } : one,
    );
    const applied = await post('program/apply', {
      ...{ document: { ...document, activities: renamed }, base: version },
    });
    expect(applied.body).toMatchObject({ success: true });
    // Reads may be a second behind with the program; an award asks which one runs.
    expect((await post('transactions/award', REVIEW)).status).toBe(200);
    const csv = await csvOf(`activities/csv?from_date=${dayIn(40)}&to_date=${dayIn(42)}`);
    expect(csv.split('\n')[0]).toBe(
      'activity_id,activity_name,awards,issued_points,deducted_points,pending_points',
    );
    expect(csv).toContain(`write_a_review,"'=HYPERLINK(""x""),y",1,20,0,0`);
    for (const name of ['overview', 'balance', 'redemptions', 'retention', 'tiers']) {
      expect((await csvOf(`${name}/csv`)).split('\n').length).toBeGreaterThan(1);
    }
  });

  it('refuse days that are none, too many of them, and whom they are not for', async () => {
    expect(await get('overview?from_date=02/30/2026')).toMatchObject({ status: 400 });
    const backwards = await get('balance?from_date=02/02/2026&to_date=02/01/2026');
    expect(backwards.text).toContain('a day up to 02/01/2026');
    expect(backwards.text).toContain('from_date is \\"02/02/2026\\"');
    const lately = await get('overview?days=7');
    expect(lately.data['periods']).toHaveLength(7);
    const long = 'from_date=01/01/2020&to_date=01/31/2026';
    expect((await get(`overview?${long}`)).text).toContain('at most 400 days');
    expect((await get(`overview?${long}&group_by=month`)).status).toBe(200);
    for (const name of ['nothing', 'constructor', '__proto__', 'toString']) {
      const { status, text } = await get(`${name}/csv`);
      expect([name, status, text]).toEqual([name, 400, expect.stringContaining('one of overview')]);
    }
    expect(await get('overview', { 'api-key': 'key-support' })).toMatchObject({ status: 401 });
    expect(await get('overview', { 'api-key': 'key-read' })).toMatchObject({ status: 200 });
  });
});
