import { takesKey, takesWriteTerms, type V2Endpoint, type V2Values } from '@fealty/contract/v2';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type TObject, type TSchema } from 'typebox';
import { withinMerchant } from '../../../runtime/within-merchant.ts';
import type { RequestTerms } from '../../../usecases/carry-out.ts';
import { readBodyFields } from '../../reading/body-fields.ts';
import { readForm } from '../../reading/form-fields.ts';
import { NO_FIELDS, type RawFields } from '../../reading/raw-fields.ts';
import { BODY_BYTES_MAX, readBody, type BodyRoom } from '../../reading/read-body.ts';
import { prepareReading, type NamedFault } from '../../reading/read-parameters.ts';
import {
  PATIENCE_MS,
  readRequestKey,
  readSimulate,
  readWriteTerms,
} from '../../reading/request-terms.ts';
import { callerOf, refuseCaller } from './caller.ts';
import { openRoom } from './crowds.ts';
import type { Counted } from './rate-limit.ts';
import { refuse, refuseParameters } from './refusal.ts';
import type { V2Caller, V2Context, V2Handler, V2Reply, V2Request } from '../surface.ts';

/** An endpoint with what answers it; the type of its parameters is known to the two alone. */
export interface Route {
  readonly endpoint: V2Endpoint;
  serve(context: V2Context, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
}

const TOO_MANY = refuse(
  'RATE_LIMIT_EXCEEDED',
  'More requests come than this key, or person, may send; come again later',
);

/**
 * Joins an endpoint and its handler. In order: who calls (401), how often (429), whether the body is
 * JSON (400), what is missing or malformed (400), then what the program says.
 */
export function route<Q extends TObject, B extends TObject, D extends TSchema>(
  endpoint: V2Endpoint<Q, B, D>,
  handle: V2Handler<V2Values<V2Endpoint<Q, B, D>>>,
): Route {
  const understand = prepareRequest(endpoint);
  const answer = async (
    context: V2Context,
    request: FastifyRequest,
    caller: V2Caller,
    room?: BodyRoom,
  ): Promise<V2Reply> => {
    const refused = refuseCaller(endpoint, caller);
    if (refused !== null) return refused;
    const understood = await understand(caller, request, room);
    return 'status' in understood ? understood : handle(context, understood);
  };
  /** Also gives back the room that a large body took. */
  const answerWithin: typeof answer = async (context, request, caller) => {
    const { bodyBytesMax: bytesMax } = endpoint;
    if (bytesMax === undefined) return answer(context, request, caller);
    const room = openRoom(bytesMax);
    try {
      return await answer(context, request, caller, room);
    } finally {
      room.leave();
    }
  };
  return {
    endpoint,
    async serve(context, request, reply) {
      const caller = await callerOf(context, request);
      if ('status' in caller) return sendReply(reply, caller);
      // Before the body is read: one too many costs next to nothing.
      const counted = countRequest(context, caller, endpoint);
      reply.headers(counted.headers);
      const answered = counted.allowed
        ? await withinMerchant(caller.merchantId, () => answerWithin(context, request, caller))
        : TOO_MANY;
      return sendReply(reply, answered);
    },
  };
}

/** Reads a request of an endpoint whose caller is known, or answers what is wrong with it. */
export function prepareRequest<Q extends TObject, B extends TObject, D extends TSchema>(
  endpoint: V2Endpoint<Q, B, D>,
): (
  caller: V2Caller,
  request: FastifyRequest,
  room?: BodyRoom,
) => Promise<V2Request<V2Values<V2Endpoint<Q, B, D>>> | V2Reply> {
  const read = prepareReading(
    Type.Object({ ...endpoint.query.properties, ...endpoint.body.properties }),
  );
  return async (caller, request, room) => {
    const parts = await requestParts(request, room);
    if ('status' in parts) return parts;
    const reading = read(parts.query, parts.body);
    if (reading.kind !== 'read') return refuseParameters(reading);
    const terms = takesWriteTerms(endpoint)
      ? readWriteTerms({ merchantId: caller.merchantId, raw: request.raw, ...parts })
      : plainTerms(caller, request, parts, takesKey(endpoint));
    if ('name' in terms) return refuseParameters({ kind: 'malformed', faults: [terms] });
    return {
      caller,
      // The schema is what the values were read by, so they have its type.
      values: reading.values as V2Values<V2Endpoint<Q, B, D>>,
      query: parts.query,
      path: request.params as Readonly<Record<string, string>>,
      headers: request.raw.headers,
      terms,
      actor: caller.actor,
      bodyLength: parts.length,
    };
  };
}

export function sendReply(reply: FastifyReply, answer: V2Reply): FastifyReply {
  const { status, body, headers = {}, retryAfterSeconds } = answer;
  reply.code(status).header('content-type', 'application/json; charset=utf-8').headers(headers);
  if (answer.replayed === true) reply.header('idempotent-replayed', 'true');
  if (retryAfterSeconds !== undefined && retryAfterSeconds !== null) {
    reply.header('retry-after', String(retryAfterSeconds));
  }
  return reply.send(answer.bytes ?? body);
}

function countRequest(
  { limiter }: V2Context,
  { merchantId, actor, limits }: V2Caller,
  { category }: V2Endpoint,
): Counted {
  return limiter.count(`${String(merchantId)} ${actor}`, category, limits);
}

interface Parts {
  readonly query: RawFields;
  readonly body: RawFields;
  readonly bytes: Buffer;
  /** Characters of the body, inflated. */
  readonly length: number;
}

async function requestParts(request: FastifyRequest, room?: BodyRoom): Promise<Parts | V2Reply> {
  const url = request.raw.url ?? '';
  const mark = url.indexOf('?');
  const query = mark === -1 ? NO_FIELDS : readForm(url.slice(mark + 1));
  const body = await readBody(request.raw, room);
  switch (body.kind) {
    case 'too_large': {
      const most = room?.bytesMax ?? BODY_BYTES_MAX;
      return refuse('INVALID_REQUEST', `The body is larger than ${most} bytes`);
    }
    case 'no_room': {
      const busy = refuse('TRY_AGAIN', 'Too many files are being taken in; try again');
      return { ...busy, retryAfterSeconds: 2 };
    }
    case 'broken':
      return refuse('INVALID_REQUEST', 'The body cannot be read');
    case 'read': {
      const { bytes, text } = body;
      // Nobody posts files as a form, and to take one of megabytes apart costs too much.
      const isForm = text.length > BODY_BYTES_MAX && !text.trimStart().startsWith('{');
      const fields = isForm ? null : readBodyFields(text);
      return fields === null
        ? refuse('INVALID_JSON', 'The body must be one JSON object')
        : { query, body: fields, bytes, length: text.length };
    }
  }
}

/** What no program decides is not done where somebody only wanted to see what would be. */
function plainTerms(
  { merchantId }: V2Caller,
  request: FastifyRequest,
  { query, body, bytes }: Parts,
  isKeyed: boolean,
): RequestTerms | NamedFault {
  const { raw, method } = request;
  const simulate = method !== 'GET' && readSimulate(raw.headers, query, body);
  if (simulate === false) {
    const key = isKeyed
      ? readRequestKey(raw.headers, { method, url: raw.url ?? '', body: bytes })
      : null;
    if (key !== null && 'name' in key) return key;
    return { merchantId, key, simulate, patienceMs: PATIENCE_MS };
  }
  if (simulate !== true) return simulate;
  return { name: 'simulate', seen: 'true', allowed: 'false: this cannot be simulated' };
}
