import { describe, expect, it } from 'vitest';
import { judge, sees } from '../../support/console/judge.ts';
import { PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole, type UsedConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* Rewards and their codes, in a browser. */

const PROGRAM = {
  name: 'Harbour Coffee Rewards',
  currency: 'USD',
  timeZone: 'America/New_York',
  activities: [{ id: 'goodwill', name: 'Goodwill', earn: { points: '500' } }],
  rewards: [
    {
      ...{ id: 'ten_off', name: '$10 off', type: 'fixed_amount', value: '10', points: '100' },
      ...{ coupons: 'pool', description: 'Off your next order of $30 or more.' },
    },
    {
      ...{ id: 'mug', name: 'Harbour mug', type: 'product', value: '18', points: '900' },
      ...{ coupons: 'none', productId: 'mug-1' },
    },
  ],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '1000' },
  ],
};

async function spendCodes(store: UsedConsole): Promise<void> {
  await store.call('/members', { member_id: 'bob-1', first_name: 'Bob', last_name: 'Bobberson' });
  await store.call('/transactions/award', { member_id: 'bob-1', activity_id: 'goodwill' });
  await store.call('/transactions/redeem', { member_id: 'bob-1', reward_id: 'ten_off' });
}

describe.skipIf(!CAN_PRINT)('rewards', () => {
  const store = useConsole({
    program: PROGRAM,
    coupons: { ten_off: ['TEN-1', 'TEN-2', 'TEN-3'] },
    fill: spendCodes,
  });

  it('are changed in the draft, seen as shoppers see them, and given codes that are judged first', async () => {
    const opened = await store.open('/rewards');
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, 'Harbour mug');
    await judge(opened, 'rewards-01-list');
    await page.getByRole('link', { name: '$10 off' }).click();
    await sees(page, 'Bob Bobberson');
    await judge(opened, 'rewards-02-page');
    await page.getByRole('button', { name: 'Add codes' }).click();
    await page.getByLabel('Codes', { exact: true }).last().fill('TEN-2\nTEN-4\nTEN-4\nTEN-5\n');
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await sees(page, '2 codes will be added; then 4 are left.');
    await sees(page, 'TEN-2 is in the pool already');
    await judge(opened, 'rewards-03-codes');
    await page.getByRole('button', { name: 'Add 2 codes' }).click();
    await sees(page, '2 codes added');
    await page.locator('label', { hasText: /^Left$/ }).click();
    await sees(page, 'TEN-5');
    await page.getByLabel('Find a code').fill('NONE');
    await sees(page, 'The pool has no such code');
    await page.getByRole('textbox', { name: /^Name/ }).fill('$10 off coffee');
    await page.getByRole('button', { name: 'Show it for some only' }).click();
    await sees(page, /^Allowed: /);
    await page.getByLabel('One of these').first().fill('112');
    await page.getByLabel('One of these').first().press('Enter');
    await page.getByLabel('What the shop asks by').scrollIntoViewIfNeeded();
    await judge(opened, 'rewards-03b-for-sales');
    await page.getByRole('button', { name: 'Save in the draft' }).click();
    await sees(page, /Draft: 2 changes, not published/);
    const figure = page.getByRole('figure', { name: 'As a shopper sees it' });
    expect(await figure.innerText()).toContain('$10 off coffee');

    await page.getByRole('button', { name: 'Add a limit' }).click();
    await page.getByLabel('In', { exact: true }).selectOption('month');
    await page.getByLabel('Codes are good').selectOption('days');
    await page.getByLabel('Days', { exact: true }).fill('0');
    await sees(page, /^Allowed: /);
    await page.getByLabel('Days', { exact: true }).fill('30');
    await page.getByLabel('Price', { exact: true }).selectOption('choice');
    await page.getByLabel('Most points').fill('500');
    await page.getByLabel('Worth of one point, USD').fill('0.1');
    await page.getByLabel('Place in the list').fill('1');
    await judge(opened, 'rewards-04-filled');
    await page.getByRole('button', { name: 'Save in the draft' }).click();
    await sees(page, 'Saved in the draft. It runs once you publish it.');
    await figure.getByText('100 to 500 points').waitFor();
    await page.getByRole('button', { name: 'Take this reward out' }).click();
    await sees(page, /Given out so far: 1/);
    // On its way out a message is neither here nor there.
    await page.getByText('2 codes added').waitFor({ state: 'detached' });
    await judge(opened, 'rewards-05-take-out');
    await page.getByRole('button', { name: 'Take it out of the draft' }).click();
    await sees(page, '$10 off coffee is out of the draft');
    await page.getByRole('heading', { name: 'Rewards', level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: '$10 off coffee' }).count()).toBe(0);
    await opened.close();
  });

  it('fit a phone in the dark, begin anew, and tell when the server fails', async () => {
    const opened = await store.open('/rewards', { viewport: PHONE, colorScheme: 'dark' });
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, 'Harbour mug');
    await judge(opened, 'phone-dark-rewards');
    await page.getByRole('button', { name: 'New reward' }).click();
    await sees(page, 'A reward without a name');
    await judge(opened, 'phone-dark-new-reward');
    await page.route('**/coupons?**', (route) => route.abort());
    await page.goto(`${store.url}/rewards/ten_off`);
    await sees(page, /server cannot be reached/);
    await judge(opened, 'phone-dark-reward-failing');
    await opened.close();
  });
});
