import { createHash } from 'node:crypto';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge, sees } from '../../support/console/judge.ts';
import { PHONE, type ConsolePage } from '../../support/console/open-console.ts';
import { receiptPicture } from '../../support/pictures.ts';
import { signToken } from '../../support/sign-token.ts';
import { SHOPPERS_PROGRAM } from '../../support/storefront/program.ts';
import { openStaticShop } from '../../support/storefront/static-shop.ts';
import { useDashboard } from '../../support/storefront/use-dashboard.ts';

/* What takes more than the dashboard alone: somebody who approves, a friend, a page that is asked. */

const pages = await openStaticShop();

const shop = useDashboard(
  {
    ...SHOPPERS_PROGRAM,
    referrals: { referrer: 'refer_a_friend', landingPage: `${pages.url}/landing`, waitDays: 0 },
    activities: [
      ...SHOPPERS_PROGRAM.activities,
      {
        ...{ id: 'submit_a_receipt', name: 'Receipts', earn: { points: '80' } },
        description: 'Send the receipt of what you bought elsewhere.',
        storefront: true,
      },
    ],
  },
  {},
  async (used) => {
    for (const name of ['Ada', 'Bob']) {
      const id = name.toLowerCase();
      await used.call('/members', {
        ...{ member_id: id, first_name: name, email_address: `${id}@b.c` },
      });
    }
  },
  { isTest: true },
);

/** A dashboard that a server leaves without an answer; it gives up after ten seconds, beside the others. */
let hanging: ConsolePage;

beforeAll(async () => {
  hanging = await shop.open({ token: shop.token('cid') });
  await sees(hanging.page, 'Hello');
  await hanging.page.route('**/activities*', () => undefined);
  await choose(hanging.page, 'Earn');
});

afterAll(async () => {
  await hanging.close();
  await pages.close();
});

const SECONDS = 1000;
const seconds = (): number => Math.floor(Date.now() / SECONDS);

async function choose(page: Page, section: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: section, exact: true }).click();
}

async function available(memberId: string): Promise<number> {
  const told = await shop.call(`/members/${memberId}?idParam=member_id`, {}, 'GET');
  return (told as { readonly available_points: number }).available_points;
}

/** A page of the shop with the script, and what stands in it. */
function page(name: string, init: string, html = ''): string {
  return pages.page(
    name,
    `${html}<script>window._zrl = [['init', ${init}]];</script>
     <script async src="${shop.url}/js/all.js"></script>`,
  );
}

const initOf = (token: string | null, more = ''): string =>
  `{ partner_id: '${shop.keys.partnerId}', jwt_token: '${token ?? ''}' ${more} }`;

/** The code of the failure that something on the page ends with; `done` if it does not fail. */
function codeOf(on: Page, what: string): Promise<string> {
  return on.evaluate<string>(
    `fealty.ready().then((shop) => ${what}).then(() => 'done', ({ code }) => String(code))`,
  );
}

async function scripted(on: Page): Promise<void> {
  await on.waitForFunction('window.fealty !== undefined');
}

describe('a receipt', () => {
  const SEND = 'Send a photo or PDF: Receipts';
  /** Made within the page: ten megabytes take long on their way into a browser. */
  const CHOOSE_LARGE = `(() => {
    const input = document.getElementById('dashboard').shadowRoot.querySelector('input[type=file]');
    const chosen = new DataTransfer();
    const bytes = new Uint8Array(10 * 1024 * 1024 + 1);
    chosen.items.add(new File([bytes], 'large.jpg', { type: 'image/jpeg' }));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  })()`;
  async function send(on: Page, file: { name: string; mimeType: string; buffer: Buffer }) {
    const chooser = on.waitForEvent('filechooser');
    await on.getByRole('button', { name: SEND }).click();
    await (await chooser).setFiles(file);
  }

  it('is sent from a telephone, looked at, approved, and its points arrive', async () => {
    const shown = await shop.open(
      { token: shop.token('ada'), section: 'earn' },
      { viewport: PHONE },
    );
    const { page: on } = shown;
    const photo = await receiptPicture({ total: '12.40' });
    const receipt = { name: 'receipt.jpg', mimeType: 'image/jpeg', buffer: photo };
    await send(on, { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
    await sees(on, 'Only photos (JPG or PNG) and PDFs can be sent.');
    await on.evaluate(CHOOSE_LARGE);
    await sees(on, 'This file is too large: 10 MB is the most.');
    await send(on, { ...receipt, buffer: photo.subarray(0, 900) });
    await sees(on, 'We cannot read this file.');
    await judge(shown, 'dashboard-receipt-unreadable');
    const address = '**/v2/loyalty-storefront/activities';
    const held: Route[] = [];
    await on.route(address, async (route) => {
      if (route.request().method() === 'POST') held.push(route);
      else await route.continue();
    });
    await send(on, receipt);
    await sees(on, /^Sending …/);
    await judge(shown, 'dashboard-receipt-sending');
    await on.getByRole('button', { name: 'Cancel: Receipts' }).click();
    await on.getByRole('button', { name: SEND }).waitFor();
    // What is held goes on its way when the line is free again, cancelled or not.
    for (const route of held) await route.abort().catch(() => undefined);
    await on.unroute(address);
    await send(on, receipt);
    await sees(on, 'Thank you. We are looking at it; your points arrive once it is approved.');
    await judge(shown, 'dashboard-receipt-sent');
    await send(on, receipt);
    await sees(on, 'You have sent this before. It counts once.');
    await choose(on, 'Activity');
    await sees(on, 'We are looking at it');
    const before = await available('ada');
    const { moderation } = (await shop.call('/moderation', {}, 'GET')) as {
      readonly moderation: readonly { readonly transaction: { readonly id: string } }[];
    };
    expect(moderation).toHaveLength(1);
    await shop.call(`/transactions/${moderation[0]?.transaction.id ?? ''}/approve`, {});
    expect(await available('ada')).toBe(before + 80);
    await on.reload();
    await choose(on, 'Overview');
    await sees(on, /^180$/);
    await shown.close();
  });
});

describe('a friend', () => {
  it('comes by the link, joins, orders, and the points are in the dashboard of whoever sent it', async () => {
    const ada = await shop.open({ token: shop.token('ada'), section: 'refer' });
    const link = await ada.page.getByRole('textbox', { name: 'Your link' }).inputValue();
    const code = await ada.page.getByRole('textbox', { name: 'Your code' }).inputValue();
    const landing = page('landing', initOf(null));
    const joined = page('joined', initOf(shop.token('fay', { email_address: 'fay@b.c' })));
    // The server of a test says no port in its links: it is not known before it listens.
    const friend = await shop.visit(`${shop.url}${new URL(link).pathname}`);
    await friend.page.waitForURL(`${landing}?fealty_ref=${code}`);
    await expect
      .poll(() => friend.page.evaluate('document.cookie'))
      .toContain(`fealty_ref=${code}`);
    await friend.page.goto(joined);
    await scripted(friend.page);
    expect(await codeOf(friend.page, 'shop.member()')).toBe('done');
    const fay = await shop.call('/members/fay?idParam=member_id', {}, 'GET');
    expect(fay).toMatchObject({ referrer_code: code });
    const order = `{ order_id: 'F-1', subtotal: '60', total: '66' }`;
    await friend.page.evaluate(`_zrl.push(['track_order', ${order}])`);
    const waiting = async (): Promise<readonly { readonly id: string }[]> => {
      const asked = '/transactions?member_id=fay&status={"eq":"pending"}';
      const told = await shop.call(asked, {}, 'GET');
      return (told as { readonly transactions: readonly { readonly id: string }[] }).transactions;
    };
    await expect.poll(async () => (await waiting()).length, { timeout: 10_000 }).toBe(1);
    const before = await available('ada');
    await shop.call(`/transactions/${(await waiting())[0]?.id ?? ''}/approve`, {});
    await shop.call('/test-clock/advance', { by: { minutes: 1 } });
    await expect.poll(() => available('ada'), { timeout: 10_000 }).toBe(before + 250);
    await ada.page.reload();
    await sees(ada.page, '1 friend has bought so far');
    await choose(ada.page, 'Activity');
    await sees(ada.page, 'Refer a Friend');
    expect([...ada.errors, ...friend.errors]).toEqual([]);
    await friend.close();
    await ada.close();
  });
});

describe('what is forged', () => {
  it('is refused, and the page goes on as it was', async () => {
    const own = (memberId: string, more: object): string =>
      signToken({ member_id: memberId, exp: seconds() + 3600, ...more }, shop.keys.apiKey);
    const order = { order_id: 'T-1', subtotal: '10', total: '10' };
    const [head = '', , seal = ''] = own('bob', order).split('.');
    const claims = { member_id: 'bob', exp: seconds() + 3600, ...order, subtotal: '9000' };
    const altered = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${seal}`;
    const adas = (await shop.call('/transactions?member_id=ada', {}, 'GET')) as {
      readonly transactions: readonly { readonly id: string }[];
    };
    const shown = await shop.visit(
      page('forged', initOf(shop.token('bob', { email_address: 'bob@b.c' }))),
    );
    const { page: on, errors } = shown;
    await scripted(on);
    const before = await available('bob');
    const tell = (token: string): Promise<string> =>
      codeOf(on, `shop.trackOrder({ order_id: 'T-1', subtotal: '10', order_token: '${token}' })`);
    expect(await tell(altered)).toBe('ERROR_UNAUTHORIZED');
    expect(await tell(own('ada', order))).toBe('ERROR_UNAUTHORIZED');
    const id = adas.transactions[0]?.id ?? '';
    expect(await codeOf(on, `shop.cancel('${id}')`)).toBe('TRANSACTION_DOES_NOT_EXIST');
    const called = await on.evaluate<string>(
      `fealty.ready().then(({ client }) => client.call('/member', { query: { member_id: 'ada' } }))
        .then(({ member_id }) => member_id)`,
    );
    expect(called).toBe('bob');
    // The API of keys is no browser's: no page of any origin is let in, whatever key it has.
    const keyed = `fetch('${shop.url}/v2/loyalty/members', { headers: {
      'partner-id': '${shop.keys.partnerId}', 'api-key': '${shop.keys.apiKey}' } })
      .then(() => 'let in', () => 'refused')`;
    expect(await on.evaluate(keyed)).toBe('refused');
    expect(await available('bob')).toBe(before);
    expect(errors).toEqual([]);
    await shown.close();
  });

  it('opens no dashboard, which says that the visit is over, and no preview in a foreign frame', async () => {
    const forged = signToken({ member_id: 'ada', exp: seconds() + 3600 }, 'x'.repeat(32));
    const address = page(
      'embedded',
      initOf(forged),
      `<div id="zrl_embed_div"></div><p>Our shop</p>
       <iframe src="${shop.url}/js/preview.html"></iframe>
       <script>addEventListener('load', () => zrl_mi.attach_dashboard())</script>`,
    );
    const shown = await shop.visit(address);
    await sees(shown.page, 'Your visit has timed out. Reload the page or sign in again.');
    await sees(shown.page, 'Our shop');
    const [, frame] = shown.page.frames();
    expect(await frame?.locator('main').count()).toBe(0);
    expect(shown.errors.filter((error) => !/frame/i.test(error))).toEqual([]);
    await shown.close();
  });
});

describe('a token that ends while the page is open', () => {
  /** From now on the server takes no call with the token that the page had. */
  async function end(on: Page, token: string): Promise<void> {
    await on.route('**/v2/loyalty-storefront/**', (route) => {
      const given = route.request().headers()['authorization'] ?? '';
      const refusal = { success: false, error_code: 'ERROR_UNAUTHORIZED', reason: 'It has ended' };
      return given === `Bearer ${token}`
        ? route.fulfill({
            ...{ status: 401, body: JSON.stringify(refusal) },
            headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' },
          })
        : route.continue();
    });
  }

  const attached = (name: string, token: string, renewal: string): string =>
    page(
      name,
      initOf(
        token,
        `, renew_token: async () => { window.asked = (window.asked ?? 0) + 1; ${renewal} }`,
      ),
      `<div id="zrl_embed_div"></div>
       <script>addEventListener('load', () => zrl_mi.attach_dashboard())</script>`,
    );

  it('is asked for once, and what was typed is saved with the new one', async () => {
    const first = shop.token('bob');
    const next = shop.token('bob', { version: 2 });
    const shown = await shop.visit(attached('renewed', first, `return '${next}';`));
    const { page: on } = shown;
    await sees(on, 'Hello, Bob');
    await choose(on, 'Profile');
    const birthday = on.getByLabel('Birthday');
    await birthday.fill('1988-02-29');
    await end(on, first);
    await on.getByRole('button', { name: 'Save' }).click();
    await sees(on, 'Saved');
    expect(await birthday.inputValue()).toBe('1988-02-29');
    await choose(on, 'Redeem');
    await sees(on, 'FREE SHIPPING');
    expect(await on.evaluate('asked')).toBe(1);
    const kept = await shop.call('/members/bob?idParam=member_id', {}, 'GET');
    expect(kept).toMatchObject({ birthdate: '02/29/1988' });
    await shown.close();
  });

  it('keeps what was typed and says that the visit is over, where the page has none', async () => {
    const token = shop.token('bob', { version: 3 });
    const shown = await shop.visit(attached('ended', token, `throw new Error('signed out');`));
    const { page: on } = shown;
    await sees(on, 'Hello, Bob');
    await choose(on, 'Profile');
    await on.getByLabel('Birthday').fill('1977-07-07');
    await end(on, token);
    await on.getByRole('button', { name: 'Save' }).click();
    await sees(on, 'Your visit has timed out. Reload the page or sign in again.');
    expect(await on.getByLabel('Birthday').inputValue()).toBe('1977-07-07');
    expect(shown.errors).toEqual([]);
    await shown.close();
  });

  it('is fetched again with the access token of older snippets, which the page renews in its turn', async () => {
    const email = 'ada@b.c';
    const sign = (ts: string): string =>
      createHash('sha256')
        .update(`ada${email}${shop.keys.partnerId}${shop.keys.apiKey}${ts}`)
        .digest('hex');
    const [old, now] = [String((seconds() - 100 * 86_400) * SECONDS), String(Date.now())];
    const said = `{ partner_id: '${shop.keys.partnerId}', user_id: 'ada', email: '${email}', name: 'Ada',
      ts: '${old}', access_token: '${sign(old)}',
      renew_token: () => ({ ts: '${now}', access_token: '${sign(now)}' }) }`;
    const shown = await shop.visit(page('older', said));
    const { page: on } = shown;
    await scripted(on);
    const name = `fealty.ready().then((shop) => shop.member()).then(({ member_id }) => member_id)`;
    expect(await on.evaluate(name)).toBe('ada');
    const held = `fealty.ready().then(({ client }) => client.terms.token)`;
    const first = await on.evaluate<string>(held);
    await end(on, first);
    // Tokens say the second that they were made in.
    await on.waitForTimeout(SECONDS);
    expect(await on.evaluate(name)).toBe('ada');
    expect(await on.evaluate(held)).not.toBe(first);
    await shown.close();
  });
});

describe('the dashboard where its server is not well', () => {
  const AWAY = 'We cannot reach the rewards program right now. Please try again in a moment.';
  const BUSY = 'That was a little fast. Please wait a moment and try again.';
  const json = (code: string): string =>
    JSON.stringify({ success: false, error_code: code, reason: 'For developers' });

  it('says so in a shopper’s words whatever it is answered with, and goes on', async () => {
    const shown = await shop.open({ token: shop.token('ada') });
    const { page: on } = shown;
    await sees(on, 'Hello, Ada');
    const answers: readonly (readonly [number, string, string])[] = [
      [500, json('INTERNAL_SERVER_ERROR'), AWAY],
      [503, json('TRY_AGAIN'), AWAY],
      [503, '<html>gateway</html>', AWAY],
      [408, '', AWAY],
      [429, json('RATE_LIMIT_EXCEEDED'), BUSY],
      [429, 'slow down', BUSY],
      [200, '<html>maintenance</html>', AWAY],
      [200, '{"success":true}', AWAY],
      [200, json('SOMETHING_NEW'), 'That did not work. Please try again, or ask the shop.'],
    ];
    let next = 0;
    await on.route('**/activities*', (route) => {
      const [status = 200, body = ''] = answers[next] ?? [];
      return next < answers.length
        ? route.fulfill({ status, body, headers: { 'access-control-allow-origin': '*' } })
        : route.continue();
    });
    await choose(on, 'Earn');
    const alert = on.getByRole('alert');
    for (const [status, body, said] of answers) {
      await expect
        .poll(() => alert.innerText(), { message: `${String(status)} ${body}` })
        .toContain(said);
      expect(await alert.innerText()).not.toContain('developers');
      next += 1;
      // After the last of them the section may come by itself, with what else it asks for.
      const again = on.getByRole('button', { name: 'Try again' });
      await again.or(on.getByText('Write a Review')).first().click();
    }
    await sees(on, 'Write a Review');
    await hanging.page.getByRole('alert').getByText(AWAY).waitFor({ timeout: 15_000 });
    expect([...shown.errors, ...hanging.errors]).toEqual([]);
    await shown.close();
  });
});
