import { expect, it } from 'vitest';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { postChannel } from '../../../../tests/support/post-channel.ts';
import { TELLING_SECRET, useTellingShop } from '../../../../tests/support/telling-shop.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { updateEndpoint } from '../usecases/save-endpoint.ts';
import { listActiveEndpoints } from './endpoints.ts';
import { handOutEvents } from './hand-out.ts';
import { lease, type Ask, type HeldLine } from './lease.ts';
import { settle } from './settle.ts';

const database = useDatabase();
const post = postChannel();
const shop = useTellingShop(database, {
  program: plain,
  types: ['member.enrolled', 'points.awarded'],
  channels: () => ({ webhook_v1: post, webhook_v2: post }),
});

const MINUTE_MS = 60_000;

function change(id: string, status: 'active' | 'inactive'): Promise<unknown> {
  const request = { merchantId: shop.merchantId, id, actor: 'test', wanted: { status } };
  return updateEndpoint({ pool: database.pool, secret: TELLING_SECRET }, request);
}

async function askAll(): Promise<readonly Ask[]> {
  const known = await listActiveEndpoints(database.pool);
  return known.map(({ endpoint }) => ({
    ...{ endpoint, lines: 10, failuresMax: 9, reachMs: null },
  }));
}

async function leaseAll(): Promise<HeldLine> {
  await handOutEvents(database.pool, 1000);
  const { lines } = await lease(database.pool, await askAll(), () => MINUTE_MS);
  const [line] = lines;
  if (line === undefined || lines.length > 1) throw new Error('not one line was leased');
  return line;
}

it('lets an endpoint be switched off and on while workers settle what it was told', async () => {
  const { id } = await shop.hook({ inOrder: false });
  shop.start(32);
  shop.start(32);
  const names = Array.from({ length: 8 }, (_none, at) => `off${String(at)}`);
  await Promise.all(names.map((name) => shop.enroll(name)));
  const written = new AbortController();
  const writing = Promise.all(names.map((name) => shop.award(name, 40))).finally(() => {
    written.abort();
  });
  let changes = 0;
  while (!written.signal.aborted) {
    for (const status of ['inactive', 'active'] as const) {
      expect(await change(id, status)).toBe('saved');
      changes += 1;
    }
  }
  await writing;
  expect(changes).toBeGreaterThan(3);
  await shop.allTold();
});

it('frees a line whose events were taken back before they were looked at', async () => {
  const { id } = await shop.hook();
  await shop.enroll('kim');
  await handOutEvents(database.pool, 1000);
  await database.pool.query('delete from deliveries where merchant_id = $1', [shop.merchantId]);
  const { lines, empty } = await lease(database.pool, await askAll(), () => MINUTE_MS);
  expect(lines).toEqual([]);
  expect(empty).toMatchObject([{ endpoint: { id } }]);
  await database.pool.query('update delivery_lines set due_at = clock_timestamp()');
  shop.start();
  await shop.allTold();
});

it('lets a lease of before change nothing in a line that ended and began anew', async () => {
  const { id } = await shop.hook();
  await shop.enroll('kim');
  const before = await leaseAll();
  await change(id, 'inactive');
  await change(id, 'active');
  await shop.award('kim');
  const after = await leaseAll();
  expect(after.line).toBe(before.line);
  const untouched = { ended: [], waitMs: 0 };
  expect(await settle(database.pool, [{ ...before, ...untouched }], [], [])).toBe(1);
  expect(await lease(database.pool, await askAll(), () => MINUTE_MS)).toEqual({
    ...{ lines: [], empty: [], took: [] },
  });
  expect(await settle(database.pool, [{ ...after, ...untouched }], [], [])).toBe(0);
  shop.start();
  await shop.allTold();
});
