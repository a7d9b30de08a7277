import { hash, randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { seal } from '../runtime/seal.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import {
  addIntegration,
  changeIntegration,
  countIntegrations,
  lockIntegration,
  type IntegrationStatus,
  type IntegrationTerms,
} from '../store/integrations.ts';
import { findKeyByDigest } from '../store/keys.ts';
import { INTEGRATION_PURPOSE } from '../store/sealed-columns.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

/** What a merchant says of a shop; what is left out stays, or is as it is for everybody. */
export interface WantedIntegration {
  readonly type?: string;
  readonly status?: IntegrationStatus;
  /** What the shop signs with: one of the merchant's API keys, or a secret of its own. */
  readonly secretKey?: string;
  readonly events?: readonly string[];
  readonly mapping?: Readonly<Record<string, string>>;
}

export interface IntegrationTools {
  readonly pool: pg.Pool;
  /** The installation's secret. */
  readonly secret: InstallationSecret;
}

/** Whose integration, which, and who asks. */
export interface IntegrationRequest {
  readonly merchantId: number;
  readonly id: string;
  readonly actor: string;
  readonly wanted: WantedIntegration;
}

/**
 * `weak_secret`: it is no API key and too short to sign with. `dead_key`: an API key that was revoked
 * or may not sign; it would sign on as a secret.
 */
export type IntegrationSaved = 'saved' | 'unknown' | 'too_many' | 'weak_secret' | 'dead_key';

export { INTEGRATION_PURPOSE } from '../store/sealed-columns.ts';

/** Integrations of a merchant: shops are few, and each event looks for one. */
export const INTEGRATIONS_MAX = 100;
export const SECRET_LENGTH_MIN = 16;
/** Scopes of the API keys that sign for shops. */
const MAY_SIGN: ReadonlySet<string> = new Set(['admin', 'write']);

const NEW: IntegrationTerms = { type: '', status: 'active', secret: null, events: [], mapping: {} };

/** Joins a shop. */
export function createIntegration(
  { pool, secret }: IntegrationTools,
  request: IntegrationRequest,
): Promise<IntegrationSaved> {
  const { merchantId, id } = request;
  return inTransaction(pool, async (client) => {
    if ((await countIntegrations(client, merchantId)) >= INTEGRATIONS_MAX) return 'too_many';
    const terms = await termsOf(client, secret, request, NEW);
    if (typeof terms === 'string') return terms;
    const token = randomBytes(16).toString('hex');
    await addIntegration(client, merchantId, { ...terms, id, token });
    await tell(client, request, null, terms);
    return 'saved';
  });
}

/** Changes how a shop is joined; its address stays. Without a change nothing is written. */
export function updateIntegration(
  { pool, secret }: IntegrationTools,
  request: IntegrationRequest,
): Promise<IntegrationSaved> {
  const { merchantId, id } = request;
  return inTransaction(pool, async (client) => {
    const before = await lockIntegration(client, merchantId, id);
    if (before === null) return 'unknown';
    const terms = await termsOf(client, secret, request, before);
    if (typeof terms === 'string') return terms;
    if (isDeepStrictEqual(terms, before)) return 'saved';
    await changeIntegration(client, merchantId, { ...terms, id });
    await tell(client, request, before, terms);
    return 'saved';
  });
}

async function termsOf(
  client: pg.ClientBase,
  secret: InstallationSecret,
  { merchantId, wanted }: IntegrationRequest,
  before: IntegrationTerms,
): Promise<IntegrationTerms | 'weak_secret' | 'dead_key'> {
  const sealed =
    wanted.secretKey === undefined
      ? before.secret
      : await sealedSecret(client, secret, merchantId, wanted.secretKey);
  if (typeof sealed === 'string') return sealed;
  return {
    type: wanted.type ?? before.type,
    status: wanted.status ?? before.status,
    secret: sealed,
    events: wanted.events ?? before.events,
    mapping: wanted.mapping ?? before.mapping,
  };
}

/**
 * What to keep of a secret. Plugins pass the API key: of that nothing is kept here, so that what it
 * signs ends with it.
 */
async function sealedSecret(
  client: pg.ClientBase,
  secret: InstallationSecret,
  merchantId: number,
  given: string,
): Promise<Buffer | null | 'weak_secret' | 'dead_key'> {
  const key = await findKeyByDigest(client, merchantId, hash('sha256', given, 'buffer'));
  if (key !== null) return key.live && MAY_SIGN.has(key.scope) ? null : 'dead_key';
  if (given.length < SECRET_LENGTH_MIN) return 'weak_secret';
  return seal(secret, { merchantId, purpose: INTEGRATION_PURPOSE }, given);
}

async function tell(
  client: pg.ClientBase,
  { merchantId, id, actor }: IntegrationRequest,
  before: IntegrationTerms | null,
  after: IntegrationTerms,
): Promise<void> {
  await appendAudit(client, {
    merchantId,
    actor,
    action: before === null ? 'integration.created' : 'integration.changed',
    subject: id,
    ...(before === null ? {} : { before: shown(before) }),
    after: { ...shown(after), newSecret: before?.secret !== after.secret && after.secret !== null },
  });
}

function shown({ type, status, secret, events, mapping }: IntegrationTerms): object {
  return { type, status, signedWith: secret === null ? 'api_key' : 'secret_key', events, mapping };
}
