import type { ProgramDocument } from '@fealty/core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import {
  openLanes,
  SHOP,
  tally,
  type OpenLanes,
  type Said,
} from '../../../../tests/support/open-lanes.ts';
import { Patience } from '../jobs/patience.ts';
import { sweepAll } from '../../../../tests/support/sweep-all.ts';
import { listPools } from '../queries/list-pools.ts';
import { columnTypes } from '../runtime/pg-types.ts';
import { uploadCoupons } from '../usecases/upload-coupons.ts';
import { verifyMerchant } from '../verify/verify-merchant.ts';
import type { Answer } from './outcome.ts';

const PROGRAM: ProgramDocument = {
  ...SHOP,
  rewards: [
    ...SHOP.rewards,
    {
      id: 'made',
      name: 'Made on the spot',
      type: 'fixed_amount',
      value: '1',
      points: '1',
      coupons: { pattern: 'MADE-XXXX-9999' },
    },
  ],
};

const HALF_AN_HOUR = 30 * 60_000;

/* Two processes on one database, and a merchant of its own for each test. */

let database: TestDatabase;
let pool: pg.Pool;
let client: pg.PoolClient;

beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ ...database.owner, types: columnTypes, options: '-c timezone=UTC' });
  // The database may be dropped before its last connection has ended.
  pool.on('error', () => undefined);
  client = await pool.connect();
});
afterAll(async () => {
  client.release();
  await pool.end();
  await database.drop();
});

interface Shop {
  readonly merchantId: number;
  readonly processes: readonly [OpenLanes, OpenLanes];
  rows(text: string): Promise<Record<string, unknown>[]>;
}

/** Runs a test in a shop of its own, and verifies its books afterwards. */
async function inShop(
  codes: readonly string[],
  test: (shop: Shop) => Promise<void>,
): Promise<void> {
  const coupons = { reward_00002: codes.map((code) => ({ code })) };
  const start = Date.UTC(2026, 0, 1);
  const merchantId = await makeMerchant(pool, { program: PROGRAM, coupons }, start);
  const processes = [openLanes(database, merchantId), openLanes(database, merchantId)] as const;
  try {
    await test({
      merchantId,
      processes,
      rows: async (text) => (await client.query<Record<string, unknown>>(text, [merchantId])).rows,
    });
    expect(processes.flatMap(({ troubles }) => troubles)).toEqual([]);
  } finally {
    await Promise.all(processes.map((one) => one.close()));
  }
  expect((await verifyMerchant(client, merchantId)).problems).toEqual([]);
}

const emailOf = (number: number): string => `member${String(number)}@example.com`;

async function enroll({ processes }: Shop, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, number) =>
      processes[0].send({
        kind: 'enroll',
        profile: { email: emailOf(number), firstName: 'M', lastName: 'T' },
      }),
    ),
  );
}

function redeem(by: OpenLanes, number: number, said: Partial<Said> = {}): Promise<Answer> {
  const member = { by: 'email', value: emailOf(number) } as const;
  return by.send({ kind: 'redeem', member, rewardId: 'reward_00001', ...said } as Said);
}

function read(answer: Answer): { id: string; coupon: string } {
  return JSON.parse(answer.body) as { id: string; coupon: string };
}

async function sweep({ processes: [first] }: Shop): Promise<void> {
  const { signal } = new AbortController();
  const { pool, files, lanes } = first;
  await sweepAll({ pool, files, lanes, patience: new Patience(1000, 100), signal });
}

describe('a redemption in a cart', () => {
  it('is settled once when its order, its cart and its deadline race', async () => {
    await inShop([], async (shop) => {
      const [first, second] = shop.processes;
      const count = 40;
      await enroll(shop, count);
      const held = await Promise.all(
        Array.from({ length: count }, (_, number) => redeem(first, number, { hold: true })),
      );
      await shop.rows(
        `update merchants set clock_offset_ms = clock_offset_ms + ${String(HALF_AN_HOUR)} where id = $1`,
      );
      const wins = await Promise.all(
        held.map(async (answer) => {
          const { id: transactionId } = read(answer);
          const answers = await Promise.all([
            first.send({ kind: 'confirm_redemption', transactionId }),
            second.send({ kind: 'cancel_redemption', transactionId, only: 'held' }),
            second.send({ kind: 'cancel_redemption', transactionId, only: 'overdue' }),
            first.send({ kind: 'cancel_redemption', transactionId, only: 'overdue' }),
          ]);
          expect(tally(answers)).toEqual({ done: 1, transaction_settled: 3 });
          return answers.findIndex(({ status }) => status === 200);
        }),
      );
      const confirmed = wins.filter((winner) => winner === 0).length;
      expect(
        await shop.rows(
          `select sum(available)::int as available, sum(reserved)::int as reserved,
                  sum(redeemed)::int as redeemed, sum(redemptions)::int as redemptions
             from member_heads where merchant_id = $1`,
        ),
      ).toEqual([
        {
          available: count * 100 - confirmed * 50,
          reserved: 0,
          redeemed: confirmed * 50,
          redemptions: confirmed,
        },
      ]);
      expect(await shop.rows('select 1 from dues where merchant_id = $1')).toEqual([]);
    });
  });

  it('is one at a time, however many are asked for at once', async () => {
    await inShop([], async (shop) => {
      await enroll(shop, 1);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, turn) =>
          redeem(shop.processes[turn % 2 === 0 ? 0 : 1], 0, { hold: true }),
        ),
      );
      expect(tally(answers)).toEqual({ done: 1, redemption_in_progress: 19 });
    });
  });

  it('is given back by the sweep when its time is over, not before', async () => {
    await inShop(['ONE'], async (shop) => {
      await enroll(shop, 1);
      const { coupon } = read(
        await redeem(shop.processes[0], 0, { hold: true, rewardId: 'reward_00002' }),
      );
      const heads = 'select available, reserved from member_heads where merchant_id = $1';
      await sweep(shop);
      expect(await shop.rows(heads)).toEqual([{ available: 90, reserved: 10 }]);
      await shop.rows(
        `update merchants set clock_offset_ms = clock_offset_ms + ${String(HALF_AN_HOUR)} where id = $1`,
      );
      await sweep(shop);
      expect(await shop.rows(heads)).toEqual([{ available: 100, reserved: 0 }]);
      expect(
        await shop.rows(
          `select code, burned_at is not null as burned from coupons where merchant_id = $1`,
        ),
      ).toEqual([{ code: coupon, burned: true }]);
      expect(
        await shop.rows(
          `select type, sequence from events where merchant_id = $1 order by sequence`,
        ),
      ).toMatchObject([
        { type: 'points.awarded' },
        { type: 'member.enrolled' },
        { type: 'redemption.held' },
        { type: 'redemption.cancelled' },
      ]);
    });
  });
});

describe('a finished redemption', () => {
  it('is given back once, however often that is asked for at once', async () => {
    await inShop([], async (shop) => {
      await enroll(shop, 1);
      const { id: transactionId } = read(await redeem(shop.processes[0], 0));
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, turn) =>
          shop.processes[turn % 2 === 0 ? 0 : 1].send({ kind: 'cancel_redemption', transactionId }),
        ),
      );
      expect(tally(answers)).toEqual({ done: 1, transaction_settled: 19 });
      expect(
        await shop.rows(
          'select available, redeemed, redemptions from member_heads where merchant_id = $1',
        ),
      ).toEqual([{ available: 100, redeemed: 0, redemptions: 0 }]);
    });
  });
});

describe('codes', () => {
  it('that are made on the spot are each made once, and like their pattern', async () => {
    await inShop([], async (shop) => {
      await enroll(shop, 20);
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, turn) =>
          redeem(shop.processes[turn % 2 === 0 ? 0 : 1], turn % 20, { rewardId: 'made' }),
        ),
      );
      const codes = answers.map((answer) => read(answer).coupon);
      expect(new Set(codes).size).toBe(200);
      for (const code of codes) expect(code).toMatch(/^MADE-[A-HJKMNP-Z]{4}-[2-9]{4}$/);
      expect(
        await shop.rows('select count(*) as made from generated_coupons where merchant_id = $1'),
      ).toEqual([{ made: 200 }]);
    });
  });

  it('are noted with the first order that brings them back, and strange ones are not', async () => {
    await inShop(['POOL-1', 'POOL-2'], async (shop) => {
      const [first] = shop.processes;
      await enroll(shop, 2);
      const { coupon: made } = read(await redeem(first, 0, { rewardId: 'made' }));
      const { coupon: pooled } = read(await redeem(first, 0, { rewardId: 'reward_00002' }));
      const buy = (number: number, id: string, coupons: string[]): Promise<Answer> =>
        first.send({
          kind: 'purchase',
          member: { by: 'email', value: emailOf(number) },
          activityId: 'made_a_purchase',
          order: { id, total: '5', subtotal: '5', currency: 'USD', coupons, lines: [] },
        });
      expect((await buy(1, 'o-1', [made, 'STRANGE', 'POOL-2'])).status).toBe(200);
      expect((await buy(0, 'o-2', [pooled, made])).status).toBe(200);
      expect((await buy(0, 'o-3', [])).status).toBe(200);
      expect(
        await shop.rows(
          `select code, order_id, redeemed_at is not null as redeemed from coupons
            where merchant_id = $1
           union all
           select code, order_id, redeemed_at is not null from generated_coupons
            where merchant_id = $1 order by 1`,
        ),
      ).toEqual([
        { code: made, order_id: 'o-1', redeemed: true },
        { code: 'POOL-1', order_id: 'o-2', redeemed: true },
        { code: 'POOL-2', order_id: null, redeemed: false },
      ]);
    });
  });

  it('that run low are told of once for an upload, and once when none is left', async () => {
    await inShop(['A', 'B', 'C', 'D', 'E'], async (shop) => {
      await enroll(shop, 20);
      const take = async (count: number): Promise<void> => {
        for (let turn = 0; turn < count; turn += 1) {
          await redeem(shop.processes[turn % 2 === 0 ? 0 : 1], turn, { rewardId: 'reward_00002' });
        }
      };
      const told = async (): Promise<unknown[]> =>
        (
          await shop.rows(
            'select alert, issued, uploaded from stock_alerts where merchant_id = $1 order by id',
          )
        ).map(({ alert, issued, uploaded }) => [alert, issued, uploaded]);
      await take(3);
      expect(await told()).toEqual([]);
      await take(1);
      const low = ['reward.stock_low', 4, 5];
      expect(await told()).toEqual([low]);
      await take(3);
      const paused = ['reward.paused', 5, 5];
      expect(await told()).toEqual([low, paused]);
      const { merchantId } = shop;
      await uploadCoupons(pool, {
        ...{ merchantId, rewardId: 'reward_00002', codes: ['F', 'G', 'H'] },
        ...{ expiresAt: null, actor: 'test' },
      });
      await take(4);
      expect(await told()).toEqual([
        low,
        paused,
        ['reward.stock_low', 7, 8],
        ['reward.paused', 8, 8],
      ]);
      expect(await listPools(pool, merchantId)).toMatchObject([
        { rewardId: 'reward_00002', uploaded: 8, issued: 8, alert: 'reward.paused' },
      ]);
    });
  });
});
