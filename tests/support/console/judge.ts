import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { barriers, type ConsolePage } from './open-console.ts';

/** Set to a folder, and pictures are left in it. */
const PICTURES = process.env['FEALTY_CONSOLE_PICTURES'] ?? '';
const PRESSES_MAX = 60;
const SETTLED_MS = 1000;
const RESTS_MS = 4000;

/** Looks whether everybody can use the page, nothing is wider than the window, and leaves a picture. */
export async function judge({ page, errors }: ConsolePage, name: string): Promise<void> {
  await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' });
  // Colours on their way from light to dark are neither.
  await page.evaluate(
    `Promise.race([Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
      new Promise((resolve) => setTimeout(resolve, ${String(SETTLED_MS)}))])`,
  );
  await page.waitForTimeout(PICTURES === '' ? 0 : 300);
  if (PICTURES !== '') await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  // A menu that closes is for a moment no menu any more: what is judged is where the page comes to rest.
  await expect
    .poll(async () => [name, errors, await barriers(page)], {
      timeout: RESTS_MS,
      interval: SETTLED_MS,
    })
    .toEqual([name, [], []]);
  const isWide = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  expect([name, isWide]).toEqual([name, false]);
}

/** Waits until a text is there. */
export async function sees(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}

/** Presses a key until what has the focus is called so, as somebody without a mouse does. */
export async function reach(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < PRESSES_MAX; presses += 1) {
    const focused = await page.evaluate<string>(
      `(() => { const at = document.activeElement; if (at === document.body) return '';
        return [at?.ariaLabel, at?.labels?.[0]?.innerText, at?.innerText]
        .filter(Boolean).join(' | '); })()`,
    );
    if (name.test(focused)) return;
    passed.push(focused);
    await page.keyboard.press(key);
  }
  throw new Error(`${String(name)} is not reached: ${passed.join(' > ')}`);
}
