import { describe, expect, it } from 'vitest';
import { judge, reach, sees } from '../../support/console/judge.ts';
import { PASSWORD, PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole, type UsedConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* The program as a loyalty manager changes it: a draft, rules, trying them, publishing, and the way back. */

const PROGRAM = {
  name: 'Harbour Coffee Rewards',
  currency: 'USD',
  timeZone: 'America/New_York',
  budgets: [{ id: 'winter', name: 'Winter campaign', points: '5000' }],
  activities: [
    { id: 'created_an_account', name: 'Join the club', earn: { points: '50' } },
    {
      ...{ id: 'made_a_purchase', name: 'Order', earn: { multiplier: '1' } },
      rules: [
        {
          ...{ id: 'winter', name: 'Winter warmth', type: 'fixed', points: '25' },
          ...{ budget: 'winter', from: '2026-01-01', until: '2099-02-28' },
        },
        {
          ...{ id: 'easter', name: 'Easter', type: 'multiplier', multiplier: '3' },
          ...{ from: '2025-04-18', until: '2025-04-21' },
        },
      ],
    },
    {
      ...{ id: 'write_a_review', name: 'Review', earn: { points: '20' } },
      rules: [{ id: 'daily', type: 'frequency', times: 3, per: 'day' }],
    },
  ],
  rewards: [],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '1000' },
  ],
};
const MANAGER = 'max@shop.example';
const ANALYST = 'ana@shop.example';

async function fillShop(store: UsedConsole): Promise<void> {
  await store.takeOn(MANAGER, 'manager', 'Max');
  await store.takeOn(ANALYST, 'analyst', 'Ana');
  for (const [name, spent] of [
    ['ada', 120],
    ['bob', 40],
  ] as const) {
    const member_id = `${name}-1`;
    await store.call('/members', { member_id, first_name: name === 'ada' ? 'Ada' : 'Bob' });
    await store.call('/transactions/award', {
      ...{ member_id, activity_id: 'made_a_purchase' },
      transaction_attributes: {
        ...{ order_id: `order-${name}`, order_total: spent, order_subtotal: spent },
      },
    });
  }
}

describe.skipIf(!CAN_PRINT)('the program in the console', () => {
  const store = useConsole({ program: PROGRAM, fill: fillShop });

  it('a rule is written, tried, reviewed with what it would have cost, published and taken back', async () => {
    const opened = await store.open('/program/activities');
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, 'Order earns 1 point per USD, which can be spent at once.');
    await judge(opened, '10-activities');
    await page.getByRole('link', { name: 'Order', exact: true }).click();
    await sees(page, 'From 18 April 2025 to 21 April 2025, 3 times the points.');
    await sees(page, '125 points');
    await judge(opened, '11-activity');

    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByRole('menuitem', { name: /Multiply the points/ }).click();
    await page.getByLabel('Name', { exact: true }).first().fill('Big orders');
    await page.getByRole('button', { name: 'Add a condition' }).click();
    await page.getByLabel('Value for Order subtotal').fill('a lot');
    await sees(page, /A condition needs another value/);
    await page.getByLabel('Value for Order subtotal').fill('80');
    await sees(page, '2 times the points when order subtotal is at least 80.');
    await sees(page, 'Under the program that runs: 125 points.');
    await sees(page, '225 points');
    await judge(opened, '12-rule');
    await page.getByLabel(/^Order subtotal/).fill('79');
    await sees(page, 'The same as under the program that runs.');
    // Somebody who is no member yet, in a tier that he is given.
    await page.locator('label', { hasText: 'Somebody new' }).click();
    await page.getByLabel('Points to spend').fill('a lot');
    await sees(page, /It cannot be tried like this/);
    await page.getByLabel('Points to spend').fill('500');
    await page.getByLabel(/^Order subtotal/).fill('80');
    await sees(page, /Under the program that runs: \d+ points/);
    await judge(opened, '12b-somebody-new');
    await page.getByRole('button', { name: 'Save in the draft' }).click();
    await sees(page, 'Draft: 1 change, not published');

    await page.getByRole('link', { name: 'Review', exact: true }).click();
    await sees(page, /New bonus Big orders of Order/);
    await sees(page, /Easter of Order ended/);
    await page.getByRole('button', { name: 'Try it on the past' }).click();
    await sees(page, '430 in place of 310');
    await sees(page, '1 member, 120 points in all');
    await sees(page, /265 points in place of 145 points/);
    await judge(opened, '13-review');
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish 1 change' }).click();
    await page.getByRole('heading', { name: 'History of versions' }).waitFor();
    await sees(page, /New bonus Big orders/);
    await judge(opened, '14-history');

    await page.getByRole('button', { name: 'Compare or go back' }).first().click();
    await sees(page, /No longer there: the bonus Big orders/);
    await judge(opened, '15-go-back');
    await page.getByRole('button', { name: 'Let version 2 run again' }).click();
    await sees(page, 'Version 4 runs now, as version 2 did');
    await sees(page, /going back to version 2/);
    await opened.close();
  });

  it('who awards an activity, what awards it by itself, and when it is held are said where it stands', async () => {
    const opened = await store.open('/program/activities/new_friend?new=New%20friend');
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByLabel('Most points that an agent may choose').fill('a few');
    await page.getByRole('switch', { name: /^Members award it to themselves/ }).click();
    await sees(page, /^Allowed: /);
    await page.getByLabel('Most points that an agent may choose').fill('200');
    await sees(page, /^Allowed: true only with a rule/);
    await page.getByRole('switch', { name: /^With the first order after/ }).click();
    await page.getByText('Change it for this activity').click();
    await page.getByLabel('Awards are held', { exact: true }).selectOption('fixed');
    await page.getByLabel('Most points an hour').fill('lots');
    await sees(page, 'It can be tried once every field has a value that can run.');
    expect(await page.getByText('Part of this page is missing').count()).toBe(0);
    await page.getByLabel('Awards are held', { exact: true }).scrollIntoViewIfNeeded();
    await judge(opened, '15b-advanced-refused');
    await page.getByRole('switch', { name: /^Members award it to themselves/ }).click();
    await page.getByLabel('Days without an order').fill('90');
    await page.getByLabel('Most points an hour').fill('2000');
    await sees(page, /rewarded with New friend after 90 days/);
    await judge(opened, '15c-advanced');
    await page.getByRole('button', { name: 'Save in the draft' }).click();
    await sees(page, /Draft: 2 changes, not published/);
    await page.getByRole('button', { name: 'Take this activity out' }).click();
    await page.getByRole('button', { name: 'Take it out of the draft' }).click();
    await sees(page, 'New friend is out of the draft');
    expect(opened.errors).toEqual([]);
    await opened.close();
  });

  it('two people change the same: who saves second chooses; what was not saved is there after a reload', async () => {
    const first = await store.open('/program/activities/write_a_review');
    await signIn(first.page, OWNER);
    await first.page.getByLabel('How many points').fill('30');
    const second = await store.open('/program/activities/write_a_review');
    await signIn(second.page, MANAGER);
    await second.page.getByLabel('How many points').fill('40');
    await second.page.getByRole('button', { name: 'Save in the draft' }).click();
    await sees(second.page, /Draft: 1 change/);

    await first.page.reload();
    await sees(first.page, 'You had unsaved changes here');
    await judge(first, '16-unsaved');
    await first.page.getByRole('button', { name: 'Bring them back' }).click();
    await first.page.context().setOffline(true);
    await first.page.getByRole('button', { name: 'Save in the draft' }).click();
    await sees(first.page, /You are offline.* What you typed is kept/);
    await judge(first, '16-offline');
    await first.page.context().setOffline(false);
    await first.page.getByRole('button', { name: 'Save in the draft' }).click();
    await sees(first.page, 'Somebody else changed this too');
    await sees(first.page, /earns 40 points instead of 20/);
    await sees(first.page, /earns 30 points instead of 20/);
    await judge(first, '17-conflict');
    await first.page.getByRole('button', { name: 'Keep mine' }).click();
    await sees(first.page, 'Saved in the draft, over the other change.');

    await second.page.reload();
    expect(await second.page.getByLabel('How many points').inputValue()).toBe('30');
    await second.page.goto(`${store.url}/program/review`);
    await second.page.getByRole('button', { name: 'Throw away…' }).click();
    await second.page.getByRole('button', { name: 'Throw it away' }).click();
    await sees(second.page, 'Nothing waits to be published');
    await judge(second, '18-nothing-waits');
    expect([first.errors, second.errors]).toEqual([[], []]);
    await first.close();
    await second.close();
  });

  it('a template becomes an activity by the keyboard alone, and awards itself', async () => {
    const opened = await store.open('/program/new-activity');
    const { page } = opened;
    await reach(page, /E-mail address/);
    await page.keyboard.type(OWNER);
    await reach(page, /^Password/);
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'New activity' }).waitFor();
    await judge(opened, '19-templates');
    await reach(page, /^Birthday/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save in the draft' }).waitFor();
    await reach(page, /^How many points/);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('300');
    await sees(page, /300 points/);
    await page.keyboard.press('Enter');
    await sees(page, /Draft: 2 changes, not published/);
    await reach(page, /^Review$/);
    await page.keyboard.press('Enter');
    await sees(page, /New activity Birthday/);
    await reach(page, /^Publish…/);
    await page.keyboard.press('Enter');
    await reach(page, /^Publish 2 changes/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'History of versions' }).waitFor();
    await opened.close();
  });

  it('promotions are listed by how they stand, on a phone and in the dark', async () => {
    const opened = await store.open('/program/promotions', {
      ...{ viewport: PHONE, colorScheme: 'dark' },
    });
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, '50 of 5,000 points used');
    await judge(opened, 'phone-dark-promotions');
    await page.getByText('Over', { exact: true }).first().click();
    await sees(page, 'Easter');
    await page.getByText('Winter warmth').waitFor({ state: 'detached' });
    for (const address of ['activities', 'activities/made_a_purchase', 'review', 'history']) {
      await page.goto(`${store.url}/program/${address}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await judge(opened, `phone-dark-${address.replace('/', '-')}`);
    }
    await page.goto(`${store.url}/program/activities/made_a_purchase`);
    await page.getByLabel('Points for each USD of an order').fill('2');
    await sees(page, 'Not saved yet');
    await page.getByRole('button', { name: /^Edit: Winter warmth/ }).click();
    await page.getByLabel('Points on top').fill('none');
    await sees(page, 'This cannot run yet');
    await judge(opened, 'phone-dark-rule');
    await opened.close();
  });

  it('an analyst reads the program and is offered nothing that changes it', async () => {
    const opened = await store.open('/program/activities/made_a_purchase');
    const { page } = opened;
    await signIn(page, ANALYST);
    await sees(page, 'Your role reads the program');
    expect(await page.getByLabel('Name', { exact: true }).first().isDisabled()).toBe(true);
    await page.getByText('Change it for this activity').click();
    expect(await page.getByLabel('Awards are held', { exact: true }).isDisabled()).toBe(true);
    await judge(opened, '20-analyst');
    await page.goto(`${store.url}/program/history`);
    await page.getByRole('heading', { name: 'Version 1', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /run again|Publish/ }).count()).toBe(0);
    await opened.close();
  });
});
