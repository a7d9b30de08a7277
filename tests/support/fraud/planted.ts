import type { Instant, SignalKind } from '@fealty/core';
import { sideBySide, type ToldShop } from './shop.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A fraud that was planted: by what kind of signal it should be found, and about whom or what. */
export interface Planted {
  readonly name: string;
  readonly kind: SignalKind;
  /** Some of whom the signal must be about or name. */
  readonly members: readonly string[];
}

/** Plants one fraud of each way, two of some. */
export async function plantFraud(shop: ToldShop, now: Instant): Promise<readonly Planted[]> {
  return [
    await reviewBot(shop, now),
    await allDay(shop, now),
    await oneDevice(shop, now),
    await oneAddress(shop, now),
    await oneNetwork(shop, now),
    await ownFriends(shop, now),
    await fleetingFriends(shop, now),
    await circle(shop),
    await returner(shop, now),
    await sameFile(shop),
    await favourite(shop, now),
    await ownAgent(shop, now),
    await generousAgent(shop, now),
  ];
}

async function joined(shop: ToldShop, emails: readonly string[], address?: string): Promise<void> {
  const place = address === undefined ? {} : { address };
  await sideBySide(emails.map((email) => () => shop.join({ email, ...place })));
}

async function reviewBot(shop: ToldShop, now: Instant): Promise<Planted> {
  const email = 'bot@fraud.example';
  await joined(shop, [email]);
  await sideBySide(
    Array.from(
      { length: 30 },
      (_unused, n) => () => shop.review(email, now - 5 * HOUR + n * MINUTE),
    ),
  );
  return { name: 'a bot that reviews once a minute', kind: 'velocity', members: [email] };
}

async function allDay(shop: ToldShop, now: Instant): Promise<Planted> {
  const email = 'steady@fraud.example';
  await joined(shop, [email]);
  const midnight = Math.floor(now / (24 * HOUR)) * 24 * HOUR - 48 * HOUR;
  await sideBySide(
    Array.from(
      { length: 60 },
      (_unused, n) => () => shop.review(email, midnight + n * 23 * MINUTE),
    ),
  );
  return { name: 'one who reviews all day long', kind: 'velocity', members: [email] };
}

async function allWith(
  shop: ToldShop,
  emails: readonly string[],
  terms: { readonly at: Instant; readonly custom: Readonly<Record<string, string>> },
): Promise<void> {
  await sideBySide(
    emails.map((email, n) => () => shop.buy(email, terms.at + n * 25 * HOUR, terms.custom)),
  );
}

const named = (what: string, many: number): readonly string[] =>
  Array.from({ length: many }, (_unused, n) => `${what}${String(n)}@fraud.example`);

async function oneDevice(shop: ToldShop, now: Instant): Promise<Planted> {
  const members = named('sock', 6);
  await joined(shop, members);
  await allWith(shop, members, { at: now - 200 * HOUR, custom: { device_id: 'one-old-laptop' } });
  return { name: 'six accounts with one device', kind: 'sharing', members };
}

async function oneAddress(shop: ToldShop, now: Instant): Promise<Planted> {
  const members = named('flat', 8);
  await joined(shop, members, 'Parcel shop 7');
  await allWith(shop, members, { at: now - 300 * HOUR, custom: {} });
  return { name: 'eight accounts for one address', kind: 'sharing', members };
}

async function oneNetwork(shop: ToldShop, now: Instant): Promise<Planted> {
  const members = named('farm', 14);
  await joined(shop, members);
  await allWith(shop, members, { at: now - 400 * HOUR, custom: { ip_address: '203.0.113.9' } });
  return { name: 'fourteen accounts from one network', kind: 'sharing', members };
}

async function ownFriends(shop: ToldShop, now: Instant): Promise<Planted> {
  const email = 'l.one.ly@gmail.com';
  const friends = ['lonely+1@gmail.com', 'lonely+2@gmail.com', 'lon.ely+3@googlemail.com'];
  await joined(shop, [email]);
  const referrerCode = await shop.codeOf(email);
  await sideBySide(friends.map((friend) => () => shop.join({ email: friend, referrerCode })));
  await sideBySide(friends.map((friend) => () => shop.buy(friend, now - 30 * HOUR)));
  // A referrer is paid for friends who are somebody else.
  await shop.join({ email: 'real.friend@fraud.example', referrerCode });
  await shop.buy('real.friend@fraud.example', now - 20 * HOUR);
  return { name: 'one who recommends the shop to himself', kind: 'referrals', members: [email] };
}

async function fleetingFriends(shop: ToldShop, now: Instant): Promise<Planted> {
  const email = 'recruiter@fraud.example';
  await joined(shop, [email]);
  const referrerCode = await shop.codeOf(email);
  const friends = named('straw', 5);
  await sideBySide(friends.map((friend) => () => shop.join({ email: friend, referrerCode })));
  await sideBySide(
    friends.map((friend, n) => async () => {
      await shop.bringBack(await shop.buy(friend, now - (100 + 30 * n) * HOUR));
    }),
  );
  return { name: 'friends who bring back all they buy', kind: 'referrals', members: [email] };
}

/** Three who recommend each other: the first is told who brought him when that one has joined. */
async function circle(shop: ToldShop): Promise<Planted> {
  const members = named('round', 3);
  const [first = '', second = '', third = ''] = members;
  await joined(shop, [first]);
  await shop.join({ email: second, referrerCode: await shop.codeOf(first) });
  await shop.join({ email: third, referrerCode: await shop.codeOf(second) });
  const { pool } = shop.lanes;
  await pool.query('update members set referrer_id = $2 where id = $1', [
    shop.idOf(first),
    shop.idOf(third),
  ]);
  await shop.buy(first, Date.now() - 10 * HOUR);
  return { name: 'three who recommend each other', kind: 'referrals', members };
}

async function returner(shop: ToldShop, now: Instant): Promise<Planted> {
  const email = 'boomerang@fraud.example';
  await joined(shop, [email]);
  const orders: string[] = [];
  for (let n = 0; n < 10; n += 1) {
    orders.push(await shop.buy(email, now - (600 - 26 * n) * HOUR, {}, '60'));
  }
  for (let n = 0; n < 9; n += 1) await shop.redeem(email);
  for (const id of orders.slice(0, 9)) await shop.bringBack(id);
  return {
    name: 'one who spends the points and brings it all back',
    kind: 'returns',
    members: [email],
  };
}

async function sameFile(shop: ToldShop): Promise<Planted> {
  const members = named('copy', 3);
  await joined(shop, members);
  for (const [n, email] of members.entries()) await sendReceipt(shop, email, { n, byte: 'ab' });
  return { name: 'one receipt of three members', kind: 'receipts', members };
}

/** What the surface does around an award with a file: the row first, then the award, then both joined. */
export async function sendReceipt(
  shop: ToldShop,
  email: string,
  file: { readonly n: number; readonly byte: string },
): Promise<string> {
  const { pool } = shop.lanes;
  const digest = file.byte.repeat(32);
  const id = `5f${file.byte}${String(file.n).padStart(20, '0')}`;
  const { rows } = await pool.query<{ merchant: number }>(
    'select merchant_id as merchant from members where id = $1',
    [shop.idOf(email)],
  );
  const merchantId = rows[0]?.merchant ?? 0;
  await pool.query(
    `insert into receipts (merchant_id, id, member_id, content_type, size, sha256, has_thumbnail)
     values ($1, $2, $3, 'image/png', 100, decode($4, 'hex'), false)`,
    [merchantId, id, shop.idOf(email), digest],
  );
  await shop.say({
    ...{ kind: 'award', member: { by: 'email', value: email }, activityId: 'submit_a_receipt' },
    files: [{ id, digest }],
  });
  await pool.query(
    `update receipts r set transaction_id = (
       select t.id from transactions t
        where t.merchant_id = $1 and t.member_id = r.member_id
          and t.activity_id = 'submit_a_receipt' order by t.recorded_at desc, t.id desc limit 1)
      where r.merchant_id = $1 and r.id = $2`,
    [merchantId, id],
  );
  return id;
}

async function favourite(shop: ToldShop, now: Instant): Promise<Planted> {
  const email = 'cousin@fraud.example';
  await joined(shop, [email]);
  for (let n = 0; n < 7; n += 1) {
    await shop.give('gus@shop.example', email, now - n * 50 * HOUR, 30);
  }
  return { name: 'an agent who gives to his cousin', kind: 'goodwill', members: [email] };
}

async function ownAgent(shop: ToldShop, now: Instant): Promise<Planted> {
  const email = 'hal+shop@shop.example';
  await joined(shop, [email]);
  await shop.give('hal@shop.example', email, now - HOUR, 20);
  return { name: 'an agent who gives to himself', kind: 'goodwill', members: [email] };
}

async function generousAgent(shop: ToldShop, now: Instant): Promise<Planted> {
  const members = named('lucky', 12);
  await joined(shop, members);
  await sideBySide(
    members.map(
      (email, n) => () => shop.give('ida@shop.example', email, now - n * 40 * HOUR, 5000),
    ),
  );
  return { name: 'an agent who gives far more than others', kind: 'goodwill', members: [] };
}
