import { createClient } from '../client/client.ts';
import { openShop } from '../shop/shop.ts';
import { createPage, type Page } from './loyalty.ts';
import { attempt } from './quietly.ts';
import { takeOver } from './queue.ts';

/*
 * `/js/all.js`: the platform's `_zrl` and `zrl_mi`, and `fealty`, beside each other on the page of a shop.
 */

declare global {
  interface Window {
    _zrl?: unknown;
    zrl_mi?: unknown;
    fealty?: unknown;
  }
}

/** Where the script was loaded from; a tag manager that copies it leaves only its tag to look for. */
function ownServer(): string {
  const tag = document.currentScript ?? document.querySelector('script[src*="/js/all.js"]');
  const address = tag instanceof HTMLScriptElement ? tag.src : '';
  return address.replace(/\/js\/all\.js.*$/, '') || location.origin;
}

function fealtyOf({ shop }: Page): object {
  return {
    createClient,
    openShop,
    /** The program for whom the page named with `init`. */
    ready: shop,
  };
}

attempt('starting', () => {
  // A page that has the script twice is one page.
  if (window.fealty !== undefined) return;
  const early = typeof window.zrl_mi === 'object' ? (window.zrl_mi ?? {}) : {};
  const page = createPage(ownServer(), early);
  window.zrl_mi = page.loyalty;
  window.fealty = fealtyOf(page);
  window._zrl = takeOver(window._zrl, page.carryOut);
});
