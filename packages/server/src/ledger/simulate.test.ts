import { describe, expect, it } from 'vitest';
import type { Command, ProgramDocument } from '@fealty/core';
import { plain, promoting } from '../../../../tests/scenarios/programs.ts';
import { MERCHANT } from '../../../../tests/simulation/run/shop.ts';
import {
  memoryDriver,
  type MemoryDriver,
} from '../../../../tests/simulation/scenario/memory-driver.ts';
import { TABLES } from '../../../../tests/simulation/store/tables.ts';
import { countingFresh, programOf, START } from '../../../../tests/support/scenario/core-driver.ts';
import { runScenario } from '../../../../tests/support/scenario/run.ts';
import type { Scenario } from '../../../../tests/support/scenario/driver.ts';
import type { Supposed } from './lanes.ts';
import type { Outcome } from './outcome.ts';

const actor = 'key:test';
const ann = { by: 'email', value: 'ann@example.com' } as const;
const MASKED = '0'.repeat(24);

/** A shop after a table, whose lanes are still open. */
async function shopAfter(scenario: Omit<Scenario, 'title'>): Promise<MemoryDriver> {
  const whole = { ...scenario, title: '' };
  const driver = await memoryDriver(whole, START, countingFresh());
  expect(await runScenario(whole, driver)).toEqual([]);
  return driver;
}

/** How a command would end. */
async function simulated(
  { lanes, within }: MemoryDriver,
  command: Command,
  supposed?: Supposed,
): Promise<Outcome & { readonly kind: 'done' | 'refused' }> {
  const outcomes: Outcome[] = [];
  const answer = await within(() =>
    lanes.simulate(
      {
        ...{ merchantId: MERCHANT, command, key: null, bulk: false, deadlineMs: Infinity },
        respond: (outcome) => {
          outcomes.push(outcome);
          return { status: 200, body: outcome.kind };
        },
      },
      supposed,
    ),
  );
  const [outcome, ...more] = outcomes;
  if (outcome?.kind !== 'done' && outcome?.kind !== 'refused') throw new Error(answer.body);
  expect(more).toEqual([]);
  expect(answer).toMatchObject({ status: 200, replayed: false, retryAfterSeconds: null });
  return outcome;
}

/** What a shop would see of it: the refusal, or what was moved. */
function said(outcome: Outcome & { readonly kind: 'done' | 'refused' }): unknown {
  if (outcome.kind === 'refused') return outcome.refusal.code;
  const { transaction } = outcome.result;
  return [transaction?.kind ?? 'nothing', transaction?.points, outcome.member?.balances.available];
}

function everything({ store }: MemoryDriver): unknown {
  return TABLES.map((table) => store.rows(table));
}

const purchase = (id: string, subtotal: string): Command => ({
  ...{ kind: 'purchase', actor, member: ann, activityId: 'made_a_purchase' },
  order: { id, total: subtotal, subtotal, currency: 'USD', coupons: [], lines: [] },
});

describe('a simulation', () => {
  const table = `
    day 1  enroll
    day 1  purchase O1 120
    day 1  award - for survey
  `;
  const coupons = { voucher: [{ code: 'FIVE' }] };

  it.each<[string, Command, unknown]>([
    ['an order', purchase('O2', '30'), ['award', 30, 150]],
    ['an order that was there before', purchase('O1', '30'), 'order_taken'],
    ['a redemption', { kind: 'redeem', actor, member: ann, rewardId: 'mug' }, ['redeem', 100, 20]],
    [
      'a return, which asks for facts in several rounds',
      { kind: 'return_order', actor, activityId: 'made_a_purchase', orderId: 'O1' },
      ['return', 120, 0],
    ],
    [
      'a change of the person',
      { kind: 'update_member', actor, member: ann, changes: { city: 'Rome' } },
      ['nothing', undefined, 120],
    ],
    [
      'somebody unknown',
      { kind: 'deduct', actor, member: { by: 'uid', value: 'x' }, points: 1, reason: 'no' },
      'member_unknown',
    ],
  ])('of %s says what then happens, and leaves nothing', async (_what, command, expected) => {
    const shop = await shopAfter({ program: plain, coupons, table });
    const before = everything(shop);
    const outcome = await simulated(shop, command);
    expect(outcome.simulated).toBe(true);
    expect(said(outcome)).toEqual(expected);
    expect(everything(shop)).toEqual(before);
    const real = await shop.carryOut(command, outcome.now);
    const happened =
      real.kind === 'refused'
        ? real.code
        : [real.transaction?.kind ?? 'nothing', real.transaction?.points];
    expect(happened).toEqual(real.kind === 'refused' ? expected : (expected as []).slice(0, 2));
    await shop.close();
  });

  it('of a refusal tells whom it is about, as far as that is known', async () => {
    const shop = await shopAfter({ program: plain, coupons, table: 'day 1  enroll' });
    const redeem: Command = { kind: 'redeem', actor, member: ann, rewardId: 'mug' };
    const [known, unknown] = [
      await simulated(shop, redeem),
      await simulated(shop, { ...redeem, member: { by: 'uid', value: 'x' } }),
    ];
    expect([known, unknown].map(({ member }) => member?.profile.email)).toEqual([
      ...[ann.value, undefined],
    ]);
    await shop.close();
  });

  it('shows no id and no code that somebody might take for real', async () => {
    const shop = await shopAfter({ program: plain, coupons, table });
    const outcome = await simulated(shop, {
      kind: 'redeem',
      actor,
      member: ann,
      rewardId: 'voucher',
    });
    const { transaction, coupon } = outcome.kind === 'done' ? outcome.result : {};
    expect(transaction).toMatchObject({ id: MASKED, details: { couponCode: '********' } });
    expect(coupon).toMatchObject({ code: '********', rewardId: 'voucher' });
    const bought = await simulated(shop, purchase('O2', '30'));
    const order = bought.kind === 'done' ? bought.result : null;
    expect(order?.transaction?.id).toBe(MASKED);
    expect(Object.keys(order?.transaction?.details ?? {})).not.toContain('couponCode');
    expect(order?.coupon).toBeNull();
    await shop.close();
  });
});

describe('a simulation that supposes something', () => {
  const table = `
    day 1  enroll
    day 1  purchase O1 60
  `;

  it('is decided by the program that is supposed, whose budgets are still whole', async () => {
    const shop = await shopAfter({ program: plain, table });
    const running = await simulated(shop, purchase('O2', '10'));
    expect(said(running)).toEqual(['award', 10, 70]);
    const supposed = { program: programOf({ program: promoting }) };
    expect(said(await simulated(shop, purchase('O2', '10'), supposed))).toEqual(['award', 20, 80]);
    await shop.close();
  });

  it('finds a budget that runs already as it is', async () => {
    const shop = await shopAfter({
      program: promoting,
      table: 'day 1  enroll\nday 1  purchase O1 95',
    });
    const wider: ProgramDocument = { ...promoting, name: 'The same once more' };
    const supposed = { program: programOf({ program: wider }) };
    // Of a hundred points five are left, too few for ten.
    expect(said(await simulated(shop, purchase('O2', '10'), supposed))).toEqual(['award', 10, 200]);
    await shop.close();
  });

  it('stands on commands that come first, which leave nothing either', async () => {
    const shop = await shopAfter({ program: plain, table });
    const before = everything(shop);
    const redeem: Command = { kind: 'redeem', actor, member: ann, rewardId: 'mug' };
    expect(said(await simulated(shop, redeem))).toBe('points_insufficient');
    const supposed = { before: [purchase('O2', '30'), purchase('O3', '15')] };
    expect(said(await simulated(shop, redeem, supposed))).toEqual(['redeem', 100, 5]);
    expect(everything(shop)).toEqual(before);
    await shop.close();
  });

  it('ends with the first command that would be refused', async () => {
    const shop = await shopAfter({ program: plain, table });
    const supposed = { before: [purchase('O2', '30'), purchase('O1', '30')] };
    const redeem: Command = { kind: 'redeem', actor, member: ann, rewardId: 'mug' };
    expect(said(await simulated(shop, redeem, supposed))).toBe('order_taken');
    await shop.close();
  });

  it('takes several rounds where a command that comes first lacks facts', async () => {
    const shop = await shopAfter({ program: plain, table });
    const returned: Command = {
      ...{ kind: 'return_order', actor, activityId: 'made_a_purchase', orderId: 'O1' },
      amount: '20',
    };
    const award: Command = { kind: 'award', actor, member: ann, activityId: 'goodwill' };
    expect(said(await simulated(shop, award, { before: [returned] }))).toEqual(['award', 10, 50]);
    await shop.close();
  });
});
