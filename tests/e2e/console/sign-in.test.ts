import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { appCode, base32Bytes } from '../../support/authenticator.ts';
import { judge, sees } from '../../support/console/judge.ts';
import { PASSWORD, PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* Signing in with a second factor, and what each role is shown. */

const PROGRAM = {
  ...{ name: 'Harbour Coffee Rewards', currency: 'USD', timeZone: 'America/New_York' },
  activities: [{ id: 'goodwill', name: 'Goodwill', earn: { points: '10' } }],
  ...{ rewards: [], tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }] },
};

const MANAGES = [
  ...['read', 'see_reports', 'serve_members', 'write', 'change_program', 'decide_approvals'],
];
/** What roles may, as the server says it: a page's right is one of them. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  owner: [...MANAGES, 'administer'],
  manager: MANAGES,
  agent: ['read', 'serve_members'],
  analyst: ['read', 'see_reports'],
};
/** Of a part of the console, what is looked at here. */
interface Feature {
  readonly label: string;
  readonly right: string;
  readonly pages: readonly { readonly path: string; readonly right?: string }[];
}

/** The console's own list, so that new pages are looked at without a word here; its types are a browser's. */
async function readFeatures(): Promise<readonly Feature[]> {
  const list = new URL('../../../packages/console/src/app/features.ts', import.meta.url);
  const { FEATURES } = (await import(list.href)) as { readonly FEATURES: readonly Feature[] };
  return FEATURES;
}

const QUIET = 4;
const BLACK = 64;

/** What a camera sees of the QR code: each module that is dark, row by row, its margin left out. */
async function drawnCode(page: Page): Promise<readonly string[]> {
  const code = page.getByRole('img', { name: /^QR code/ });
  const modules = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
  // Eight points for a module, so that each is painted evenly.
  const shot = sharp(await code.screenshot())
    .resize(modules * 8, modules * 8, { kernel: 'nearest' })
    .greyscale();
  const pixels = await shot.raw().toBuffer();
  const at = (x: number, y: number): boolean =>
    (pixels[(y * 8 + 4) * modules * 8 + x * 8 + 4] ?? 0) < BLACK;
  const rows = Array.from({ length: modules }, (_row, y) =>
    Array.from({ length: modules }, (_module, x) => (at(x, y) ? '#' : ' ')).join(''),
  );
  const margin = [...rows.slice(0, QUIET), ...rows.slice(-QUIET)].join('');
  expect(margin.trim()).toBe('');
  return rows.slice(QUIET, -QUIET).map((row) => row.slice(QUIET, -QUIET));
}

/** The code of the link that opens the app, which is checked to hold the key that is shown. */
async function expectedCode(page: Page, key: string): Promise<readonly string[]> {
  const uri =
    (await page.getByRole('link', { name: 'open it in the app' }).getAttribute('href')) ?? '';
  expect(uri).toContain(`secret=${key.replaceAll(' ', '')}`);
  const { data } = encode(uri, { ecc: 'M', border: 0 });
  return data.map((row) => row.map((isDark) => (isDark ? '#' : ' ')).join(''));
}

const NOT_YOURS = 'This page is not for your role';

const NOWHERE = 'There is no such page';

/** Goes to an address as a link does, without loading the console again. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
}

/** Whether a page is refused to whoever is signed in. */
async function isRefused(page: Page, path: string): Promise<boolean> {
  // Begins where nothing is loaded, so that what is seen next is this page's.
  await goTo(page, '/no/such/page');
  await page.getByRole('heading', { name: NOWHERE }).waitFor();
  await goTo(page, `/${path}`);
  const heading = page.getByRole('heading', { level: 1 }).filter({ hasNotText: NOWHERE });
  const shown = heading.or(page.getByText(NOT_YOURS)).first();
  await shown.waitFor();
  return (await page.getByText(NOT_YOURS).count()) === 1;
}

describe.skipIf(!CAN_PRINT)('signing in', () => {
  const store = useConsole({
    program: PROGRAM,
    fill: async (shop) => {
      for (const role of ['manager', 'agent', 'analyst']) {
        await shop.takeOn(`${role}@shop.example`, role, `The ${role}`);
      }
      await shop.takeOn('second@shop.example', 'owner', 'Sue');
    },
  });

  it.each(Object.keys(RIGHTS))('shows the role %s its pages, and no other', async (role) => {
    const opened = await store.open('/settings/you');
    const { page, errors } = opened;
    await signIn(page, role === 'owner' ? OWNER : `${role}@shop.example`);
    await page.getByRole('heading', { name: 'You' }).waitFor();
    const features = await readFeatures();
    const named = features.flatMap(({ right: ofAll, pages }) =>
      pages
        .filter(({ path }) => !path.includes(':'))
        .map(({ path, right = ofAll }) => ({ path, right })),
    );
    for (const { path, right } of named) {
      const isTheirs = RIGHTS[role]?.includes(right) === true;
      expect([path, await isRefused(page, path)]).toEqual([path, !isTheirs]);
    }
    // Nor is it there for whoever comes by its address.
    const last = named.findLast(({ right }) => RIGHTS[role]?.includes(right) !== true);
    if (last !== undefined) {
      await page.goto(`${store.url}/${last.path}`);
      await sees(page, NOT_YOURS);
    }
    // Nothing leads to what would be refused.
    const links = await page.getByRole('navigation').getByRole('link').allInnerTexts();
    const closed = features.filter(({ right }) => RIGHTS[role]?.includes(right) !== true);
    expect(links.filter((text) => closed.some(({ label }) => label === text.trim()))).toEqual([]);
    expect(errors).toEqual([]);
    await opened.close();
  });

  it('takes a code once it is set up, and a recovery code in its place', async () => {
    const opened = await store.open('/settings/you');
    const { page } = opened;
    await signIn(page, 'second@shop.example');
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByLabel('Your password').fill('not the password');
    await page.getByRole('button', { name: 'Go on' }).click();
    await sees(page, 'This is not your password');
    await page.getByLabel('Your password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Go on' }).click();
    const shown = await page.locator('code').first().innerText();
    const key = base32Bytes(shown);
    expect(await drawnCode(page)).toEqual(await expectedCode(page, shown));
    await judge(opened, 'sign-in-01-set-up');
    await page.getByLabel('Code', { exact: true }).fill(appCode(key));
    await page.getByRole('button', { name: 'Switch it on' }).click();
    await sees(page, /Keep these recovery codes/);
    const codes = await page.getByRole('listitem').filter({ hasText: /-/ }).allInnerTexts();
    const recovery = codes.find((text) => /^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/.test(text.trim())) ?? '';
    await judge(opened, 'sign-in-02-recovery-codes');
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await sees(page, '10 of 10 recovery codes are left.');
    await judge(opened, 'sign-in-03-on');
    await opened.close();

    const phone = await store.open('/', { viewport: PHONE, colorScheme: 'dark' });
    await signIn(phone.page, 'second@shop.example');
    await phone.page.getByLabel('Code', { exact: true }).fill('000000');
    await phone.page.getByRole('button', { name: 'Go on' }).click();
    await sees(phone.page, /That code is wrong/);
    await judge(phone, 'sign-in-04-phone-code');
    await phone.page.getByLabel('Code', { exact: true }).fill(appCode(key, 1));
    await phone.page.getByRole('button', { name: 'Go on' }).click();
    await phone.page.getByRole('heading', { name: 'Home' }).waitFor();

    // With one of her own she asks everybody for it; whoever has none sets one up before all else.
    await phone.page.goto(`${store.url}/settings/people`);
    await phone.page.getByLabel('Everybody needs a second factor').click();
    await phone.page.getByRole('button', { name: 'Ask everybody' }).click();
    await phone.page.getByRole('dialog').waitFor({ state: 'detached' });
    await judge(phone, 'sign-in-05-phone-people');
    await phone.close();
    const other = await store.open('/members', { viewport: PHONE, colorScheme: 'dark' });
    await signIn(other.page, 'manager@shop.example');
    await other.page.getByRole('heading', { name: 'Set up a second factor' }).waitFor();
    await judge(other, 'sign-in-06-needed');
    await other.page.getByLabel('Your password').fill(PASSWORD);
    await other.page.getByRole('button', { name: 'Go on' }).click();
    const theirs = await other.page.locator('code').first().innerText();
    // In the dark too the code is dark on light, with a light margin.
    expect(await drawnCode(other.page)).toEqual(await expectedCode(other.page, theirs));
    await judge(other, 'sign-in-07-phone-dark-set-up');
    const theirKey = base32Bytes(theirs);
    await other.page.getByLabel('Code', { exact: true }).fill(appCode(theirKey));
    await other.page.getByRole('button', { name: 'Switch it on' }).click();
    await other.page.getByRole('button', { name: 'I have kept them' }).click();
    await other.page.getByRole('heading', { name: 'Members' }).waitFor();
    await other.close();

    const last = await store.open('/');
    await signIn(last.page, 'second@shop.example');
    await last.page.getByLabel('Code', { exact: true }).fill(recovery);
    await last.page.getByRole('button', { name: 'Go on' }).click();
    await last.page.getByRole('heading', { name: 'Home' }).waitFor();
    await last.close();
  });
});
