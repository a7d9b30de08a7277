import { describe, expect, it } from 'vitest';
import { judge, reach, sees } from '../../support/console/judge.ts';
import { PASSWORD, PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole, type UsedConsole } from '../../support/console/use-console.ts';
import { useDeskPage } from '../../support/console/desk-page.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* What an agent does while a customer waits. */

const PROGRAM = {
  name: 'Harbour Coffee Rewards',
  currency: 'USD',
  timeZone: 'America/New_York',
  expiry: { mode: 'after', months: 12 },
  activities: [
    { id: 'goodwill', name: 'Goodwill', earn: { points: '40' }, agents: true },
    { id: 'large', name: 'Large goodwill', earn: { points: '500' }, agents: true },
    { id: 'made_a_purchase', name: 'Order', earn: { multiplier: '2' } },
  ],
  rewards: [
    {
      ...{ id: 'ten_off', name: '$10 off', type: 'fixed_amount', value: '10', points: '100' },
      coupons: 'pool',
    },
  ],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '1000' },
  ],
};
const AGENT = 'gus@shop.example';

async function fillShop(store: UsedConsole): Promise<void> {
  await store.takeOn(AGENT, 'agent', 'Gus');
  for (const [first, last] of [
    ['Bob', 'Bobberson'],
    ['Ada', 'Lovelace'],
  ] as const) {
    const member_id = `${first.toLowerCase()}-1`;
    await store.call('/members', {
      ...{ member_id, first_name: first, last_name: last },
      ...{ phone_number: '+1-7203332525', email_address: `${first.toLowerCase()}@example.com` },
    });
    await store.call('/transactions/award', {
      ...{ member_id, activity_id: 'made_a_purchase' },
      transaction_attributes: {
        ...{ order_id: `order-${member_id}`, order_total: 110, order_subtotal: 110 },
      },
    });
  }
}

describe.skipIf(!CAN_PRINT)('the screen of agents', () => {
  const desk = useDeskPage();
  const store = useConsole({
    settings: { FEALTY_AGENT_FRAMES: desk.origin },
    ...{ program: PROGRAM, coupons: { ten_off: ['TEN-1', 'TEN-2'] }, fill: fillShop },
  });

  it('is their home: finds, gives within limits, redeems and takes back', async () => {
    const owner = await store.open('/settings/people');
    await signIn(owner.page, OWNER);
    await owner.page.getByLabel('Points per award').fill('100');
    await owner.page.getByLabel('Points per day and agent').fill('90');
    await owner.page.getByRole('button', { name: 'Save the limits' }).click();
    await sees(owner.page, 'The limits of agents are saved');
    await judge(owner, 'people-01-limits');
    await owner.close();

    const opened = await store.open('/');
    const { page } = opened;
    await signIn(page, AGENT);
    await page.getByRole('heading', { name: 'Help a member' }).waitFor();
    await sees(page, 'You may give 90 points more today, at most 100 points at once.');
    expect(await page.getByRole('link', { name: 'Home' }).count()).toBe(0);
    await judge(opened, 'agent-01-empty');
    await page.getByLabel('Find a member').fill('order-ada-1');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    await sees(page, 'API key main');
    await judge(opened, 'agent-02-found-by-order');

    await page.getByRole('button', { name: 'Give points' }).click();
    await page.getByLabel('For what').selectOption('large');
    await sees(page, 'You may give 100 points at once.');
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await sees(page, /An agent gives 100 points at most at once/);
    await judge(opened, 'agent-03-over-the-limit');
    await page.getByLabel('For what').selectOption('goodwill');
    await page.getByLabel('Why (colleagues see it)').fill('late parcel');
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await page.getByRole('button', { name: 'Give 40 points' }).click();
    await sees(page, '40 points given to Ada Lovelace');
    await sees(page, 'You may give 50 points more today');
    await sees(page, '“late parcel”');

    await page.getByRole('button', { name: 'Redeem', exact: true }).click();
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await page.getByRole('button', { name: 'Redeem for 100 points' }).click();
    await sees(page, /the code is TEN-1/);

    await page.getByRole('button', { name: /^Take back: Goodwill/ }).click();
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await page.getByRole('button', { name: 'Take back 40 points' }).click();
    await sees(page, '40 points taken back');
    await sees(page, 'Reversed an award');
    await judge(opened, 'agent-04-done');
    await opened.close();
  });

  it('is opened for one customer by a help desk, on a phone, in the dark, by keyboard', async () => {
    const how = { viewport: PHONE, colorScheme: 'dark' } as const;
    const opened = await store.open('/agent?email=bob%40example.com', how);
    const { page } = opened;
    await signIn(page, AGENT);
    await page.getByRole('heading', { name: 'Bob Bobberson' }).waitFor();
    await judge(opened, 'agent-05-phone');
    await reach(page, /^Give points$/);
    await page.keyboard.press('Enter');
    await page.getByLabel('For what').waitFor();
    await reach(page, /^Show what will happen$/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Give 40 points' }).waitFor();
    await judge(opened, 'agent-06-phone-dialog');
    await page.keyboard.press('Escape');
    await page.goto(`${store.url}/agent?find=nobody-of-that-name`);
    await sees(page, 'Nobody was found for “nobody-of-that-name”');
    await page.goto(`${store.url}/agent?find=%2B1`);
    await judge(opened, 'agent-07-phone-nobody');
    await opened.close();
  });

  it('stands in the page of a help desk that was allowed, with a session of its own', async () => {
    const html = { accept: 'text/html' };
    const policyOf = async (address: string): Promise<string> =>
      (await fetch(`${store.url}${address}`, { headers: html })).headers.get(
        'content-security-policy',
      ) ?? '';
    expect(await policyOf('/agent?email=x')).toContain(`frame-ancestors ${desk.origin}`);
    expect(await policyOf('/members')).toContain("frame-ancestors 'none'");
    desk.show(`${store.url}/agent?email=ada%40example.com`);
    const opened = await store.open('/agent');
    const { page } = opened;
    await page.goto(desk.origin);
    const frame = page.frameLocator('iframe');
    await frame.getByLabel('E-mail address').fill(AGENT);
    await frame.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await frame.getByRole('button', { name: 'Sign in', exact: true }).click();
    await frame.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    await frame.getByRole('button', { name: 'Give points' }).waitFor();
    // No cookie was set, so no other page can ask in this agent's name.
    expect(await page.context().cookies()).toEqual([]);
    expect(await frame.getByRole('navigation').count()).toBe(0);
    await judge(opened, 'agent-08-framed');
    desk.show(`${store.url}/members`);
    await page.goto(desk.origin);
    await page.waitForTimeout(500);
    expect(await frame.getByLabel('E-mail address').count()).toBe(0);
    await opened.close();
  });
});
