import { describe, expect, it } from 'vitest';
import type { Member, Notice, Transaction } from '@fealty/core';
import { idle, plain } from '../../../../tests/scenarios/programs.ts';
import { keptAfter } from '../../../../tests/simulation/scenario/kept-after.ts';
import { coreDriver, programOf } from '../../../../tests/support/scenario/core-driver.ts';
import type { Scenario } from '../../../../tests/support/scenario/driver.ts';
import { runScenario } from '../../../../tests/support/scenario/run.ts';
import { eventData, isOfMember, type EventData } from './event-data.ts';

interface Told {
  readonly type: string;
  readonly quiet: boolean;
  readonly data: EventData;
}

/** Events of a table in the order in which they were numbered. */
async function eventsOf(scenario: Omit<Scenario, 'title'>): Promise<readonly Told[]> {
  const store = await keptAfter(scenario);
  return store.rows('events').map(({ type, quiet, data }) => ({
    ...{ type: String(type), quiet: quiet === true },
    data: JSON.parse(String(data)) as EventData,
  }));
}

async function lastOf(scenario: Omit<Scenario, 'title'>): Promise<EventData> {
  const last = (await eventsOf(scenario)).at(-1);
  if (last === undefined) throw new Error('nothing was told');
  return last.data;
}

it('a redemption is told with the names that things have, and with its code', async () => {
  const { member, transaction } = await lastOf({
    program: plain,
    coupons: { voucher: [{ code: 'FIVE' }] },
    table: `
      day 1  enroll uid 7 born 1990-03-01
      day 1  purchase O1 80
      day 2  redeem voucher
    `,
  });
  expect(member).toMatchObject({
    ...{ email: 'ann@example.com', uid: '7', firstName: 'ann', birthdate: '1990-03-01' },
    ...{ tierId: 'silver', tierName: 'Silver' },
    ...{ available: 30, pending: 0, redeemed: 50, earned: 80 },
  });
  expect(transaction).toMatchObject({
    ...{ kind: 'redeem', points: 50, rewardId: 'voucher', rewardName: 'voucher' },
    ...{ couponCode: 'FIVE', activityId: null, activityName: null, orderId: null, reason: null },
  });
});

it('an award is told with its activity and order, and has no reward', async () => {
  const { transaction } = await lastOf({
    program: plain,
    table: 'day 1  enroll\nday 1  purchase O1 80',
  });
  expect(transaction).toMatchObject({
    ...{ activityId: 'made_a_purchase', activityName: 'Purchase on website', orderId: 'O1' },
    ...{ rewardId: null, rewardName: null, couponCode: null, expiresAt: null },
  });
});

it('points that lapse by inactivity are told with the date that their member has now', async () => {
  const table = (award: string): string => `
    day 1  enroll
    day 1  purchase O1 5
    day 3  ${award}
  `;
  const idleOne = await lastOf({ program: idle, table: table('purchase O2 5') });
  expect(idleOne.transaction?.expiresAt).toBe(Date.UTC(2026, 1, 4) - 1);
  const keptOne = await lastOf({ program: idle, table: table('award - for kept') });
  expect(keptOne.transaction?.expiresAt).toBeNull();
});

it('a deduction is told with the reason that came with it', async () => {
  const { transaction } = await lastOf({
    program: plain,
    table: 'day 1  enroll\nday 1  award 5\nday 2  deduct 5',
  });
  expect(transaction).toMatchObject({ kind: 'deduct', points: 5, reason: 'scenario' });
});

it('what lapses soon is told with how many days are left', async () => {
  const { transaction, expiring } = await lastOf({
    program: idle,
    table: `
      day 1   enroll
      day 1   purchase O1 50
      day 25  remind 7 of day 32
    `,
  });
  expect(transaction).toBeNull();
  expect(expiring).toEqual({ days: 7, points: 50, date: Date.UTC(2026, 1, 2) - 1 });
});

describe('an event about', () => {
  const scenario = {
    ...{ title: '', program: plain, coupons: { voucher: [{ code: 'FIVE' }] } },
    table: `
      day 1  enroll
      day 1  purchase O1 80
      day 2  redeem voucher
    `,
  };
  const about = { expiring: null, notice: null, idle: false };

  /** A member with an award and a redemption. */
  async function books(): Promise<{
    readonly member: Member;
    readonly award: Transaction;
    readonly redeemed: Transaction;
  }> {
    const driver = coreDriver(scenario);
    expect(await runScenario(scenario, driver)).toEqual([]);
    const [member] = [...driver.books.members.values()].map((one) => one.member);
    const [award, redeemed] = [...driver.books.transactions.values()];
    if (member === undefined || award == null || redeemed == null) throw new Error('none');
    return { member, award, redeemed };
  }

  it('things that a program no longer has tells them by their ids, and a tier by none', async () => {
    const { member, award, redeemed } = await books();
    const bare = programOf({
      program: {
        ...{ ...plain, activities: [], rewards: [] },
        tiers: [{ id: 'other', name: 'Other', threshold: '0' }],
      },
    });
    const told = eventData(member, bare, { ...about, transaction: award });
    expect(told.member).toMatchObject({ tierId: 'silver', tierName: null });
    expect(told.transaction).toMatchObject({ activityName: 'made_a_purchase', rewardName: null });
    expect(Object.keys(told)).toEqual(['member', 'transaction']);
    const spent = eventData(member, bare, { ...about, transaction: redeemed });
    expect(spent.transaction).toMatchObject({ activityName: null, rewardName: 'voucher' });
  });

  it('an award that a moderator changed tells what he made of it, and why', async () => {
    const { member, award } = await books();
    const details = { ...award.details, reason: 'at the till' };
    const told = (more: Partial<Transaction>): unknown => {
      const transaction = { ...award, details, ...more };
      const { points, reason } =
        eventData(member, programOf(scenario), { ...about, transaction }).transaction ?? {};
      return [points, reason];
    };
    expect(told({})).toEqual([80, 'at the till']);
    expect(told({ modified: 60, amended: { reason: 'a mistake' } })).toEqual([60, 'a mistake']);
    expect(told({ modified: 0, amended: { tags: ['late'] } })).toEqual([0, 'at the till']);
  });

  it('something that was noticed says what', async () => {
    const { member, award } = await books();
    const notice: Notice = {
      ...{ what: 'awards.held', id: '5f', text: 'it gives too much' },
      activityId: 'made_a_purchase',
    };
    const told = eventData(member, programOf(scenario), { ...about, transaction: award, notice });
    expect(told.notice).toEqual(notice);
  });
});

it('events of the store itself tell of no member', async () => {
  const told = await lastOf({ program: plain, table: 'day 1  enroll' });
  expect([isOfMember(told), isOfMember({ seal: { root: '00' } })]).toEqual([true, false]);
});
