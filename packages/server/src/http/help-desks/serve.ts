import type { FastifyReply, FastifyRequest } from 'fastify';
import { findDesk, type HelpDesk, type HelpDeskKind } from '../../help-desks/find-desk.ts';
import { openSigningKey } from '../../help-desks/signing-key.ts';
import type { V2Category } from '@fealty/contract/v2';
import { TooManyReads } from '../../queries/gathered-reads.ts';
import { isDatabaseAway } from '../../runtime/database-away.ts';
import { TooLate } from '../../help-desks/deadline.ts';
import { withinMerchant } from '../../runtime/within-merchant.ts';
import { readBody } from '../reading/read-body.ts';
import { basePathOf } from './desk-urls.ts';
import { verifySignature, type SignatureVerdict } from './gladly-signature.ts';
import {
  PAUSED,
  problem,
  type DeskReply,
  type DeskRequest,
  type HelpDeskCaller,
  type HelpDeskContext,
} from './surface.ts';

/** What answers a request of a help desk that may speak for itself. */
export type DeskHandler = (context: HelpDeskContext, request: DeskRequest) => Promise<DeskReply>;

/** Which help desk a path names, and what the request counts as. */
export interface DeskRoute {
  readonly kind: HelpDeskKind;
  readonly deskId: string;
  readonly category: V2Category;
  /** Answers while the help desk is paused; without it, that it is. */
  readonly whilePaused?: (request: DeskRequest) => DeskReply;
}

const UNKNOWN = problem(404, { code: 'not_found', detail: 'There is no such help desk' });
const TOO_MANY = problem(429, {
  code: 'too_many_requests',
  detail: 'This key sends more requests than it may; come again later',
});

/**
 * In order: who calls (401), how often (429), which help desk (404, 503), the body (400), who signed it
 * (401), then what the handler says.
 */
export async function serveDesk(
  context: HelpDeskContext,
  route: DeskRoute,
  request: FastifyRequest,
  handle: DeskHandler,
): Promise<DeskReply> {
  const caller = await callerOf(context, request);
  if ('status' in caller) return caller;
  const name = `${String(caller.merchantId)} ${caller.keyIdentifier}`;
  const { allowed, headers } = context.limiter.count(name, route.category, caller.limits);
  if (!allowed) return { ...TOO_MANY, headers };
  const answer = await withinMerchant(caller.merchantId, () =>
    answerCaller(context, route, { request, caller }, handle),
  );
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

async function answerCaller(
  context: HelpDeskContext,
  route: DeskRoute,
  { request, caller }: { readonly request: FastifyRequest; readonly caller: HelpDeskCaller },
  handle: DeskHandler,
): Promise<DeskReply> {
  const { kind, deskId } = route;
  const desk = await findDesk(context.database, caller, { id: deskId, kind });
  if (desk === null) return UNKNOWN;
  const isPaused = desk.status === 'paused';
  if (isPaused && route.whilePaused === undefined) return PAUSED;
  const body = await readBody(request.raw);
  if (body.kind !== 'read') return refuseBody(body.kind);
  const unsigned = refuseSignature(context, desk, request, body.bytes);
  if (unsigned !== null) return unsigned;
  const asked: DeskRequest = {
    desk,
    caller,
    headers: request.raw.headers,
    query: request.query as Readonly<Record<string, unknown>>,
    text: body.text,
    trouble: (what, error) => {
      request.log.error({ err: error }, what);
    },
  };
  return isPaused && route.whilePaused !== undefined
    ? route.whilePaused(asked)
    : handle(context, asked);
}

async function callerOf(
  { authenticate }: HelpDeskContext,
  request: FastifyRequest,
): Promise<HelpDeskCaller | DeskReply> {
  const { 'partner-id': partnerId, 'api-key': apiKey } = request.raw.headers;
  const unauthorized = (detail: string): DeskReply =>
    problem(401, { code: 'unauthorized', detail });
  if (typeof partnerId !== 'string' || typeof apiKey !== 'string') {
    return unauthorized('The headers partner-id and api-key must name a live key');
  }
  const caller = await authenticate(partnerId.trim(), apiKey.trim());
  if (caller === null) return unauthorized('The headers partner-id and api-key name no live key');
  return caller.scope === 'read' ? unauthorized('This key may only read') : caller;
}

function refuseBody(why: 'too_large' | 'broken'): DeskReply {
  const detail =
    why === 'too_large' ? 'The body is larger than 1 MB' : 'The body could not be read to its end';
  return problem(400, { code: 'malformed', detail });
}

const SIGNATURES: Readonly<Record<Exclude<SignatureVerdict, 'right'>, string>> = {
  missing: 'This help desk has a signing key, and Gladly-Authorization or Gladly-Time is not there',
  malformed: 'Gladly-Authorization or Gladly-Time is not of the form that Gladly sends',
  late: 'Gladly-Time is more than five minutes from now',
  wrong: 'The signature is not of this request under the signing key of the help desk',
};

/** Null where no signing key is kept: those who followed the platform's own guide have none. */
function refuseSignature(
  { secret, baseUrl, now }: HelpDeskContext,
  desk: HelpDesk,
  request: FastifyRequest,
  body: Buffer,
): DeskReply | null {
  const key = openSigningKey(secret, desk);
  if (key === null) return null;
  const [path = '', ...rest] = (request.raw.url ?? '').split('?');
  const signed = {
    method: request.method,
    paths: [...new Set([path, `${basePathOf(baseUrl)}${path}`])],
    query: rest.join('?'),
    headers: rawHeadersOf(request),
    body,
  };
  const verdict = verifySignature(signed, { key, now: now() });
  if (verdict === 'right') return null;
  return problem(401, { code: 'unauthorized', detail: SIGNATURES[verdict] });
}

/** As they came: the surface takes `content-type` away from the framework, and it is signed. */
function rawHeadersOf({ raw }: FastifyRequest): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (let place = 0; place + 1 < raw.rawHeaders.length; place += 2) {
    const name = (raw.rawHeaders[place] ?? '').toLowerCase();
    const before = headers.get(name);
    const value = raw.rawHeaders[place + 1] ?? '';
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
}

export function sendDeskReply(
  reply: FastifyReply,
  { status, body, headers = {} }: DeskReply,
): FastifyReply {
  return reply
    .code(status)
    .headers(headers)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(body);
}

/** What is said of a request that failed: nothing was done by it. */
export function problemOf(error: unknown, request: FastifyRequest): DeskReply {
  const busy = {
    code: 'busy',
    detail: 'The loyalty program cannot be asked at the moment; try again',
  };
  const again = { ...problem(503, busy), headers: { 'retry-after': '1' } };
  if (error instanceof TooManyReads || error instanceof TooLate || isDatabaseAway(error)) {
    return again;
  }
  request.log.error({ err: error }, 'a request of a help desk failed');
  return again;
}
