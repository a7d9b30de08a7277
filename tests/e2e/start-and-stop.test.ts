import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runFealty, startFealty } from '../support/fealty-process.ts';
import { openShop } from '../support/open-shop.ts';
import { V1Client } from '../support/v1-client.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fealty-start-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

it('a first start on an empty folder answers, and a second goes on with the same data', async () => {
  const environment = { FEALTY_DATA: path.join(folder, 'data') };
  const first = await startFealty(environment);
  const keys = await openShop(environment);
  const before = new V1Client(first.url, keys);
  await before.enroll('bob@example.com');
  expect((await before.purchase('bob@example.com', 'ORDER-1', 80)).status).toBe(200);
  before.close();
  expect(await first.stop()).toEqual({ code: 0, signal: null });

  const second = await startFealty(environment);
  const after = new V1Client(second.url, keys);
  expect(await after.balance('bob@example.com')).toBe(180);
  expect((await after.purchase('bob@example.com', 'ORDER-1', 80)).code).toBe(609);
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  after.close();
  expect(await second.stop()).toEqual({ code: 0, signal: null });
});

it('a server asked to stop under load answers what it wrote and writes what it answers', async () => {
  const environment = { FEALTY_DATA: path.join(folder, 'data') };
  const server = await startFealty(environment);
  const keys = await openShop(environment);
  const client = new V1Client(server.url, keys, 64);
  const emails = Array.from({ length: 20 }, (_, n) => `bob${String(n)}@example.com`);
  for (const email of emails) await client.enroll(email);

  const answered = new Map<string, number>();
  const over = new AbortController();
  let sent = 0;
  const worker = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const order = `ORDER-${String(sent)}`;
      sent += 1;
      const email = emails[sent % emails.length] ?? '';
      try {
        answered.set(order, (await client.purchase(email, order, 10)).status);
      } catch {
        // Refused, or cut off before it was accepted: then nothing may have been written.
        return;
      }
    }
  };
  const workers = Array.from({ length: 64 }, worker);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const how = await server.stop();
  over.abort();
  await Promise.all(workers);
  client.close();
  expect(how).toEqual({ code: 0, signal: null });
  const counts = [...answered.values()];
  const done = counts.filter((status) => status === 200).length;
  expect(done).toBeGreaterThan(100);
  expect(counts.filter((status) => status !== 200 && status !== 503)).toEqual([]);

  const restarted = await startFealty(environment);
  const reader = new V1Client(restarted.url, keys);
  const balances = await Promise.all(emails.map((email) => reader.balance(email)));
  const points = balances.reduce((sum, balance) => sum + balance, 0);
  expect(points).toBe(emails.length * 100 + done * 10);
  reader.close();
  expect(await runFealty(['verify'], environment)).toMatchObject({ code: 0 });
  await restarted.stop();
});
