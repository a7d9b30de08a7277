import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testServers } from '../../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../../tests/support/merchant.ts';
import { openLanes, SHOP, type OpenLanes } from '../../../../../tests/support/open-lanes.ts';
import { useDatabase } from '../../../../../tests/support/use-database.ts';
import { followBooks } from '../../cli/verify-follow.ts';
import { findMerchant, readMerchant } from '../../store/merchants.ts';
import { followStep } from './follow-round.ts';

describe.each(testServers())('verify --follow on PostgreSQL $version', (server) => {
  const database = useDatabase(server);
  let merchantId = 0;
  let shop: OpenLanes;
  let superuser: pg.Client;

  beforeAll(async () => {
    superuser = new pg.Client(database.target.superuser);
    await superuser.connect();
    await superuser.query('set session_replication_role = replica');
  });
  afterAll(async () => {
    await superuser.end();
  });
  beforeEach(async () => {
    merchantId = await makeMerchant(database.pool, { program: SHOP }, Date.UTC(2026, 0, 1));
    shop = openLanes(database.target, merchantId);
    for (const uid of ['ann', 'bob', 'cid']) {
      const profile = { email: `${uid}@example.com`, firstName: uid, lastName: 'M', uid };
      await shop.send({ kind: 'enroll', profile });
    }
    return () => shop.close();
  });

  const review = (uid: string) =>
    shop.send({ kind: 'award', member: { by: 'uid', value: uid }, activityId: 'write_a_review' });
  const redeem = (uid: string) =>
    shop.send({ kind: 'redeem', member: { by: 'uid', value: uid }, rewardId: 'reward_00001' });
  const step = () => followStep(database.pool, merchantId, '');
  async function idOf(uid: string): Promise<string> {
    const of = 'select id from members where merchant_id = $1 and uid = $2';
    return String((await database.rows(of, [merchantId, uid]))[0]?.['id']);
  }

  it('verifies what is new, and nothing a second time', async () => {
    expect(await step()).toEqual({ reached: null, postings: 3, unfinished: false, problems: [] });
    expect((await step()).postings).toBe(0);
    await review('bob');
    await redeem('bob');
    expect(await step()).toMatchObject({ postings: 2, problems: [] });
  });

  it('goes on while merges, debts and holds happen', async () => {
    await step();
    await redeem('ann');
    await shop.send({
      kind: 'merge_members',
      from: { by: 'uid', value: 'ann' },
      into: { by: 'uid', value: 'bob' },
    });
    await shop.send({
      kind: 'redeem',
      member: { by: 'uid', value: 'cid' },
      rewardId: 'reward_00001',
      hold: true,
    });
    expect((await step()).problems).toEqual([]);
  });

  it.each([
    {
      what: 'a new posting that was altered',
      sql: 'update postings set amount = amount + 1 where member_id = $1 and version = 2',
      says: /^posting 2 of member \w+: the hash differs/,
    },
    {
      what: 'a new posting that was removed',
      sql: 'delete from postings where member_id = $1 and version = 2',
      says: /^posting 2 of member \w+ is missing/,
    },
    {
      what: 'a balance that no posting explains',
      sql: 'update member_heads set available = available + 5 where id = $1',
      says: /^available of member \w+ is \d+; his postings come to \d+/,
    },
    {
      what: 'a head set back behind what was verified',
      sql: `update member_heads h set version = 0, available = 0, chain = decode(repeat('00', 32), 'hex')
             where id = $1`,
      says: /^member \w+ was verified at posting 1, and his head stands at 0/,
    },
    {
      what: 'a member who was removed',
      sql: 'delete from member_heads where id = $1',
      says: /^member \w+ was verified, and his head is gone/,
    },
  ])('names $what', async ({ sql, says }) => {
    await step();
    await review('bob');
    await superuser.query(sql, [await idOf('bob')]);
    const { problems } = await step();
    expect(problems[0] ?? 'nothing was found').toMatch(says);
    // It is told until it is mended.
    expect((await step()).problems[0]).toBe(problems[0]);
  });

  it('says how far it is, ends at what does not fit, and is told until that is mended', async () => {
    const merchant = await readMerchant(database.pool, merchantId);
    const said: string[] = [];
    const io = { out: (line: string) => said.push(line) } as unknown as Parameters<
      typeof followBooks
    >[0];
    const { pool } = database;
    const merchants = async () => {
      const found = await findMerchant(pool, merchant.partnerId);
      return found === null ? [] : [found];
    };
    const follow = () => followBooks(io, { pool, merchants, every: 1, rounds: 1 });
    expect(await follow()).toBe(0);
    expect(said.at(-1)).toMatch(/: 3 postings verified, all up to .* s behind; 3 all in all$/);
    await review('ann');
    const [id, raise] = [await idOf('ann'), 'update member_heads set available = available + $2'];
    await superuser.query(`${raise} where id = $1`, [id, 7]);
    expect(await follow()).toBe(1);
    expect(said.at(-1)).toMatch(/available of member \w+ is 117; his postings come to 110/);
    await superuser.query(`${raise} where id = $1`, [id, -7]);
    expect(await follow()).toBe(0);
    expect(said.at(-1)).toMatch(/: 0 postings verified, all up to .* 4 all in all$/);
  });
});
