import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { openBrowser } from '../browser.ts';
import { openConsole, type ConsolePage } from '../console/open-console.ts';
import { startFealty, type FealtyServer } from '../fealty-process.ts';
import { openShop, stockShop } from '../open-shop.ts';
import { signToken } from '../sign-token.ts';
import { UNLIMITED } from '../unlimited.ts';
import type { ShopKeys } from '../v1-client.ts';
import { openShopPage, type ShopPage } from './shop-page.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const HOUR = 3600;

/** Builds what pages of shops load, if what it is made of has changed. */
export async function buildStorefront(): Promise<void> {
  const script = path.join(ROOT, 'scripts/build-front.ts');
  const args = ['--disable-warning=ExperimentalWarning', script, 'storefront', '--if-needed'];
  await promisify(execFile)(process.execPath, args, { cwd: ROOT });
}

/** A shop on an origin of its own, and a server that its page asks. */
export interface UsedDashboard {
  readonly url: string;
  readonly keys: ShopKeys;
  /** Asks v2 by the store's key; anything but success fails the test. Answers `data`. */
  call(url: string, json: object, method?: string): Promise<unknown>;
  /** A token as the shop's server signs it; a guest's without a member. */
  token(memberId: string | null, claims?: object): string;
  /** Opens a page of any shop, in a browser window of its own. */
  visit(address: string, how?: Parameters<typeof openConsole>[2]): Promise<ConsolePage>;
  /** Opens the shop's page. */
  open(
    asked: Readonly<Record<string, string>>,
    how?: Parameters<typeof openConsole>[2],
  ): Promise<ConsolePage>;
}

/** Starts all of it before the first test of a file and stops it after the last. */
export function useDashboard(
  program: unknown,
  coupons: Readonly<Record<string, readonly string[]>>,
  fill: (dashboard: UsedDashboard) => Promise<void>,
  store: { readonly isTest?: boolean } = {},
): UsedDashboard {
  let folder = '';
  let server: FealtyServer;
  let keys: ShopKeys;
  let browser: Browser;
  let shop: ShopPage;
  const used: UsedDashboard = {
    get url() {
      return server.url;
    },
    get keys() {
      return keys;
    },
    async call(url, json, method = 'POST') {
      const answer = await fetch(`${server.url}/v2/loyalty${url}`, {
        method,
        headers: {
          'partner-id': keys.partnerId,
          'api-key': keys.apiKey,
          'content-type': 'application/json',
        },
        ...(method === 'GET' ? {} : { body: JSON.stringify(json) }),
        signal: AbortSignal.timeout(20_000),
      });
      const told = (await answer.json()) as { readonly data?: unknown };
      expect([url, told]).toMatchObject([url, { success: true }]);
      return told.data;
    },
    token(memberId, claims = {}) {
      const exp = Math.floor(Date.now() / 1000) + HOUR;
      const member = memberId === null ? {} : { member_id: memberId };
      return signToken({ ...member, exp, ...claims }, keys.apiKey);
    },
    visit: (address, how) => openConsole(browser, address, how),
    open: (asked, how) =>
      openConsole(browser, `${shop.origin}/?${new URLSearchParams(asked).toString()}`, how),
  };
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fealty-dashboard-'));
    const environment = { ...UNLIMITED, FEALTY_DATA: path.join(folder, 'data') };
    await buildStorefront();
    [server, browser] = await Promise.all([startFealty(environment), openBrowser()]);
    keys = await openShop(environment, store);
    await stockShop(environment, keys, program, coupons);
    shop = await openShopPage({ server: server.url, partnerId: keys.partnerId });
    await fill(used);
  });
  afterAll(async () => {
    shop.close();
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return used;
}
