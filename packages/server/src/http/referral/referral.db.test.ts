import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../tests/support/api-server.ts';
import { SHOP } from '../../../../../tests/support/shop-program.ts';

let plain: ApiServer;
let leading: ApiServer;

beforeAll(async () => {
  plain = await apiServer();
  const [activity] = SHOP.activities.filter(({ earn }) => 'points' in earn);
  const landingPage = 'https://shop.example/welcome?from=friends';
  const referrals = { referrer: activity?.id ?? '', landingPage };
  leading = await apiServer({ ...SHOP, referrals });
});

afterAll(async () => {
  await plain.close();
  await leading.close();
});

const PARTNER = 'cad458dc4e';
const look = (server: ApiServer, url: string, host = 'loyalty.example') =>
  server.app.inject({ method: 'GET', url, headers: { host } });

describe('a referral link', () => {
  it.each(['raf', 'ref'])('leads to the landing page with its code: %s', async (verb) => {
    const seen = await look(leading, `/${PARTNER}/${verb}/BOB1234`);
    expect(seen.statusCode).toBe(302);
    expect(seen.headers.location).toBe(
      'https://shop.example/welcome?from=friends&fealty_ref=BOB1234',
    );
  });

  it('is the same for a code that somebody has and one that nobody has', async () => {
    const { data } = await plain.call('POST', '/v2/loyalty/members', {
      json: { member_id: 'r-1', first_name: 'Rae' },
    });
    const code = String(data['referral_code']);
    const [known, unknown] = await Promise.all(
      [code, 'NOBODY12'].map((one) => look(plain, `/${PARTNER}/raf/${one}`)),
    );
    expect([known?.statusCode, unknown?.statusCode]).toEqual([200, 200]);
    expect(known?.body).toContain('A shop');
    expect(known?.body.replace(code, '')).toBe(unknown?.body.replace('NOBODY12', ''));
  });

  it('leads nowhere else, whatever stands in it', async () => {
    for (const code of ['%2F%2Fevil.example', 'a%20b', '%3Cscript%3E', 'x'.repeat(300)]) {
      const seen = await look(leading, `/${PARTNER}/raf/${code}`);
      expect(seen.headers.location).toBe('https://shop.example/welcome?from=friends');
    }
    const shown = await look(plain, `/${PARTNER}/raf/%3Cscript%3E`);
    expect(shown.body).not.toContain('script');
    for (const url of ['/0123456789/raf/BOB1234', '/zzz/raf/BOB1234', '/raf/BOB1234']) {
      expect([url, (await look(plain, url)).statusCode]).toEqual([url, 404]);
    }
  });

  it('needs no partner id on a host name of the store’s own', async () => {
    await leading.query(`update merchants set host = 'club.shop.example'`);
    const seen = await look(leading, '/raf/BOB1234', 'Club.shop.example:8443');
    expect(seen.headers.location).toContain('fealty_ref=BOB1234');
  });
});
