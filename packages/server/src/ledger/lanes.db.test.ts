import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  testDatabase,
  testServers,
  type TestDatabase,
} from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, tally, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { connectionOf, openDatabase } from '../runtime/database.ts';

const bob = { by: 'email', value: 'bob@example.com' } as const;
const order = (id: string, subtotal: string) => ({
  id,
  total: subtotal,
  subtotal,
  currency: 'USD',
  coupons: [],
  lines: [],
});
const purchase = (id: string, subtotal = '10') =>
  ({
    kind: 'purchase',
    member: bob,
    activityId: 'made_a_purchase',
    order: order(id, subtotal),
  }) as const;

function keyOf(key: string, said: unknown): { key: string; fingerprint: Buffer } {
  return { key, fingerprint: Buffer.from(JSON.stringify(said)) };
}

describe.each(testServers())('lanes on PostgreSQL $version', (server) => {
  let database: TestDatabase;
  let admin: pg.Client;
  let merchantId: number;
  let processes: OpenLanes[] = [];
  const open = (): OpenLanes => {
    const opened = openLanes(database, merchantId);
    processes.push(opened);
    return opened;
  };

  beforeAll(async () => {
    database = await testDatabase(server);
    admin = new pg.Client(connectionOf(database.superuser));
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await database.drop();
  });
  beforeEach(async () => {
    const setup = openDatabase(database.app);
    const coupons = { reward_00002: [{ code: 'LAST' }] };
    merchantId = await makeMerchant(setup.pool, { program: SHOP, coupons }, Date.UTC(2026, 0, 1));
    await setup.close();
    const first = open();
    await first.send({
      kind: 'enroll',
      profile: { email: bob.value, firstName: 'Bob', lastName: 'Baker', uid: '1' },
    });
    return async () => {
      for (const each of processes) await each.close();
      processes = [];
    };
  });

  async function head(): Promise<Record<string, number>> {
    const found = await admin.query<Record<string, string>>(
      `select h.available, h.version, h.event_seq,
              (select count(*) from postings p where p.merchant_id = $1) as postings,
              (select count(*) from events e where e.merchant_id = $1) as events
         from member_heads h where h.merchant_id = $1`,
      [merchantId],
    );
    return Object.fromEntries(
      Object.entries(found.rows[0] ?? {}).map(([name, value]) => [name, Number(value)]),
    );
  }

  /** In a transaction of somebody else, which is left open. */
  async function lockBob(): Promise<void> {
    await admin.query('begin');
    await admin.query(
      `select 1 from member_heads h join members m using (merchant_id, id)
        where h.merchant_id = $1 and m.email = $2 for update of h`,
      [merchantId, bob.value],
    );
  }

  it('award an order once, however often and from however many processes it comes', async () => {
    const [a, b] = [open(), open()];
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, index) => (index % 2 === 0 ? a : b).send(purchase('o-1'))),
    );
    expect(tally(answers)).toEqual({ done: 1, order_taken: 299 });
    expect(await head()).toMatchObject({ available: 110, version: 2, postings: 2 });
  });

  it('give one answer for one request key, and refuse another request under it', async () => {
    const [a, b] = [open(), open()];
    const said = { kind: 'award', member: bob, activityId: 'write_a_review' } as const;
    const key = keyOf('once', said);
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, index) => (index % 2 === 0 ? a : b).send(said, { key })),
    );
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    expect(await head()).toMatchObject({ available: 110 });
    const other = await a.send(said, { key: keyOf('once', 'other') });
    expect(other).toMatchObject({ status: 422, replayed: false });
  });

  it('keep refusals under their key, so that a retry hears the same', async () => {
    const lanes = open();
    const said = { kind: 'redeem', member: bob, rewardId: 'reward_0none' } as const;
    const first = await lanes.send(said, { key: keyOf('refused', said) });
    const again = await lanes.send(said, { key: keyOf('refused', said) });
    expect(first).toMatchObject({ status: 400, body: 'reward_unknown', replayed: false });
    expect(again).toMatchObject({ status: 400, body: 'reward_unknown', replayed: true });
  });

  it('give the last coupon to one of many who race for it', async () => {
    const [a, b] = [open(), open()];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        (index % 2 === 0 ? a : b).send({ kind: 'redeem', member: bob, rewardId: 'reward_00002' }),
      ),
    );
    expect(tally(answers)).toEqual({ done: 1, coupons_exhausted: 99 });
    expect(await head()).toMatchObject({ available: 90 });
  });

  it('spend points as if redemptions came one after another', async () => {
    const [a, b] = [open(), open()];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 === 0 ? a : b).send({ kind: 'redeem', member: bob, rewardId: 'reward_00001' }),
      ),
    );
    expect(tally(answers)).toEqual({ done: 2, points_insufficient: 48 });
    expect(await head()).toMatchObject({ available: 0 });
  });

  it('let nobody wait for a member that somebody else has locked', async () => {
    const lanes = open();
    await lanes.send({
      kind: 'enroll',
      profile: { email: 'ann@example.com', firstName: 'Ann', lastName: 'Ames', uid: '2' },
    });
    await lockBob();
    const stuck = lanes.send(purchase('stuck'));
    const started = performance.now();
    const stranger = await lanes.send({
      kind: 'award',
      member: { by: 'email', value: 'ann@example.com' },
      activityId: 'write_a_review',
    });
    expect(stranger.status).toBe(200);
    expect(performance.now() - started).toBeLessThan(1500);
    expect(await stuck).toMatchObject({ status: 503, body: 'member_locked' });
    await admin.query('rollback');
    expect(await lanes.send(purchase('stuck'))).toMatchObject({ status: 200 });
  });

  it('fail a command of which the answer cannot be made, and none of its neighbours', async () => {
    const opened = open();
    const bad = opened.lanes.submit({
      merchantId,
      command: { actor: 'test', ...purchase('bad') },
      respond: () => {
        throw new Error('no words');
      },
      key: null,
      deadlineMs: Infinity,
      bulk: false,
    });
    const good = Promise.all([1, 2, 3].map((n) => opened.send(purchase(`good-${String(n)}`))));
    await expect(bad).rejects.toThrow('no words');
    expect(tally(await good)).toEqual({ done: 3 });
    expect(await head()).toMatchObject({ available: 130 });
  });

  it('lose and double nothing while their connections are cut', async () => {
    const [a, b] = [open(), open()];
    const stop = new AbortController();
    let answered = 0;
    const cuts = (async () => {
      for (let seen = -1; !stop.signal.aborted;) {
        // Where it takes longer to connect again than between two cuts, nothing would ever be answered.
        if (answered !== seen) {
          seen = answered;
          await admin.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and application_name like '%lane'`,
          );
        }
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    })();
    const answers = await Promise.all(
      Array.from({ length: 400 }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * 2));
        const answer = await (index % 2 === 0 ? a : b).send(purchase(`cut-${String(index)}`, '1'));
        answered += 1;
        return answer;
      }),
    );
    stop.abort();
    await cuts;
    expect(tally(answers)).toEqual({ done: 400 });
    expect(await head()).toMatchObject({ available: 500, version: 401, postings: 401 });
  });

  it('number events without gaps', async () => {
    const lanes = open();
    await Promise.all([1, 2, 3, 4, 5].map((n) => lanes.send(purchase(`e-${String(n)}`))));
    const { event_seq: last, events } = await head();
    expect(events).toBe(last);
  });

  it('decide by a new program as soon as it runs', async () => {
    const lanes = open();
    await lanes.send(purchase('before'));
    await admin.query(
      `insert into program_versions (merchant_id, version, document, stamps, applied_by)
       values ($1, 2, $2, '{}', 'test')`,
      [
        merchantId,
        JSON.stringify({
          ...SHOP,
          activities: [{ id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '3' } }],
        }),
      ],
    );
    await admin.query('update merchants set running_version = 2 where id = $1', [merchantId]);
    const answer = await lanes.send(purchase('after'));
    expect(JSON.parse(answer.body)).toMatchObject({ points: 30 });
  });

  it('simulate what they would do, word for word, and write nothing', async () => {
    const lanes = open();
    const before = await head();
    const simulated = await lanes.send(purchase('s-1', '42.5'), { simulate: true });
    expect(await head()).toEqual(before);
    const real = await lanes.send(purchase('s-1', '42.5'));
    const said = JSON.parse(simulated.body) as Record<string, unknown>;
    expect(said).toMatchObject({ id: '0'.repeat(24), points: 43 });
    expect({ ...said, id: null }).toEqual({ ...(JSON.parse(real.body) as object), id: null });
    const coupon = await lanes.send(
      { kind: 'redeem', member: bob, rewardId: 'reward_00002' },
      { simulate: true },
    );
    expect(JSON.parse(coupon.body)).toMatchObject({ coupon: '********' });
  });

  it('finish what they accepted before they stop, and take nothing new', async () => {
    const lanes = open();
    const accepted = Promise.all(
      Array.from({ length: 100 }, (_, index) => lanes.send(purchase(`d-${String(index)}`))),
    );
    const drained = lanes.lanes.drain();
    expect(await lanes.send(purchase('late'))).toMatchObject({ status: 503, body: 'stopping' });
    await drained;
    expect(tally(await accepted)).toEqual({ done: 100 });
  });

  it('do not stop before those are answered who wait for a member that is locked', async () => {
    const lanes = open();
    await lockBob();
    const ended: string[] = [];
    const stuck = lanes.send(purchase('stuck')).then(({ status }) => {
      ended.push(`stuck ${String(status)}`);
    });
    // The lane has looked for Bob, and rests until it looks again.
    await lanes.send({
      kind: 'enroll',
      profile: { email: 'ann@example.com', firstName: 'Ann', lastName: 'Ames', uid: '2' },
    });
    const drained = lanes.lanes.drain().then(() => {
      ended.push('drained');
    });
    await pause(100);
    expect(ended).toEqual([]);
    await admin.query('rollback');
    await Promise.all([stuck, drained]);
    expect(ended).toEqual(['stuck 200', 'drained']);
  });
});
