import type { Endpoint } from '@fealty/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TObject, TSchema } from 'typebox';
import { withinMerchant } from '../../runtime/within-merchant.ts';
import { readBodyFields } from '../reading/body-fields.ts';
import { readForm } from '../reading/form-fields.ts';
import { NO_FIELDS, type RawFields } from '../reading/raw-fields.ts';
import { BODY_BYTES_MAX, readBody } from '../reading/read-body.ts';
import { prepareReading } from '../reading/read-parameters.ts';
import { refuseParameters, refuseRequest, type RefusalStyle } from './refusal-body.ts';
import { PATIENCE_MS, readWriteTerms } from '../reading/request-terms.ts';
import type { Caller, V1Context, V1Handler, V1Reply } from './surface.ts';

/** An endpoint with what answers it; its parameters' type is known to the two alone. */
export interface Route {
  readonly endpoint: Endpoint;
  serve(context: V1Context, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
}

/**
 * Joins an endpoint and its handler. In order: who calls (401), whether the body can be read (601),
 * what is missing (615), what is malformed (601), then what the program says.
 */
export function route<P extends TObject, D extends TSchema>(
  endpoint: Endpoint<P, D>,
  handle: V1Handler<Static<P>>,
): Route {
  const read = prepareReading(endpoint.parameters);
  const answer = async (context: V1Context, request: FastifyRequest): Promise<V1Reply> => {
    const caller = await callerOf(context, request);
    if ('status' in caller) return caller;
    if (endpoint.writes && caller.scope === 'read') {
      return refuseRequest(401, 'authentication failure: this key may only read');
    }
    return withinMerchant(caller.merchantId, () => answerCaller(context, request, caller));
  };
  const answerCaller = async (
    context: V1Context,
    request: FastifyRequest,
    caller: Caller,
  ): Promise<V1Reply> => {
    const parts = await requestParts(request, caller.refusals);
    if ('status' in parts) return parts;
    const reading = read(parts.query, parts.body);
    if (reading.kind !== 'read') return refuseParameters(reading, caller.refusals);
    const terms = endpoint.writes
      ? readWriteTerms({ merchantId: caller.merchantId, raw: request.raw, ...parts })
      : { merchantId: caller.merchantId, key: null, simulate: false, patienceMs: PATIENCE_MS };
    if ('name' in terms) {
      return refuseParameters({ kind: 'malformed', faults: [terms] }, caller.refusals);
    }
    return handle(context, {
      caller,
      values: reading.values,
      path: request.params as Readonly<Record<string, string>>,
      headers: request.raw.headers,
      terms,
      actor: `key:${caller.keyIdentifier}`,
    });
  };
  return {
    endpoint,
    async serve(context, request, reply) {
      return sendReply(reply, await answer(context, request));
    },
  };
}

export function sendReply(reply: FastifyReply, answer: V1Reply): FastifyReply {
  reply.code(answer.status).header('content-type', 'application/json; charset=utf-8');
  if (answer.replayed === true) reply.header('idempotent-replayed', 'true');
  const { retryAfterSeconds } = answer;
  if (retryAfterSeconds !== undefined && retryAfterSeconds !== null) {
    reply.header('retry-after', String(retryAfterSeconds));
  }
  return reply.send(answer.body);
}

async function callerOf(context: V1Context, request: FastifyRequest): Promise<Caller | V1Reply> {
  const { 'partner-id': partnerId, 'api-key': apiKey } = request.raw.headers;
  if (typeof partnerId !== 'string' || typeof apiKey !== 'string') {
    return refuseRequest(401, 'authentication missing');
  }
  const caller = await context.authenticate(partnerId.trim(), apiKey.trim());
  return caller ?? refuseRequest(401, 'authentication failure');
}

interface Parts {
  readonly query: RawFields;
  readonly body: RawFields;
  readonly bytes: Buffer;
}

async function requestParts(
  request: FastifyRequest,
  style: RefusalStyle,
): Promise<Parts | V1Reply> {
  const url = request.raw.url ?? '';
  const mark = url.indexOf('?');
  const query = mark === -1 ? NO_FIELDS : readForm(url.slice(mark + 1));
  const body = await readBody(request.raw);
  switch (body.kind) {
    case 'too_large':
      return unreadableBody(`more than ${BODY_BYTES_MAX} bytes`, style);
    case 'broken':
      return unreadableBody('broken data', style);
    case 'read': {
      const fields = readBodyFields(body.text);
      return fields === null
        ? unreadableBody(body.text.trim(), style)
        : { query, body: fields, bytes: body.bytes };
    }
  }
}

function unreadableBody(seen: string, style: RefusalStyle): V1Reply {
  const allowed = `form fields or one JSON object of at most ${BODY_BYTES_MAX} bytes`;
  return refuseParameters({ kind: 'malformed', faults: [{ name: 'body', seen, allowed }] }, style);
}
