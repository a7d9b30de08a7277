import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askV2, type AskedStore } from '../support/ask-v2.ts';
import { connectHelpDesk, type RunningDesk } from '../support/connect-help-desk.ts';
import { openBrowser } from '../support/browser.ts';
import { CAN_PRINT } from '../support/draw-receipt.ts';
import { runFealty, startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { openShop, stockShop } from '../support/open-shop.ts';
import type { ShopKeys } from '../support/v1-client.ts';
import { openAgentPage, type AgentPage, type Scene } from '../support/zendesk-app/agent-page.ts';

/*
 * The app for Zendesk in a browser, against a server of its own, within a page that plays Zendesk. No
 * live account and no script of Zendesk's took part.
 */

const PROGRAM = {
  name: 'Shop rewards',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [
    { id: 'birthday', name: 'Birthday <Bonus>', earn: { points: '50' } },
    { id: 'goodwill', name: 'Goodwill', earn: { points: '10' }, agentPointsMax: '500' },
    { id: 'photo', name: 'Photo', earn: { points: '30' }, approval: { mode: 'by_hand' } },
  ],
  rewards: [
    {
      ...{ id: 'ten_off', name: '$10 off', type: 'fixed_amount', value: '10', points: '100' },
      coupons: 'pool',
    },
  ],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '1000' },
  ],
};

/** Set to a folder, and pictures are left in it. */
const PICTURES = process.env['FEALTY_APP_PICTURES'] ?? '';

let drawn = 0;
let folder = '';
let app = '';
let environment: Record<string, string>;
let server: FealtyServer;
let keys: ShopKeys;
let desk: RunningDesk;
let browser: Browser;

function store(): AskedStore {
  return { url: server.url, keys };
}

async function enroll(name: string, points = 0): Promise<void> {
  const address = `${name}@example.com`;
  const names = { member_id: name, first_name: name, last_name: 'Doe', email_address: address };
  await askV2(store(), 'POST', 'members', names);
  if (points === 0) return;
  const given = { member_id: name, activity_id: 'goodwill', points_passed: points };
  await askV2(store(), 'POST', 'transactions/award', given);
}

async function available(name: string): Promise<unknown> {
  const member = await askV2(store(), 'GET', `members/${name}?idParam=member_id`);
  return member['available_points'];
}

function requester(name: string): Scene['requester'] {
  return { id: 11, name: `${name} at Zendesk`, email: `${name}@example.com` };
}

async function open(changed: Partial<Scene> & Pick<Scene, 'requester'>): Promise<AgentPage> {
  const settings = { help_desk: desk.id, partner_id: keys.partnerId, api_key: desk.apiKey };
  return openAgentPage(browser, { app, server: server.url, settings, ...changed });
}

/** Lets a page be used and closes it, and looks whether anything was refused or went wrong. */
async function using(page: AgentPage, work: (page: AgentPage) => Promise<void>): Promise<void> {
  try {
    await work(page);
    if (PICTURES !== '') await draw(page, PICTURES);
    expect([page.errors, page.proxy.refused]).toEqual([[], []]);
    expect(await overflows(page)).toBe(false);
  } finally {
    await page.close();
  }
}

/** Draws what is on screen, for people to look at. */
async function draw({ page, app: frame }: AgentPage, into: string): Promise<void> {
  await frame.locator('.loading').waitFor({ state: 'detached' });
  const name = `${String(++drawn).padStart(2, '0')}.png`;
  await page.screenshot({ path: path.join(into, name) });
}

/** Whether anything is wider than the sidebar. */
async function overflows(page: AgentPage): Promise<unknown> {
  return page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
}

function press(page: AgentPage, name: string): Promise<void> {
  return page.app.getByRole('button', { name, exact: true }).click();
}

async function seen(page: AgentPage, text: string | RegExp): Promise<void> {
  await page.app.getByText(text).first().waitFor();
}

/** How many forms went to the server. */
function submits({ proxy }: AgentPage): number {
  return proxy.passed.filter(({ type }) => type === 'POST').length;
}

describe.skipIf(!CAN_PRINT)('the Zendesk app', () => {
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fealty-zendesk-app-'));
    environment = { FEALTY_DATA: path.join(folder, 'data') };
    const build = fileURLToPath(
      new URL('../../integrations/zendesk-app/build.ts', import.meta.url),
    );
    const built = promisify(execFile)(process.execPath, [
      ...['--disable-warning=ExperimentalWarning', build],
      ...['--host', 'loyalty.example.com', '--out', folder],
    ]);
    [server, browser] = await Promise.all([startFealty(environment), openBrowser(), built]);
    app = path.join(folder, 'app');
    keys = await openShop(environment);
    await stockShop(environment, keys, PROGRAM, { ten_off: ['CODE-1', 'CODE-2', 'CODE-3'] });
    desk = await connectHelpDesk(environment, keys, 'zendesk');
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
    const verified = await runFealty(['verify'], environment);
    await rm(folder, { recursive: true, force: true });
    expect(verified, verified.out).toMatchObject({ code: 0 });
  });

  it('awards points once, however often the button is pressed, and shows the new balance', async () => {
    await enroll('ann', 200);
    await using(await open({ requester: requester('ann') }), async (page) => {
      await seen(page, '200');
      await seen(page, '800 points to Gold');
      await press(page, 'Award points');
      await page.app.getByLabel('Activity').selectOption('birthday');
      if (PICTURES !== '') await draw(page, PICTURES);
      page.proxy.delay(600);
      await page.app.getByRole('button', { name: 'Award', exact: true }).dblclick();
      await page.app.getByRole('button', { name: 'Working…' }).waitFor();
      await seen(page, 'Points awarded');
      await seen(page, /Birthday <Bonus>: \+50 points/);
      await seen(page, '250');
      expect([submits(page), await available('ann')]).toEqual([1, 250]);
      expect(page.proxy.passed.find(({ type }) => type === 'POST')?.headers).toEqual({
        'api-key': '{{setting.api_key}}',
        'partner-id': '{{setting.partner_id}}',
        'x-agent': 'ada@shop.example',
        'x-conversation': '35436',
      });
    });
  });

  it('books one award when no answer came and the same form is sent again', async () => {
    await enroll('bob');
    await using(await open({ requester: requester('bob') }), async (page) => {
      await press(page, 'Award points');
      await page.app.getByLabel('Activity').selectOption('goodwill');
      await page.app.getByRole('textbox').fill('120');
      page.proxy.loseNextAnswer();
      await press(page, 'Award');
      await seen(page, /it may have been done/);
      if (PICTURES !== '') await draw(page, PICTURES);
      expect(await available('bob')).toBe(120);
      await press(page, 'Award');
      await seen(page, /Goodwill: \+120 points/);
      expect([submits(page), await available('bob')]).toEqual([2, 120]);
    });
  });

  it('redeems a reward, and puts its code into the reply', async () => {
    await enroll('cid', 150);
    await using(await open({ requester: requester('cid') }), async (page) => {
      await press(page, 'Redeem points');
      await page.app.getByLabel('Reward').selectOption('ten_off');
      await press(page, 'Redeem');
      await seen(page, 'Points redeemed');
      await seen(page, /CODE-1/);
      await press(page, 'Add to the reply');
      await seen(page, 'Added to the reply');
      expect(page.invoked).toEqual([['comment.appendText', expect.stringContaining('CODE-1')]]);
      expect(await available('cid')).toBe(50);
      await page.app.getByRole('button', { name: 'Redeem points' }).waitFor({ state: 'detached' });
    });
  });

  it('says at the field what the server will not take, and takes it mended', async () => {
    await enroll('dan');
    await using(await open({ requester: requester('dan') }), async (page) => {
      await press(page, 'Award points');
      await press(page, 'Award');
      await seen(page, 'Please fill this in.');
      expect(submits(page)).toBe(0);
      await page.app.getByLabel('Activity').selectOption('goodwill');
      const points = page.app.getByRole('textbox');
      await points.fill('9000');
      await press(page, 'Award');
      await page.app.locator('#field-1-error:not([hidden])').waitFor();
      expect(await points.getAttribute('aria-invalid')).toBe('true');
      expect(await page.app.locator('[aria-invalid=true]:focus').count()).toBe(1);
      await points.fill('500');
      await press(page, 'Award');
      await seen(page, 'Points awarded');
      expect(await available('dan')).toBe(500);
    });
  });

  it('takes the form away when the member was blocked in between', async () => {
    await enroll('eve');
    await using(await open({ requester: requester('eve') }), async (page) => {
      await press(page, 'Award points');
      await page.app.getByLabel('Activity').selectOption('birthday');
      const blocked = await runFealty(
        ['member', 'block', 'eve@example.com', '--merchant', keys.partnerId],
        environment,
      );
      expect(blocked, blocked.err).toMatchObject({ code: 0 });
      await press(page, 'Award');
      await seen(page, 'This member is blocked. Points can be neither awarded nor redeemed.');
      expect(await page.app.getByRole('alert').innerText()).toMatch(/blocked/i);
      expect(await available('eve')).toBe(0);
    });
  });

  it('tells pending points, so that nobody awards them again', async () => {
    await enroll('fay');
    await using(await open({ requester: requester('fay') }), async (page) => {
      await press(page, 'Award points');
      await page.app.getByLabel('Activity').selectOption('photo');
      await press(page, 'Award');
      await seen(page, '30 pending');
      expect(await page.app.getByRole('status').first().innerText()).toMatch(/pending/i);
    });
  });

  it('is used by keyboard alone', async () => {
    await enroll('gus');
    await using(await open({ requester: requester('gus') }), async (page) => {
      await page.app.getByRole('button', { name: 'Award points' }).focus();
      const { keyboard } = page.page;
      await keyboard.press('Enter');
      await seen(page, 'Activity');
      await keyboard.press('ArrowDown');
      await keyboard.press('Tab');
      await keyboard.press('Enter');
      await seen(page, 'Points awarded');
      const focused = page.app.locator(':focus');
      expect(await focused.innerText()).toBe('Points awarded');
      expect(await available('gus')).toBe(50);
    });
  });

  it('follows the ticket to another requester, and offers those who are copied in', async () => {
    await enroll('hal', 10);
    await enroll('ida', 20);
    const collaborators = [{ id: 12, name: 'Ida', email: 'IDA@example.com', role: 'end-user' }];
    await using(await open({ requester: requester('hal'), collaborators }), async (page) => {
      await seen(page, 'hal Doe');
      await page.app.getByLabel('Person on this ticket').selectOption('Ida');
      await seen(page, 'ida Doe');
      await page.tell('ticket.requester.id.changed', { requester: requester('nobody') });
      await seen(page, 'Not a member');
      await page.tell('ticket.requester.id.changed', {
        requester: { id: 13, name: 'Phone caller', email: null },
        collaborators: [],
      });
      await seen(page, 'No e-mail address');
      await page.tell('ticket.requester.id.changed', { requester: null });
      await seen(page, 'Nobody to look up');
    });
  });

  it('asks whose points are meant when somebody’s addresses lead to two members', async () => {
    await enroll('jan', 1);
    await enroll('jan2', 2);
    const identities = [{ type: 'email', value: 'jan2@example.com' }];
    const both = { id: 14, name: 'Jan', email: 'jan@example.com', identities };
    await using(await open({ requester: both }), async (page) => {
      await seen(page, 'Several members match. Whose points are these?');
      await page.app.getByRole('button', { name: 'Show' }).last().click();
      await seen(page, 'jan2 Doe');
    });
  });

  it('stands beside a user as well, and names no conversation there', async () => {
    await enroll('kim', 5);
    const beside = { requester: requester('kim'), location: 'user_sidebar' } as const;
    await using(await open(beside), async (page) => {
      await seen(page, 'kim Doe');
      expect(page.proxy.passed.map(({ headers }) => Object.keys(headers))).toEqual([
        ['api-key', 'partner-id', 'x-agent'],
      ]);
    });
  });

  it('offers nothing while actions are off', async () => {
    await enroll('leo', 500);
    await desk.change('--actions', 'off');
    await using(await open({ requester: requester('leo') }), async (page) => {
      await seen(page, 'Nothing can be awarded or redeemed for this member at the moment.');
      expect(await page.app.getByRole('button', { name: /points/ }).count()).toBe(0);
    });
    await desk.change('--actions', 'on');
  });

  it('says who can help when it is not let in, not known, paused, or nobody answers', async () => {
    const settings = { help_desk: desk.id, partner_id: keys.partnerId, api_key: desk.apiKey };
    const fails = async (changed: Partial<Scene>, says: string): Promise<void> => {
      await using(await open({ requester: requester('ann'), ...changed }), (page) =>
        seen(page, says),
      );
    };
    await fails({ settings: { ...settings, api_key: 'wrong' } }, 'The API key is not accepted');
    await fails(
      { settings: { ...settings, help_desk: 'f'.repeat(24) } },
      'This help desk is not connected',
    );
    await fails({ settings: { ...settings, help_desk: ' ' } }, 'The app is not set up');
    await fails({ server: 'http://127.0.0.1:1' }, 'The loyalty server does not answer');
    await fails({ hasSdk: false }, 'Zendesk’s app framework is missing');
    await desk.pause();
    await fails({}, 'Loyalty is not available');
    await desk.pause('--resume');
  });

  it('comes back when the server does', async () => {
    await using(
      await open({ requester: requester('ann'), server: 'http://127.0.0.1:1' }),
      async (page) => {
        await seen(page, 'The loyalty server does not answer');
        page.proxy.pointAt(server.url);
        await press(page, 'Try again');
        await seen(page, 'ann Doe');
      },
    );
  });

  it('wears the colours of the page around it, also when they change', async () => {
    const ground = (page: AgentPage): Promise<unknown> =>
      page.evaluate('getComputedStyle(document.body).backgroundColor');
    await using(await open({ requester: requester('ann'), colours: 'dark' }), async (page) => {
      await seen(page, 'ann Doe');
      expect(await ground(page)).toBe('rgb(21, 26, 30)');
      if (PICTURES !== '') await draw(page, PICTURES);
      await page.tell('colorScheme.changed', {}, 'light');
      expect(await ground(page)).toBe('rgb(255, 255, 255)');
    });
  });
});
