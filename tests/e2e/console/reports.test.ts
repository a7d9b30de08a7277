import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { asOwner } from '../../support/as-owner.ts';
import { judge, sees } from '../../support/console/judge.ts';
import { PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole, type UsedConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';
import { runFealty } from '../../support/fealty-process.ts';

/* Home and the reports in a browser: with figures and without, on a phone, and for whom they are. */

const PROGRAM = {
  name: 'Harbour Coffee Rewards',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  expiry: { mode: 'after', months: 12 },
  activities: [
    { id: 'made_a_purchase', name: 'Order', earn: { multiplier: '2' } },
    { id: 'review', name: 'Review', earn: { points: '25' } },
    { id: 'photo', name: 'Photo', earn: { points: '30' }, approval: { mode: 'by_hand' } },
  ],
  rewards: [
    {
      ...{ id: 'ten_off', name: '€10 off', type: 'fixed_amount', value: '10', points: '100' },
      coupons: 'pool',
    },
  ],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '400' },
  ],
};
const CODES = { ten_off: ['TEN-1', 'TEN-2', 'TEN-3', 'TEN-4', 'TEN-5'] };
const ANALYST = 'ana@shop.example';
const AGENT = 'ann@shop.example';
const DAY_MS = 86_400_000;
/** The sums stop so long before now. */
const BEHIND_MS = 1500;

const REPORTS = [
  ['/reports', 'Reports'],
  ['/reports/balance', 'Points balance'],
  ['/reports/enrolments', 'Enrolment'],
  ['/reports/redemptions', 'Redemptions'],
  ['/reports/activities', 'Activities'],
  ['/reports/retention', 'Retention'],
  ['/reports/tiers', 'Tiers'],
  ['/liability', 'Liability'],
] as const;

/** A day so long ago, as the API takes it. */
function dayAgo(days: number): string {
  const [year = '', month = '', day = ''] = new Date(Date.now() - days * DAY_MS)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return `${month}/${day}/${year}`;
}

/** Orders of the last weeks, rewards, an award that waits, and what a point is worth. */
async function trade(store: UsedConsole): Promise<void> {
  const names = ['bob', 'ada', 'bo', 'eve'];
  for (const name of names) {
    await store.call('/members', { member_id: name, first_name: name });
  }
  for (let order = 0; order < 24; order += 1) {
    await store.call('/transactions/award', {
      ...{ member_id: names[order % 3] ?? 'bob', activity_id: 'made_a_purchase' },
      transaction_date: dayAgo((order * 5) % 80),
      transaction_attributes: {
        ...{ order_id: `order-${String(order)}`, order_total: 20 + order * 3 },
        order_subtotal: 20 + order * 3,
      },
    });
  }
  for (const member_id of ['bob', 'ada', 'bo', 'bob']) {
    await store.call('/transactions/redeem', { member_id, reward_id: 'ten_off' });
  }
  await store.call('/transactions/award', { member_id: 'eve', activity_id: 'photo' });
  const said = { point_value: '0.01', reason: 'By the price of rewards' };
  await store.call('/liability/assumptions', said);
  await pause(BEHIND_MS);
  const { code, err } = await runFealty(['liability', 'sums'], store.environment);
  expect([code, err]).toEqual([0, '']);
}

describe.skipIf(!CAN_PRINT)('home and reports', () => {
  const store = useConsole({
    program: PROGRAM,
    coupons: CODES,
    async fill(shop) {
      await shop.takeOn(ANALYST, 'analyst', 'Ana');
      await shop.takeOn(AGENT, 'agent', 'Ann');
    },
  });

  it('say that there is nothing yet', async () => {
    const opened = await store.open('/');
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, 'Nothing is counted yet.');
    await judge(opened, 'empty-home');
    await page.goto(`${store.url}/reports/redemptions`);
    await sees(page, 'Nothing was redeemed');
    await judge(opened, 'empty-redemptions');
    await page.goto(`${store.url}/liability`);
    await sees(page, /Nobody has said what a point is worth yet/);
    await judge(opened, 'empty-liability');
    await opened.close();
  });

  it('show figures, charts and tables to an analyst, tied to the ledger', async () => {
    await trade(store);
    const opened = await store.open('/?days=90');
    const { page, errors } = opened;
    await signIn(page, ANALYST);
    await sees(page, 'Needs a look');
    await sees(page, /1 award waits for somebody/);
    await sees(page, '€10 off: 1 coupon code left.');
    await page
      .getByRole('img', { name: /^Points issued/ })
      .locator('svg')
      .first()
      .waitFor();
    await judge(opened, 'home');
    await page.getByText('30 days', { exact: true }).click();
    await page.waitForURL(/days=30/);
    await page.goto(`${store.url}/liability`);
    await sees(page, 'Ties to the ledger');
    await judge(opened, 'liability');
    await page.goto(`${store.url}/reports/balance?days=90`);
    await sees(page, 'Ties to the ledger');
    await judge(opened, 'balance');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download CSV' }).click();
    expect((await download).suggestedFilename()).toBe('balance.csv');
    await page.getByLabel('Put together').selectOption('month');
    await page.waitForURL(/by=month/);
    expect(errors).toEqual([]);
    await opened.close();
  });

  it('say in red by how much balances and the ledger differ, and what to do', async () => {
    const shift = (points: number): Promise<void> =>
      asOwner(store.owner, async (owner) => {
        const { rowCount } = await owner.query(
          `update member_heads set available = available + $1 where (merchant_id, id) in
            (select merchant_id, id from members where uid = 'bob')`,
          [points],
        );
        expect(rowCount).toBe(1);
      });
    try {
      await shift(7);
      expect(await store.call('/reports/balance', {}, 'GET')).toMatchObject({ difference: -7 });
      expect(await store.call('/liability', {}, 'GET')).toMatchObject({
        by_month_earned: { difference: -7 },
        by_expiry: { difference: -7 },
      });
      const opened = await store.open('/reports/balance');
      const { page } = opened;
      await signIn(page, ANALYST);
      await page.getByRole('heading', { name: 'Points balance' }).waitFor();
      for (const address of ['/reports/balance', '/liability']) {
        await page.goto(`${store.url}${address}`);
        const told = page.getByRole('alert').filter({ hasText: 'Does not tie to the ledger' });
        await told.filter({ hasText: '7 points apart' }).waitFor();
        await told.filter({ hasText: 'fealty verify' }).waitFor();
        await judge(opened, `does-not-tie${address.replaceAll('/', '-')}`);
      }
      await opened.close();
    } finally {
      await shift(-7);
    }
    expect(await store.call('/reports/balance', {}, 'GET')).toMatchObject({ difference: 0 });
  });

  it('can be used on a phone, in the dark', async () => {
    const opened = await store.open('/', { viewport: PHONE, colorScheme: 'dark' });
    const { page } = opened;
    await signIn(page, OWNER);
    await page
      .getByRole('img', { name: /^Points issued/ })
      .locator('svg')
      .first()
      .waitFor();
    await judge(opened, 'phone-dark-home');
    for (const [address, heading] of REPORTS) {
      await page.goto(`${store.url}${address}`);
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await judge(opened, `phone-dark${address.replaceAll('/', '-')}`);
    }
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
    await opened.close();
  });

  it('are not for agents', async () => {
    const opened = await store.open('/');
    const { page } = opened;
    await signIn(page, AGENT);
    await page.getByRole('heading', { name: 'Help a member' }).waitFor();
    expect(await page.getByRole('link', { name: 'Reports' }).count()).toBe(0);
    await page.goto(`${store.url}/reports/balance`);
    await sees(page, 'This page is not for your role');
    await opened.close();
  });

  it('an owner says what a point is worth, and what is wrong with that stands at the field', async () => {
    const opened = await store.open('/liability');
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('button', { name: 'Say what a point is worth' }).click();
    await page.getByLabel('Money for one point').fill('much');
    await page.getByLabel('Why').fill('New prices');
    await page.getByRole('button', { name: 'Add to the assumptions' }).click();
    await sees(page, /^Allowed: /);
    await page.getByLabel('Money for one point').fill('0.02');
    await page.getByRole('button', { name: 'Add to the assumptions' }).click();
    await sees(page, 'A point is worth 0.02 from now on');
    await sees(page, '0.02 EUR');
    await opened.close();
  });
});
