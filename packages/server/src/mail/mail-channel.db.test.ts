import { beforeEach, describe, expect, it } from 'vitest';
import type { ArrivedMail } from '../../../../tests/support/mail-server.ts';
import { MAIL_BASE_URL, useMailingShop } from '../../../../tests/support/mailing-shop.ts';
import { TELLING_SECRET, until } from '../../../../tests/support/telling-shop.ts';
import { TOLD_SUMS } from '../delivery/told-sums.ts';
import { eraseMember } from '../usecases/erase-member.ts';
import { putMailTemplate } from '../usecases/save-mail.ts';
import { readUnsubscribeToken } from './unsubscribe-link.ts';
import { fixedSecret } from '../runtime/secret.ts';

const mailing = useMailingShop({ isTest: false, smtp: true });
const { shop, database } = mailing;

beforeEach(() => {
  const { server } = mailing;
  server.arrived.length = 0;
  server.named.length = 0;
  server.onRecipient = () => null;
  server.onSender = () => null;
  server.onMessage = () => null;
});

const arrived = (): ArrivedMail[] => mailing.server.arrived;
const subjects = (): string[] => arrived().map(({ parsed }) => parsed.subject ?? '');

async function outcomes(): Promise<Record<string, unknown>> {
  const [row] = await database.rows(
    `select t.delivered, t.given_up as "givenUp", t.dropped
       from endpoint_health h cross join ${TOLD_SUMS} where h.merchant_id = $1`,
    [shop.merchantId],
  );
  return row ?? {};
}

async function attempts(): Promise<Record<string, unknown>[]> {
  return database.rows(
    `select outcome, status, failure, response_body as words, url, request_headers as headers
       from attempts where merchant_id = $1 order by id`,
    [shop.merchantId],
  );
}

async function waitsForAnotherTry(failures: number): Promise<void> {
  await until(async () => {
    const rows = await database.rows(
      'select failures from delivery_lines where merchant_id = $1 and not leased',
      [shop.merchantId],
    );
    return rows.some((row) => row['failures'] === failures);
  });
}

function redeem(name: string): Promise<{ readonly body: string }> {
  return shop.ledger.send({
    kind: 'redeem',
    member: { by: 'email', value: `${name}@example.com` },
    rewardId: 'reward_00001',
  });
}

async function purchase(name: string, orderId: string, subtotal: string): Promise<void> {
  await shop.ledger.send({
    kind: 'purchase',
    member: { by: 'email', value: `${name}@example.com` },
    activityId: 'made_a_purchase',
    order: { id: orderId, total: subtotal, subtotal, currency: 'USD', coupons: [], lines: [] },
  });
}

async function memberId(name: string): Promise<string> {
  const [row] = await database.rows(
    'select id from members where merchant_id = $1 and email = $2',
    [shop.merchantId, `${name}@example.com`],
  );
  return String(row?.['id']);
}

describe('what a member is told', () => {
  it('is a welcome, points, a reward within reach, the coupon and a higher tier, one mail each', async () => {
    await mailing.turnOn();
    shop.start();
    await shop.enroll('ann');
    await shop.award('ann');
    await purchase('ann', 'O1', '100');
    const redeemed = JSON.parse((await redeem('ann')).body) as { readonly coupon: string };
    await purchase('ann', 'O2', '2000');
    await shop.allTold();
    expect(subjects()).toEqual([
      'Welcome to Telling rewards',
      'You have earned 10 points',
      'You have enough points for “Mug”',
      'Your reward: Mug',
      'You have earned 2,000 points',
      'You have reached Gold',
    ]);
    const [, , , coupon] = arrived();
    expect(coupon?.parsed.text).toContain(redeemed.coupon);
    expect(coupon?.parsed.html).toContain(redeemed.coupon);
    expect(coupon).toMatchObject({ from: 'points@shop.example', to: ['ann@example.com'] });
    expect(coupon?.parsed.from).toEqual({ name: 'Telling', address: 'points@shop.example' });
    expect(await outcomes()).toMatchObject({ delivered: 6, givenUp: 0 });
  });

  it('is nothing that was not switched on', async () => {
    await mailing.turnOn({ messages: ['points_earned'] });
    shop.start();
    await shop.enroll('bob');
    await purchase('bob', 'O1', '100');
    await redeem('bob');
    await shop.allTold();
    expect(subjects()).toEqual(['You have earned 5 points', 'You have earned 100 points']);
  });

  it('thanks whoever recommended the shop, with the name of the friend', async () => {
    await mailing.turnOn({ messages: ['referral_rewarded'] });
    shop.start();
    await shop.enroll('ref');
    const [ref] = await database.rows(
      'select referral_code as code from members where merchant_id = $1 and id = $2',
      [shop.merchantId, await memberId('ref')],
    );
    await shop.ledger.send({
      kind: 'enroll',
      profile: { email: 'friend@example.com', firstName: 'Frieda', lastName: 'F' },
      referrerCode: String(ref?.['code']),
    });
    await purchase('friend', 'O1', '70');
    const [bought] = await database.rows(
      `select id from transactions where merchant_id = $1 and order_id = 'O1'`,
      [shop.merchantId],
    );
    await shop.ledger.send({
      kind: 'reward_referral',
      member: { by: 'id', value: await memberId('ref') },
      side: 'referrer',
      purchaseId: String(bought?.['id']),
    });
    await shop.allTold();
    expect(subjects()).toEqual(['Thank you for recommending Telling']);
    const [mail] = arrived();
    expect(mail?.to).toEqual(['ref@example.com']);
    expect(mail?.parsed.text).toContain('Frieda has followed your recommendation');
    expect(mail?.parsed.text).toContain(`${MAIL_BASE_URL}/`);
  });

  it('is in the language that he speaks, else in the store’s', async () => {
    await mailing.turnOn({ messages: ['welcome'], language: 'german' });
    const place = { merchantId: shop.merchantId, actor: 'test', message: 'welcome' } as const;
    const template = {
      subject: 'Bienvenue {{FIRST_NAME}}',
      text: 'Bonjour {{LAST_NAME}}',
      html: null,
    };
    await putMailTemplate(database.pool, { ...place, language: 'french' }, template);
    shop.start();
    for (const [name, language] of [
      ['fr', 'FR-ca'],
      ['en', 'English'],
      ['jp', 'Japanese'],
    ] as const) {
      const profile = { email: `${name}@example.com`, firstName: name, lastName: 'X', language };
      await shop.ledger.send({ kind: 'enroll', profile });
    }
    await shop.allTold();
    expect(subjects().toSorted()).toEqual([
      'Bienvenue fr',
      'Welcome to Telling rewards',
      'Willkommen im Treueprogramm von Telling',
    ]);
    const french = arrived().find(({ parsed }) => parsed.subject === 'Bienvenue fr');
    expect(french?.parsed.html).toBeUndefined();
    // What its writer forgot is there nevertheless.
    expect(french?.parsed.text).toContain(`${MAIL_BASE_URL}/unsubscribe/`);
  });

  it('carries no markup of his, and no second header', async () => {
    await mailing.turnOn({ messages: ['welcome'], senderName: 'Shop\r\nBcc: all@example.com' });
    const place = { merchantId: shop.merchantId, actor: 'test', message: 'welcome' } as const;
    const part = '{{FIRST_NAME}} {{LAST_NAME}} {{USER_EMAIL}} {{UNSUBSCRIBE_TEXT}}';
    const template = {
      subject: 'To {{LAST_NAME}}',
      text: part,
      html: `<p title="{{LAST_NAME}}">${part}</p>`,
    };
    await putMailTemplate(database.pool, { ...place, language: 'english' }, template);
    shop.start();
    await shop.ledger.send({
      kind: 'enroll',
      profile: {
        email: 'evil@example.com',
        firstName: 'Visit www.evil.example now',
        lastName: '"O\'Neil" & sons',
      },
    });
    await shop.allTold();
    const [mail] = arrived();
    expect(mail?.parsed.text).not.toContain('evil.example');
    expect(mail?.parsed.html).toContain('&quot;O&#39;Neil&quot; &amp;');
    expect(mail?.to).toEqual(['evil@example.com']);
    expect(mail?.parsed.subject).toBe('To "O\'Neil" & sons');
    expect(mail?.parsed.headers.filter(({ key }) => key === 'bcc')).toEqual([]);
  });
});

describe('headers', () => {
  it('let a mail program unsubscribe with one click, and name the member to nobody', async () => {
    await mailing.turnOn({ messages: ['welcome'] });
    shop.start();
    await shop.enroll('hed');
    await shop.allTold();
    const headers = new Map(arrived()[0]?.parsed.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    const link = /^<(https:\/\/points\.example\.com\/unsubscribe\/[0-9a-f]{10}\/([\w-]{43}))>$/;
    const [, url = '', token = ''] = link.exec(headers.get('list-unsubscribe') ?? '') ?? [];
    expect(readUnsubscribeToken(TELLING_SECRET, shop.merchantId, token)).toBe(
      await memberId('hed'),
    );
    expect(readUnsubscribeToken(TELLING_SECRET, shop.merchantId + 1, token)).toBeNull();
    expect(readUnsubscribeToken(fixedSecret(Buffer.alloc(32)), shop.merchantId, token)).toBeNull();
    expect(arrived()[0]?.parsed.text).toContain(url);
  });
});

describe('who gets nothing', () => {
  it('is whoever left the list, but for a coupon that he pays for; and whoever is no active member', async () => {
    await mailing.turnOn();
    for (const name of ['uns', 'blo', 'opt', 'del']) await shop.enroll(name);
    for (const name of ['uns', 'blo', 'opt', 'del']) await purchase(name, `O-${name}`, '200');
    const member = (name: string) => ({ by: 'email', value: `${name}@example.com` }) as const;
    await shop.ledger.send({ kind: 'set_subscription', member: member('uns'), subscribed: false });
    await shop.ledger.send({ kind: 'set_member_status', member: member('blo'), status: 'blocked' });
    await shop.ledger.send({
      kind: 'set_member_status',
      member: member('opt'),
      status: 'opted_out',
    });
    await shop.ledger.send({ kind: 'set_member_status', member: member('del'), status: 'deleted' });
    await redeem('uns');
    shop.start();
    await shop.allTold();
    expect(arrived().map(({ to, parsed }) => [...to, parsed.subject])).toEqual([
      ['uns@example.com', 'Your reward: Mug'],
    ]);
    const keys = arrived()[0]?.parsed.headers.map(({ key }) => key);
    expect(keys).not.toContain('list-unsubscribe');
    expect(arrived()[0]?.parsed.text).not.toContain('/unsubscribe/');
    expect(await outcomes()).toMatchObject({ delivered: 1, givenUp: 0, dropped: 12 });
  });

  it('is whoever was erased, or has no address', async () => {
    await mailing.turnOn();
    await shop.enroll('era');
    await shop.award('era');
    await shop.ledger.send({
      kind: 'enroll',
      profile: { uid: 'till-7', firstName: 'No', lastName: 'Mail' },
    });
    const { pool, files, lanes } = shop.ledger;
    const erasure = { merchantId: shop.merchantId, memberId: await memberId('era'), actor: 'test' };
    expect(await eraseMember({ pool, files, lanes }, erasure)).toBe('erased');
    shop.start();
    await shop.allTold();
    expect(arrived()).toEqual([]);
    expect(await outcomes()).toMatchObject({ delivered: 0, givenUp: 0 });
  });
});

describe('a mail server', () => {
  it('that refuses an address has it at once, and goes on with others', async () => {
    await mailing.turnOn();
    mailing.server.onRecipient = (address) =>
      address === 'gone@example.com' ? { code: 550, words: `no such user ${address}` } : null;
    shop.start();
    await shop.enroll('gone');
    await shop.enroll('here');
    await shop.allTold();
    expect(arrived().map(({ to }) => to)).toEqual([['here@example.com']]);
    expect(await outcomes()).toMatchObject({ delivered: 1, givenUp: 1 });
    const refused = (await attempts()).find(({ outcome }) => outcome === 'failed');
    expect(refused).toMatchObject({ status: 550, failure: 'the recipient: refused with 550' });
    expect(refused?.['words']).toContain('no such user gone@example.com');
    expect(JSON.stringify(refused?.['headers'])).not.toContain('example.com');
    const [health] = await database.rows(
      'select failing_since, opened from endpoint_health where merchant_id = $1',
      [shop.merchantId],
    );
    expect(health).toEqual({ failing_since: null, opened: 0 });
  });

  it('that lets strangers wait gets the same mail again later', async () => {
    await mailing.turnOn({ messages: ['welcome'] });
    let greylisted = true;
    const ids: string[] = [];
    mailing.server.onRecipient = () => (greylisted ? { code: 451, words: 'try later' } : null);
    const dispatcher = shop.start();
    await shop.enroll('grey');
    await waitsForAnotherTry(1);
    expect(arrived()).toEqual([]);
    greylisted = false;
    // Taken, and then cut off before its answer: the server has it, and nobody here knows.
    mailing.server.onMessage = (raw) => {
      ids.push(/^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '');
      return ids.length === 1 ? { code: 451, words: 'out of room' } : null;
    };
    await shop.hurry();
    dispatcher.wake();
    await waitsForAnotherTry(2);
    await shop.hurry();
    dispatcher.wake();
    await shop.allTold();
    expect(arrived()).toHaveLength(1);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}@shop\.example>$/);
    expect((await attempts()).map(({ outcome, status }) => [outcome, status])).toEqual([
      ['failed', 451],
      ['failed', 451],
      ['delivered', null],
    ]);
  });

  it('that says nothing is left after its time, and asked again', async () => {
    await mailing.turnOn({ messages: ['welcome'] });
    mailing.server.onMessage = () => 'hang';
    const dispatcher = shop.start();
    await shop.enroll('slow');
    await waitsForAnotherTry(1);
    const [first] = await attempts();
    expect(first).toMatchObject({ outcome: 'failed', status: null });
    expect(first?.['failure']).toBe('the mail server: no answer');
    mailing.server.onMessage = () => null;
    await shop.hurry();
    dispatcher.wake();
    await shop.allTold();
    expect(arrived()).toHaveLength(1);
  });

  it('that refuses the sender is set up wrong: nothing is given up for it', async () => {
    await mailing.turnOn({ messages: ['welcome'] });
    mailing.server.onSender = () => ({ code: 553, words: 'not yours' });
    shop.start();
    await shop.enroll('sen');
    await waitsForAnotherTry(1);
    expect((await attempts())[0]).toMatchObject({ failure: 'the sender: refused with 553' });
    const [health] = await database.rows(
      'select failing_since is not null as failing from endpoint_health where merchant_id = $1',
      [shop.merchantId],
    );
    expect(health).toEqual({ failing: true });
    expect(await outcomes()).toMatchObject({ givenUp: 0 });
  });

  it('is met with a few connections that carry many mails', async () => {
    await mailing.turnOn({ messages: ['welcome'] });
    const before = mailing.server.connections;
    const names = Array.from({ length: 60 }, (_none, number) => `many${String(number)}`);
    await Promise.all(names.map((name) => shop.enroll(name)));
    shop.start(64);
    await shop.allTold();
    expect(arrived()).toHaveLength(60);
    expect(new Set(arrived().flatMap(({ to }) => to)).size).toBe(60);
    expect(mailing.server.connections - before).toBeLessThanOrEqual(8);
  });
});
