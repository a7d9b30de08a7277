import { hash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { STARTER_PROGRAM } from '../program/starter.ts';
import { unseal } from '../runtime/seal.ts';
import { readKeys } from '../store/keys.ts';
import { findMerchant, readMerchants } from '../store/merchants.ts';
import { Programs } from '../store/programs.ts';
import { ProgramRefused } from './judge-program.ts';
import { createKey, KEY_PURPOSE, KeyNameTaken, revokeKey } from './create-key.ts';
import { createMerchant } from './create-merchant.ts';
import { fixedSecret } from '../runtime/secret.ts';

const secret = fixedSecret(randomBytes(32));
const wanted = { name: 'A shop', isTest: false, program: STARTER_PROGRAM, actor: 'cli' };

interface Entry {
  readonly action: string;
  readonly subject: string;
  readonly actor: string;
  readonly after: unknown;
}

const database = useDatabase();

async function auditOf(merchantId: number): Promise<Entry[]> {
  const found = await database.pool.query<Entry>(
    'select action, subject, actor, after from audit_entries where merchant_id = $1 order by id',
    [merchantId],
  );
  return found.rows;
}

describe('a new merchant', () => {
  it('has ids in their documented forms, a running program and an admin key', async () => {
    const { merchant, apiKey } = await createMerchant(database.pool, secret, wanted);
    expect(merchant.partnerId).toMatch(/^[0-9a-f]{10}$/);
    expect(merchant.publicId).toMatch(/^[0-9a-f]{32}$/);
    expect(apiKey).toMatch(/^[0-9a-f]{32}$/);
    expect(await findMerchant(database.pool, merchant.partnerId)).toEqual(merchant);
    const program = await new Programs(database.pool).running(merchant.id);
    expect(program.version).toBe(1);
    expect(await readKeys(database.pool, merchant.id)).toMatchObject([
      { identifier: 'main', scope: 'admin', lastFour: apiKey.slice(-4), revokedAt: null },
    ]);
  });

  it('is told of in the audit, without its key', async () => {
    const { merchant, apiKey } = await createMerchant(database.pool, secret, wanted);
    const audit = await auditOf(merchant.id);
    expect(audit).toEqual([
      {
        action: 'merchant.created',
        subject: merchant.partnerId,
        actor: 'cli',
        after: { name: 'A shop', isTest: false },
      },
      { action: 'program.applied', subject: 'version 1', actor: 'cli', after: { version: 1 } },
      {
        action: 'key.created',
        subject: 'main',
        actor: 'cli',
        after: { scope: 'admin', limits: { write: null, general: null } },
      },
    ]);
    expect(JSON.stringify(audit)).not.toContain(apiKey);
  });

  it('is not made at all when its program is refused', async () => {
    const before = (await readMerchants(database.pool)).length;
    const program = { ...STARTER_PROGRAM, timeZone: 'Atlantis/Center' };
    const making = createMerchant(database.pool, secret, { ...wanted, program });
    await expect(making).rejects.toBeInstanceOf(ProgramRefused);
    expect(await readMerchants(database.pool)).toHaveLength(before);
  });
});

describe('a key', () => {
  it('is kept as a digest, and sealed for this merchant alone', async () => {
    const { merchant, apiKey } = await createMerchant(database.pool, secret, wanted);
    const rows = await database.pool.query<{ digest: Buffer; sealed: Buffer; row: string }>(
      'select digest, sealed, api_keys::text as row from api_keys where merchant_id = $1',
      [merchant.id],
    );
    const [kept] = rows.rows;
    expect(kept?.digest).toEqual(hash('sha256', apiKey, 'buffer'));
    const sealed = kept?.sealed ?? Buffer.alloc(0);
    const purpose = { merchantId: merchant.id, purpose: KEY_PURPOSE };
    expect(unseal(secret, purpose, sealed)).toBe(apiKey);
    expect(() => unseal(secret, { ...purpose, merchantId: merchant.id + 1 }, sealed)).toThrow();
    expect(kept?.row).not.toContain(apiKey);
    expect(kept?.row).not.toContain(Buffer.from(apiKey).toString('hex'));
  });

  it('has a name that is never given twice, not even after its end', async () => {
    const { merchant } = await createMerchant(database.pool, secret, wanted);
    const key = { merchantId: merchant.id, identifier: 'pos', scope: 'write', actor: 'x' } as const;
    const made = await Promise.allSettled(
      [1, 2, 3].map(() => createKey(database.pool, secret, key)),
    );
    const failures = made
      .filter((each) => each.status === 'rejected')
      .map((each): unknown => each.reason);
    expect(failures).toHaveLength(2);
    for (const failure of failures) expect(failure).toBeInstanceOf(KeyNameTaken);
    expect(await revokeKey(database.pool, key)).toBe(true);
    expect(await revokeKey(database.pool, key)).toBe(false);
    await expect(createKey(database.pool, secret, key)).rejects.toThrow('take another name');
    const actions = (await auditOf(merchant.id)).filter(({ subject }) => subject === 'pos');
    expect(actions.map(({ action }) => action)).toEqual(['key.created', 'key.revoked']);
  });
});
