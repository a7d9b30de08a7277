import { createHash } from 'node:crypto';
import type { Channel, DueEvent, Endpoint, Evidence, Sent } from '../delivery/channel.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { OutboundResult } from '../outbound/result.ts';
import { parseRetryAfter } from '../outbound/retry-after.ts';
import { unseal } from '../runtime/seal.ts';
import { WEBHOOK_PURPOSE } from '../store/endpoints.ts';
import { tellIn, type BodyDeps } from './make-body.ts';
import { requestIdOf } from './request-id.ts';
import { signatureHeaders } from './sign.ts';
import type { TellableEvent } from './wording.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

/** What all webhooks are sent with. */
export interface SendingDeps extends Omit<BodyDeps, 'wording'> {
  readonly outbound: Pick<Outbound, 'send'>;
  /** The installation's secret: opens what requests are signed with. */
  readonly secret: InstallationSecret;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface WebhookDeps extends SendingDeps, BodyDeps {
  readonly isSuccess: (status: number) => boolean;
  /** Whether 410 ends it; else it is a failure like others. */
  readonly endsWith410: boolean;
}

const TIMEOUT_MS = 10_000;
/** What of an answer's body is kept in the log. */
const KEPT_MAX = 16 * 1024;
/** Until a host to which as many calls are under way as may be is tried again. */
const BUSY_MS = 250;

/** Tells events by signed POST requests. */
export function webhookChannel(terms: WebhookDeps): Channel {
  const deps = { ...terms, secrets: openedSecrets(terms) };
  return {
    timeoutMs: TIMEOUT_MS,
    async send(endpoint, events, signal) {
      const tellable = events.filter(isTellable);
      const request = tellable.length === 0 ? null : await requestOf(deps, endpoint, tellable);
      if (request === null) return { kind: 'nothing' };
      const body = Buffer.from(request.body);
      const result = await deps.outbound.send({
        ...{ url: endpoint.url, method: 'POST', headers: request.headers, body },
        ...{ timeoutMs: TIMEOUT_MS, isRepeatable: true, signal },
      });
      return sentOf(deps, endpoint, { ...request, bodyDigest: digest(request.body) }, result);
    },
  };
}

interface ChannelDeps extends WebhookDeps {
  readonly secrets: (endpoint: Endpoint) => readonly string[];
}

/**
 * Opens what an endpoint signs with once for as long as it is known by the same object, which is a
 * second: to open a seal costs more than to sign.
 */
function openedSecrets({ secret }: WebhookDeps): ChannelDeps['secrets'] {
  const opened = new WeakMap<Endpoint, readonly string[]>();
  return (endpoint) => {
    const known = opened.get(endpoint);
    if (known !== undefined) return known;
    const { merchantId } = endpoint;
    const secrets = endpoint.secrets.map((sealed) =>
      unseal(secret, { merchantId, purpose: WEBHOOK_PURPOSE }, sealed),
    );
    opened.set(endpoint, secrets);
    return secrets;
  };
}

interface SignedRequest {
  readonly startedAt: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

async function requestOf(
  deps: ChannelDeps,
  endpoint: Endpoint,
  events: readonly TellableEvent[],
): Promise<SignedRequest | null> {
  const { merchantId } = endpoint;
  const now = deps.now();
  const requestId = requestIdOf(endpoint.id, events);
  const { merchant, body } = await tellIn(deps, merchantId, events, { requestId, now });
  if (body === null) return null;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'partner-id': merchant.partnerId,
    ...signatureHeaders({ id: requestId, body, now }, deps.secrets(endpoint)),
  };
  return { startedAt: now, headers, body };
}

function sentOf(
  deps: WebhookDeps,
  endpoint: Endpoint,
  request: Pick<SignedRequest, 'startedAt' | 'headers'> & { readonly bodyDigest: Buffer },
  result: OutboundResult,
): Sent {
  const evidence = evidenceOf(endpoint, request, result);
  const failed = { kind: 'failed', overloaded: false, retryAfterMs: null, evidence } as const;
  if (result.kind === 'refused') return { ...failed, why: result.refusal.message };
  if (result.kind === 'failed') {
    return withheldOf(result, evidence) ?? { ...failed, why: whyOf(result) };
  }
  const { status, headers } = result;
  if (deps.isSuccess(status)) return { kind: 'delivered', evidence };
  if (status === 410 && deps.endsWith410) return { kind: 'gone', evidence };
  return {
    ...failed,
    why: `answered ${String(status)}`,
    overloaded: status === 429 || status === 502 || status === 503 || status === 504,
    retryAfterMs: parseRetryAfter(headers['retry-after'], new Date(deps.now())),
  };
}

type Failure = OutboundResult & { readonly kind: 'failed' };

function whyOf({ why, detail }: Failure): string {
  return `${why}: ${detail}`;
}

/** That we are busy, or break off because we stop, is none of the receiver's doing. */
function withheldOf(result: Failure, evidence: Evidence): Sent | null {
  const why = whyOf(result);
  if (result.why === 'busy') return { kind: 'withheld', why, waitMs: BUSY_MS, evidence: null };
  return result.why === 'aborted' ? { kind: 'withheld', why, waitMs: 0, evidence } : null;
}

function evidenceOf(
  endpoint: Endpoint,
  { startedAt, headers, bodyDigest }: Parameters<typeof sentOf>[2],
  result: OutboundResult,
): Evidence {
  const answer = result.kind === 'answered' ? result : null;
  const timings = result.kind === 'refused' ? null : result.timings;
  return {
    startedAt,
    tookMs: timings?.total ?? 0,
    timings: timings === null ? null : withoutNulls(timings),
    url: endpoint.url,
    address: result.kind === 'refused' ? null : result.address,
    requestHeaders: headers,
    bodyDigest,
    status: result.kind === 'refused' ? null : result.status,
    responseHeaders: answer?.headers ?? null,
    responseBody: answer === null ? null : answer.body.subarray(0, KEPT_MAX).toString('utf8'),
  };
}

function withoutNulls(timings: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(timings).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}

function isTellable(event: DueEvent): event is TellableEvent {
  return event.data !== null;
}

function digest(body: string): Buffer {
  return createHash('sha256').update(body).digest();
}
