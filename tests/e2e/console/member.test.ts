import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { judge, reach, sees } from '../../support/console/judge.ts';
import { PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole, type UsedConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* One member from all sides: friends, what was sent and done; merged, parted, exported, erased. */

const PROGRAM = {
  name: 'Harbour Coffee Rewards',
  currency: 'USD',
  timeZone: 'America/New_York',
  activities: [
    { id: 'made_a_purchase', name: 'Order', earn: { multiplier: '2' } },
    { id: 'photo', name: 'Photo', earn: { points: '30' }, approval: { mode: 'by_hand' } },
    { id: 'brought_a_friend', name: 'Brought a friend', earn: { points: '100' } },
    { id: 'came_by_a_friend', name: 'Came by a friend', earn: { points: '50' } },
  ],
  referrals: {
    ...{ referrer: 'brought_a_friend', friend: 'came_by_a_friend' },
    ...{ on: 'first_purchase', waitDays: 14 },
  },
  rewards: [],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '1000' },
  ],
};

const AGENT = 'abe@shop.example';

type Data = Readonly<Record<string, unknown>>;
const ids = new Map<string, string>();

async function join(store: UsedConsole, name: string, more: object = {}): Promise<Data> {
  const [first = '', last = ''] = name.split(' ');
  const member_id = `${first.toLowerCase()}-1`;
  const email_address = `${first.toLowerCase()}@example.com`;
  const said = { member_id, email_address, first_name: first, last_name: last, ...more };
  const made = await store.call('/members', said);
  ids.set(first, String(made['id']));
  return made;
}

async function buy(store: UsedConsole, member_id: string): Promise<void> {
  const order = { order_id: `order-${member_id}`, order_total: 120, order_subtotal: 110 };
  await store.call('/transactions/award', {
    ...{ member_id, activity_id: 'made_a_purchase', transaction_attributes: order },
  });
}

async function fillShop(store: UsedConsole): Promise<void> {
  await store.takeOn(AGENT, 'agent', 'Abe');
  await store.call('/mail-settings', { enabled: true, messages: ['points_earned'] }, 'PUT');
  const bob = await join(store, 'Bob Bobberson', { member_tags: ['vip'] });
  const referrer_code = bob['referral_code'];
  await join(store, 'Ada Lovelace', { referrer_code });
  await join(store, 'Eve Moneypenny', { referrer_code });
  await join(store, 'Bobby Bobberson', { phone_number: '+1-7203332525' });
  for (const member_id of ['bob-1', 'ada-1', 'bobby-1']) await buy(store, member_id);
  await store.call('/transactions/award', { member_id: 'bob-1', activity_id: 'photo' });
}

describe.skipIf(!CAN_PRINT)('a member in the console', () => {
  const store = useConsole({ program: PROGRAM, fill: fillShop });
  const profile = (name: string, show = ''): string => `/members/${ids.get(name) ?? ''}${show}`;

  it('shows friends, what was sent and what was done, each at an address of its own', async () => {
    const opened = await store.open(profile('Bob'));
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('heading', { name: 'Bob Bobberson' }).waitFor();
    await sees(page, 'Photo +30 points');
    await judge(opened, 'member-01-overview');
    await page.getByText('Friends', { exact: true }).click();
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor();
    await sees(page, 'Bought, reward waits');
    await sees(page, /\/raf\//);
    expect(page.url()).toContain('show=friends');
    await judge(opened, 'member-02-friends');
    await page.getByText('Sent', { exact: true }).click();
    await sees(page, 'The member, by e-mail');
    await sees(page, 'Delivered');
    await judge(opened, 'member-03-messages');
    await page.getByText('Log', { exact: true }).click();
    await sees(page, /Gave points: Order/);
    await judge(opened, 'member-04-done');
    await page.getByText('Overview', { exact: true }).click();
    await page.getByRole('button', { name: 'Approve: Photo, 30 points' }).click();
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await judge(opened, 'member-05-approve');
    await page.getByRole('button', { name: 'Approve 30 points' }).click();
    await sees(page, '30 points approved');
    await page
      .getByText('Waits for approval', { exact: true })
      .nth(1)
      .waitFor({ state: 'detached' });
    await opened.close();
  });

  it('is merged with another once what comes together was shown, and parted again', async () => {
    const opened = await store.open(profile('Bob'));
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Merge with another' }).click();
    await page.getByLabel('The other member').fill('bobb');
    await page.getByRole('button', { name: 'Choose Bobby Bobberson' }).waitFor();
    await judge(opened, 'member-06-choose');
    await page.getByRole('button', { name: 'Choose Bobby Bobberson' }).click();
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await page.getByRole('table', { name: 'What comes together' }).waitFor();
    await judge(opened, 'member-07-together');
    const deed = page.getByRole('button', { name: 'Merge into Bob Bobberson' });
    expect(await deed.isDisabled()).toBe(true);
    await page.getByLabel('Type bobby@example.com to go on').fill('bobby@example.com');
    await deed.click();
    await sees(page, 'Bobby Bobberson and Bob Bobberson are one member');
    await page.getByRole('heading', { name: 'Merged into this member' }).waitFor();
    await judge(opened, 'member-08-merged');
    await page.getByRole('button', { name: 'Part again: Bobby Bobberson' }).click();
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await sees(page, /a member of their own again, with 220 points to spend/);
    await judge(opened, 'member-09-part');
    await page.getByRole('button', { name: 'Part them' }).click();
    await page
      .getByRole('heading', { name: 'Merged into this member' })
      .waitFor({ state: 'detached' });
    await opened.close();
  });

  it('gets his data, and is erased by keys alone', async () => {
    const opened = await store.open(profile('Bobby'));
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Export all data' }).click();
    await judge(opened, 'member-10-export');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the file' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('member-bobby-1.json');
    const held = JSON.parse(await readFile(await file.path(), 'utf8')) as Data;
    expect(held).toMatchObject({ profile: { uid: 'bobby-1' } });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await reach(page, /^More$/);
    await page.keyboard.press('Enter');
    await reach(page, /^Erase for good$/, 'ArrowDown');
    await page.keyboard.press('Enter');
    await reach(page, /^Type bobby@example.com/);
    await judge(opened, 'member-11-erase');
    await page.keyboard.type('bobby@example.com');
    await page.keyboard.press('Enter');
    await sees(page, 'Bobby Bobberson is erased');
    await page.getByRole('heading', { name: 'Members', level: 1 }).waitFor();
    await page.goto(`${store.url}${profile('Bobby')}`);
    await sees(page, 'This cannot be shown');
    await opened.close();
  });

  it('stands on a phone in dark colours, empty and failing, and agents export nobody', async () => {
    const opened = await store.open(profile('Eve', '?show=friends'), {
      ...{ viewport: PHONE, colorScheme: 'dark' },
    });
    const { page } = opened;
    await signIn(page, AGENT);
    await page.getByRole('heading', { name: 'Brought by' }).waitFor();
    await sees(page, 'Nobody joined because of this member yet');
    await judge(opened, 'member-12-phone-friends');
    for (const show of ['sent', 'done']) {
      await page.goto(`${store.url}${profile('Bob', `?show=${show}`)}`);
      await page.getByRole('heading', { name: 'Bob Bobberson' }).waitFor();
      await judge(opened, `member-13-phone-${show}`);
    }
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Merge with another' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Erase for good' }).count()).toBe(0);
    await page.route('**/referrals?**', (route) => route.abort());
    await page.goto(`${store.url}${profile('Bob', '?show=friends')}`);
    await sees(page, 'No connection');
    await judge(opened, 'member-14-phone-failing');
    await opened.close();
  });
});
