import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../tests/support/shop-program.ts';
import { forgetBacktests } from './save-backtest.ts';
import { eraseMember } from './erase-member.ts';
import { runMerchantBacktest } from './run-backtest.ts';

let server: ApiServer;
const stopping = new AbortController();

beforeAll(async () => {
  server = await apiServer();
  for (const name of ['ann', 'bob']) {
    const member = { member_id: name, email_address: `${name}@example.com` };
    await server.call('POST', '/v2/loyalty/members', { json: member });
    const award = { member_id: name, activity_id: 'made_a_purchase', order_id: `O-${name}` };
    const order = { subtotal: 50, total: 50, currency: 'USD' };
    await server.call('POST', '/v2/loyalty/transactions/award', {
      json: { ...award, transaction_attributes: order },
    });
  }
});
afterAll(() => server.close());

const BACKTESTS = '/v2/loyalty/program/backtests';

/** Twice the points for joining. */
const TRIED = {
  ...SHOP,
  activities: SHOP.activities.map((activity) =>
    activity.id === 'created_an_account' ? { ...activity, earn: { points: '777' } } : activity,
  ),
};

async function begin(document: object = TRIED): Promise<string> {
  const { data, status } = await server.call('POST', BACKTESTS, { json: { document } });
  expect(status).toBe(200);
  expect(data).toMatchObject({ state: 'queued', per_mille: 0, created_by: 'key:main' });
  return String(data['id']);
}

function run(signal: AbortSignal = stopping.signal, megabytes = 256): Promise<void> {
  const { pool, test, merchantId } = server;
  const deps = { pool, target: test.app, statementNames: true, megabytes, signal };
  return runMerchantBacktest(deps, merchantId);
}

async function read(id: string): Promise<Readonly<Record<string, unknown>>> {
  return (await server.call('GET', `${BACKTESTS}/${id}`)).data;
}

describe('a program that is tried on the history', { timeout: 60_000 }, () => {
  it('is queued, run once, and answered with a report in the words of answers', async () => {
    const id = await begin();
    const second = await server.call('POST', BACKTESTS, { json: { document: TRIED } });
    expect([second.status, second.code]).toEqual([409, 'BACKTEST_RUNNING']);
    await run();
    const done = await read(id);
    expect(done).toMatchObject({
      ...{ id, state: 'done', per_mille: 1000, problems: [] },
      report: {
        members: 2,
        winners: { members: 2 },
        losers: { members: 0 },
        self_test: { members: 2 },
        left_out: { members: 0 },
      },
    });
    const { total, samples } = done['report'] as {
      total: Record<'recorded' | 'changed', { issued: number }>;
      samples: { member_id: string; pairs: { changed: { points: number } }[] }[];
    };
    const joining = SHOP.activities.find((one) => one.id === 'created_an_account');
    const points = joining !== undefined && 'points' in joining.earn ? joining.earn.points : '0';
    expect(total.changed.issued - total.recorded.issued).toBe(2 * (777 - Number(points)));
    expect(samples).toHaveLength(2);
    expect(samples[0]?.pairs[0]?.changed.points).toBe(777);
    const listed = await server.call('GET', BACKTESTS);
    expect(listed.data['backtests']).toMatchObject([{ id, state: 'done' }]);
  });

  it('is begun by a plan that asks for it, of what is planned, by whoever may begin one', async () => {
    const plan = (json: object, headers = {}): ReturnType<ApiServer['call']> =>
      server.call('POST', '/v2/loyalty/program/plan', { json, headers });
    const wanted = { document: TRIED, backtest: true };
    const planned = await plan(wanted);
    expect(planned.data).toMatchObject({ changes_total: 1, backtest: { state: 'queued' } });
    const { id } = planned.data['backtest'] as { id: string };
    const again = await plan(wanted);
    expect([again.status, again.code]).toEqual([409, 'BACKTEST_RUNNING']);
    expect((await plan({ document: TRIED })).data).toMatchObject({ backtest: null });
    await run();
    expect(await read(id)).toMatchObject({ state: 'done', report: { winners: { members: 2 } } });
    const broken = await plan({ document: { ...SHOP, currency: 'none' }, backtest: true });
    expect(broken.data).toMatchObject({ problems: [{ path: 'currency' }], backtest: null });
    const refused = await plan(wanted, { 'api-key': 'key-read' });
    expect([refused.status, refused.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
    const looked = await plan({ document: TRIED }, { 'api-key': 'key-read' });
    expect(looked.status).toBe(200);
  });

  it('ends when it is cancelled, waiting or running, and stays ended', async () => {
    const waiting = await begin();
    const cancelled = await server.call('DELETE', `${BACKTESTS}/${waiting}`);
    expect(cancelled.data).toMatchObject({ id: waiting, state: 'cancelled' });
    await run();
    expect(await read(waiting)).toMatchObject({ state: 'cancelled', report: null });
    const running = await begin();
    const ran = run();
    await server.call('DELETE', `${BACKTESTS}/${running}`);
    await ran;
    expect(await read(running)).toMatchObject({ state: 'cancelled', report: null });
  });

  it('begins again when its process stopped, and gives up after three tries', async () => {
    const id = await begin();
    const stop = new AbortController();
    stop.abort();
    await run(stop.signal);
    expect(await read(id)).toMatchObject({ state: 'running' });
    await run();
    expect(await read(id)).toMatchObject({ state: 'done' });
    const again = await begin();
    for (let time = 0; time < 3; time += 1) await run(stop.signal);
    await run();
    expect(await read(again)).toMatchObject({
      state: 'failed',
      problems: ['It was begun 3 times and never came to an end.'],
    });
  });

  it('is refused for a program that cannot run, a span that ends first, and other points', async () => {
    const ask = (json: object): ReturnType<ApiServer['call']> =>
      server.call('POST', BACKTESTS, { json });
    const broken = await ask({ document: { ...SHOP, currency: 'none' } });
    expect([broken.status, broken.code]).toEqual([400, 'PROGRAM_REFUSED']);
    const finer = await ask({ document: { ...SHOP, pointsDecimals: 2 } });
    expect([finer.status, finer.reason]).toEqual([
      400,
      expect.stringContaining('pointsDecimals is 2, allowed is 0'),
    ]);
    const span = { from_date: '02/01/2026', to_date: '01/01/2026' };
    const late = await ask({ document: SHOP, ...span });
    expect([late.status, late.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
    const unknown = await server.call('GET', `${BACKTESTS}/${'0'.repeat(24)}`);
    expect([unknown.status, unknown.code]).toEqual([404, 'BACKTEST_DOES_NOT_EXIST']);
  });

  it('says nothing any more of a member who was erased, in reports of before or later', async () => {
    const before = await begin();
    await run();
    const [member] = await server.query<{ id: string }>(
      `select id from members where merchant_id = $1 and email = 'ann@example.com'`,
      [server.merchantId],
    );
    const { pool, lanes, files, merchantId } = server;
    await eraseMember(
      { pool, lanes, files },
      { merchantId, memberId: member?.id ?? '', actor: 'test' },
    );
    const kept = JSON.stringify((await read(before))['report']);
    expect(JSON.parse(kept)).toMatchObject({
      samples: [{ member_id: expect.any(String) as string }],
    });
    const after = await begin();
    await run();
    expect(await read(after)).toMatchObject({
      state: 'done',
      report: { members: 1, left_out: { members: 1 }, samples: [{}] },
    });
  });

  it('fails when the history does not come out as it was, and says what differs', async () => {
    const id = await begin();
    const touch = 'update member_heads set qualified = qualified + 5 where merchant_id = $1';
    await server.query(touch, [server.merchantId]);
    await run();
    const failed = await read(id);
    expect(failed).toMatchObject({ state: 'failed', report: null });
    const [head, ...rest] = failed['problems'] as string[];
    expect(head).toBe('The history does not come out as it was:');
    expect(rest.length).toBeGreaterThan(0);
  });

  it('is forgotten 30 days after it ended; twenty are kept', async () => {
    for (let time = 0; time < 21; time += 1) {
      await server.call('DELETE', `${BACKTESTS}/${await begin()}`);
    }
    const { data } = await server.call('GET', BACKTESTS);
    expect(data['backtests']).toHaveLength(20);
    await server.query(
      `update backtests set ended_at = ended_at - interval '31 days' where merchant_id = $1`,
      [server.merchantId],
    );
    expect(await forgetBacktests(server.pool)).toBe(20);
    const after = await server.call('GET', BACKTESTS);
    expect(after.data['backtests']).toEqual([]);
  });
});
