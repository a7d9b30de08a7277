import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { buildFront } from '../../support/build-front.ts';
import { startFealty, type FealtyServer } from '../../support/fealty-process.ts';
import { openShop, stockShop } from '../../support/open-shop.ts';
import { signToken } from '../../support/sign-token.ts';
import { openStaticShop, snippet, type StaticShop } from '../../support/storefront/static-shop.ts';
import { UNLIMITED } from '../../support/unlimited.ts';
import type { ShopKeys } from '../../support/v1-client.ts';

/* The script as shops have it in their pages: on another origin, in every client's own words. */

const BYTES_MAX = 20 * 1024;
const STEP_MS = 15_000;
const SCRIPT = fileURLToPath(new URL('../../../packages/storefront/dist/all.js', import.meta.url));

const PROGRAM = {
  name: 'Harbour',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [
    { id: 'created_an_account', name: 'Joining', earn: { points: '100' } },
    { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
  ],
  rewards: [],
  tiers: [{ id: 'base', name: 'Member', threshold: '0' }],
};

let folder = '';
let server: FealtyServer;
let keys: ShopKeys;
let browser: Browser;
let shop: StaticShop;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fealty-script-'));
  const environment = { ...UNLIMITED, FEALTY_DATA: path.join(folder, 'data') };
  await buildFront('storefront');
  [server, browser, shop] = await Promise.all([
    startFealty(environment),
    openBrowser(),
    openStaticShop(),
  ]);
  keys = await openShop(environment);
  await stockShop(environment, keys, PROGRAM);
});

afterAll(async () => {
  await browser.close();
  await shop.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What of a page a test looks at. */
interface Seen {
  readonly page: Page;
  /** Errors that reached the page, and what its policy refused. */
  readonly errors: readonly string[];
}

async function look<T>(address: string, judge: (seen: Seen) => Promise<T>): Promise<T> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MS);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) errors.push(message.text());
  });
  try {
    await page.goto(address, { waitUntil: 'commit' });
    return await judge({ page, errors });
  } finally {
    await context.close();
  }
}

/** What a shop's server writes into a snippet for a member. */
function values(uid: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const email = `${uid}@example.com`;
  const ts = String(Date.now());
  const { partnerId, apiKey } = keys;
  const exp = Math.floor(Date.now() / 1000) + 3600;
  return {
    ...{ SERVER: server.url, PARTNER: partnerId, USER: uid, EMAIL: email, TS: ts },
    ACCESS: createHash('sha256').update(`${uid}${email}${partnerId}${apiKey}${ts}`).digest('hex'),
    JWT: signToken({ member_id: uid, email_address: email, exp }, apiKey),
    ...more,
  };
}

/** How many members the shop has of this name. */
async function known(uid: string): Promise<Readonly<Record<string, unknown>> | null> {
  const answer = await fetch(`${server.url}/v2/loyalty/members/${uid}?idParam=member_id`, {
    headers: { 'partner-id': keys.partnerId, 'api-key': keys.apiKey },
    signal: AbortSignal.timeout(STEP_MS),
  });
  const { data } = (await answer.json()) as { data?: Readonly<Record<string, unknown>> };
  return data ?? null;
}

const text = (page: Page, id: string, wanted: string | RegExp): Promise<void> =>
  page.locator(`#${id}`).filter({ hasText: wanted }).waitFor({ state: 'attached' });

describe('a snippet', () => {
  it('of the first extensions, which nobody signed, is a guest’s', async () => {
    const address = shop.page('m1', snippet('first-generation', values('m-1')));
    await look(address, async ({ page, errors }) => {
      await page.waitForFunction('window.zrl_mi !== undefined');
      expect(await page.evaluate('zrl_mi.user_data.available_points.toString()')).toBe('0');
      expect(errors).toEqual([]);
    });
    expect(await known('user-1')).toBeNull();
  });

  it('of a hosted theme shows points and tier, and its order waits for a person', async () => {
    const address = shop.page('theme', snippet('hosted-theme', values('theme-1')));
    await look(address, async ({ page, errors }) => {
      await text(page, 'tier', 'Member');
      await text(page, 'points', /^100\//);
      await expect.poll(async () => (await known('theme-1'))?.['pending_points']).toBe(100);
      expect(errors).toEqual([]);
    });
  });

  it('is told by handlers that it sets afterwards', async () => {
    const address = shop.page('late', snippet('told-late', values('late-1')));
    await look(address, async ({ page, errors }) => {
      await text(page, 'points', '100 0');
      expect(errors).toEqual([]);
    });
  });

  it('of the plugins shows what a product and the cart would earn', async () => {
    const address = shop.page('v2', snippet('second-generation', values('v2-1')));
    await look(address, async ({ page, errors }) => {
      await text(page, 'cart', /^45$/);
      await page.getByText('earn 1,050 points').waitFor();
      expect(errors).toEqual([]);
    });
  });

  it('that attaches the dashboard gets it into its own element', async () => {
    const address = shop.page('vtex', snippet('embedded-dashboard', values('vtex-1')));
    await look(address, async ({ page, errors }) => {
      await page.waitForFunction(
        'document.getElementById("zrl_embed_div").shadowRoot?.childElementCount > 0',
      );
      expect(errors).toEqual([]);
    });
  });
});

describe('whoever forges', () => {
  it.each([
    ['a token of another key', () => signToken({ member_id: 'eve' }, 'x'.repeat(32))],
    ['a token that has ended', () => signToken({ member_id: 'eve', exp: 1000 }, keys.apiKey)],
    ['no token', () => ''],
  ])('is told that it failed: %s', async (_title, jwt) => {
    const address = shop.page('forged', snippet('told-late', values('eve', { JWT: jwt() })));
    await look(address, async ({ page, errors }) => {
      await text(page, 'points', 'failed: ERROR_UNAUTHORIZED');
      expect(errors).toEqual([]);
    });
    expect(await known('eve')).toBeNull();
  });
});

describe('the page of a shop', () => {
  it('with a strict policy runs the script, and nothing of it is refused', async () => {
    const html = `<script nonce="n1" async src="${server.url}/js/all.js"></script>
      <script nonce="n1">window._zrl = [['init', { partner_id: '${keys.partnerId}' }]];</script>
      <p data-zrl-product-points data-zrl-price="20">{{EARN_POINTS}}</p>`;
    const policy = `default-src 'none'; script-src 'nonce-n1' ${server.url}; connect-src ${server.url}; style-src 'self'`;
    const address = shop.page('strict', html, { 'content-security-policy': policy });
    await look(address, async ({ page, errors }) => {
      await page.getByText('20', { exact: true }).waitFor();
      expect(errors).toEqual([]);
    });
  });

  it('is whole without the script, without its server, and with one that is slow', async () => {
    const address = shop.page('away', snippet('second-generation', values('away-1')));
    const context = await browser.newContext();
    try {
      for (const how of ['blocked', 'down', 'slow'] as const) {
        const page = await context.newPage();
        const errors: string[] = [];
        page.on('pageerror', (error) => errors.push(String(error)));
        await page.route(`${server.url}/**`, async (route) => {
          const isScript = route.request().url().endsWith('/js/all.js');
          if (how === 'blocked' || (how === 'down' && !isScript)) return route.abort();
          if (how === 'slow') await new Promise((resolve) => setTimeout(resolve, 8000));
          return route.continue().catch(() => undefined);
        });
        const began = performance.now();
        await page.goto(address, { waitUntil: 'domcontentloaded' });
        await page.getByRole('heading', { name: 'Shop' }).waitFor();
        expect(performance.now() - began).toBeLessThan(6000);
        expect([how, errors]).toEqual([how, []]);
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await page.close();
      }
    } finally {
      await context.close();
    }
  });

  it('has three names more, and keeps the code of a friend’s link', async () => {
    const address = shop.page('names', `<script src="${server.url}/js/all.js"></script>`);
    await look(`${address}?fealty_ref=BOB1234`, async ({ page }) => {
      await page.waitForLoadState();
      const names = `Object.keys(window).filter((name) => /zrl|fealty/i.test(name)).sort().join()`;
      expect(await page.evaluate(names)).toBe('_zrl,fealty,zrl_mi');
      await page.evaluate(`_zrl.push(['init', { partner_id: '${keys.partnerId}' }])`);
      expect(await page.evaluate('document.cookie')).toContain('fealty_ref=BOB1234');
    });
  });
});

it('is at most 20 KB for every page of a shop', async () => {
  const bytes = gzipSync(await readFile(SCRIPT), { level: 9 }).length;
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(BYTES_MAX);
});
