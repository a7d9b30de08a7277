import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { testDatabase } from '../support/database.ts';
import { killFealty, runFealty, startFealty } from '../support/fealty-process.ts';
import { addSealedKeys } from '../support/add-sealed-keys.ts';
import { openShop } from '../support/open-shop.ts';
import { signToken } from '../support/sign-token.ts';
import type { ShopKeys } from '../support/v1-client.ts';

/** Enough that a rotation is seen at work. */
const KEYS = 3000;
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A guest's page asks for rewards: the token counts only if the server reads the key that signed it. */
async function opens(url: string, { partnerId, apiKey }: ShopKeys): Promise<number> {
  const token = signToken({ exp: Math.floor(Date.now() / 1000) + 600 }, apiKey);
  const response = await fetch(`${url}/v2/loyalty-storefront/rewards`, {
    headers: { 'partner-id': partnerId, authorization: `Bearer ${token}` },
  });
  await response.arrayBuffer();
  return response.status;
}

it('a rotation that is killed midway harms nobody, and the next one ends it', async () => {
  const database = await testDatabase();
  closing.push(() => database.drop());
  const [old, newest] = [randomBytes(32), randomBytes(32)];
  const before = { DATABASE_URL: database.url, FEALTY_SECRET: old.toString('hex') };
  const keys = await openShop(before);
  await addSealedKeys(database.url, old, KEYS);
  const rotating = {
    ...before,
    FEALTY_SECRET: newest.toString('hex'),
    FEALTY_SECRET_PREVIOUS: old.toString('hex'),
  };
  const server = await startFealty(rotating);
  closing.push(() => server.stop());
  const rotate = ['secret', 'rotate'];
  const said = await killFealty(rotate, rotating, /api_keys\.sealed: \d+ sealed anew/);
  expect(said).not.toContain('left under');
  expect(await opens(server.url, keys)).toBe(200);
  const status = await runFealty(['secret', 'status'], rotating);
  const left = Number(/(\d+) left under others/.exec(status.out)?.[1]);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(KEYS + 1);
  const ended = await runFealty(rotate, rotating);
  expect(ended.err + ended.out).toContain('0 left under others than the newest');
  expect(ended.code).toBe(0);
  expect(await opens(server.url, keys)).toBe(200);
  const after = { DATABASE_URL: database.url, FEALTY_SECRET: newest.toString('hex') };
  const alone = await startFealty(after);
  closing.push(() => alone.stop());
  expect(await opens(alone.url, keys)).toBe(200);
});

it('an installation with its own database rotates while it serves, without a restart', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fealty-rotation-'));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  const environment = { FEALTY_DATA: path.join(folder, 'data') };
  const server = await startFealty(environment);
  closing.push(() => server.stop());
  const keys = await openShop(environment);
  expect(await opens(server.url, keys)).toBe(200);
  const rotated = await runFealty(['secret', 'rotate'], environment);
  expect(rotated.err).toContain('a new secret seals from now on');
  expect(rotated.code).toBe(0);
  expect(await opens(server.url, keys)).toBe(200);
  const forgotten = await runFealty(['secret', 'forget'], environment);
  expect(forgotten.out).toContain('1 former secrets are gone');
  const later = await openShop(environment);
  expect(await opens(server.url, later)).toBe(200);
  expect(await opens(server.url, keys)).toBe(200);
});
