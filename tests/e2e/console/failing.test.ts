import type { Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { judge, sees } from '../../support/console/judge.ts';
import { DESKTOP, PHONE, signIn, type ConsolePage } from '../../support/console/open-console.ts';
import { OWNER, useConsole } from '../../support/console/use-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* Every page of the console while the server or the way to it fails, and in a store with nothing in it. */

const PROGRAM = {
  ...{ name: 'Harbour Coffee Rewards', currency: 'USD', timeZone: 'America/New_York' },
  activities: [{ id: 'goodwill', name: 'Goodwill', earn: { points: '10' } }],
  ...{ rewards: [], tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }] },
};

/** Of a part of the console, what is looked at here. */
interface Feature {
  readonly pages: readonly { readonly path: string }[];
}

/** The console's own list, so that new pages are looked at without a word here; its types are a browser's. */
async function readPaths(): Promise<readonly string[]> {
  const list = new URL('../../../packages/console/src/app/features.ts', import.meta.url);
  const { FEATURES } = (await import(list.href)) as { readonly FEATURES: readonly Feature[] };
  return FEATURES.flatMap(({ pages }) => pages.map(({ path }) => path));
}

/** What stands between a browser and the server, or is wrong there. */
interface Fault {
  readonly answer: (route: Route) => Promise<void>;
  /** What people are told. */
  readonly says: string;
}

const again = { 'retry-after': '30' };
const FAULTS: readonly Fault[] = [
  {
    answer: (route) =>
      route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Oops</h1>' }),
    says: 'The server made a mistake.',
  },
  {
    answer: (route) =>
      route.fulfill({
        ...{ status: 503, headers: again },
        json: { success: false, reason: 'The server is busy', error_code: 'TRY_AGAIN' },
      }),
    says: 'The server is busy',
  },
  {
    answer: (route) => route.fulfill({ status: 429, headers: again, body: 'slow down' }),
    says: 'Too much was asked at once.',
  },
  {
    answer: (route) => route.fulfill({ status: 502, headers: again, body: 'bad gateway' }),
    says: 'The server is not available at the moment.',
  },
];

/** Who is signed in is known, and what is looked at again by itself comes right by itself. */
const SPARED =
  /\/account\/me$|\/approvals\?state=waiting&count=1$|\/fraud_signals\?severity=severe&count=1$/;
/** Whatever stands in an address there; nothing is found by it. */
const NOBODY = '0'.repeat(24);

const CLOSELY = 5;
const LOADING = { name: 'Loading' };

/** Nothing is on its way any more. */
async function settled({ page }: ConsolePage): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByRole('status', LOADING).first().waitFor({ state: 'detached' });
}

describe.skipIf(!CAN_PRINT)('a server that fails', () => {
  const store = useConsole({ program: PROGRAM });

  /** Looks at some of the pages, failing first and then as the store has them. */
  async function lookAt(paths: readonly string[], opened: ConsolePage): Promise<readonly string[]> {
    const { page } = opened;
    let fault: Fault | null = null;
    let refused = 0;
    await page.route(/\/(v2|account)\//, async (route) => {
      if (fault === null || SPARED.test(route.request().url())) return route.continue();
      refused += 1;
      return fault.answer(route);
    });
    const wrong: string[] = [];
    for (const [place, path] of paths.entries()) {
      const name = path.replaceAll(/\W+/g, '-') || 'home';
      fault = FAULTS[place % FAULTS.length] ?? null;
      refused = 0;
      await page.goto(`${store.url}/${path.replaceAll(/:\w+/g, NOBODY)}`);
      await settled(opened).catch(() => wrong.push(`${path} loads for ever`));
      const told = page.getByRole('alert').filter({ hasText: fault?.says ?? '' });
      const retry = page.getByRole('button', { name: 'Try again' }).first();
      if (refused > 0) {
        await told
          .first()
          .waitFor()
          .catch(() => wrong.push(`${path} says nothing`));
        if ((await retry.count()) === 0) wrong.push(`${path} offers no other try`);
      }
      // The notice is the same on every page: what is looked at closely is some of each fault.
      if (place % CLOSELY === 0) await judge(opened, `failing-${name}`);
      fault = null;
      if ((await retry.count()) > 0) await retry.click();
      await told
        .first()
        .waitFor({ state: 'detached' })
        .catch(() => wrong.push(`${path} stays`));
      await settled(opened).catch(() => wrong.push(`${path} comes back no more`));
      const left = await page.getByRole('alert').filter({ hasText: 'Try again' }).count();
      if (left > 0 && !path.includes(':')) wrong.push(`${path} does not come back`);
      await judge(opened, `empty-${name}`);
    }
    return wrong;
  }

  it('is said in words on every page, and a press brings the page, full or empty', async () => {
    const paths = await readPaths();
    const half = Math.ceil(paths.length / 2);
    // Two windows at once: what waits for a page lets the other one go on.
    const wrong = await Promise.all(
      [
        { part: paths.slice(0, half), how: { viewport: DESKTOP } },
        { part: paths.slice(half), how: { viewport: PHONE, colorScheme: 'dark' } as const },
      ].map(async ({ part, how }) => {
        const opened = await store.open('/settings/you', how);
        await signIn(opened.page, OWNER);
        await opened.page.getByRole('heading', { name: 'You' }).waitFor();
        const found = await lookAt(part, opened);
        await opened.close();
        return found;
      }),
    );
    expect(wrong.flat()).toEqual([]);
  });

  it('keeps what was typed while nobody is connected, signed in, or answered', async () => {
    const opened = await store.open('/program/corrections/new');
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByLabel('Name').fill('Spring promotion');
    await page.getByLabel('Why (stands with each transaction)').fill('It was announced');
    await page.getByLabel('Points for each member').fill('50');
    await page.getByLabel('E-mail addresses').fill('ada@example.com');

    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Show what it would do' }).click();
    await sees(page, 'You are offline. Check your connection.');
    expect(await page.getByLabel('Name').inputValue()).toBe('Spring promotion');
    await judge(opened, 'failing-offline-form');
    await page.context().setOffline(false);

    // The session ends on the server; whoever comes back goes on at the same address.
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Show what it would do' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.waitFor();
    await judge(opened, 'failing-signed-out');
    expect(cookies.length).toBeGreaterThan(0);
    await dialog.getByLabel('Password', { exact: true }).fill('three green bicycles');
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Spring promotion' }).waitFor();
    await judge(opened, 'failing-signed-in-again');

    // A page whose code was not loaded before the line dropped.
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Webhooks', exact: true }).click();
    await page.getByRole('heading', { name: 'This page could not be shown' }).waitFor();
    await judge(opened, 'failing-offline-page');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByRole('heading', { name: 'Webhooks' }).waitFor();
    await opened.close();
  });

  it('that is slow is waited for, with a word', async () => {
    const opened = await store.open('/settings/you');
    const { page } = opened;
    await signIn(page, OWNER);
    await page.getByRole('heading', { name: 'You' }).waitFor();
    await page.route(/\/v2\//, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 8_000));
      await route.continue();
    });
    await page.goto(`${store.url}/members`);
    await sees(page, 'This takes longer than usual. It goes on…');
    await sees(page, 'Nobody has joined yet');
    await opened.close();
  });
});
