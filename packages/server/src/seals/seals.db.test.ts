import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServers } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';
import { readSealKeys, rotateSealKey } from './keys.ts';
import { makeSeal, SealRefused } from './make-seal.ts';
import { proveMember } from './prove-member.ts';
import { findSeal } from './read-seals.ts';
import { fixedSecret } from '../runtime/secret.ts';

const secret = fixedSecret(randomBytes(32));

describe.each(testServers())('seals on PostgreSQL $version', (server) => {
  const database = useDatabase(server);
  let merchantId = 0;
  let shop: OpenLanes;
  let superuser: pg.Client;

  beforeAll(async () => {
    merchantId = await makeMerchant(database.pool, { program: SHOP }, Date.UTC(2026, 0, 1));
    shop = openLanes(database.target, merchantId);
    superuser = new pg.Client({ ...database.target.superuser, types: columnTypes });
    await superuser.connect();
    await superuser.query(
      "set timezone = 'UTC'; set jit = off; set session_replication_role = replica",
    );
  });
  afterAll(async () => {
    await superuser.end();
    await shop.close();
  });

  const enroll = (name: string) =>
    shop.send({
      kind: 'enroll',
      profile: { email: `${name}@example.com`, firstName: name, lastName: 'M', uid: name },
    });
  const review = (name: string) =>
    shop.send({
      kind: 'award',
      member: { by: 'uid', value: name },
      activityId: 'write_a_review',
    });
  const tools = () => ({ pool: database.pool, secret });
  const problems = async (): Promise<readonly string[]> =>
    (await verifyMerchant(superuser, merchantId)).problems;
  async function idOf(name: string): Promise<string> {
    const rows = await database.rows('select id from members where uid = $1', [name]);
    return String(rows[0]?.['id']);
  }

  it('follow each other, each over all members as they stand', async () => {
    const empty = await makeSeal(tools(), merchantId);
    expect([empty.number, empty.members, empty.available]).toEqual([1, 0, 0n]);
    for (const name of ['ann', 'bob', 'cid']) await enroll(name);
    const second = await makeSeal(tools(), merchantId);
    expect([second.members, second.available]).toEqual([3, 300n]);
    expect(second.previous).toBe(empty.hash);
    await review('bob');
    const third = await makeSeal(tools(), merchantId);
    expect([third.number, third.members, third.available]).toEqual([3, 3, 310n]);
    const rows = await database.rows(
      'select member_id from sealed_heads where merchant_id = $1 and first_seal = 3',
      [merchantId],
    );
    expect(rows).toEqual([{ member_id: await idOf('bob') }]);
    expect(await problems()).toEqual([]);
  });

  it('prove what a member had when they were made', async () => {
    const memberId = await idOf('bob');
    const before = await proveMember(database.pool, merchantId, { memberId, seal: 2 });
    const now = await proveMember(database.pool, merchantId, { memberId, seal: null });
    expect([before?.available, now?.available]).toEqual(['100', '110']);
    expect(now?.seal.number).toBe(3);
    expect(await proveMember(database.pool, merchantId, { memberId, seal: 1 })).toBeNull();
    expect(await proveMember(database.pool, merchantId, { memberId, seal: 9 })).toBeNull();
  });

  it('are signed by the newest key, and the older ones stay good', async () => {
    await rotateSealKey(database.pool, secret);
    await makeSeal(tools(), merchantId);
    const keys = await readSealKeys(database.pool);
    const signers = [];
    for (const number of [3, 4]) {
      signers.push((await findSeal(database.pool, merchantId, number))?.keyId);
    }
    expect(signers).toEqual([keys[1]?.id, keys[0]?.id]);
    expect(await problems()).toEqual([]);
  });

  it('are not made by two at once', async () => {
    const both = await Promise.allSettled([
      makeSeal(tools(), merchantId),
      makeSeal(tools(), merchantId),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect(await problems()).toEqual([]);
  });

  it('show what was altered in a seal, and one that is not what was published', async () => {
    const seal = await findSeal(database.pool, merchantId, 2);
    await superuser.query('begin');
    await superuser.query('update seals set available = available + 1 where number = 2');
    await superuser.query('commit');
    expect(await problems()).toContain('seal 2 was altered');
    await superuser.query('update seals set available = available - 1 where number = 2');
    const published = [{ number: 2, hash: 'f'.repeat(64) }];
    const held = await verifyMerchant(superuser, merchantId, { published });
    expect(held.problems).toEqual(['seal 2 is not the one that was published']);
    expect(seal?.hash).not.toBe(published[0]?.hash);
  });

  it('are not made over books that went back, which the verifier names', async () => {
    const memberId = await idOf('bob');
    const truncate = `
      delete from transactions where id =
        (select transaction_id from postings where member_id = '${memberId}' and version = 2);
      delete from transaction_details where transaction_id =
        (select transaction_id from postings where member_id = '${memberId}' and version = 2);
      delete from events where member_id = '${memberId}' and sequence > 1;
      delete from postings where member_id = '${memberId}' and version = 2;
      update member_heads h set version = 1, available = 100, chain = p.hash
        from postings p where h.id = '${memberId}' and p.member_id = h.id and p.version = 1;`;
    await superuser.query(truncate);
    const sealing = makeSeal(tools(), merchantId);
    await expect(sealing).rejects.toThrow(SealRefused);
    await expect(sealing).rejects.toThrow(`member ${memberId} was sealed at posting 2`);
    expect(await problems()).toContainEqual(
      expect.stringMatching(`^member ${memberId} was sealed at posting 2 .*: his last postings`),
    );
  });
});
