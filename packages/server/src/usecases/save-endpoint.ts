import { randomBytes } from 'node:crypto';
import type { EventType } from '@fealty/core';
import type pg from 'pg';
import { countFromNow } from '../delivery/count-from-now.ts';
import { againOnDeadlock } from '../runtime/again-on-deadlock.ts';
import { seal } from '../runtime/seal.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import {
  addEndpoint,
  changeEndpoint,
  countEndpoints,
  dropBacklog,
  lockEndpoint,
  WEBHOOK_PURPOSE,
  type EndpointTerms,
} from '../store/endpoints.ts';
import { changeEndpointIn } from './change-endpoint.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

/** What a merchant says of a place where events are sent; what is left out stays, or is as usual. */
export interface WantedEndpoint {
  readonly name?: string;
  readonly url?: string;
  readonly types?: readonly EventType[];
  readonly batchSize?: number;
  readonly inOrder?: boolean;
  readonly earlyRetries?: number;
  readonly goesOn?: boolean;
  readonly rate?: number | null;
  readonly status?: 'active' | 'paused' | 'inactive';
  /** What to sign with from now on; one is made if none is given at first. */
  readonly secret?: string;
}

export interface EndpointTools {
  readonly pool: pg.Pool;
  /** The installation's secret. */
  readonly secret: InstallationSecret;
}

/** Whose, which, and who asks. */
export interface EndpointRequest {
  readonly merchantId: number;
  readonly id: string;
  readonly actor: string;
}

export type WebhookKind = 'webhook_v1' | 'webhook_v2';

function isWebhook(kind: string): kind is WebhookKind {
  return kind in USUAL;
}

export const ENDPOINTS_MAX = 50;

const SECRET_BYTES = 32;

/** As the platform sends, where nothing is said. */
const USUAL: Readonly<Record<WebhookKind, EndpointTerms>> = {
  webhook_v1: usual({ earlyRetries: 5 }),
  webhook_v2: usual({ earlyRetries: null }),
};

function usual({ earlyRetries }: Pick<EndpointTerms, 'earlyRetries'>): EndpointTerms {
  return {
    name: '',
    url: '',
    types: [],
    batchSize: 1,
    inOrder: true,
    earlyRetries,
    goesOn: true,
    rate: null,
    status: 'active',
    pausedFor: null,
    secret: null,
    oldSecret: null,
    oldUntil: null,
  };
}

/** A secret as receivers' libraries take it. */
function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** Adds a webhook. The secret is told once; null if it was the caller's. */
export async function createEndpoint(
  tools: EndpointTools,
  request: EndpointRequest & { readonly kind: WebhookKind; readonly wanted: WantedEndpoint },
): Promise<{ readonly secret: string } | 'too_many'> {
  const { merchantId, id, kind, wanted } = request;
  const secret = wanted.secret ?? newSecret();
  const made = await inTransaction(tools.pool, async (client) => {
    if ((await countEndpoints(client, merchantId)) >= ENDPOINTS_MAX) return 'too_many';
    const sealed = sealSecret(tools.secret, merchantId, secret);
    const terms = { ...withWanted(USUAL[kind], wanted), secret: sealed };
    await addEndpoint(client, merchantId, { ...terms, id, kind });
    await tell(client, request, null, terms);
    return 'made';
  });
  if (made === 'too_many') return made;
  await countFromNow(tools.pool);
  return { secret };
}

/**
 * Changes a webhook. What waits for it goes to its new address; what it is owed is counted anew when
 * it wants other events. Switched off, it is owed nothing.
 */
export async function updateEndpoint(
  { pool }: EndpointTools,
  request: EndpointRequest & { readonly wanted: Omit<WantedEndpoint, 'secret'> },
): Promise<'saved' | 'unknown'> {
  const { merchantId, id, wanted } = request;
  const saved = await againOnDeadlock(() =>
    inTransaction(pool, async (client) => {
      const before = await lockEndpoint(client, merchantId, id);
      // Mail and help desks have settings of their own.
      if (before === null || !isWebhook(before.kind)) return 'unknown';
      const terms = withWanted(before, wanted);
      await changeEndpointIn(client, { merchantId, id, before, after: terms });
      await tell(client, request, before, terms);
      return 'saved';
    }),
  );
  if (saved === 'saved') await countFromNow(pool);
  return saved;
}

/** Gives a webhook another secret; the old one signs beside it for so long. */
export async function rotateSecret(
  tools: EndpointTools,
  request: EndpointRequest & {
    readonly secret?: string;
    readonly overlapMs: number;
    readonly now: number;
  },
): Promise<{ readonly secret: string; readonly oldUntil: Date | null } | 'unknown'> {
  const { merchantId, id, overlapMs, now } = request;
  const secret = request.secret ?? newSecret();
  return inTransaction(tools.pool, async (client) => {
    const before = await lockEndpoint(client, merchantId, id);
    if (before?.secret == null || !isWebhook(before.kind)) return 'unknown';
    const oldUntil = overlapMs === 0 ? null : new Date(now + overlapMs);
    const terms = {
      ...before,
      secret: sealSecret(tools.secret, merchantId, secret),
      oldSecret: oldUntil === null ? null : before.secret,
      oldUntil,
    };
    await changeEndpoint(client, merchantId, { ...terms, id });
    await tell(client, request, before, terms);
    return { secret, oldUntil };
  });
}

/** Removes a webhook and what waits for it; its log stays as long as logs do. */
export async function deleteEndpoint(
  { pool }: EndpointTools,
  request: EndpointRequest,
): Promise<'deleted' | 'unknown'> {
  const { merchantId, id } = request;
  return againOnDeadlock(() =>
    inTransaction(pool, async (client) => {
      const before = await lockEndpoint(client, merchantId, id);
      // Mail and help desks have settings of their own.
      if (before === null || !isWebhook(before.kind)) return 'unknown';
      const terms: EndpointTerms = { ...before, status: 'deleted', secret: null, oldSecret: null };
      await changeEndpoint(client, merchantId, { ...terms, id });
      await dropBacklog(client, merchantId, id);
      await tell(client, request, before, terms);
      return 'deleted';
    }),
  );
}

function withWanted<T extends EndpointTerms>(
  before: T,
  { secret: _secret, ...wanted }: WantedEndpoint,
): T {
  const status = wanted.status ?? before.status;
  const pausedFor =
    wanted.status === undefined ? before.pausedFor : status === 'paused' ? 'merchant' : null;
  return { ...before, ...wanted, status, pausedFor };
}

function sealSecret(secret: InstallationSecret, merchantId: number, text: string): Buffer {
  return seal(secret, { merchantId, purpose: WEBHOOK_PURPOSE }, text);
}

async function tell(
  client: pg.ClientBase,
  { merchantId, id, actor }: EndpointRequest,
  before: EndpointTerms | null,
  after: EndpointTerms,
): Promise<void> {
  const action = before === null ? 'created' : after.status === 'deleted' ? 'deleted' : 'changed';
  await appendAudit(client, {
    merchantId,
    actor,
    action: `webhook.${action}`,
    subject: id,
    ...(before === null ? {} : { before: shown(before) }),
    after: { ...shown(after), newSecret: before?.secret !== after.secret && after.secret !== null },
  });
}

function shown({ secret: _secret, oldSecret: _oldSecret, ...terms }: EndpointTerms): object {
  return terms;
}
