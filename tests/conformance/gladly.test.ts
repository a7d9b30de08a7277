import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { runFealty, startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { GladlySimulator, newProfile, type Profile } from '../support/gladly/simulator.ts';
import { openShop, stockShop } from '../support/open-shop.ts';
import { UNLIMITED } from '../support/unlimited.ts';
import type { ShopKeys } from '../support/v1-client.ts';

/*
 * Agents of Gladly at work: profile, form, submit, profile again, against a real process. Gladly is
 * played by a simulator that does what its pages say; no live Gladly was used.
 */

const PROGRAM = {
  name: 'Desk',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [
    { id: 'created_an_account', name: 'Account Creation', earn: { points: '100' } },
    { id: 'birthday', name: 'Birthday Bonus', earn: { points: '50' } },
    { id: 'goodwill', name: 'Goodwill', earn: { points: '10' }, agentPointsMax: '500' },
    { id: 'slow', name: 'Slow one', earn: { points: '7' }, approval: { mode: 'by_hand' } },
  ],
  rewards: [
    {
      id: 'reward_00001',
      name: '$10 off <coupon>',
      type: 'fixed_amount',
      value: '10',
      points: '150',
      coupons: 'pool',
    },
  ],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};
const SIGNING_KEY = 'a-signing-key-of-gladly';

let database: TestDatabase;
let server: FealtyServer;
let keys: ShopKeys;
let environment: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase();
  environment = {
    DATABASE_URL: database.url,
    FEALTY_SECRET: randomBytes(32).toString('hex'),
    ...UNLIMITED,
  };
  keys = await openShop(environment);
  await stockShop(environment, keys, PROGRAM, { reward_00001: ['ABC-1', 'ABC-2', 'ABC-3'] });
  server = await startFealty(environment);
});

afterAll(async () => {
  await server.stop();
  await database.drop();
});

async function enroll(name: string): Promise<string> {
  const answer = await fetch(`${server.url}/v2/loyalty/members`, {
    method: 'POST',
    headers: { 'partner-id': keys.partnerId, 'api-key': keys.apiKey },
    body: JSON.stringify({ member_id: name, email_address: `${name}@example.com` }),
  });
  const { data } = (await answer.json()) as { data: { id: string } };
  return data.id;
}

interface Desk {
  readonly id: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

function connectDesk(...more: string[]): Promise<Desk> {
  return connectDeskOf(keys, ...more);
}

async function connectDeskOf({ partnerId }: ShopKeys, ...more: string[]): Promise<Desk> {
  const own = ['--merchant', partnerId, '--actions', 'on'];
  const args = ['help-desk', 'create', 'gladly', ...own, ...more];
  const { code, out, err } = await runFealty(args, environment);
  if (code !== 0) throw new Error(err);
  const [, id = ''] = /help desk {2}(\w+)/.exec(out) ?? [];
  const [, apiKey = ''] = /api-key {4}(\w+)/.exec(out) ?? [];
  const headers = { 'partner-id': partnerId, 'api-key': apiKey };
  return { id, url: `${server.url}/integrations/gladly/${id}`, headers };
}

const points = ({ attributes }: Profile): readonly (string | undefined)[] =>
  ['available', 'earned', 'redeemed'].map((name) => attributes.get(`loyalty_${name}_points`));

describe.each(['root', 'appended'] as const)('with form URLs taken from the %s', (formUrls) => {
  it('links a customer, awards and redeems, and shows both at once', async () => {
    const desk = await connectDesk('--secret', SIGNING_KEY, '--set', 'transaction_cards=true');
    const gladly = new GladlySimulator({
      ...desk,
      formUrls,
      signingKey: SIGNING_KEY,
      agent: 'kim',
    });
    const name = `ann-${formUrls}`;
    await enroll(name);
    const profile = newProfile(name, ['other@example.com', `${name.toUpperCase()}@Example.com`]);
    await gladly.open(profile);
    expect(profile.customerId).toMatch(/^[0-9a-f]{24}$/);
    expect(Object.fromEntries(profile.attributes)).toEqual({
      loyalty_tier: 'Silver',
      loyalty_available_points: '100',
      loyalty_earned_points: '100',
      loyalty_redeemed_points: '0',
      loyalty_expired_points: '0',
    });
    // 150 points are needed, and there are 100.
    expect(profile.actions.map((one) => one.name)).toEqual(['Award points']);
    const award = await gladly.form(profile, 'Award points');
    expect(await gladly.submit(profile, award, { activity: '' })).toEqual({
      ...{ kind: 'fields', shown: ['activity: Choose an activity'], hidden: 0 },
    });
    expect(await gladly.submit(profile, award, { activity: 'birthday' })).toEqual({ kind: 'done' });
    expect(points(profile)).toEqual(['150', '150', '0']);
    expect(profile.actions.map((one) => one.name)).toEqual(['Award points', 'Redeem points']);
    const redeem = await gladly.form(profile, 'Redeem points');
    expect(JSON.stringify(redeem.sections)).toMatch(
      /Last action: Birthday Bonus, \+50 points, by kim, \d+ s ago/,
    );
    expect(await gladly.submit(profile, redeem, { reward: 'reward_00001' })).toEqual({
      kind: 'done',
    });
    expect(points(profile)).toEqual(['0', '150', '150']);
    expect(profile.actions.map((one) => one.name)).toEqual(['Award points']);
    expect(profile.cards.map((card) => [card['type'], card['points']])).toEqual([
      ['GENERIC', '-150'],
      ['GENERIC', '+50'],
      ['GENERIC', '+100'],
    ]);
    expect(
      profile.timeline.map(({ message, detail }) => [message, detail.replace(/Ref .*/, '')]),
    ).toEqual([
      ['Points awarded', 'Birthday Bonus: +50 points. Available points: 150. '],
      [
        'Points redeemed',
        expect.stringMatching(
          /^\$10 off &lt;coupon&gt; for 150 points\. Code: ABC-\d\. Available points: 0\. $/,
        ),
      ],
    ]);
    const again = await gladly.submit(profile, award, { activity: 'goodwill' });
    expect(again).toEqual({ kind: 'dismissed', message: 'This form was used already' });
  });
});

describe('what an agent meets', () => {
  it('is a request that is refused if it is not signed, where a key is kept', async () => {
    const desk = await connectDesk('--secret', SIGNING_KEY);
    const name = 'unsigned';
    await enroll(name);
    for (const signingKey of [undefined, 'another-signing-key']) {
      const setting = { ...desk, formUrls: 'root' } as const;
      const gladly = new GladlySimulator(
        signingKey === undefined ? setting : { ...setting, signingKey },
      );
      const profile = newProfile(name, [`${name}@example.com`]);
      await gladly.open(profile);
      expect(profile.customerId).toBeNull();
    }
  });

  it('is nobody of another store, whatever of that store is known', async () => {
    const theirs = await openShop(environment);
    await stockShop(environment, theirs, PROGRAM);
    const [desk, other] = [await connectDesk(), await connectDeskOf(theirs)];
    const member = await enroll('ours');
    const gladly = new GladlySimulator({ ...other, formUrls: 'root' });
    const profile = newProfile('ours', ['ours@example.com']);
    await gladly.open(profile);
    expect(profile.customerId).toBeNull();
    profile.customerId = member;
    expect(await gladly.refresh(profile)).toBe('as_before');
    const own = new GladlySimulator({ ...desk, formUrls: 'root' });
    await own.refresh(profile);
    const form = await own.form(profile, 'Award points');
    // A form and an address of ours, with the keys of the other store.
    const body = JSON.stringify({ activity: 'birthday' });
    const moved = form.actionUrl.replace(desk.id, other.id);
    for (const [path, status] of [
      [form.actionUrl, 404],
      [moved, 406],
    ] as const) {
      const { headers } = other;
      const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers, body });
      expect(answer.status).toBe(status);
    }
    await own.refresh(profile);
    expect(points(profile)[0]).toBe('100');
  });

  it('is no link where nobody, or more than one, has an address', async () => {
    const desk = await connectDesk();
    const gladly = new GladlySimulator({ ...desk, formUrls: 'root' });
    await enroll('first');
    await enroll('second');
    const nobody = newProfile('nobody', ['nobody@example.com']);
    const both = newProfile('both', ['first@example.com', 'second@example.com']);
    await gladly.open(nobody);
    await gladly.open(both);
    expect([nobody.customerId, both.customerId]).toEqual([null, null]);
  });

  it('is an award that waits, and says so', async () => {
    const desk = await connectDesk();
    const gladly = new GladlySimulator({ ...desk, formUrls: 'root' });
    await enroll('pending');
    const profile = newProfile('pending', ['pending@example.com']);
    await gladly.open(profile);
    const form = await gladly.form(profile, 'Award points');
    await gladly.submit(profile, form, { activity: 'slow' });
    expect(profile.timeline).toEqual([
      {
        message: 'Points awarded, pending approval',
        detail: expect.stringContaining(
          '+7 points, pending approval. Available points: 100. Pending points: 7.',
        ) as string,
      },
    ]);
  });

  it.each(['ignored', 'followed'] as const)(
    'is a profile that follows a merge, where other ids are %s',
    async (otherIds) => {
      const desk = await connectDesk();
      const gladly = new GladlySimulator({ ...desk, formUrls: 'root', otherIds });
      const name = `merged-${otherIds}`;
      const from = await enroll(name);
      await enroll(`survivor-${otherIds}`);
      const profile = newProfile(name, [`${name}@example.com`]);
      await gladly.open(profile);
      const merged = await fetch(`${server.url}/v2/loyalty/members/${from}/merge`, {
        method: 'POST',
        headers: { 'partner-id': keys.partnerId, 'api-key': keys.apiKey },
        body: JSON.stringify({ into: `survivor-${otherIds}` }),
      });
      expect(merged.status).toBe(200);
      expect(await gladly.refresh(profile)).toBe('refreshed');
      expect(points(profile)).toEqual(['200', '200', '0']);
      expect(profile.customerId).toBe(from);
      const form = await gladly.form(profile, 'Award points');
      expect(await gladly.submit(profile, form, { activity: 'birthday' })).toEqual({
        kind: 'done',
      });
      expect(points(profile)[0]).toBe('250');
    },
  );
});

/** How far a request goes before its connection is cut. */
const CUTS = [
  'before it is sent',
  'after the headers',
  'after the body',
  'after the first byte',
] as const;

describe('a connection that is cut', () => {
  it.each(CUTS)('%s leaves one award or none, and the form tells which', async (cut) => {
    const desk = await connectDesk();
    const gladly = new GladlySimulator({ ...desk, formUrls: 'root' });
    const name = `cut-${String(CUTS.indexOf(cut))}`;
    await enroll(name);
    const profile = newProfile(name, [`${name}@example.com`]);
    await gladly.open(profile);
    const form = await gladly.form(profile, 'Award points');
    const body = JSON.stringify({ activity: 'birthday', points: '' });
    const seen: string[] = [];
    for (let time = 0; time < 10; time += 1) {
      await sendAndCut(desk, form.actionUrl, { body, cut });
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    await gladly.refresh(profile);
    seen.push(points(profile)[0] ?? '');
    expect(['100', '150']).toContain(seen[0]);
    if (cut === 'before it is sent' || cut === 'after the headers') expect(seen[0]).toBe('100');
    expect(await gladly.submit(profile, form, { activity: 'birthday' })).toEqual({ kind: 'done' });
    expect(points(profile)[0]).toBe('150');
    expect(profile.timeline[0]?.detail).toContain('Available points: 150.');
  });

  it('matters as little to twenty submits at once', async () => {
    const desk = await connectDesk('--agent-daily-max', '500');
    const gladly = new GladlySimulator({ ...desk, formUrls: 'root' });
    await enroll('twenty');
    const profile = newProfile('twenty', ['twenty@example.com']);
    await gladly.open(profile);
    const form = await gladly.form(profile, 'Award points');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => gladly.submit(profile, form, { activity: 'birthday' })),
    );
    for (let time = 0; time < 5; time += 1) {
      answers.push(await gladly.submit(profile, form, { activity: 'birthday' }));
    }
    expect(answers.every(({ kind }) => kind === 'done')).toBe(true);
    expect(new Set(profile.timeline.map(({ detail }) => detail)).size).toBe(1);
    expect(points(profile)).toEqual(['150', '150', '0']);
  });
});

/** Sends a submit by hand and hangs up at a place of it. */
function sendAndCut(
  desk: Desk,
  path: string,
  { body, cut }: { readonly body: string; readonly cut: (typeof CUTS)[number] },
): Promise<void> {
  const { hostname, port } = new URL(desk.url);
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: ${hostname}`,
    ...Object.entries(desk.headers).map(([name, value]) => `${name}: ${value}`),
    'content-type: application/json',
    `content-length: ${String(Buffer.byteLength(body))}`,
    '\r\n',
  ].join('\r\n');
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      if (cut === 'before it is sent') socket.destroy();
      else if (cut === 'after the headers') socket.write(head, () => socket.destroy());
      else if (cut === 'after the body') socket.write(head + body, () => socket.destroy());
      else socket.write(head + body);
    });
    socket.on('data', () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve();
    });
  });
}
