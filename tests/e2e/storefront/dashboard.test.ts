import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { judge, sees } from '../../support/console/judge.ts';
import { PHONE } from '../../support/console/open-console.ts';
import { SHOPPERS_PROGRAM } from '../../support/storefront/program.ts';
import { useDashboard } from '../../support/storefront/use-dashboard.ts';

const SECTIONS = ['home', 'earn', 'redeem', 'rewards', 'activity', 'tiers', 'refer', 'profile'];
const FIVE = 'reward_cb5f8';

const codes = (name: string): string[] =>
  Array.from({ length: 9 }, (_, at) => `${name}-7GH2-${String(at)}`);

const shop = useDashboard(
  SHOPPERS_PROGRAM,
  { [FIVE]: codes('FIVE'), reward_d65bc: codes('SHIP') },
  async (used) => {
    const call: typeof used.call = (...sent) => used.call(...sent);
    const ada = { member_id: 'ada', first_name: 'Ada', email_address: 'ada@example.com' };
    await call('/members', ada);
    const buys = (order: string, total: string) =>
      call('/transactions/award', {
        ...{ member_id: 'ada', activity_id: 'made_a_purchase' },
        transaction_attributes: { order_id: order, order_total: total, order_subtotal: total },
      });
    await buys('A-1', '640');
    await buys('A-2', '820');
    await call('/transactions/redeem', { member_id: 'ada', reward_id: 'reward_d65bc' });
    const photo = { member_id: 'ada', activity_id: 'became_an_instagram_follower' };
    await call('/transactions/award', photo);
    await call('/transactions/deduct', { member_id: 'ada', points: 25, reason: 'goodwill' });
  },
);

async function choose(page: Page, section: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: section, exact: true }).click();
}

describe('the dashboard in a shop’s page', () => {
  it('shows what somebody has, redeems once it was asked, and hands over the code', async () => {
    const shown = await shop.open({ token: shop.token('ada') });
    const { page } = shown;
    await sees(page, 'Hello, Ada');
    await sees(page, /points expire on/);
    await judge(shown, 'dashboard-home');
    await choose(page, 'Redeem');
    const offer = page.getByRole('button', { name: 'Redeem: $5 OFF COUPON' });
    await offer.click();
    const asked = page.getByRole('dialog', { name: 'Redeem “$5 OFF COUPON”?' });
    await asked.getByText('This costs 500 points.').waitFor();
    await judge(shown, 'dashboard-redeem-asked');
    await page.keyboard.press('Escape');
    await asked.waitFor({ state: 'detached' });
    await offer.click();
    await asked.getByRole('button', { name: 'Spend 500 points' }).click();
    const code = page.getByRole('dialog').getByRole('textbox', { name: 'Code for $5 OFF COUPON' });
    expect(await code.inputValue()).toMatch(/^FIVE-7GH2-\d$/);
    await page.getByRole('button', { name: 'Copy: Code for $5 OFF COUPON' }).click();
    await page.getByRole('dialog').getByText('Copied').waitFor();
    await judge(shown, 'dashboard-redeemed');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await choose(page, 'My rewards');
    await page.getByRole('textbox', { name: 'Code for $5 OFF COUPON' }).waitFor();
    await choose(page, 'Overview');
    await page.getByText('$5 OFF COUPON').first().waitFor();
    await shown.close();
  });

  it('collects points for what is told, filters what happened, and keeps what is said', async () => {
    const shown = await shop.open({ token: shop.token('ada') });
    const { page } = shown;
    await choose(page, 'Earn');
    await page.getByRole('button', { name: 'Collect points: Write a Review' }).click();
    await sees(page, /^\d+ points collected$/);
    await sees(page, '1 of 3 today');
    await choose(page, 'Activity');
    await page.getByLabel('Show').selectOption({ label: 'Taken back or expired' });
    await sees(page, 'Deducted');
    await page.getByText('Purchase on website').waitFor({ state: 'detached' });
    await page.getByLabel('From', { exact: true }).fill('2001-01-01');
    await page.getByLabel('To', { exact: true }).fill('2001-01-02');
    await sees(page, 'Nothing fits these filters.');
    await judge(shown, 'dashboard-activity-none');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await sees(page, 'Purchase on website');
    await choose(page, 'Profile');
    await page.getByLabel('Birthday').fill('1990-06-21');
    await page.getByRole('button', { name: 'Save' }).click();
    await sees(page, 'Saved');
    await page.getByRole('switch').click();
    await expect.poll(() => page.getByRole('switch').isChecked()).toBe(false);
    const kept = await shop.call('/members/ada?idParam=member_id', {}, 'GET');
    expect(kept).toMatchObject({
      birthdate: '06/21/1990',
      email_subscription_status: 'unsubscribed',
    });
    await page.getByRole('button', { name: 'Leave the program' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true }).click();
    await page.getByRole('button', { name: 'Come back' }).click();
    await page.getByRole('button', { name: 'Come back' }).waitFor({ state: 'detached' });
    await choose(page, 'Refer a friend');
    const link = await page.getByRole('textbox', { name: 'Your link' }).inputValue();
    expect(link).toMatch(/\/raf\/\w+$/);
    await shown.close();
  });

  it('is used by the keyboard alone, and says where one is', async () => {
    const shown = await shop.open({ token: shop.token('ada'), as: 'launcher' });
    const { page } = shown;
    const focused = () =>
      page.evaluate<string>(
        `(() => { let at = document.activeElement;
          while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
          return at?.ariaLabel || at?.textContent || ''; })()`,
      );
    const reach = async (name: string): Promise<void> => {
      for (let presses = 0; presses < 40; presses += 1) {
        if ((await focused()) === name) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`${name} is not reached`);
    };
    await page.getByRole('button', { name: 'Rewards' }).waitFor();
    await reach('Rewards');
    await page.keyboard.press('Enter');
    await sees(page, 'Hello, Ada');
    await judge(shown, 'dashboard-popup');
    await reach('Levels');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Levels and what they bring');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(focused).toBe('Rewards');
    await shown.close();
  });
});

describe('the dashboard where things go wrong', () => {
  it('says so in words of a shopper, and goes on where it is tried again', async () => {
    const shown = await shop.open({ token: shop.token('ada') });
    const { page } = shown;
    await sees(page, 'Hello, Ada');
    const context = page.context();
    await context.setOffline(true);
    await choose(page, 'Levels');
    await choose(page, 'Earn');
    await sees(page, 'You seem to be offline. Check your connection and try again.');
    await judge(shown, 'dashboard-offline');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await sees(page, 'Write a Review');
    await page.route('**/rewards*', (route) => route.fulfill({ status: 500, body: 'oh' }));
    await choose(page, 'My rewards');
    await page.route('**/redeem', (route) => route.fulfill({ status: 502, body: '<html>' }));
    await page.route('**/transactions*', () => undefined);
    await choose(page, 'Activity');
    await sees(page, 'This takes longer than usual. We are still trying.');
    await shown.close();
  });

  it('tells whose visit is over, greets guests, and shows an empty start', async () => {
    const over = Math.floor(Date.now() / 1000) - 60;
    const late = await shop.open({ token: shop.token('ada', { exp: over }) });
    await sees(late.page, 'Your visit has timed out. Reload the page or sign in again.');
    await judge(late, 'dashboard-timed-out');
    await late.close();
    const guest = await shop.open({ token: shop.token(null) });
    await sees(guest.page, 'Points for what you love');
    expect(await guest.page.getByRole('navigation').getByRole('button').count()).toBe(3);
    await judge(guest, 'dashboard-guest');
    await guest.close();
    const fresh = await shop.open({ token: shop.token('newcomer'), section: 'rewards' });
    await sees(fresh.page, 'Rewards that you redeem appear here, with their codes.');
    await judge(fresh, 'dashboard-empty');
    await fresh.close();
  });
});

describe('the looks of the dashboard', () => {
  it('can be used by everybody in each theme, on a desk and a telephone, from right to left', async () => {
    let revision = 0;
    for (const theme of ['calm', 'bold', 'classic', 'night']) {
      const { themes } = (await shop.call('/storefront/design', {}, 'GET')) as {
        readonly themes: readonly { readonly theme: string }[];
      };
      await shop.call(
        '/storefront/design',
        { revision, ...themes.find((one) => one.theme === theme) },
        'PUT',
      );
      revision += 1;
      const shown = await shop.open({ token: shop.token('ada') });
      const { page } = shown;
      await sees(page, 'Hello, Ada');
      const buttons = page.getByRole('navigation').getByRole('button');
      const all = theme === 'calm' ? SECTIONS : ['home', 'redeem'];
      for (const section of all) {
        await buttons.nth(SECTIONS.indexOf(section)).click();
        await judge(shown, `dashboard-${theme}-${section}`);
      }
      await page.setViewportSize(PHONE);
      for (const section of ['home', 'earn']) {
        await buttons.nth(SECTIONS.indexOf(section)).click();
        await judge(shown, `dashboard-${theme}-phone-${section}`);
      }
      await shown.close();
    }
    const arabic = await shop.open(
      { token: shop.token('ada'), language: 'ar', section: 'redeem' },
      { viewport: PHONE },
    );
    await sees(arabic.page, 'استخدم نقاطك');
    await judge(arabic, 'dashboard-arabic-phone');
    await arabic.page.getByRole('combobox').selectOption('he');
    await sees(arabic.page, 'מימוש הנקודות שלך');
    await judge(arabic, 'dashboard-hebrew-phone');
    await arabic.page.getByRole('combobox').selectOption('de');
    await sees(arabic.page, 'Punkte einlösen');
    // A language that cannot be fetched leaves the one that is spoken, or English.
    await arabic.page.route('**/js/parts/**', (route) => route.abort());
    await arabic.page.getByRole('combobox').selectOption('fr');
    await sees(arabic.page, 'Spend your points');
    await arabic.close();
  });

  it('is small: at most 28 KB compressed, for English', () => {
    const built = new URL('../../../packages/storefront/dist/dashboard.js', import.meta.url);
    expect(gzipSync(readFileSync(built)).length).toBeLessThan(28 * 1024);
  });
});
