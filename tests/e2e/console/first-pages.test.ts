import { describe, expect, it } from 'vitest';
import { judge, reach, sees } from '../../support/console/judge.ts';
import { PASSWORD, PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole, type UsedConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* The console in a browser, against a server process of its own. */

const PROGRAM = {
  name: 'Harbour Coffee Rewards',
  currency: 'USD',
  timeZone: 'America/New_York',
  expiry: { mode: 'after', months: 12 },
  activities: [
    { id: 'goodwill', name: 'Goodwill', earn: { points: '10' } },
    { id: 'made_a_purchase', name: 'Order', earn: { multiplier: '2' } },
    { id: 'photo', name: 'Photo', earn: { points: '30' }, approval: { mode: 'by_hand' } },
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

const CODES = { ten_off: ['TEN-1', 'TEN-2', 'TEN-3', 'TEN-4', 'TEN-5'] };
const ANALYST = 'ana@shop.example';
const PAGES = [
  ['/', 'Home'],
  ['/members', 'Members'],
  ['/moderation', 'Moderation'],
  ['/settings/help-desks', 'Help desks'],
  ['/settings/people', 'People'],
  ['/settings/you', 'You'],
  ['/no/such/page', 'There is no such page'],
] as const;
const FIRST_ROUTE_BYTES_MAX = 250 * 1024;

async function fillShop(store: UsedConsole): Promise<void> {
  await store.takeOn(ANALYST, 'analyst', 'Ana');
  for (const [first, last] of [
    ['Bob', 'Bobberson'],
    ['Ada', 'Lovelace'],
    ['Bo', 'Diddley'],
  ]) {
    const member_id = `${String(first).toLowerCase()}-1`;
    await store.call('/members', {
      ...{ member_id, first_name: first, last_name: last, phone_number: '+1-7203332525' },
      email_address: `${String(first).toLowerCase()}@example.com`,
      member_tags: ['vip'],
    });
    await store.call('/transactions/award', {
      ...{ member_id, activity_id: 'made_a_purchase' },
      transaction_attributes: {
        order_id: `order-${member_id}`,
        order_total: 120,
        order_subtotal: 110,
      },
    });
  }
  await store.call('/transactions/award', { member_id: 'ada-1', activity_id: 'photo' });
  await store.call('/transactions/award', { member_id: 'bob-1', activity_id: 'photo' });
}

describe.skipIf(!CAN_PRINT)('the console', () => {
  const store = useConsole({ program: PROGRAM, coupons: CODES, fill: fillShop });

  it('serves its page under a strict policy, and what it does not know stays unknown', async () => {
    const html = { accept: 'text/html,*/*;q=0.8' };
    const page = await fetch(`${store.url}/members/abc`, { headers: html });
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    const text = await page.text();
    expect(text).not.toContain('%CSP_NONCE%');
    const asset = /\/assets\/[^"]+\.js/.exec(text)?.[0] ?? '';
    const script = await fetch(`${store.url}${asset}`);
    expect(script.headers.get('cache-control')).toContain('immutable');
    const statuses = async (url: string): Promise<readonly unknown[]> => {
      const answer = await fetch(`${store.url}${url}`, { headers: html });
      return [url, answer.status, answer.headers.get('content-type')?.split(';')[0]];
    };
    expect(await statuses('/v2/loyalty/nothing')).toEqual([
      ...['/v2/loyalty/nothing', 404, 'application/json'],
    ]);
    expect(await statuses('/assets/none.js')).toEqual(['/assets/none.js', 404, 'application/json']);
    expect((await fetch(`${store.url}/members`)).status).toBe(404);
  });

  it('comes with at most 250 KB before the first page is there', async () => {
    const opened = await store.open('/');
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    const loaded = await page.evaluate<readonly (readonly [string, number])[]>(
      `performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/'))
        .map(({ name, encodedBodySize }) => [name, encodedBodySize])`,
    );
    // What is announced and then used stands there twice, and comes once.
    const total = [...new Map(loaded).values()].reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(50 * 1024);
    expect(total).toBeLessThan(FIRST_ROUTE_BYTES_MAX);
    await opened.close();
  });

  it('takes an owner from signing in to an award, why it is so, and back', async () => {
    const opened = await store.open('/members');
    const { page, errors } = opened;
    await judge(opened, '01-sign-in');
    await page.getByLabel('E-mail address').fill(OWNER);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await sees(page, /password is wrong/);
    await signIn(page, OWNER);
    await sees(page, 'Bob Bobberson');
    await judge(opened, '02-members');
    await page.getByLabel('Find a member').fill('diddley b');
    await page.getByText('Bob Bobberson').waitFor({ state: 'detached' });
    await page.getByLabel('Find a member').fill('bob');
    await sees(page, 'Bob Bobberson');
    await page.getByRole('link', { name: 'Bob Bobberson' }).click();
    await page.getByRole('heading', { name: 'Bob Bobberson' }).waitFor();
    await sees(page, /780 points more for Gold/);
    await judge(opened, '03-profile');
    await page.getByRole('button', { name: 'Award', exact: true }).click();
    await page.getByLabel('Points', { exact: true }).fill('-5');
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await sees(page, /^Allowed: /);
    await page.getByLabel('Points', { exact: true }).fill('50');
    await page.getByLabel('Why (colleagues see it)').fill('late delivery');
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await sees(page, '220 points → 270 points');
    await judge(opened, '04-award');
    await page.getByRole('button', { name: 'Award 50 points' }).click();
    await sees(page, '50 points awarded to Bob Bobberson');
    await sees(page, 'late delivery');
    await page.getByRole('button', { name: /^Why: Goodwill/ }).click();
    await sees(page, /Decided by version/);
    await judge(opened, '05-why');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('button', { name: /^Reverse: Goodwill/ }).click();
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await page.getByRole('button', { name: 'Take back 50 points' }).click();
    await sees(page, 'Award reversed');
    await page.getByRole('button', { name: 'Olga' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(errors).toEqual([]);
    await opened.close();
  });

  it('every page is usable on a phone and in dark colours', async () => {
    const opened = await store.open('/', {
      ...{ viewport: PHONE, colorScheme: 'dark' },
    });
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    for (const [address, heading] of PAGES) {
      await page.goto(`${store.url}${address}`);
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await judge(opened, `phone-dark${address.replaceAll('/', '-')}`);
    }
    await opened.close();
  });

  it('shows how the sync to Zendesk does, pauses it and sends all members', async () => {
    // A name that no account can have: nobody is called.
    const settings = { subdomain: 'no-such-account-', client_id: 'fealty' };
    const zendesk = {
      kind: 'zendesk',
      name: 'Support EU',
      secret_key: 'a-client-secret',
      settings,
    };
    await store.call('/help-desks', zendesk);
    const opened = await store.open('/settings/help-desks');
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('link', { name: 'Support EU' }).click();
    await page.getByRole('heading', { name: 'Support EU', level: 1 }).waitFor();
    await sees(page, 'Members who wait');
    await page.getByRole('button', { name: 'Send all members' }).click();
    await page.getByRole('button', { name: 'Send all', exact: true }).click();
    await sees(page, 'All members are being sent');
    await page.getByRole('button', { name: 'Stop sending all' }).waitFor();
    await judge(opened, '07-zendesk');
    await page.setViewportSize(PHONE);
    await judge(opened, 'phone-zendesk');
    await page.getByRole('main').getByRole('link', { name: 'Help desks' }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
    await sees(page, 'Support EU is paused');
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    await judge(opened, 'phone-help-desks');
    await opened.close();
  });

  it('awards that wait are approved by keys alone', async () => {
    const opened = await store.open('/moderation');
    const { page } = opened;
    await reach(page, /E-mail address/);
    await page.keyboard.type(OWNER);
    await reach(page, /^Password/);
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '30 points for Photo' }).waitFor();
    expect(await page.getByRole('listitem').count()).toBe(2);
    await judge(opened, '06-moderation');
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await sees(page, '30 points approved');
    await page.keyboard.press('r');
    await sees(page, '30 points rejected');
    await sees(page, 'Nothing waits');
    await opened.close();
  });

  it('points are awarded by the keyboard alone', async () => {
    const opened = await store.open('/members');
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('heading', { name: 'Members' }).waitFor();
    await reach(page, /Find a member/);
    // What a part of the word found is replaced by what the whole of it finds, and the focus goes with it.
    const found = page.waitForResponse(/[?&]search=ada(&|$)/);
    await page.keyboard.type('ada');
    await found;
    await page.getByText('Bob Bobberson').waitFor({ state: 'detached' });
    await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' });
    await reach(page, /^Ada Lovelace/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    await reach(page, /^Award$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await reach(page, /^Points/);
    await page.keyboard.type('25');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Award 25 points' }).waitFor();
    await reach(page, /^Award 25 points$/);
    await page.keyboard.press('Enter');
    await sees(page, '25 points awarded to Ada Lovelace');
    await opened.close();
  });

  it('a session that ends is begun again in place, and what was typed goes on', async () => {
    const opened = await store.open('/members?search=bo-1');
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('link', { name: 'Bo Diddley' }).click();
    await page.getByRole('button', { name: 'Award', exact: true }).click();
    await page.getByLabel('Points', { exact: true }).fill('7');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await sees(page, /Your session has ended/);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Award 7 points' }).waitFor();
    await opened.close();
  });

  it('an analyst sees members and is offered nothing that changes them', async () => {
    const opened = await store.open('/members?search=bo-1');
    const { page } = opened;
    await signIn(page, ANALYST);
    await page.getByRole('link', { name: 'Bo Diddley' }).click();
    await page.getByRole('button', { name: /^Why/ }).first().waitFor();
    expect(await page.getByRole('button', { name: /Award|Reverse|More/ }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0);
    await page.goto(`${store.url}/settings/people`);
    await sees(page, 'This page is not for your role');
    await opened.close();
  });
});
