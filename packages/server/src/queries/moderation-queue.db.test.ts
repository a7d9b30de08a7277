import type { ProgramDocument } from '@fealty/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { makeMerchant } from '../../../../tests/support/merchant.ts';
import { openLanes, SHOP, type OpenLanes } from '../../../../tests/support/open-lanes.ts';
import { listPendingAwards, type ModerationFilter, type PendingAward } from './moderation-queue.ts';

const PROGRAM: ProgramDocument = {
  ...SHOP,
  activities: [
    ...SHOP.activities,
    { id: 'photo', name: 'Photo', earn: { points: '50' }, approval: { mode: 'by_hand' } },
    {
      id: 'order',
      name: 'Order',
      earn: { multiplier: '1' },
      approval: { mode: 'after_days', days: 14 },
    },
  ],
};

let database: TestDatabase;
let ledger: OpenLanes;
let merchantId = 0;
const ids: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const start = Date.UTC(2026, 0, 1);
  const opened = openLanes(database, 0);
  merchantId = await makeMerchant(opened.pool, { program: PROGRAM }, start);
  await opened.close();
  ledger = openLanes(database, merchantId);
  for (const name of ['ann', 'bob']) {
    const profile = { email: `${name}@example.com`, firstName: name, lastName: 'T' };
    await ledger.send({ kind: 'enroll', profile });
  }
  for (let number = 0; number < 12; number += 1) {
    const member = {
      by: 'email',
      value: number % 2 === 0 ? 'ann@example.com' : 'bob@example.com',
    } as const;
    const activityId = number % 3 === 0 ? 'order' : 'photo';
    const passed = activityId === 'order' ? { passed: '30', orderId: `O${String(number)}` } : {};
    const answer = await ledger.send({ kind: 'award', member, activityId, ...passed });
    ids.push((JSON.parse(answer.body) as { id: string }).id);
  }
});

afterAll(async () => {
  await ledger.close();
  await database.drop();
});

function list(filter: Partial<ModerationFilter> = {}): Promise<readonly PendingAward[]> {
  const all = { merchantId, activityId: null, memberId: null, after: null, limit: 100 };
  return listPendingAwards(ledger.pool, { ...all, ...filter });
}

describe('the moderation queue', () => {
  it('shows what waits, oldest first, a page behind the other', async () => {
    const pages: string[][] = [];
    let after: ModerationFilter['after'] = null;
    for (;;) {
      const page: readonly PendingAward[] = await list({ after, limit: 5 });
      const last = page.at(-1);
      if (last === undefined) break;
      pages.push(page.map(({ id }) => id));
      after = { recordedAt: last.recordedAt, id: last.id };
    }
    expect(pages.map((page) => page.length)).toEqual([5, 5, 2]);
    expect(pages.flat()).toEqual(ids);
  });

  it('can be that of an activity, of a member, or of both', async () => {
    const orders = await list({ activityId: 'order' });
    expect(orders.map(({ id }) => id)).toEqual(ids.filter((_, number) => number % 3 === 0));
    expect(orders[0]).toMatchObject({ points: 30, email: 'ann@example.com', orderId: 'O0' });
    expect(orders[0]?.approvesAt).not.toBeNull();
    const memberId = orders[0]?.memberId ?? '';
    const own = await list({ memberId });
    expect(own.map(({ id }) => id)).toEqual(ids.filter((_, number) => number % 2 === 0));
    const both = await list({ memberId, activityId: 'order' });
    expect(both.map(({ id }) => id)).toEqual(ids.filter((_, number) => number % 6 === 0));
    expect(await list({ merchantId: merchantId + 1 })).toEqual([]);
  });

  it('tells what a moderator made of an award, and loses what was settled', async () => {
    const [, second = '', third = '', fourth = ''] = ids;
    const by = { modifiedBy: 'eve', reason: 'blurred' };
    await ledger.send({ kind: 'modify_award', transactionId: second, points: 20, ...by });
    await ledger.send({
      kind: 'reject_award',
      transactionId: third,
      rejectedBy: 'eve',
      reason: 'copied',
    });
    await ledger.send({ kind: 'return_order', activityId: 'order', orderId: 'O3', amount: '10' });
    const rows = await list();
    expect(rows).toHaveLength(11);
    const find = (id: string): PendingAward | undefined => rows.find((row) => row.id === id);
    expect(find(second)).toMatchObject({ points: 50, modifiedPoints: 20 });
    expect(find(third)).toBeUndefined();
    expect(find(fourth)).toMatchObject({ points: 30, modifiedPoints: null, returnedPoints: 10 });
    const notes = await ledger.pool.query(
      `select what, points, by, reason from transaction_notes where merchant_id = $1 order by at`,
      [merchantId],
    );
    expect(notes.rows).toEqual([
      { what: 'modified', points: 20, by: 'eve', reason: 'blurred' },
      { what: 'rejected', points: null, by: 'eve', reason: 'copied' },
    ]);
  });
});
