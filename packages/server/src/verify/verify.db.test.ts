import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP } from '../../../../tests/support/open-lanes.ts';
import { asSuperuser } from '../../../../tests/support/postgres.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { verifyMerchant } from './verify-merchant.ts';

const bob = { by: 'email', value: 'bob@example.com' } as const;

const MADE = {
  id: 'made',
  name: 'Made on the spot',
  type: 'fixed_amount' as const,
  value: '1',
  points: '5',
  coupons: { pattern: 'MADE-XXXX-9999' },
};

/** What somebody with all rights does behind the program's back, and what the verifier says. */
const TAMPERINGS: readonly {
  readonly what: string;
  readonly sql: string;
  readonly says: RegExp;
}[] = [
  {
    what: 'an altered amount',
    sql: 'update postings set amount = amount + 1 where version = 3',
    says: /^posting 3 of member \w+: the hash differs/,
  },
  {
    what: 'a removed posting',
    sql: 'delete from postings where version = 4',
    says: /^posting 4 of member \w+ is missing/,
  },
  {
    what: 'the last posting removed',
    sql: 'delete from postings where version = (select max(version) from postings)',
    says: /^posting \d+ of member \w+ is missing: the head counts/,
  },
  {
    what: 'two postings swapped',
    sql: `update postings set version = version + 100 where version in (2, 3);
          update postings set version = 105 - version where version in (102, 103);`,
    says: /^posting 2 of member \w+: the hash differs/,
  },
  {
    what: 'a transaction of other points',
    sql: `update transactions set points = 7 where kind = 'redeem'`,
    says: /^posting \d+ of member \w+: the hash differs/,
  },
  {
    what: 'a transaction moved to another day',
    sql: `update transactions set occurred_at = occurred_at - interval '1 day' where order_id = 'o-2'`,
    says: /^posting \d+ of member \w+: the hash differs/,
  },
  {
    what: 'a balance raised',
    sql: 'update member_heads set available = available + 500',
    says: /^available of member \w+ is \d+; his postings come to/,
  },
  {
    what: 'a lot filled up again',
    sql: 'update lots set remaining = points, used = 0 where used > 0',
    says: /^lot \w+ of member \w+ is not what its postings come to/,
  },
  {
    what: 'a date of what lapses',
    sql: `update expiry_sums set expires_at = expires_at + interval '1 year'`,
    says: /^what lapses for member \w+ at/,
  },
  {
    what: 'an award approved by hand in the table',
    sql: `update transactions set status = 'approved' where status = 'pending'`,
    says: /it is approved, and nothing explains that/,
  },
  {
    what: 'points that count towards a tier and were never given',
    sql: `update member_heads set standing = jsonb_set(standing, array['sums',
            (select jsonb_object_keys(standing -> 'sums'))], '"100000"')`,
    says: /^what counts for the tier of member \w+ from \d{4}-\d\d-\d\d on is kept as 100000/,
  },
  {
    what: 'a tier that is due, with nothing to say so',
    sql: `update member_heads set standing = jsonb_set(standing, '{dueAt}', '1800000000000')`,
    says: /^the tier of member \w+ is due, but no row says so/,
  },
  {
    what: 'the words of a transaction',
    sql: `update transaction_details set details = replace(details::text, 'write_a_review', 'made_up')::json`,
    says: /its details were altered/,
  },
  {
    what: 'an event removed',
    sql: 'delete from events where sequence = 2',
    says: /counts \d+ events; \d+ are kept/,
  },
  {
    what: 'a coupon given back',
    sql: 'update coupons set member_id = null, transaction_id = null',
    says: /^the stock of reward_00002 is not what its coupons come to/,
  },
  {
    what: 'a redemption that says it was approved',
    sql: `update transactions set status = 'approved' where kind = 'redeem' and reward_id = 'reward_00001'`,
    says: /^transaction \w+ of member \w+: it is approved, and nothing explains that/,
  },
  {
    what: 'an award approved by hand, with a row that explains it',
    sql: `update transactions set status = 'approved', approved_by = 'me' where status = 'pending';
          insert into transaction_statuses
            select merchant_id, id, member_id, 1, 'approved', now(), 'me', null
              from transactions where activity_id = 'slow';`,
    says: /^transaction \w+ of member \w+: it is approved, but 5 of its points are pending still/,
  },
  {
    what: 'points that were given a longer life, in their award and their schedule too',
    sql: `update lots set expires_at = expires_at + interval '5 years';
          update expiry_sums set expires_at = expires_at + interval '5 years';
          update transactions set expires_at = expires_at + interval '5 years'`,
    says: /^posting 1 of member \w+: the hash differs; .* the date of its lot/,
  },
  {
    what: 'idle points that no lot holds',
    sql: 'update member_heads set idle_points = 5',
    says: /^idle points of member \w+ are kept as 5 and 0 lapsed, his lots come to 0 and 0/,
  },
  {
    what: 'a date of idle points that no posting moved',
    sql: `update member_heads set idle_since = now(), idle_lapses_at = now() + interval '5 years'`,
    says: /^idle points of member \w+ are kept to lapse at .*; his postings come to no time/,
  },
  {
    what: 'a posting that says it kept idle points alive',
    sql: `alter table postings disable trigger user;
          update postings set keeps_from = at, keeps_until = at + interval '5 years';
          update member_heads h set idle_since = p.keeps_from, idle_lapses_at = p.keeps_until
            from postings p where p.member_id = h.id`,
    says: /^posting 1 of member \w+: the hash differs/,
  },
  {
    what: 'lots whose date was taken away for an activity to move',
    sql: 'update lots set idle = true, expires_at = null',
    says: /^posting 1 of member \w+: the hash differs; .* the date of its lot/,
  },
  {
    what: 'an award worth more than anybody said',
    sql: `update transactions set modified_points = 900 where status = 'pending'`,
    says: /^transaction \w+ of member \w+ is worth 900, its notes say otherwise/,
  },
  {
    what: 'an award that tells of a longer life than its points have',
    sql: `update transactions set expires_at = expires_at + interval '5 years'`,
    says: /^lot \w+ of member \w+ lapses at .*, its transaction says/,
  },
  {
    what: 'a claim that points to nobody’s order',
    sql: `update claims set transaction_id = 'feed' where key = 'o-1'`,
    says: /^the claim of made_a_purchase o-1 stands for nothing/,
  },
  {
    what: 'a lot of no transaction',
    sql: `insert into lots (merchant_id, id, member_id, points, remaining, opened_at)
            select merchant_id, 'feed', id, 5, 5, now() from member_heads`,
    says: /^lot feed belongs to no transaction/,
  },
  {
    what: 'a claim handed to somebody else',
    sql: `insert into members (merchant_id, id, referral_code, status, enrolled_at, modified_at)
            select merchant_id, 'other', 'X', 'active', now(), now() from member_heads;
          update claims set member_id = 'other' where key = 'o-1'`,
    says: /^the claim of made_a_purchase o-1 names another member than its transaction/,
  },
  {
    what: 'what came back of an order, so that it could come back again',
    sql: `update order_returns set points = 0, amount = 0`,
    says: /^the returns of transaction \w+ are kept as 0, its return transactions come to/,
  },
  {
    what: 'a coupon given to somebody who bought no reward',
    sql: `update coupons set transaction_id = (select id from transactions where order_id = 'o-1')
           where member_id is not null`,
    says: /^coupon ONE of reward_00002 was not given out by its transaction/,
  },
  {
    what: 'a budget that has given out less than was drawn on it',
    sql: `update budgets set points = points - 1`,
    says: /^the budget reviews is not what awards drew on it/,
  },
  {
    what: 'points drawn on a budget by nobody’s award',
    sql: `insert into budget_moves
            (merchant_id, budget_id, transaction_id, released, member_id, points, uses, at)
            select merchant_id, budget_id, 'feed', false, 'feed', 5, 0, now() from budgets;
          update budgets set points = points + 5`,
    says: /^what was drawn on budget reviews by feed stands for nothing/,
  },
  {
    what: 'points set free that a cart holds',
    sql: 'update member_heads set reserved = 0',
    says: /^reserved of member \w+ is 0; his postings come to 50/,
  },
  {
    what: 'a redemption in a cart that is said to be done',
    sql: `update transactions set status = 'redeemed' where kind = 'redeem' and status = 'pending'`,
    says: /^transaction \w+ of member \w+: it is redeemed, and nothing explains that/,
  },
  {
    what: 'a redemption in a cart that is said and explained to be done',
    sql: `insert into transaction_statuses
            select merchant_id, id, member_id, 1, 'redeemed', now() from transactions
             where kind = 'redeem' and status = 'pending';
          update transactions set status = 'redeemed' where kind = 'redeem' and status = 'pending'`,
    says: /^transaction \w+ of member \w+: it is redeemed, but 50 of its points are held and 0 spent/,
  },
  {
    what: 'a cart that is never emptied',
    sql: `delete from dues where kind = 'release'`,
    says: /^redemption \w+ is held and nothing will release it/,
  },
  {
    what: 'a cart that is emptied without anything in it',
    sql: `update dues set key = 'feed' where kind = 'release';
          insert into dues select merchant_id, member_id, 'release', id, now() from transactions
           where kind = 'redeem' and status = 'pending'`,
    says: /^redemption feed is to be released, and is not held/,
  },
  {
    what: 'a burned code made good again',
    sql: 'update generated_coupons set burned_at = null',
    says: /^coupon MADE-\w{4}-\d{4} of made is burned, or is not, against its redemption/,
  },
  {
    what: 'a code made for nobody',
    sql: `update generated_coupons set transaction_id = 'feed'`,
    says: /^coupon MADE-\w{4}-\d{4} of made was not made for its transaction/,
  },
  {
    what: 'a redemption given back twice over',
    sql: `update lots set remaining = remaining + 5, used = used - 5
           where used >= 5 and remaining + 5 <= points`,
    says: /^lot \w+ of member \w+ is not what its postings come to/,
  },
  {
    what: 'details that are lost, of nobody who was erased',
    sql: 'delete from transaction_details',
    says: /^transaction \w+ of member \w+: its details were altered or are missing/,
  },
  {
    what: 'a person who is said to be erased, and is not',
    sql: 'update members set erased_at = now()',
    says: /^member \w+ was erased, and something of him is left/,
  },
  {
    what: 'an e-mail address of somebody else',
    sql: `update identities set value = 'x@example.com' where kind = 'email'`,
    says: /^email x@example.com is held by a member who is not known by it/,
  },
  {
    what: 'a removed transaction',
    sql: `delete from transactions where order_id = 'o-1'`,
    says: /its transaction \w+ is missing/,
  },
];

/** What somebody does to members who were merged. */
const MERGE_TAMPERINGS: typeof TAMPERINGS = [
  {
    what: 'a lot of a merged member that goes back by itself',
    sql: `update lots l set member_id = t.member_id from transactions t
           where t.id = l.id and l.member_id <> t.member_id`,
    says: /^lot \w+ of member \w+ is not what its postings come to/,
  },
  {
    what: 'a merged member who is free again',
    sql: 'update member_heads set merged_into = null',
    says: /^a merge of member \w+ stands, but he is not merged/,
  },
  {
    what: 'a member who is merged by hand',
    sql: `alter table member_heads drop constraint member_heads__merged;
          update member_heads set merged_into = (
            select min(into_id) from member_merges where undone_at is null)
           where merged_into is null and id not in (select into_id from member_merges)`,
    says: /^member \w+ is merged, but not as the merges say/,
  },
  {
    what: 'a merge that never was',
    sql: 'delete from member_merges',
    says: /its transaction \w+ is missing or another member's|its points are pending still$/,
  },
  {
    what: 'sums of a merge that are kept twice',
    sql: `update member_heads set earned = earned + 7 where merged_into is not null`,
    says: /^earned of member \w+ is \d+; his postings come to/,
  },
  {
    what: 'a lot that is fuller than all chains say',
    sql: `update lots l set points = l.points + 1, used = l.used + 1 from transactions t
           where t.id = l.id and l.member_id <> t.member_id`,
    says: /^lot \w+ is not what the postings of all chains come to/,
  },
];

describe.each([
  { what: 'of one member', tell: live, tamperings: TAMPERINGS },
  { what: 'of members who were merged', tell: liveMerged, tamperings: MERGE_TAMPERINGS },
])('verify, on books $what', ({ tell, tamperings }) => {
  let original: TestDatabase;
  let merchantId = 0;
  const copies: string[] = [];

  beforeAll(async () => {
    original = await testDatabase();
    const owner = new pg.Pool({ ...original.app, max: 1 });
    owner.on('error', () => undefined);
    const coupons = { reward_00002: [{ code: 'ONE' }, { code: 'TWO' }] };
    const program = {
      ...SHOP,
      budgets: [{ id: 'reviews', points: '100' }],
      rewards: [...SHOP.rewards, MADE],
      tierRules: { kind: 'rolling' as const, months: 12 },
      activities: [
        ...SHOP.activities.map((activity) =>
          activity.id === 'write_a_review' ? { ...activity, budget: 'reviews' } : activity,
        ),
        { id: 'slow', name: 'Slow', earn: { points: '5' }, approval: { mode: 'by_hand' as const } },
      ],
    };
    merchantId = await makeMerchant(owner, { program, coupons }, Date.UTC(2026, 0, 1));
    await owner.end();
    await tell(original, merchantId);
  });

  afterAll(async () => {
    const { host = '', port = 0 } = original.superuser;
    await asSuperuser({ host, port }, async (client) => {
      for (const name of copies) await client.query(`drop database ${name} with (force)`);
    });
    await original.drop();
  });

  /** A copy of the database, in the hands of somebody with all rights. */
  async function copy(): Promise<pg.Client> {
    const name = `copy_${randomBytes(6).toString('hex')}`;
    copies.push(name);
    const { host = '', port = 0, user = '', database = '' } = original.superuser;
    await asSuperuser({ host, port }, (client) =>
      client.query(`create database ${name} template ${database}`),
    );
    const client = new pg.Client({ host, port, user, database: name, types: columnTypes });
    await client.connect();
    await client.query("set timezone = 'UTC'; set session_replication_role = replica");
    return client;
  }

  it('finds nothing in books that only the engine wrote', async () => {
    const client = await copy();
    const result = await verifyMerchant(client, merchantId);
    await client.end();
    expect(result.problems).toEqual([]);
    expect(result.postings).toBeGreaterThan(8);
  });

  it.each(tamperings)('names $what', async ({ sql, says }) => {
    const client = await copy();
    await client.query(sql);
    const { problems } = await verifyMerchant(client, merchantId);
    await client.end();
    expect(problems[0] ?? 'nothing was found').toMatch(says);
  });
});

/** A little of everything happens to Bob. */
async function live(database: TestDatabase, merchantId: number): Promise<void> {
  const lanes = openLanes(database, merchantId);
  const purchase = (id: string, subtotal: string) =>
    lanes.send({
      kind: 'purchase',
      member: bob,
      activityId: 'made_a_purchase',
      order: { id, total: subtotal, subtotal, currency: 'USD', coupons: [], lines: [] },
    });
  await lanes.send({
    kind: 'enroll',
    profile: { email: bob.value, firstName: 'Bob', lastName: 'Baker', uid: '1' },
  });
  await purchase('o-1', '40');
  await purchase('o-2', '60.5');
  await lanes.send({ kind: 'redeem', member: bob, rewardId: 'reward_00002' });
  await lanes.send({ kind: 'redeem', member: bob, rewardId: 'reward_00001' });
  await lanes.send({ kind: 'award', member: bob, activityId: 'write_a_review' });
  await lanes.send({ kind: 'award', member: bob, activityId: 'slow' });
  await lanes.send({
    kind: 'return_order',
    activityId: 'made_a_purchase',
    orderId: 'o-2',
    amount: '10',
  });
  await lanes.send({ kind: 'deduct', member: bob, points: 15, reason: 'a test' });
  const made = await lanes.send({ kind: 'redeem', member: bob, rewardId: 'made' });
  const { id: transactionId } = JSON.parse(made.body) as { id: string };
  await lanes.send({ kind: 'cancel_redemption', transactionId });
  await lanes.send({ kind: 'redeem', member: bob, rewardId: 'reward_00001', hold: true });
  await lanes.close();
}

/** Ann and Cid become one with Bob, whose history goes on; Cid is parted again. */
async function liveMerged(database: TestDatabase, merchantId: number): Promise<void> {
  const lanes = openLanes(database, merchantId);
  const named = (name: string) => ({ by: 'email', value: `${name}@example.com` }) as const;
  const ids: string[] = [];
  for (const name of ['ann', 'bob', 'cid', 'dora']) {
    const profile = { email: named(name).value, firstName: name, lastName: 'M', uid: name };
    await lanes.send({ kind: 'enroll', profile });
    await lanes.send({ kind: 'award', member: named(name), activityId: 'write_a_review' });
    const { body } = await lanes.send({ kind: 'award', member: named(name), activityId: 'slow' });
    ids.push((JSON.parse(body) as { id: string }).id);
  }
  await lanes.send({ kind: 'redeem', member: named('ann'), rewardId: 'reward_00001' });
  await lanes.send({ kind: 'merge_members', from: named('ann'), into: named('bob') });
  const { body } = await lanes.send({
    kind: 'merge_members',
    from: named('cid'),
    into: named('bob'),
  });
  const [pending = '', , settled = ''] = ids;
  for (const transactionId of [pending, settled]) {
    await lanes.send({ kind: 'approve_award', transactionId, approvedBy: 'eve' });
  }
  await lanes.send({ kind: 'redeem', member: named('cid'), rewardId: 'reward_00001' });
  const merged = (JSON.parse(body) as { id: string }).id;
  const { rows } = await lanes.pool.query<{ member_id: string }>(
    'select member_id from transactions where merchant_id = $1 and id = $2',
    [merchantId, merged],
  );
  await lanes.send({ kind: 'unmerge_members', from: rows[0]?.member_id ?? '' });
  await lanes.close();
}
