import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ProgramDocument } from '@fealty/core';
import type pg from 'pg';
import type { VisitorLimits } from '../../packages/server/src/config.ts';
import { accountSurface } from '../../packages/server/src/http/account/plugin.ts';
import type { SingleSignOn } from '../../packages/server/src/http/account/surface.ts';
import { createHttpServer } from '../../packages/server/src/http/server.ts';
import { createFindSession } from '../../packages/server/src/http/sessions.ts';
import type { BodyPace } from '../../packages/server/src/http/reading/body-time.ts';
import { createAuthenticate } from '../../packages/server/src/http/auth.ts';
import {
  helpDeskSurface,
  type HelpDeskCaller,
} from '../../packages/server/src/http/help-desks/plugin.ts';
import { storefrontSurface } from '../../packages/server/src/http/storefront/plugin.ts';
import { referralSurface } from '../../packages/server/src/http/referral/plugin.ts';
import { unsubscribeSurface } from '../../packages/server/src/http/unsubscribe/plugin.ts';
import { v1Surface, type Caller } from '../../packages/server/src/http/v1/plugin.ts';
import { v2Surface, type V2KeyHolder } from '../../packages/server/src/http/v2/plugin.ts';
import { createLanes } from '../../packages/server/src/ledger/create-lanes.ts';
import type { Lanes } from '../../packages/server/src/ledger/lanes.ts';
import { openWebhooks } from '../../packages/server/src/open-delivery.ts';
import { readAllowList } from '../../packages/server/src/outbound/allow-list.ts';
import { createOutbound } from '../../packages/server/src/outbound/create-outbound.ts';
import type { Postman } from '../../packages/server/src/mail/mail-channel.ts';
import type { Outbound } from '../../packages/server/src/outbound/outbound.ts';
import { openDatabase } from '../../packages/server/src/runtime/database.ts';
import { folderStore, type FileStore } from '../../packages/server/src/runtime/file-store.ts';
import { createPasswordHash } from '../../packages/server/src/runtime/password-hash.ts';
import { createFresh } from '../../packages/server/src/runtime/fresh.ts';
import { createMetrics } from '../../packages/server/src/runtime/metrics.ts';
import { findWorkflow } from '../../packages/server/src/queries/integrations.ts';
import { findListed, type PeopleFilter } from '../../packages/server/src/queries/list-people.ts';
import { readSigningKeys } from '../../packages/server/src/queries/signing-keys.ts';
import { Programs } from '../../packages/server/src/store/programs.ts';
import type { Webhooks } from '../../packages/server/src/webhooks/create-webhooks.ts';
import { zendeskOrigin, type OriginOf } from '../../packages/server/src/zendesk/client.ts';
import { CALLBACK } from '../../packages/server/src/http/account/single-sign-on.ts';
import { Provider } from '../../packages/server/src/single-sign-on/provider.ts';
import type { SingleSignOnTerms } from '../../packages/server/src/single-sign-on/terms.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { SHOP } from './shop-program.ts';
import { fixedSecret } from '../../packages/server/src/runtime/secret.ts';

/** The surfaces on a database of their own, with one merchant and a shop's program. */
export interface ApiServer {
  readonly app: ReturnType<typeof createHttpServer>;
  readonly merchantId: number;
  /** For what no v1 request can do. */
  readonly test: TestDatabase;
  /** Where the surface keeps receipts and photos. */
  readonly files: FileStore;
  /** The folder that they are kept in. */
  readonly folder: string;
  readonly lanes: Lanes;
  /** What the surface reads through. */
  readonly pool: pg.Pool;
  /** What tells events; nothing does unless a test starts it. */
  readonly webhooks: Webhooks;
  /** Sends a request with the merchant's key. */
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, sent?: Sent): Promise<Received>;
  /** Asks the database itself. */
  query<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
  /** How far the merchant's clock stands ahead of the real one, milliseconds. */
  moveClock(ms: number): Promise<void>;
  close(): Promise<void>;
}

export interface Sent {
  /** Sent as a form, percent-encoded. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: object;
  /** Sent as it stands. */
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The body as JSON. */
  readonly body: unknown;
  /** What a success carries; empty for a refusal. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The code of a refusal: v1 has numbers, v2 has words. */
  readonly code: number | string | undefined;
  readonly reason: string;
}

/** Where a test server is reached, as it tells others. */
const BASE_URL = 'https://fealty.example';

/** How long people stay signed in. */
const SESSION_TERMS = { idleMs: 12 * 3_600_000, lastsMs: 7 * 24 * 3_600_000 };

/** What a test server seals under. */
const SECRET_BYTES = Buffer.alloc(32, 7);
export const INSTALLATION_SECRET = fixedSecret(SECRET_BYTES);
/** The same, as it is configured. */
export const INSTALLATION_SECRET_DIGITS = SECRET_BYTES.toString('hex');

type Key = Pick<Caller, 'keyIdentifier' | 'scope'> & { readonly limits?: V2KeyHolder['limits'] };

const KEYS: Readonly<Record<string, Key>> = {
  'key-admin': { keyIdentifier: 'main', scope: 'admin' },
  'key-read': { keyIdentifier: 'reports', scope: 'read' },
  'key-support': { keyIdentifier: 'agents', scope: 'support' },
  /** Ten requests at once, then one a second. */
  'key-slow': { keyIdentifier: 'slow', scope: 'write', limits: { write: 1, general: 1 } },
};

export interface ApiServerTerms {
  /** Who takes mails away; nobody unless said. */
  readonly postman?: Postman;
  /** Where accounts of Zendesk are reached; where they are in the world unless said. */
  readonly zendeskOrigin?: OriginOf;
  /** How long tokens of members live. */
  readonly tokens?: { readonly daysMax?: number; readonly lasting?: boolean };
  /** Whether receipts are asked to be read. */
  readonly readsReceipts?: boolean;
  /** Requests a second on the storefront; as many as come unless said. */
  readonly visitorLimits?: VisitorLimits;
  /** How long bodies may be on their way; as the program says unless given. */
  readonly bodyPace?: BodyPace;
  /** The provider that people may sign in by; none unless said. */
  readonly singleSignOn?: SingleSignOnTerms;
  /** Where receipts and photos are kept; in a folder of the server's own unless said. */
  readonly files?: FileStore;
}

/** Signing in by a provider that answers late, or with new keys, is not waited for. */
function signOnOf(terms: SingleSignOnTerms, outbound: Outbound): SingleSignOn {
  const provider = new Provider({
    ...{ terms: terms.provider, outbound, redirectUri: `${BASE_URL}${CALLBACK}` },
    now: () => Date.now(),
    waits: { timeoutMs: 500, keysPauseMs: 0 },
  });
  return { terms, provider };
}

export async function apiServer(
  document: ProgramDocument = SHOP,
  terms: ApiServerTerms = {},
): Promise<ApiServer> {
  const test = await testDatabase();
  const database = openDatabase(test.app);
  const owner = openDatabase(test.owner, { poolMax: 2 });
  const query = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
    (await owner.pool.query<T>(text, values)).rows;
  const merchantId = await createMerchant(query, document);
  const programs = new Programs(database.pool);
  const troubles: unknown[] = [];
  const lanes = createLanes({
    connect: () => database.connectLane(),
    programs,
    watcher: { batchDone: () => undefined, trouble: (...trouble) => troubles.push(trouble) },
  });
  const metrics = createMetrics(() => lanes.waiting());
  const app = createHttpServer(
    { logLevel: 'silent', metrics, ...(terms.bodyPace && { bodyPace: terms.bodyPace }) },
    () => 'request-of-a-test',
  );
  const style = async (): Promise<Caller['refusals']> => {
    const [row] = await query<{ style: Caller['refusals'] }>(
      'select v1_refusals as style from merchants',
    );
    return row?.style ?? 'by_kind';
  };
  const fresh = createFresh();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fealty-receipts-'));
  // Receivers of tests listen on loopback, anywhere.
  const outbound = createOutbound(
    { allow: readAllowList('127.0.0.1').entries, ports: [[1, 65_535]] },
    'Fealty/test',
  );
  const surfaces = {
    lanes,
    database: database.merchantPool,
    programs,
    authenticate: async (
      partnerId: string,
      apiKey: string,
    ): Promise<(Caller & V2KeyHolder) | null> => {
      const key = KEYS[apiKey];
      if (partnerId !== 'cad458dc4e' || key === undefined) return null;
      const publicId = '9935740ac1fe23a1962de5cf4250c036';
      const limits = { write: null, general: null };
      const found = { merchantId, partnerId, publicId, limits, ...key, host: null };
      return { ...found, refusals: await style() };
    },
    findSession: createFindSession(database.pool, SESSION_TERMS, BASE_URL),
    newId: () => fresh.id(),
    files: terms.files ?? folderStore(folder),
    readsReceipts: terms.readsReceipts ?? false,
    baseUrl: BASE_URL,
    secret: INSTALLATION_SECRET,
    limits: { write: 0, general: 0 },
    nonceWindowMs: 300_000,
    now: () => Date.now(),
    outbound,
    webhooks: openWebhooks({
      ...{ outbound, baseUrl: BASE_URL, secret: INSTALLATION_SECRET },
      ...{ pool: database.pool, programs },
    }),
    zendesk: {
      ...{ pool: database.merchantPool, transport: outbound, secret: INSTALLATION_SECRET },
      ...{ now: () => Date.now(), originOf: terms.zendeskOrigin ?? zendeskOrigin },
    },
    mail: { postman: terms.postman ?? null, from: 'loyalty@fealty.example' },
    findListed: (filter: PeopleFilter) => findListed(database.pool, filter),
    findWorkflow: (partnerId: string, token: string) =>
      findWorkflow(database.pool, partnerId, token),
    readSigningKeys: (partnerId: string) => readSigningKeys(database.pool, partnerId),
    across: database.pool,
  };
  await app.register(v1Surface(surfaces));
  await app.register(v2Surface(surfaces));
  const passwords = createPasswordHash();
  const singleSignOn =
    terms.singleSignOn === undefined ? null : signOnOf(terms.singleSignOn, outbound);
  await app.register(
    accountSurface({ ...surfaces, passwords, sessionTerms: SESSION_TERMS, singleSignOn }),
  );
  const tokens = { daysMax: 30, lasting: true, ...terms.tokens };
  const { visitorLimits = { member: { write: 0, general: 0 }, guests: 0 } } = terms;
  await app.register(storefrontSurface({ ...surfaces, tokens, visitorLimits }));
  const { secret } = surfaces;
  // Help desks have keys of their own, made when they are connected.
  const authenticateKeys = createAuthenticate(database.pool);
  const authenticate = async (partnerId: string, apiKey: string): Promise<HelpDeskCaller | null> =>
    (await surfaces.authenticate(partnerId, apiKey)) ?? authenticateKeys(partnerId, apiKey);
  await app.register(helpDeskSurface({ ...surfaces, authenticate }));
  await app.register(referralSurface({ pool: database.pool, programs }));
  await app.register(unsubscribeSurface({ pool: database.pool, lanes, secret }));
  await app.ready();
  return {
    app,
    merchantId,
    test,
    files: surfaces.files,
    folder,
    lanes,
    pool: database.pool,
    webhooks: surfaces.webhooks,
    query,
    async call(method, url, sent = {}) {
      const { form, json, headers } = sent;
      const text = json === undefined ? sent.body : JSON.stringify(json);
      const payload = form === undefined ? text : new URLSearchParams(form).toString();
      const response = await app.inject({
        method,
        url,
        headers: {
          'partner-id': 'cad458dc4e',
          'api-key': 'key-admin',
          ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
        ...(payload === undefined ? {} : { payload }),
      });
      const { statusCode: status, body: answered } = response;
      const body = JSON.parse(answered) as {
        data?: Readonly<Record<string, unknown>>;
        error_code?: number | string;
        reason?: string;
      };
      const { data = {}, error_code: code, reason = '' } = body;
      return { status, headers: response.headers, text: answered, body, data, code, reason };
    },
    async moveClock(ms) {
      await query('update merchants set clock_offset_ms = clock_offset_ms + $1', [ms]);
    },
    async close() {
      await app.close();
      outbound.close();
      await lanes.drain();
      await database.close();
      await owner.close();
      await test.drop();
      rmSync(folder, { recursive: true, force: true });
      if (troubles.length > 0) throw new Error(`the lanes met ${String(troubles[0])}`);
    },
  };
}

async function createMerchant(
  query: ApiServer['query'],
  document: ProgramDocument,
): Promise<number> {
  const [merchant] = await query<{ id: number }>(
    `insert into merchants (partner_id, public_id, name, is_test)
     values ('cad458dc4e', '9935740ac1fe23a1962de5cf4250c036', 'A shop', true) returning id`,
  );
  const id = merchant?.id ?? 0;
  const stamp = {
    createdAt: Date.UTC(2018, 11, 17, 10, 11, 42),
    updatedAt: Date.UTC(2019, 0, 15, 5, 6, 10),
  };
  const ids = [
    ...document.rewards.map(({ id: reward }) => `reward:${reward}`),
    ...document.tiers.map(({ id: tier }) => `tier:${tier}`),
  ];
  const stamps = Object.fromEntries(ids.map((thing) => [thing, stamp]));
  await query(
    `insert into program_versions (merchant_id, version, document, stamps, applied_by)
     values ($1, 1, $2, $3, 'test')`,
    [id, JSON.stringify(document), JSON.stringify(stamps)],
  );
  await query('update merchants set running_version = 1 where id = $1', [id]);
  for (const reward of document.rewards.filter(({ coupons }) => coupons === 'pool')) {
    await query('insert into reward_stocks values ($1, $2, 3, 0)', [id, reward.id]);
    await query(
      `insert into coupons (merchant_id, reward_id, number, code)
       select $1, $2, n, $2 || '-' || n from generate_series(1, 3) n`,
      [id, reward.id],
    );
  }
  return id;
}
