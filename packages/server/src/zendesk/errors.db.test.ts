import { describe, expect, it } from 'vitest';
import type { StandInUser } from '../../../../tests/support/zendesk/account.ts';
import { useDeskShop } from '../../../../tests/support/zendesk/shop.ts';

const desk = useDeskShop();
const { shop } = desk;

const MINUTE = 60_000;

/** Enrolls somebody, has him noted, and lets the engine run. */
async function send(name = 'ann', forMs = 40_000): Promise<void> {
  await shop.enroll(name);
  await award(name, forMs);
}

async function award(name: string, forMs = 40_000): Promise<void> {
  shop.start();
  await shop.award(name);
  await desk.heard();
  await desk.run(forMs);
}

function userOf(email: string): StandInUser | null {
  return desk.standIn.account.byEmail(email);
}

describe('whose user it is', () => {
  it.each([true, false])(
    'is told by the exact address, parts matched: %s',
    async (matchesParts) => {
      await desk.connect({}, { quirks: { matchesParts } });
      const { account } = desk.standIn;
      const other = account.addUser({ emails: ['joann@example.com'] });
      const own = account.addUser({ emails: ['ann@example.com'] });
      await send('ann');
      expect(other.fields).toEqual({});
      expect(own.fields['zrl_member_available_points']).toBe(15.5);
      expect(account.users.size).toBe(2);
    },
  );

  it('is told whatever case the address is in', async () => {
    await desk.connect();
    const own = desk.standIn.account.addUser({ emails: ['ann@example.com'] });
    own.emails = ['Ann@Example.com'.toLowerCase()];
    await send('ann');
    expect(own.fields['first_name']).toBe('ann');
  });

  it('is not guessed where two have the address, and is listed', async () => {
    await desk.connect();
    const { account } = desk.standIn;
    account.addUser({ emails: ['ann@example.com'] });
    account.addUser({ emails: ['ann@example.com'] });
    await send('ann');
    expect(await desk.members()).toMatchObject([
      { state: 'ambiguous', user_id: null, error: expect.stringContaining('2 users') as string },
    ]);
    expect(desk.standIn.many('PUT', /users/)).toBe(0);
  });

  it('is left alone where he is an agent', async () => {
    await desk.connect();
    const agent = desk.standIn.account.addUser({ emails: ['ann@example.com'], role: 'agent' });
    await send('ann');
    expect(await desk.members()).toMatchObject([{ state: 'skipped_staff', due_at: null }]);
    expect(agent.fields).toEqual({});
  });

  it('is nobody’s where members without a user are skipped', async () => {
    await desk.connect({ missing_users: 'skip' });
    await send('ann');
    expect(await desk.members()).toMatchObject([{ state: 'skipped_missing' }]);
    expect(desk.standIn.account.users.size).toBe(0);
  });

  it('is found by external id where the merchant said so', async () => {
    await desk.connect({ match_external_id: true });
    const { account } = desk.standIn;
    const own = account.addUser({ emails: ['other@shop.example'], externalId: 'ANN@example.com' });
    await send('ann');
    expect(own.fields['first_name']).toBe('ann');
    expect(account.users.size).toBe(1);
  });

  it.each([0, 5 * MINUTE])(
    'is made once although the search lags by %d ms',
    async (searchLagMs) => {
      await desk.connect({}, { quirks: { searchLagMs } });
      await send('ann');
      await award('ann');
      await award('ann');
      expect(desk.standIn.account.users.size).toBe(1);
      // Remembered from the first contact on, never searched for again.
      expect(desk.standIn.many('GET', /search/)).toBe(1);
    },
  );

  it('is found anew within the same try when the old one was merged there', async () => {
    await desk.connect();
    await send('ann');
    const { account } = desk.standIn;
    const winner = account.addUser({ emails: ['ann.private@example.com'] });
    const loser = userOf('ann@example.com');
    if (loser === null) throw new Error('there is no user');
    account.merge(loser, winner);
    await award('ann');
    expect(winner.fields['zrl_member_available_points']).toBe(26);
    expect(await desk.members()).toMatchObject([{ state: 'sent', user_id: String(winner.id) }]);
  });

  it('is refused in Zendesk’s words where a merge left his address behind, and waits for a change', async () => {
    await desk.connect({}, { quirks: { refusesMergedAddress: true } });
    desk.standIn.account.mergedAddresses.add('ann@example.com');
    await send('ann', 10 * MINUTE);
    const posts = desk.standIn.many('POST', /create_or_update/);
    expect(posts).toBe(1);
    expect(await desk.members()).toMatchObject([
      { state: 'rejected', error: expect.stringContaining('already being used') as string },
    ]);
    desk.standIn.account.mergedAddresses.clear();
    await award('ann');
    expect(await desk.members()).toMatchObject([{ state: 'sent', error: null }]);
  });
});

describe('what Zendesk stores', () => {
  it('is compared: fields that it does not know are named', async () => {
    await desk.connect();
    desk.standIn.account.deleteField('zrl_member_referral_url');
    await send('ann');
    expect(await desk.members()).toMatchObject([
      { state: 'partial', error: 'Zendesk did not store: zrl_member_referral_url' },
    ]);
  });

  it('is refused as a whole where unknown fields are refused, and kept in its words', async () => {
    await desk.connect({}, { quirks: { dropsUnknownFields: false } });
    desk.standIn.account.deleteField('zrl_member_referral_url');
    await send('ann');
    expect(await desk.members()).toMatchObject([{ state: 'rejected' }]);
  });

  it.each([{ decimalsAsText: true }, { keepsEmptyText: true }, {}])(
    'is the same where %j',
    async (quirks) => {
      await desk.connect({}, { quirks });
      await send('ann');
      expect(await desk.members()).toMatchObject([{ state: 'sent', error: null }]);
    },
  );

  it.each([true, false])(
    'is told of suspended users too, allowed: %s',
    async (updatesSuspended) => {
      await desk.connect({}, { quirks: { updatesSuspended } });
      desk.standIn.account.addUser({ emails: ['ann@example.com'], suspended: true });
      await send('ann');
      expect(await desk.members()).toMatchObject([
        { state: updatesSuspended ? 'sent' : 'rejected' },
      ]);
    },
  );
});

describe('an answer that is none', () => {
  it.each([
    { hidesRetryAfter: false, answersHtml: false },
    { hidesRetryAfter: true, answersHtml: false },
    { hidesRetryAfter: false, answersHtml: true },
    { hidesRetryAfter: true, answersHtml: true },
  ])('429 %j leaves the connection alone for as long as it is asked', async (quirks) => {
    await desk.connect({}, { quirks });
    desk.standIn.instead.push(() => desk.standIn.account.tooMany(90));
    await send('ann', 35_000);
    const until = (await desk.connection()).pausedUntil ?? 0;
    const waits = quirks.hidesRetryAfter ? 60_000 : 90_000;
    expect(until - desk.clock.now).toBeGreaterThan(waits - 10_000);
    expect(until - desk.clock.now).toBeLessThanOrEqual(waits);
    const before = desk.standIn.seen.length;
    await desk.run(until - desk.clock.now - 1000);
    expect(desk.standIn.seen).toHaveLength(before);
    await desk.run(5000);
    expect(await desk.members()).toMatchObject([{ state: 'sent', attempts: 0 }]);
  });

  it.each([
    ['a cut connection', () => 'cut' as const],
    ['409', () => ({ status: 409, body: { error: 'DatabaseConflict' } })],
    ['500 with a page', () => ({ status: 500, text: '<html>' })],
    ['200 with a page', () => ({ status: 200, text: '<html>Sign in</html>' })],
    ['200 with nothing', () => ({ status: 200 })],
    ['200 with a list', () => ({ status: 200, body: [] })],
    ['a redirect', () => ({ status: 302, headers: { location: 'http://127.0.0.1/' } })],
    ['404 with a page', () => ({ status: 404, text: '<html>No such help desk' })],
  ])('%s comes again after a minute', async (_name, answer) => {
    await desk.connect();
    await send('ann');
    desk.standIn.instead.push(answer);
    await award('ann');
    expect(await desk.members()).toMatchObject([
      { attempts: 1, error: expect.anything() as string },
    ]);
    await desk.run(MINUTE);
    expect(await desk.members()).toMatchObject([{ state: 'sent', attempts: 0, error: null }]);
    expect(userOf('ann@example.com')?.fields['zrl_member_available_points']).toBe(26);
  });

  it('is given up after ten tries and taken up by the next change', async () => {
    await desk.connect();
    await send('ann');
    for (let n = 0; n < 10; n += 1) desk.standIn.instead.push(() => ({ status: 500 }));
    await award('ann');
    await desk.run(3 * 24 * 60 * MINUTE, 10 * MINUTE);
    expect(desk.standIn.many('PUT', /users/)).toBe(10);
    expect(await desk.members()).toMatchObject([{ state: 'failed', due_at: null, attempts: 10 }]);
    await award('ann');
    expect(await desk.members()).toMatchObject([{ state: 'sent', attempts: 0 }]);
  });
});

describe('credentials', () => {
  it('are renewed before they end, and once where they are refused', async () => {
    await desk.connect();
    await send('ann');
    expect(desk.standIn.many('POST', /oauth/)).toBe(1);
    desk.standIn.account.tokens.clear();
    await award('ann');
    expect(desk.standIn.many('POST', /oauth/)).toBe(2);
    expect(await desk.members()).toMatchObject([{ state: 'sent' }]);
    desk.clock.now += 20 * 60 * MINUTE;
    await award('ann');
    expect(desk.standIn.many('POST', /oauth/)).toBe(3);
  });

  it('that are refused stop the connection; nothing is lost, and a probe finds that they are mended', async () => {
    await desk.connect();
    await send('ann');
    desk.standIn.account.tokens.clear();
    Object.assign(desk.standIn.account.client, { secret: 'another' });
    await award('ann');
    expect(await desk.connection()).toMatchObject({ state: 'needs_reconnect' });
    const before = desk.standIn.seen.length;
    await shop.award('ann');
    await desk.heard();
    await desk.run(44 * MINUTE, MINUTE);
    // Two probes for tokens, and nothing else.
    expect(desk.standIn.seen.length - before).toBe(2);
    Object.assign(desk.standIn.account.client, { secret: 'client-secret' });
    await desk.run(16 * MINUTE, MINUTE);
    expect(await desk.connection()).toMatchObject({ state: 'ok' });
    expect(userOf('ann@example.com')?.fields['zrl_member_available_points']).toBe(36.5);
  });

  it('that the merchant replaces are used at once', async () => {
    await desk.connect();
    await send('ann');
    desk.standIn.account.tokens.clear();
    Object.assign(desk.standIn.account.client, { secret: 'another' });
    await award('ann');
    await desk.change({}, 'another');
    await desk.run(2000);
    expect(await desk.connection()).toMatchObject({ state: 'ok' });
    expect(await desk.members()).toMatchObject([{ state: 'sent', dirty_at: null }]);
  });

  it.each([
    [{ auth: 'api_token', email: 'admin@acme.example', client_id: undefined }, 'TOKEN'],
    [
      { auth: 'basic', client_id: undefined },
      Buffer.from('admin@acme.example/token:TOKEN').toString('base64'),
    ],
  ])('of the old kind work as long as there are any: %j', async (settings, secret) => {
    await desk.connect();
    desk.standIn.account.apiToken = { email: 'admin@acme.example', token: 'TOKEN' };
    await desk.change(settings, secret);
    await send('ann');
    expect(await desk.members()).toMatchObject([{ state: 'sent' }]);
    expect(desk.standIn.many('POST', /oauth/)).toBe(0);
  });
});

describe('members who are no longer themselves', () => {
  it('are cleared at Zendesk and forgotten here when they are erased', async () => {
    await desk.connect();
    await send('ann');
    const user = userOf('ann@example.com');
    const memberId = await desk.memberId('ann');
    await shop.ledger.send({ kind: 'erase_member', member: { by: 'id', value: memberId } });
    await desk.heard();
    await desk.run(MINUTE);
    expect(Object.values(user?.fields ?? {}).filter((value) => value !== null)).toEqual([]);
    expect(await desk.members()).toEqual([]);
  });

  it('show whoever goes on for them once they were merged', async () => {
    await desk.connect();
    await send('ann');
    await send('bob');
    const ref = (name: string): { by: 'email'; value: string } => ({
      ...{ by: 'email', value: `${name}@example.com` },
    });
    await shop.ledger.send({ kind: 'merge_members', from: ref('bob'), into: ref('ann') });
    await desk.heard();
    await desk.run(MINUTE);
    const fields = userOf('ann@example.com')?.fields;
    expect(fields?.['zrl_member_available_points']).toBe(31);
    expect(userOf('bob@example.com')?.fields).toEqual(fields);
    await award('ann');
    expect(userOf('bob@example.com')?.fields['zrl_member_available_points']).toBe(41.5);
  });
});
