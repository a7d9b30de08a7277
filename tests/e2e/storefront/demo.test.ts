import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { buildFront } from '../../support/build-front.ts';
import { barriers } from '../../support/console/open-console.ts';
import { startFealty, type FealtyServer } from '../../support/fealty-process.ts';

/* The demo shop as a newcomer walks through it. Pictures are taken where FEALTY_PICTURES names a folder. */

const STEP_MS = 20_000;
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };

let folder = '';
let server: FealtyServer;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fealty-demo-'));
  await buildFront('storefront');
  [server, browser] = await Promise.all([
    startFealty({ FEALTY_DATA: path.join(folder, 'data') }, ['demo']),
    openBrowser(),
  ]);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function visit(
  how: { readonly viewport: typeof PHONE; readonly colorScheme: 'light' | 'dark' },
  walk: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ ...how, reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MS);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  try {
    await page.goto(`${server.url}/demo`);
    await walk(page);
    expect(errors).toEqual([]);
  } finally {
    await context.close();
  }
}

async function picture(page: Page, name: string): Promise<void> {
  const place = process.env['FEALTY_PICTURES'];
  if (place !== undefined) await page.screenshot({ path: path.join(place, `demo-${name}.png`) });
}

const points = async (page: Page): Promise<number> =>
  Number((await page.locator('#points').textContent())?.replaceAll(/\D/g, ''));

it('shows a guest what a purchase earns', async () => {
  await visit({ viewport: DESKTOP, colorScheme: 'light' }, async (page) => {
    await page.getByText('Earn 18 points').waitFor();
    await picture(page, 'guest-desktop');
    expect(await barriers(page)).toEqual([]);
  });
});

it.each([DESKTOP, PHONE])(
  'moves nothing that stands already while it loads: $width',
  async (viewport) => {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.addInitScript({
      content: `window.shifted = 0; new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) shifted += value;
    }).observe({ type: 'layout-shift', buffered: true });`,
    });
    await page.goto(`${server.url}/demo`);
    await page.getByText('Earn 18 points').waitFor();
    await page.getByRole('button', { name: 'Bob' }).waitFor();
    // "Good", by those who measure pages, is below 0.1.
    expect(await page.evaluate<number>('shifted')).toBeLessThan(0.02);
    await context.close();
  },
);

it('lets Bob apply a reward, take it off, apply it again, and order', async () => {
  await visit({ viewport: PHONE, colorScheme: 'dark' }, async (page) => {
    await page.getByRole('button', { name: 'Bob' }).click();
    await page.getByText(/\d points · /).waitFor();
    const before = await points(page);
    await picture(page, 'bob-phone-dark');
    const card = page.getByRole('listitem').filter({ hasText: 'Harbour lamp' });
    await card.getByRole('button', { name: 'Add to cart' }).click();
    await page.locator('#open-cart').click();
    const reward = page.getByRole('button', { name: /OFF COUPON · 500/ });
    await reward.click();
    await page.getByText(/code HARBOUR-/).waitFor();
    await expect.poll(() => points(page)).toBe(before - 500);
    await page.getByRole('button', { name: 'Take off' }).click();
    await reward.waitFor();
    await expect.poll(() => points(page)).toBe(before);
    await reward.click();
    await page.getByText(/code HARBOUR-/).waitFor();
    await picture(page, 'cart-phone-dark');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Place the order' }).click();
    await page.getByText(/Thank you! Order \w+ earned 89 points/).waitFor();
    await expect.poll(() => points(page)).toBe(before - 500 + 89);
  });
});

it('brings a friend by Maya’s link, who orders as hers', async () => {
  let link = '';
  await visit({ viewport: DESKTOP, colorScheme: 'light' }, async (page) => {
    await page.getByRole('button', { name: 'Maya' }).click();
    await page.locator('#link').filter({ hasText: '/raf/' }).waitFor();
    link = (await page.locator('#link').textContent()) ?? '';
    await page.locator('#open-rewards').click();
    await expect
      .poll(() =>
        page.evaluate('document.getElementById("zrl_embed_div").shadowRoot?.childElementCount'),
      )
      .toBeGreaterThan(0);
    await picture(page, 'rewards-desktop');
  });
  await visit({ viewport: DESKTOP, colorScheme: 'light' }, async (page) => {
    // The server was started at any port, which it cannot know when it writes links.
    await page.goto(new URL(new URL(link).pathname, server.url).href);
    await page.getByText('A friend invited you').waitFor();
    expect(new URL(page.url()).pathname).toBe('/demo');
    await page.getByRole('button', { name: 'a new friend' }).click();
    await page.getByText(/\d points · /).waitFor();
    await page.getByRole('button', { name: 'Look at Wool blanket' }).click();
    const product = page.getByRole('dialog', { name: 'Product' });
    await product.getByText('Earn 120 points').waitFor();
    await picture(page, 'product-desktop');
    await product.getByRole('button', { name: 'Add to cart' }).click();
    await product.getByRole('button', { name: 'Close' }).click();
    await page.locator('#open-cart').click();
    await page.getByRole('button', { name: 'Place the order' }).click();
    await page.getByText(/Thank you!/).waitFor();
    const friend = await page.evaluate('fealty.ready().then((shop) => shop.member())');
    expect(friend).toMatchObject({ referrer_name: 'Maya Lindqvist', number_of_purchases: 1 });
  });
});
