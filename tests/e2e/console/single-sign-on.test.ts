import { createServer, type AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { judge, sees } from '../../support/console/judge.ts';
import { barriers, PHONE, signIn } from '../../support/console/open-console.ts';
import { OWNER, useConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  startIdentityProvider,
} from '../../support/identity-provider.ts';

/* Signing in by a provider that is another site to the browser; passwords are for owners. */

const PROGRAM = {
  ...{ name: 'Harbour Coffee Rewards', currency: 'USD', timeZone: 'America/New_York' },
  activities: [{ id: 'goodwill', name: 'Goodwill', earn: { points: '10' } }],
  ...{ rewards: [], tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }] },
};

/** The provider sends people back to a settled address, so the port is settled beforehand. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const provider = await startIdentityProvider('localhost');
const port = await freePort();
const PROVIDED = 'Sign in with Shop ID';

async function goOn(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Shop ID' }).waitFor();
  await page.getByRole('link', { name: /^Go on as/ }).click();
}

describe.skipIf(!CAN_PRINT)('signing in by a provider', () => {
  const store = useConsole({
    program: PROGRAM,
    settings: {
      PORT: String(port),
      FEALTY_BASE_URL: `http://127.0.0.1:${String(port)}`,
      FEALTY_OIDC_ISSUER: provider.issuer,
      FEALTY_OIDC_NAME: 'Shop ID',
      FEALTY_OIDC_CLIENT_ID: CLIENT_ID,
      FEALTY_OIDC_CLIENT_SECRET: CLIENT_SECRET,
      FEALTY_OIDC_ONLY: 'on',
      FEALTY_OUTBOUND_ALLOW: new URL(provider.issuer).host,
    },
    fill: async (shop) => {
      await shop.takeOn('mia@shop.example', 'manager', 'Mia');
    },
  });
  afterAll(() => provider.close());

  it('leads there and back to the page that was wanted, and again when the session has ended', async () => {
    provider.account = { sub: 'mia', email: 'mia@shop.example', email_verified: true };
    const opened = await store.open('/members?q=nobody');
    const { page } = opened;
    await page.getByRole('link', { name: PROVIDED }).waitFor();
    await judge(opened, 'single-01-only');
    await page.getByRole('link', { name: PROVIDED }).click();
    await goOn(page);
    await page.getByRole('heading', { name: 'Members' }).waitFor();
    expect(page.url()).toBe(`${store.url}/members?q=nobody`);

    // The session ends while a page is open: it stays, and another tab signs in.
    await page.context().clearCookies();
    await page.getByRole('navigation').getByRole('link', { name: 'Moderation' }).click();
    await page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
    // Behind the dialog the page goes on waiting for its data.
    expect(await barriers(page)).toEqual([]);
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: PROVIDED }).click(),
    ]);
    await goOn(tab);
    await tab.getByRole('heading', { name: 'You' }).waitFor();
    await tab.close();
    // Browsers without a screen tell no page that it is looked at again.
    await page.evaluate("window.dispatchEvent(new Event('focus'))");
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Moderation' }).waitFor();
    await opened.close();
  });

  it('says in words why nobody was signed in, and lets owners in by password', async () => {
    const opened = await store.open('/members', { viewport: PHONE, colorScheme: 'dark' });
    const { page } = opened;
    provider.account = { sub: 'zoe', email: 'zoe@shop.example', email_verified: false };
    await page.getByRole('link', { name: PROVIDED }).click();
    await goOn(page);
    await sees(page, 'Your e-mail address is not verified');
    expect(page.url()).toBe(`${store.url}/members`);
    await judge(opened, 'single-03-phone-unverified');
    provider.account = { ...provider.account, email_verified: true };
    await page.getByRole('link', { name: PROVIDED }).click();
    await goOn(page);
    await sees(page, 'Nobody works here under that address');
    provider.faults = { denies: true };
    await page.getByRole('link', { name: PROVIDED }).click();
    await goOn(page);
    await sees(page, 'Shop ID said no');
    provider.faults = { answers: { '/token': (response) => response.end('oops') } };
    await page.getByRole('link', { name: PROVIDED }).click();
    await goOn(page);
    await sees(page, 'Shop ID does not answer');
    provider.faults = {};

    await page.getByRole('button', { name: /I am an owner/ }).click();
    await judge(opened, 'single-04-phone-password');
    await signIn(page, 'mia@shop.example');
    await sees(page, 'Passwords are for owners here; sign in with Shop ID');
    await judge(opened, 'single-05-phone-refused');
    await signIn(page, OWNER);
    await page.getByRole('heading', { name: 'Members' }).waitFor();
    await opened.close();
  });
});
