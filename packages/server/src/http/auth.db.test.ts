import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { STARTER_PROGRAM } from '../program/starter.ts';
import { TooManyReads } from '../queries/gathered-reads.ts';
import { openDatabase, type Database } from '../runtime/database.ts';
import { readKeys } from '../store/keys.ts';
import { createKey, limitKey, revokeKey } from '../usecases/create-key.ts';
import { createMerchant } from '../usecases/create-merchant.ts';
import { createAuthenticate } from './auth.ts';
import { fixedSecret } from '../runtime/secret.ts';

const secret = fixedSecret(randomBytes(32));

let test: TestDatabase;
let database: Database;
let shop: Awaited<ReturnType<typeof createMerchant>>;
let other: Awaited<ReturnType<typeof createMerchant>>;
/** Questions that reached the database. */
let asked = 0;

beforeAll(async () => {
  test = await testDatabase();
  database = openDatabase(test.app);
  const terms = { isTest: false, program: STARTER_PROGRAM, actor: 'test' };
  shop = await createMerchant(database.pool, secret, { ...terms, name: 'A shop' });
  other = await createMerchant(database.pool, secret, { ...terms, name: 'Another' });
  database.pool.on('acquire', () => (asked += 1));
});
afterAll(async () => {
  await database.close();
  await test.drop();
});
beforeEach(() => {
  asked = 0;
});

function newKey(identifier: string): Promise<string> {
  const key = { merchantId: shop.merchant.id, identifier, scope: 'read', actor: 'test' } as const;
  return createKey(database.pool, secret, key);
}

describe('a key', () => {
  it('tells whose it is and what it may do', async () => {
    const authenticate = createAuthenticate(database.pool);
    expect(await authenticate(shop.merchant.partnerId, shop.apiKey)).toMatchObject({
      merchantId: shop.merchant.id,
      partnerId: shop.merchant.partnerId,
      publicId: shop.merchant.publicId,
      keyIdentifier: 'main',
      scope: 'admin',
      refusals: 'by_kind',
      host: null,
    });
  });

  it('opens nothing for another merchant', async () => {
    const authenticate = createAuthenticate(database.pool);
    expect(await authenticate(other.merchant.partnerId, shop.apiKey)).toBeNull();
    expect(await authenticate(shop.merchant.partnerId, other.apiKey)).toBeNull();
  });

  it('lives beside others and ends alone, two seconds later at most', async () => {
    const authenticate = createAuthenticate(database.pool);
    const [old, next] = [await newKey('old'), await newKey('next')];
    const { id: merchantId, partnerId } = shop.merchant;
    expect((await authenticate(partnerId, old))?.keyIdentifier).toBe('old');
    expect((await authenticate(partnerId, next))?.scope).toBe('read');
    await revokeKey(database.pool, { merchantId, identifier: 'old', actor: 'test' });
    await expect
      .poll(() => authenticate(partnerId, old), { timeout: 2500, interval: 100 })
      .toBeNull();
    expect((await authenticate(partnerId, next))?.keyIdentifier).toBe('next');
    expect(await createAuthenticate(database.pool)(partnerId, old)).toBeNull();
  });

  it('has limits that are said when it is made, or later', async () => {
    const { id: merchantId, partnerId } = shop.merchant;
    const named = { merchantId, identifier: 'limited', actor: 'test' };
    const limits = { write: 5, general: 0 };
    const key = await createKey(database.pool, secret, { ...named, scope: 'write', limits });
    const seen = async (): Promise<unknown> =>
      (await createAuthenticate(database.pool)(partnerId, key))?.limits;
    expect(await seen()).toEqual(limits);
    const other = { write: null, general: 7 };
    expect(await limitKey(database.pool, { ...named, limits: other })).toBe(true);
    expect(await seen()).toEqual(other);
    const unknown = { ...named, identifier: 'nobody', limits };
    expect(await limitKey(database.pool, unknown)).toBe(false);
  });

  it('has the day of its last use noted', async () => {
    const key = await newKey('idle');
    const lastUse = async (): Promise<string | null | undefined> =>
      (await readKeys(database.pool, shop.merchant.id)).find((each) => each.identifier === 'idle')
        ?.lastUsedOn;
    expect(await lastUse()).toBeNull();
    await createAuthenticate(database.pool)(shop.merchant.partnerId, key);
    await expect.poll(lastUse).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe('looking keys up', () => {
  it('asks the database once for requests that come together and soon after', async () => {
    const authenticate = createAuthenticate(database.pool);
    const { partnerId } = shop.merchant;
    await authenticate(partnerId, shop.apiKey);
    const fresh = createAuthenticate(database.pool);
    await expect.poll(() => database.pool.idleCount).toBe(database.pool.totalCount);
    asked = 0;
    const holders = await Promise.all(
      Array.from({ length: 200 }, () => fresh(partnerId, shop.apiKey)),
    );
    expect(new Set(holders.map((holder) => holder?.keyIdentifier))).toEqual(new Set(['main']));
    await fresh(partnerId, shop.apiKey);
    expect(asked).toBe(1);
  });

  it('asks once for a wrong key, and never for what cannot be one', async () => {
    const authenticate = createAuthenticate(database.pool);
    const { partnerId } = shop.merchant;
    const wrong = randomBytes(16).toString('hex');
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await authenticate(partnerId, wrong)).toBeNull();
    }
    expect(asked).toBe(1);
    const odd = ['', 'x'.repeat(32), shop.apiKey.toUpperCase(), `${shop.apiKey}0`, '\u0000'];
    for (const key of odd) expect(await authenticate(partnerId, key)).toBeNull();
    for (const id of ['', "' or 1=1", `${partnerId}0`, partnerId.slice(1)]) {
      expect(await authenticate(id, shop.apiKey)).toBeNull();
    }
    expect(asked).toBe(1);
  });

  it('bounds guesses, and lets a key it knows pass by them', async () => {
    const authenticate = createAuthenticate(database.pool);
    const { partnerId } = shop.merchant;
    await authenticate(partnerId, shop.apiKey);
    // Past the time for which it is remembered, so that it must be looked up among the guesses.
    await new Promise((resolve) => setTimeout(resolve, 2050));
    asked = 0;
    const guesses = Array.from({ length: 500 }, () =>
      authenticate(partnerId, randomBytes(16).toString('hex')).catch((error: unknown) => error),
    );
    expect((await authenticate(partnerId, shop.apiKey))?.keyIdentifier).toBe('main');
    const answers = await Promise.all(guesses);
    const refused = answers.filter((answer) => answer instanceof TooManyReads);
    expect(refused).toHaveLength(500 - 64);
    expect(answers.filter((answer) => answer === null)).toHaveLength(64);
    expect(asked).toBe(65);
  });
});
