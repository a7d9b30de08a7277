import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { callV2, type CallsV2 } from '../ask-v2.ts';
import { openBrowser } from '../browser.ts';
import { buildFront } from '../build-front.ts';
import { openConsole, type ConsolePage } from '../console/open-console.ts';
import { startFealty, type FealtyServer } from '../fealty-process.ts';
import { openShop, stockShop } from '../open-shop.ts';
import { signToken } from '../sign-token.ts';
import { UNLIMITED } from '../unlimited.ts';
import type { ShopKeys } from '../v1-client.ts';
import { openShopPage, type ShopPage } from './shop-page.ts';

const HOUR = 3600;

/** A shop on an origin of its own, and a server that its page asks. */
export interface UsedDashboard {
  readonly url: string;
  readonly keys: ShopKeys;
  readonly call: CallsV2;
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
    call: (...asked) => callV2({ url: server.url, keys }, ...asked),
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
    await buildFront('storefront');
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
