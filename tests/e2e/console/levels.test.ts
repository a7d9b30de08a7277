import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { judge, sees } from '../../support/console/judge.ts';
import { PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole, type UsedConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* What holds for the whole program: the ladder, expiry, referrals, settings, and a test store's clock. */

const PROGRAM = {
  name: 'Harbour Coffee Rewards',
  currency: 'USD',
  timeZone: 'America/New_York',
  expiry: { mode: 'after', months: 12 },
  reminders: [30, 7],
  members: { attributes: [{ name: 'shoe_size', type: 'number' }] },
  activities: [
    { id: 'created_an_account', name: 'Join the club', earn: { points: '50' } },
    { id: 'made_a_purchase', name: 'Order', earn: { multiplier: '1' } },
    {
      ...{ id: 'write_a_review', name: 'Review', earn: { points: '20' } },
      approval: { mode: 'after_days', days: 14 },
      rules: [{ id: 'daily', type: 'frequency', times: 3, per: 'day' }],
    },
    { id: 'follow_us', name: 'Follow us', earn: { points: '10' } },
  ],
  rewards: [
    {
      ...{ id: 'reward_00001', name: 'A mug', type: 'product', value: '12', points: '300' },
      ...{ productId: 'mug', coupons: 'none', tiers: ['gold', 'captain'] },
    },
  ],
  tiers: [
    { id: 'deckhand', name: 'Deckhand', threshold: '0' },
    { id: 'silver', name: 'Mate', threshold: '100', description: 'Birthday coffee on the house' },
    { id: 'gold', name: 'First mate', threshold: '500', multiplier: '1.25' },
    {
      ...{ id: 'captain', name: 'Captain', threshold: '2000', multiplier: '1.5' },
      ...{ activityMultipliers: { write_a_review: '2' }, rewards: ['reward_00001'] },
    },
  ],
};
/** A move is a job of its own, which waits for its turn. */
const MOVE_MS = 30_000;
const ANALYST = 'ana@shop.example';
const EARNED = [10, 40, 110, 130, 260, 340, 520, 640, 900, 2400];

async function fillShop(store: UsedConsole): Promise<void> {
  await store.takeOn(ANALYST, 'analyst', 'Ana');
  for (const [place, points] of EARNED.entries()) {
    const member_id = `member-${String(place)}`;
    await store.call('/members', { member_id, first_name: 'Member', last_name: String(place) });
    await store.call('/transactions/award', {
      ...{ member_id, activity_id: 'made_a_purchase' },
      transaction_attributes: {
        ...{ order_id: `order-${String(place)}`, order_total: points, order_subtotal: points },
      },
    });
  }
  const review = { member_id: 'member-0', activity_id: 'write_a_review' };
  await store.call('/transactions/award', review);
}

/** Gift cards, and orders that browsers tell, on the page of settings. */
async function fillEarning(page: Page): Promise<void> {
  const cards = page.getByLabel('Gift cards, by category').first();
  await cards.fill('gift-cards');
  await cards.press('Enter');
  await page.getByLabel('Orders that the shop did not sign').selectOption('signed');
  await sees(page, /What a browser says by itself is refused/);
  await sees(page, /Gift cards, which earn nothing, are the categories gift-cards/);
}

describe.skipIf(!CAN_PRINT)('what holds for the whole program', () => {
  const store = useConsole({ program: PROGRAM, isTest: true, fill: fillShop });

  it('a threshold is changed with its effect in sight, saved, reviewed and published', async () => {
    const opened = await store.open('/program/tiers');
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, /The store has 10 members/);
    await sees(page, '3 members');
    await judge(opened, 'levels-01-tiers');
    await page.getByRole('button', { name: 'Edit: First mate' }).click();
    const threshold = page.getByLabel('Begins at, in points');
    await threshold.fill('many');
    await sees(page, 'This cannot run yet');
    await sees(page, /^Allowed: /);
    await threshold.fill('300');
    await sees(page, '2 members rise from Mate to First mate with the next points that they earn.');
    await sees(page, '+2, then 5');
    await judge(opened, 'levels-02-effect');
    await threshold.fill('600');
    await sees(page, '1 member keeps First mate without reaching it any more.');
    await page.getByLabel('What counts towards a tier').selectOption('period');
    await sees(page, 'Counting begins anew');
    await judge(opened, 'levels-03-anew');
    await page.getByLabel('What counts towards a tier').selectOption('lifetime');
    await threshold.fill('300');
    await page.getByRole('button', { name: 'Save in the draft' }).click();
    await sees(page, 'Draft: 1 change, not published');
    await page.getByRole('link', { name: 'Review', exact: true }).click();
    await sees(page, 'First mate begins at 300 points instead of 500 points.');
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish 1 change' }).click();
    await page.getByRole('heading', { name: 'History of versions' }).waitFor();
    await page.getByRole('link', { name: 'Tiers', exact: true }).click();
    await sees(page, 'From 300 points on');
    expect(opened.errors).toEqual([]);
    await opened.close();
  });

  it('expiry, referrals and settings are told in words, and a refused value stands at its field', async () => {
    const opened = await store.open('/program/expiry');
    const { page } = opened;
    await signIn(page, OWNER);
    await sees(page, 'Points last 12 months.');
    await judge(opened, 'levels-04-expiry');
    await page.getByLabel('On a fixed day of the year').check();
    await page.getByLabel('Years later (0: the same)').fill('2');
    await sees(page, /Points lapse on 31 December 2 years later/);
    await sees(page, /Points that begin today lapse at the end of 31 December/);
    await sees(page, 'Points that members have now keep their date, or go on having none.');
    await judge(opened, 'levels-05-yearly');
    await page.getByRole('button', { name: 'Save in the draft' }).click();
    await sees(page, 'Draft: 1 change, not published');

    await page.getByRole('link', { name: 'Referrals', exact: true }).click();
    await sees(page, 'Nobody is rewarded for recommending the shop.');
    await page.getByRole('switch', { name: 'Recommending the shop is rewarded' }).click();
    await page.getByRole('switch', { name: 'Friends get points too' }).click();
    await page.getByLabel('Points', { exact: true }).first().fill('400');
    await sees(page, 'Friends who come are rewarded with Come by recommendation.');
    await page.getByLabel('Page that links lead to').fill('our shop');
    await sees(page, /^Allowed: an address such as/);
    await page.getByLabel('Page that links lead to').blur();
    await page.getByLabel('Page that links lead to').focus();
    await judge(opened, 'levels-06-referrals');
    await page.getByLabel('Page that links lead to').fill('https://shop.example/welcome');
    await sees(page, 'Referral links lead to “https://shop.example/welcome”');
    await page.getByRole('button', { name: 'Save in the draft' }).click();
    await sees(page, /Draft: \d changes, not published/);

    await page.getByRole('link', { name: 'Program settings', exact: true }).click();
    await page.getByLabel('Name').first().fill('Harbour Club');
    await page.getByRole('button', { name: 'Add an attribute' }).click();
    await page.getByLabel('Name').last().fill('club card');
    await sees(page, 'This cannot run yet');
    await sees(page, /^Allowed: /);
    await judge(opened, 'levels-07-settings');
    await page.getByLabel('Name').last().fill('club_card');
    await sees(page, /The program is called “Harbour Club”/);
    await judge(opened, 'levels-08-settings-end');
    await fillEarning(page);
    await page.getByText('Ways of paying', { exact: true }).scrollIntoViewIfNeeded();
    await judge(opened, 'levels-08b-earning');
    await page.getByText('Change it for every activity').click();
    await page.getByLabel('Most points an award').fill('many');
    await sees(page, /^Allowed: /);
    await judge(opened, 'levels-08c-held');
    await page.getByLabel('Most points an award').fill('5000');
    await page.getByLabel('Times what is usual').fill('10');
    await page.getByRole('button', { name: 'Take shoe_size out' }).click();
    await sees(page, /members keep what they have/);
    await judge(opened, 'levels-08d-attribute');
    await page.getByRole('button', { name: 'Take it out', exact: true }).click();
    // The dialog's answer saves nothing by itself.
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save in the draft' }).click();
    await page.getByRole('link', { name: 'Draft and history' }).click();
    await sees(page, 'An award is held from more than 5,000 points instead of any size.');
    await sees(page, 'What is usual may come 10 times instead of 5 times.');
    await sees(page, /^No longer there: the attribute of members shoe_size/);
    await sees(page, /^New attribute of members club_card: is a text/);
    await judge(opened, 'levels-08e-review');
    expect(opened.errors).toEqual([]);
    await opened.close();
  });

  it('the clock of a test store is moved with what comes in sight, and says what came', async () => {
    const opened = await store.open('/test-clock');
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByText('30 days', { exact: true }).click();
    await sees(page, '1 award is approved');
    await judge(opened, 'levels-09-clock');
    await page.getByRole('button', { name: /^Move the clock to/ }).click();
    await page.getByText(/^The clock moved to/).waitFor({ timeout: MOVE_MS });
    await sees(page, /1 thing that was due/);
    await judge(opened, 'levels-10-moved');
    await opened.close();
  });

  it('all of it is there on a phone and in the dark, and an analyst reads it', async () => {
    const opened = await store.open('/program/tiers', { viewport: PHONE, colorScheme: 'dark' });
    const { page } = opened;
    await signIn(page, ANALYST);
    await sees(page, 'Your role reads the program');
    await sees(page, /The store has 10 members/);
    expect(await page.getByRole('button', { name: 'Add a tier' }).count()).toBe(0);
    for (const address of ['tiers', 'expiry', 'referrals', 'settings']) {
      await page.goto(`${store.url}/program/${address}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await judge(opened, `levels-phone-dark-${address}`);
    }
    // What the draft says of it already is not folded away.
    await page.getByLabel('Times what is usual').scrollIntoViewIfNeeded();
    expect(await page.getByLabel('Times what is usual').inputValue()).toBe('10');
    await judge(opened, 'levels-phone-dark-held');
    await page.goto(`${store.url}/test-clock`);
    await sees(page, 'Your role reads the clock');
    await judge(opened, 'levels-phone-dark-clock');
    await opened.close();
  });
});
