import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyPluginCallback } from 'fastify';
import type { Config } from './config.ts';
import { accountSurface, refuseBadUrl as refuseBadAccountUrl } from './http/account/plugin.ts';
import { createAuthenticate, type Authenticate } from './http/auth.ts';
import { closeHttpServer } from './http/close-server.ts';
import { createConsole } from './http/console/console.ts';
import { docsSurface } from './http/docs/plugin.ts';
import { helpDeskSurface, refuseBadUrl as refuseBadHelpDeskUrl } from './http/help-desks/plugin.ts';
import { operations } from './http/operations/plugin.ts';
import { referralSurface } from './http/referral/plugin.ts';
import { scriptSurface } from './http/script/script.ts';
import { createHttpServer } from './http/server.ts';
import { createFindSession } from './http/sessions.ts';
import {
  refuseBadUrl as refuseBadStorefrontUrl,
  storefrontSurface,
} from './http/storefront/plugin.ts';
import { unsubscribeSurface } from './http/unsubscribe/plugin.ts';
import { refuseBadUrl as refuseBadV1Url, v1Surface } from './http/v1/plugin.ts';
import { refuseBadUrl as refuseBadV2Url, v2Surface } from './http/v2/plugin.ts';
import { startBackground, type Background } from './open-background.ts';
import { createLanes } from './ledger/create-lanes.ts';
import type { Lanes } from './ledger/lanes.ts';
import type { FileStore } from './runtime/file-store.ts';
import { createFresh } from './runtime/fresh.ts';
import { baseUrlOf, reachable } from './base-url.ts';
import { openSingleSignOn } from './open-single-sign-on.ts';
import { openTelling, type Telling } from './open-telling.ts';
import { readAuditFigures } from './queries/audit-figures.ts';
import { readDatabaseFigures } from './queries/database-figures.ts';
import { readDeliveryFigures } from './queries/delivery-figures.ts';
import { findWorkflow } from './queries/integrations.ts';
import { findListed, type PeopleFilter } from './queries/list-people.ts';
import { readSigningKeys } from './queries/signing-keys.ts';
import { openInstallation, type Installation } from './open-installation.ts';
import { PROGRAM_VERSION } from './program-version.ts';
import { requireLanguages } from './receipts/reading/languages.ts';
import { addAuditMetrics } from './runtime/audit-metrics.ts';
import { addDatabaseMetrics } from './runtime/database-metrics.ts';
import { addDeliveryMetrics } from './runtime/delivery-metrics.ts';
import { createPasswordHash } from './runtime/password-hash.ts';
import { createMetrics, type Metrics } from './runtime/metrics.ts';
import { isBorne, schemaState } from './runtime/schema-state.ts';
import { readSealKeys } from './seals/keys.ts';
import { isDeskKey } from './store/help-desks.ts';
import { Programs } from './store/programs.ts';

/** Where the console is built to. */
const CONSOLE = fileURLToPath(new URL('../../console/dist', import.meta.url));
/** Where what pages of shops load is built to. */
const STOREFRONT = fileURLToPath(new URL('../../storefront/dist', import.meta.url));
/**
 * Connections that may wait to be taken, as far as the system allows. One too many is told nothing and tries
 * again after 1, 3, 7 and 15 seconds; whoever is taken is told when to come back.
 */
const BACKLOG = 4096;

/** A server that answers requests. */
export interface RunningServer {
  /** Where it listens, `http://127.0.0.1:7788`. */
  readonly url: string;
  readonly installation: Installation;
  readonly lanes: Lanes;
  readonly programs: Programs;
  /** Begins with what time brings and with telling what happened; closing ends it. */
  startBackground(): void;
  /** Takes nothing new, finishes what was accepted, closes everything. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Puts the parts together and listens. The only place where they are wired. `beside` is served too: the
 * demo's shop.
 */
export async function startServer(
  config: Config,
  beside?: FastifyPluginCallback,
): Promise<RunningServer> {
  requireLanguages(config.readReceipts);
  const installation = await openInstallation(config, 'fealty serve', { refusesReplica: true });
  try {
    return await serveOn({ installation, config, beside });
  } catch (error) {
    await installation.close();
    throw error;
  }
}

function refuseBadUrl(...bad: Parameters<typeof refuseBadV1Url>): boolean {
  return (
    refuseBadV1Url(...bad) ||
    refuseBadV2Url(...bad) ||
    refuseBadStorefrontUrl(...bad) ||
    refuseBadHelpDeskUrl(...bad) ||
    refuseBadAccountUrl(...bad)
  );
}

/** What a server is put together from. */
interface Served {
  readonly installation: Installation;
  readonly config: Config;
  readonly beside: FastifyPluginCallback | undefined;
}

async function serveOn({ installation, config, beside }: Served): Promise<RunningServer> {
  const { database } = installation;
  const programs = new Programs(database.pool);
  const telling = openTelling(config, installation, programs);
  const metrics = createMetrics(() => lanes.waiting());
  addFigures(metrics, database);
  const lanes: Lanes = createLanes({
    connect: () => database.connectLane(),
    programs,
    settings: { count: config.lanes },
    watcher: {
      batchDone: (commands, tookMs) => {
        metrics.batchDone(commands, tookMs);
        background?.wake();
      },
      trouble: (what, error) => {
        metrics.trouble();
        trouble(what, error);
      },
    },
  });
  const trouble = (what: string, error: unknown): void => {
    app.log.error({ err: error }, what);
  };
  let stopping = false;
  let background: Background | null = null;
  const fresh = createFresh();
  const consoleFace = createConsole(CONSOLE, config.agentFrames);
  const { logLevel, trustedProxies } = config;
  const { openPage } = consoleFace;
  const terms = { logLevel, trustedProxies, metrics, refuseBadUrl, openPage };
  const app = createHttpServer({ ...terms, baseUrl: baseUrlOf(config) }, () => fresh.id());
  await registerSurfaces(app, {
    config,
    installation,
    ...{ lanes, programs, telling, metrics },
    newId: () => fresh.id(),
    isStopping: () => stopping,
  });
  await registerPages(app, consoleFace.surface, beside);
  await app.listen({ host: config.host, port: config.port, backlog: BACKLOG });
  void lookAtFiles(installation.files, app);
  let closing: Promise<void> | null = null;
  return {
    url: urlOf(app.server.address() as AddressInfo),
    installation,
    lanes,
    programs,
    startBackground() {
      background ??= startBackground({
        ...{ config, installation, lanes, trouble },
        channels: telling.channels,
        zendesk: telling.zendesk,
        postman: telling.postman,
      });
    },
    close() {
      closing ??= (async () => {
        stopping = true;
        await closeHttpServer(app);
        await background?.stop();
        telling.close();
        await lanes.drain();
        await installation.close();
      })();
      return closing;
    },
  };
}

/** What the database is asked for when metrics are read. */
function addFigures({ registry }: Metrics, { pool }: Installation['database']): void {
  addDeliveryMetrics(registry, () => readDeliveryFigures(pool));
  addAuditMetrics(registry, () => readAuditFigures(pool));
  addDatabaseMetrics(registry, () => readDatabaseFigures(pool));
}

/** What is built for browsers, and what is served beside it. */
async function registerPages(
  app: FastifyInstance,
  consolePages: FastifyPluginCallback,
  beside: FastifyPluginCallback | undefined,
): Promise<void> {
  await app.register(consolePages);
  await app.register(scriptSurface(STOREFRONT));
  if (beside !== undefined) await app.register(beside);
}

/** What the surfaces are made of. */
interface SurfaceParts {
  readonly config: Config;
  readonly installation: Installation;
  readonly lanes: Lanes;
  readonly programs: Programs;
  readonly telling: Telling;
  readonly metrics: Metrics;
  readonly newId: () => string;
  readonly isStopping: () => boolean;
}

async function registerSurfaces(app: FastifyInstance, parts: SurfaceParts): Promise<void> {
  const { config, installation, lanes, programs, telling, metrics, newId, isStopping } = parts;
  const { outbound, webhooks, postman, zendesk } = telling;
  const { database } = installation;
  const baseUrl = baseUrlOf(config);
  const authenticate = createAuthenticate(database.pool);
  await app.register(
    operations({
      registry: metrics.registry,
      notReady: async () => (isStopping() ? 'stopping' : await databaseTrouble(installation)),
      sealKeys: () => readSealKeys(database.pool),
    }),
  );
  await app.register(docsSurface({ baseUrl, version: PROGRAM_VERSION }));
  const surfaces = {
    ...{ lanes, database: database.merchantPool, programs, baseUrl },
    authenticate: exceptDesks(authenticate),
  };
  await app.register(v1Surface(surfaces));
  const { limits, visitorLimits, nonceWindowMs, tokens, sessionTerms } = config;
  const findSession = createFindSession(database.pool, sessionTerms, baseUrl);
  const { secret } = installation;
  const now = (): number => Date.now();
  const { files } = installation;
  const readsReceipts = config.readReceipts.length > 0;
  const v2 = {
    ...{ ...surfaces, newId, files, readsReceipts, secret, limits, nonceWindowMs, now },
    ...{ outbound, webhooks, mail: { postman, from: config.mailFrom }, findSession },
    zendesk: { ...zendesk, pool: database.merchantPool },
    findListed: (filter: PeopleFilter) => findListed(database.pool, filter),
    findWorkflow: (partnerId: string, token: string) =>
      findWorkflow(database.pool, partnerId, token),
  };
  await app.register(v2Surface(v2));
  const passwords = createPasswordHash();
  const singleSignOn = openSingleSignOn(config, outbound);
  const account = { ...v2, across: database.pool, passwords, sessionTerms, singleSignOn };
  await app.register(accountSurface(account));
  const readSigners = (partnerId: string): ReturnType<typeof readSigningKeys> =>
    readSigningKeys(database.pool, partnerId);
  const storefront = { ...v2, tokens, visitorLimits, readSigningKeys: readSigners };
  await app.register(storefrontSurface(storefront));
  await app.register(helpDeskSurface({ ...surfaces, authenticate, secret, limits, now, newId }));
  await app.register(referralSurface({ pool: database.pool, programs }));
  await app.register(unsubscribeSurface({ pool: database.pool, lanes, secret }));
}

/** The key of a help desk lies with that desk: what it may do is done under the limits of its agents. */
function exceptDesks(authenticate: Authenticate): Authenticate {
  return async (partnerId, apiKey) => {
    const holder = await authenticate(partnerId, apiKey);
    return holder !== null && isDeskKey(holder.keyIdentifier) ? null : holder;
  };
}

/**
 * Says at the start, not with the first receipt, that files cannot be reached. The server starts and stays
 * ready all the same: whatever needs no file goes on, and without it all processes would be left at once.
 */
async function lookAtFiles(files: FileStore, app: FastifyInstance): Promise<void> {
  try {
    await files.read('start');
  } catch (error) {
    app.log.error({ err: error }, 'receipts and photos cannot be reached');
  }
}

async function databaseTrouble(installation: Installation): Promise<string | null> {
  try {
    const state = await schemaState(installation.database.pool);
    return isBorne(state) ? null : 'the database has another schema';
  } catch {
    return 'the database cannot be reached';
  }
}

function urlOf({ address, port }: AddressInfo): string {
  return `http://${reachable(address)}:${String(port)}`;
}
