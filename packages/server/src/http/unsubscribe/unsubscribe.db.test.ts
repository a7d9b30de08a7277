import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  INSTALLATION_SECRET,
  type ApiServer,
} from '../../../../../tests/support/api-server.ts';
import { unsubscribeToken } from '../../mail/unsubscribe-link.ts';
import { fixedSecret } from '../../runtime/secret.ts';

let api: ApiServer;
let memberId = '';

beforeAll(async () => {
  api = await apiServer();
  await api.call('POST', '/v2/loyalty/members', {
    json: { member_id: 'u-1', first_name: 'Una', last_name: 'X', email_address: 'una@example.com' },
  });
  const [row] = await api.query<{ id: string }>('select id from members');
  memberId = row?.id ?? '';
});
afterAll(() => api.close());

const PARTNER = 'cad458dc4e';

function pathOf(merchantId = api.merchantId, secret = INSTALLATION_SECRET): string {
  return `/unsubscribe/${PARTNER}/${unsubscribeToken(secret, { merchantId, memberId })}`;
}

async function isSubscribed(): Promise<boolean> {
  const [row] = await api.query<{ subscribed: boolean }>('select subscribed from members');
  return row?.subscribed === true;
}

describe('the link of a mail', () => {
  it('asks when it is looked at, and changes nothing', async () => {
    const seen = await api.app.inject({ method: 'GET', url: pathOf() });
    expect(seen.statusCode).toBe(200);
    expect(seen.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(seen.headers['cache-control']).toBe('no-store');
    expect(seen.headers['content-security-policy']).toContain("default-src 'none'");
    expect(seen.body).toContain('A shop');
    expect(seen.body).toContain('<form method="post">');
    expect(seen.body).not.toContain('una');
    expect(await isSubscribed()).toBe(true);
    expect((await api.app.inject({ method: 'HEAD', url: pathOf() })).statusCode).toBe(200);
    expect(await isSubscribed()).toBe(true);
  });

  it('leads nowhere if it is bad, foreign or another’s, and says nothing', async () => {
    const token = unsubscribeToken(INSTALLATION_SECRET, { merchantId: api.merchantId, memberId });
    const bad = [
      pathOf(api.merchantId + 1),
      pathOf(api.merchantId, fixedSecret(Buffer.alloc(32, 9))),
      `/unsubscribe/0123456789/${token}`,
      `/unsubscribe/${PARTNER}/${token.slice(0, -2)}`,
      `/unsubscribe/${PARTNER}/${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`,
      `/unsubscribe/${PARTNER}/${memberId}`,
      `/unsubscribe/%00/${token}`,
    ];
    const bodies = new Set<string>();
    for (const url of bad) {
      for (const method of ['GET', 'POST'] as const) {
        const answered = await api.app.inject({ method, url });
        expect([url, answered.statusCode]).toEqual([url, 404]);
        bodies.add(answered.body);
      }
    }
    expect(bodies.size).toBe(1);
    expect(await isSubscribed()).toBe(true);
  });

  it('unsubscribes with one POST of a mail program, and a second time does nothing', async () => {
    const events = (): Promise<unknown[]> =>
      api.query(`select 1 from events where type = 'member.updated'`);
    for (const headers of [
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-type': 'multipart/form-data; boundary=x' },
      {},
    ]) {
      const payload = 'List-Unsubscribe=One-Click';
      const done = await api.app.inject({ method: 'POST', url: pathOf(), headers, payload });
      expect(done.statusCode).toBe(200);
      expect(done.body).toContain('You are unsubscribed');
      expect(await isSubscribed()).toBe(false);
      expect(await events()).toHaveLength(1);
    }
  });

  it('says the same of a member who is not there any more', async () => {
    await api.call('POST', `/v2/loyalty/members/${memberId}/erase`);
    const done = await api.app.inject({ method: 'POST', url: pathOf() });
    expect(done.statusCode).toBe(200);
    expect(done.body).toContain('You are unsubscribed');
  });
});
