import { expect, it } from 'vitest';
import { readDescription } from '../support/description.ts';
import { signInAt } from '../support/person-at.ts';
import { useServer } from '../support/use-server.ts';
import type { ShopKeys } from '../support/v1-client.ts';

/* What browsers are told beside every answer, on a server that is reached by HTTPS. */

const BASE_URL = 'https://points.example.com';
const PASSWORD = 'three green bicycles';
const PROGRAM = {
  ...{ name: 'Headers', currency: 'USD', timeZone: 'UTC', rewards: [] },
  activities: [{ id: 'created_an_account', name: 'Sign-up', earn: { points: '100' } }],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};

let keys: ShopKeys;
let session: string;
const server = useServer(
  async ({ stock, url, environment }) => {
    keys = await stock(PROGRAM);
    const boss = { email: 'boss@shop.example', password: PASSWORD, role: 'owner' } as const;
    session = await signInAt(url, environment, keys, boss);
  },
  { FEALTY_BASE_URL: BASE_URL },
);

/** What is described nowhere: pages, files, what operators ask, and what is not there. */
const OTHERS = [
  ...['/', '/members', '/agent', '/settings/keys', '/account/set-password', '/nowhere'],
  ...['/docs', '/docs/', '/docs/api/v2', '/docs/search?q=points', '/llms.txt', '/docs/nowhere'],
  ...['/openapi/v1.json', '/openapi/v2.json', '/openapi/account.json'],
  ...['/js/all.js', '/js/fealty.js', '/js/dashboard.js', '/js/preview.html', '/js/nowhere.js'],
  ...['/assets/nowhere.js', '/favicon.svg', '/raf/code', '/unsubscribe/0123456789/token'],
  ...['/healthz', '/readyz', '/metrics', '/v1/nowhere', '/v2/loyalty/%zz', '/account/%zz', '/%zz'],
  ...['/integrations/gladly/nowhere', '/integrations/zendesk/nowhere/form'],
];
/** What is the same for everybody may be kept by anybody. */
const MAY_BE_KEPT =
  /^GET \/(?:docs|openapi|js|assets|llms\.txt|favicon|v2\/loyalty-storefront\/design)/;
/** What pages of shops load and call. */
const FOR_ANY_ORIGIN = /^[A-Z]+ \/(?:js|v2\/loyalty-storefront)(?:\/|$)/;
/** The preview of the shopper's page stands in a frame of the console. */
const FRAMED_BY_SELF = /^GET \/js\/preview\.html/;

interface Seen {
  readonly what: string;
  readonly status: number;
  readonly headers: Headers;
}

async function look(method: string, path: string, headers: Record<string, string>): Promise<Seen> {
  const answer = await fetch(server.url + path, {
    ...{ method, headers, redirect: 'manual' },
    ...(method === 'GET' ? {} : { body: '{}' }),
    signal: AbortSignal.timeout(30_000),
  });
  await answer.arrayBuffer();
  return { what: `${method} ${path}`, status: answer.status, headers: answer.headers };
}

/** What is wrong with the headers of an answer; empty if nothing is. */
function faultsOf({ what, status, headers }: Seen): readonly string[] {
  const policy = headers.get('content-security-policy') ?? '';
  const frames = FRAMED_BY_SELF.test(what) && status === 200 ? "'self'" : "'none'";
  const keeping = headers.get('cache-control') ?? '';
  const isKept = status < 400 && MAY_BE_KEPT.test(what);
  const isForAny = headers.get('access-control-allow-origin') !== null;
  const faults: readonly (readonly [boolean, string])[] = [
    [headers.get('x-content-type-options') !== 'nosniff', 'no nosniff'],
    [!policy.includes(`frame-ancestors ${frames}`), `frames: ${policy}`],
    [!policy.includes("base-uri 'none'"), `base: ${policy}`],
    [!/default-src '(?:none|self)'/.test(policy), `sources: ${policy}`],
    [/script-src[^;]*(?:unsafe|\*)/.test(policy), `scripts: ${policy}`],
    [!/^(?:no-referrer|same-origin)$/.test(headers.get('referrer-policy') ?? ''), 'referrer'],
    [!/^max-age=\d{8}$/.test(headers.get('strict-transport-security') ?? ''), 'no HTTPS only'],
    [!isKept && !keeping.includes('no-store'), `kept: ${keeping}`],
    [isForAny && !FOR_ANY_ORIGIN.test(what), 'for any origin'],
    [headers.get('access-control-allow-credentials') !== null, 'credentials of any origin'],
    [headers.get('server') !== null || headers.get('x-powered-by') !== null, 'says what it is'],
  ];
  return faults.flatMap(([isFault, fault]) =>
    isFault ? [`${what} ${String(status)}: ${fault}`] : [],
  );
}

it('every page, file and refusal says what may be done with it', async () => {
  const seen: Seen[] = [];
  for (const path of OTHERS) {
    seen.push(await look('GET', path, { accept: 'text/html' }));
    seen.push(await look('GET', path, {}));
    seen.push(await look('POST', path, {}));
  }
  expect(seen.flatMap(faultsOf)).toEqual([]);
  const statuses = new Set(seen.map(({ status }) => status));
  expect([...statuses].toSorted()).toEqual(expect.arrayContaining([200, 400, 404]));
});

it('every described operation does, to whom it opens and to whom it does not', async () => {
  const described = await Promise.all(
    ['v1', 'v2', 'account'].map((api) => readDescription(server.url, api)),
  );
  const open = {
    key: { 'partner-id': keys.partnerId, 'api-key': keys.apiKey },
    person: { authorization: `Bearer ${session}` },
    token: { 'partner-id': keys.partnerId },
    signature: {},
  } as const;
  const seen: Seen[] = [];
  for (const { method, path, opens, id } of described.flat()) {
    const filled = path.replaceAll(/\{\w+\}/g, 'a'.repeat(24));
    seen.push(await look(method, filled, {}));
    if (!/sign_out|end_session/.test(id)) seen.push(await look(method, filled, open[opens]));
  }
  expect(seen.flatMap(faultsOf)).toEqual([]);
  expect(seen.filter(({ status }) => status === 200).length).toBeGreaterThan(40);
});

it('a cookie is for this host, HTTPS and no script, and no other page sets or sends it', async () => {
  const answer = await fetch(`${server.url}/account/sign-in`, {
    method: 'POST',
    headers: { origin: BASE_URL, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'boss@shop.example', password: PASSWORD }),
    signal: AbortSignal.timeout(30_000),
  });
  expect(answer.status).toBe(200);
  const cookies = answer.headers.getSetCookie();
  expect(cookies).toHaveLength(1);
  const [value, ...flags] = (cookies[0] ?? '').split('; ');
  expect(value).toMatch(/^__Host-fealty_session=fls_/);
  expect(flags).toEqual(expect.arrayContaining(['HttpOnly', 'Secure', 'Path=/']));
  expect(flags.filter((flag) => /^SameSite=(?:Lax|Strict)$/.test(flag))).toHaveLength(1);
  expect(flags.filter((flag) => flag.startsWith('Domain'))).toEqual([]);
});
