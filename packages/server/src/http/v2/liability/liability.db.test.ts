import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { makeEstimate } from '../../../liability/estimates.ts';
import { keepSums } from '../../../liability/keep-sums.ts';
import { verifyMerchant } from '../../../verify/verify-merchant.ts';

const DAY_MS = 86_400_000;

/** How far the fifteenth of next month is: no month ends by chance while the test runs. */
function toMiddle(): number {
  const now = new Date();
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 15) - now.getTime();
}

let server: ApiServer;
beforeAll(async () => {
  server = await apiServer();
});
afterAll(() => server.close());

function get(path: string): Promise<Received> {
  return server.call('GET', `/v2/loyalty/${path}`);
}

function post(path: string, json: object): Promise<Received> {
  return server.call('POST', `/v2/loyalty/${path}`, { json });
}

interface Part {
  readonly total: number;
  readonly difference: number;
  readonly parts: readonly { readonly of: string | null; readonly points: number }[];
}

interface Month {
  readonly month: string;
  readonly locked: boolean;
  readonly entries: readonly Readonly<Record<string, string | number>>[];
  readonly balances: Readonly<Record<string, string>>;
  readonly open_points: number;
}

async function months(query = ''): Promise<readonly Month[]> {
  return (await get(`liability/journal${query}`)).data['months'] as readonly Month[];
}

/** What postings between two accounts come to, as the ledger says it. */
async function moved(source: string, target: string): Promise<number> {
  const [row] = await server.query<{ points: number }>(
    `select coalesce(sum(amount), 0)::integer as points from postings
      where merchant_id = $1 and source = $2::account and target = $3::account`,
    [server.merchantId, source, target],
  );
  return row?.points ?? 0;
}

const BOB = { member_id: 'bob' };
const REVIEW = { ...BOB, activity_id: 'write_a_review' };

describe('what a merchant owes in points', () => {
  it('is told by heads that tie, at moments, and as a journal that is closed month by month', async () => {
    await server.moveClock(toMiddle());
    await post('members', BOB);
    expect((await post('transactions/award', REVIEW)).status).toBe(200);
    expect((await post('transactions/award', REVIEW)).status).toBe(200);
    await server.moveClock(31 * DAY_MS);
    const deducted = { ...BOB, points: 5, reason: 'Taken back' };
    expect((await post('transactions/deduct', deducted)).body).toMatchObject({ success: true });
    await keepSums(server.pool, server.merchantId);
    expect((await post('transactions/award', REVIEW)).status).toBe(200);
    const issued = (await moved('issued', 'available')) + (await moved('pending', 'available'));
    const taken = await moved('available', 'deducted');
    expect([issued > 0, taken]).toEqual([true, 5]);

    const { data } = await get('liability');
    expect(data).toMatchObject({
      available_points: issued - taken,
      owed_points: 0,
      estimate: null,
    });
    for (const head of ['by_month_earned', 'by_expiry', 'by_activity', 'by_tier']) {
      expect(data[head], head).toMatchObject({ total: issued - taken, difference: 0 });
    }
    expect((data['by_month_earned'] as Part).parts).toHaveLength(2);

    const now = await get('program/as-of');
    expect(now.data).toMatchObject({
      ...{ available_points: issued - taken, deducted_points: taken, difference: 0 },
      program_version: 1,
    });
    const before = await get('program/as-of?at=01/01/2020');
    expect(before.data).toMatchObject({ issued_points: 0, members_by_tier: [], difference: 0 });
    const after = await get('program/as-of?at=01/01/2120');
    expect([after.status, after.reason]).toEqual([
      400,
      expect.stringContaining('nothing after now'),
    ]);

    expect(await months()).toEqual([]);
    expect((await post('liability/journal/lock', {})).code).toBe('NO_ASSUMPTIONS');
    const said = { point_value: '0.01', breakage_share: '0.2', reason: 'For a start' };
    const assumed = await post('liability/assumptions', said);
    expect(assumed.data).toMatchObject({ version: 1, currency: 'USD', made_by: 'key:main' });
    expect((await post('liability/assumptions', said)).data['version']).toBe(1);
    expect((await get('liability/assumptions')).data['assumptions']).toHaveLength(1);
    const [first, ...others] = await months();
    expect(first?.entries[0]).toMatchObject({ movement: 'issued', cause: 'month' });
    expect(others).toEqual([]);
    const worth = (points: number): string => (points / 100).toFixed(2);
    expect(first?.balances['deferred_revenue']).toBe(worth(first?.open_points ?? 0));

    const closed = await post('liability/journal/lock', { until: first?.month });
    expect(closed.data).toEqual({ locked: [first?.month] });
    expect((await post('liability/journal/lock', {})).data).toEqual({ locked: [] });
    const tooLate = await post('liability/journal/lock', { until: '2199-01' });
    expect([tooLate.status, tooLate.reason]).toEqual([400, expect.stringContaining('until')]);
    // Told late: it happened in the month that is closed.
    const [{ at } = { at: new Date() }] = await server.query<{ at: Date }>(
      'select min(occurred_at) as at from transactions where merchant_id = $1',
      [server.merchantId],
    );
    const day = new Date(at);
    const transaction_date = `${String(day.getUTCMonth() + 1).padStart(2, '0')}/${String(
      day.getUTCDate(),
    ).padStart(2, '0')}/${String(day.getUTCFullYear())} 23:59:59`;
    const bought = await post('transactions/award', { ...REVIEW, transaction_date });
    expect(bought.body).toMatchObject({ success: true });
    expect(await months()).toEqual([{ ...first, locked: true }]);
    await server.moveClock(31 * DAY_MS);
    const told = await months();
    expect(told[0]).toEqual({ ...first, locked: true });
    expect(told[1]?.entries[0]).toMatchObject({ movement: 'issued', cause: 'earlier_months' });
    const issuedNow = await moved('issued', 'available');
    const takenNow = await moved('available', 'deducted');
    expect(told.at(-1)?.open_points).toBe(issuedNow - takenNow);
    expect(told.at(-1)?.balances).toMatchObject({ revenue_set_aside: worth(issuedNow - takenNow) });
    expect(await months(`?from=${String(told[1]?.month)}`)).toEqual(told.slice(1));
    expect((await get('liability/journal?from=x')).reason).toContain('a month such as 2026-01');

    const csv = await server.app.inject({
      ...{ method: 'GET', url: '/v2/loyalty/liability/journal/csv' },
      headers: { 'partner-id': 'cad458dc4e', 'api-key': 'key-admin' },
    });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = csv.body
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const sum = (column: number): number =>
      lines.slice(1).reduce((all, cells) => all + Math.round(Number(cells[column]) * 100), 0);
    expect(sum(6)).toBe(sum(7));
    expect(sum(6)).toBeGreaterThan(0);

    await keepSums(server.pool, server.merchantId);
    await makeEstimate(server.pool, server.merchantId, 'test');
    const estimated = (await get('liability')).data['estimate'];
    expect(estimated).toMatchObject({
      breakage_share: null,
      past_bands: { months: 0, share: null },
    });
    const client = await server.pool.connect();
    expect((await verifyMerchant(client, server.merchantId)).problems).toEqual([]);
    client.release();
  });

  it('is found out by verify when somebody alters a sum', async () => {
    await server.query('update daily_sums set points = points + 1 where source = $1', ['issued']);
    await server.query('update tier_sums set members = members + 1');
    const client = await server.pool.connect();
    const { problems } = await verifyMerchant(client, server.merchantId);
    client.release();
    expect(problems.join('\n')).toMatch(/in the daily sums, and \d+ by the postings/);
    expect(problems.join('\n')).toMatch(/the sums by day come to/);
  });

  it('is changed by keys of the scope admin alone, and only by what makes sense', async () => {
    const said = { point_value: '0.01', reason: 'Why not' };
    const headers = { 'api-key': 'key-read' };
    const refused = await server.call('POST', '/v2/loyalty/liability/assumptions', {
      ...{ json: said, headers },
    });
    expect(refused.status).toBe(401);
    for (const [wrong, name] of [
      [{ breakage_share: '1' }, 'breakage_share'],
      [{ effective_from: '2026-13' }, 'effective_from'],
      [{ point_value: '-1' }, 'point_value'],
      [{ reason: '' }, 'reason'],
    ] as const) {
      const answer = await post('liability/assumptions', { ...said, ...wrong });
      expect([answer.status, answer.reason]).toEqual([400, expect.stringContaining(name)]);
    }
  });
});
