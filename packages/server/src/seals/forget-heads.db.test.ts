import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../../../../tests/support/as-owner.ts';
import { testServers } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { useDatabase } from '../../../../tests/support/use-database.ts';
import { fixedSecret } from '../runtime/secret.ts';
import { exportBooks } from '../verify/export-books.ts';
import { forgetSealedHeads } from './forget-heads.ts';
import { makeSeal } from './make-seal.ts';
import { proveMember } from './prove-member.ts';

const secret = fixedSecret(randomBytes(32));

describe.each(testServers())('what old seals were made of, on PostgreSQL $version', (server) => {
  const database = useDatabase(server);
  let merchantId = 0;
  let shop: OpenLanes;
  const members = new Map<string, string>();

  beforeAll(async () => {
    merchantId = await makeMerchant(database.pool, { program: SHOP }, Date.UTC(2026, 0, 1));
    shop = openLanes(database.target, merchantId);
    for (const name of ['ann', 'bob']) {
      const email = `${name}@example.com`;
      const profile = { email, firstName: name, lastName: 'M', uid: name };
      await shop.send({ kind: 'enroll', profile });
      const rows = await database.rows('select id from members where uid = $1', [name]);
      members.set(name, String(rows[0]?.['id']));
    }
    // Seals 1 to 4; Ann moves before each, Bob never.
    for (let seal = 1; seal <= 4; seal += 1) {
      await shop.send({
        kind: 'award',
        member: { by: 'uid', value: 'ann' },
        activityId: 'write_a_review',
      });
      await makeSeal({ pool: database.pool, secret }, merchantId);
    }
  });
  afterAll(async () => {
    await shop.close();
  });

  const prove = (name: string, seal: number) =>
    proveMember(database.pool, merchantId, { memberId: members.get(name) ?? '', seal });
  /** Seals up to a number were made so many days ago, as far as the database can tell. */
  async function age(number: number, days: number): Promise<void> {
    await asOwner(database.target.superuser, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query(
        `update seals set sealed_at = sealed_at - make_interval(days => $2) where number <= $1`,
        [number, days],
      );
    });
  }

  it('stays while any seal of the time that is kept needs it', async () => {
    expect(await forgetSealedHeads(database.pool, 400)).toBe(0);
    await age(1, 401);
    // Seal 1 is the newest old one: it goes on proving.
    expect(await forgetSealedHeads(database.pool, 400)).toBe(0);
    expect((await prove('ann', 1))?.available).toBe('110');
  });

  it('goes when it is older, and no proof is taken for one of altered books', async () => {
    await age(3, 401);
    expect(await forgetSealedHeads(database.pool, 400)).toBe(2);
    expect(await forgetSealedHeads(database.pool, 400)).toBe(0);
    expect([await prove('ann', 1), await prove('bob', 2)]).toEqual([null, null]);
    expect((await prove('ann', 3))?.available).toBe('130');
    expect((await prove('bob', 4))?.seal.number).toBe(4);
  });

  it('is missed by neither the next seal nor whoever verifies', async () => {
    const lines: string[] = [];
    const write = (line: string) => Promise.resolve(void lines.push(line));
    await asOwner({ ...database.target.superuser }, async (client) => {
      expect(await exportBooks(client, { merchantId, seal: 2 }, write)).toBeNull();
      expect(await exportBooks(client, { merchantId, seal: 3 }, write)).toMatchObject({
        members: 2,
      });
    });
    expect(lines).toHaveLength(8);
    expect((await makeSeal({ pool: database.pool, secret }, merchantId)).number).toBe(5);
  });
});
