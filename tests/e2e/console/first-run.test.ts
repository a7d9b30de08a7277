import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { buildFront } from '../../support/build-front.ts';
import { startFealty, type FealtyServer } from '../../support/fealty-process.ts';
import { judge, sees } from '../../support/console/judge.ts';
import { openConsole, PASSWORD, signIn } from '../../support/console/open-console.ts';
import { CAN_PRINT } from '../../support/draw-receipt.ts';

/* A fresh installation: nobody works there, and there is no store. */

describe.skipIf(!CAN_PRINT)('the first run', () => {
  let folder = '';
  let server: FealtyServer;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fealty-first-'));
    await buildFront('console');
    const environment = { FEALTY_DATA: path.join(folder, 'data') };
    [server, browser] = await Promise.all([startFealty(environment), openBrowser()]);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('takes an owner with what the server printed, makes the store, and then is over', async () => {
    const said = /http:\S+\/#(flo_[\w-]+)/;
    await expect.poll(() => server.said(), { timeout: 10_000 }).toMatch(said);
    const [link = '', token = ''] = said.exec(server.said()) ?? [];
    const stranger = await openConsole(browser, `${server.url}/`);
    await stranger.page.getByLabel('Key of the first start').fill('flo_guessed');
    await stranger.page.getByLabel('Your name').fill('Mallory');
    await stranger.page.getByLabel('E-mail address').fill('mallory@evil.example');
    await stranger.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await stranger.page.getByLabel('Name of your store').fill('Mine');
    await stranger.page.getByRole('button', { name: 'Create the owner' }).click();
    await sees(stranger.page, 'This is not what the server printed at its start');
    await judge(stranger, 'first-01-stranger');
    await stranger.close();

    const opened = await openConsole(browser, link);
    const { page } = opened;
    await page.getByLabel('Your name').fill('Ann');
    await page.getByLabel('E-mail address').fill('ann@shop.example');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByLabel('Name of your store').fill('Harbour Coffee');
    await page.getByLabel('Currency').fill('EUR');
    await page.getByRole('button', { name: 'Create the owner' }).click();
    await sees(page, /12 characters/);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create the owner' }).click();
    await page.getByRole('heading', { name: 'Home' }).waitFor();
    await sees(page, 'Harbour Coffee');
    expect(page.url()).not.toContain(token);
    await judge(opened, 'first-02-home');
    await opened.close();

    const later = await openConsole(browser, link);
    await signIn(later.page, 'ann@shop.example');
    await later.page.getByRole('heading', { name: 'Home' }).waitFor();
    await later.close();
  });
});
