import { hash } from 'node:crypto';
import type { V2Endpoint, V2Values } from '@fealty/contract/v2';
import type { FastifyRequest } from 'fastify';
import type { TObject, TSchema } from 'typebox';
import { withinMerchant } from '../../runtime/within-merchant.ts';
import { openRoom } from '../v2/serving/crowds.ts';
import { prepareRequest, sendReply } from '../v2/serving/serve.ts';
import type { Counted } from '../v2/serving/rate-limit.ts';
import { refuse } from '../v2/serving/refusal.ts';
import type { V2Reply, V2Request } from '../v2/surface.ts';
import type { RequestTerms } from '../../usecases/carry-out.ts';
import type {
  ForAnyone,
  ForMembers,
  StorefrontContext,
  StorefrontRoute,
  Visitor,
} from './surface.ts';

type Values<Q extends TObject, B extends TObject, D extends TSchema> = V2Values<
  V2Endpoint<Q, B, D>
>;

const TOO_MANY = refuse(
  'RATE_LIMIT_EXCEEDED',
  'More requests came than a member, or all guests of the store, may send; come again later',
);

/**
 * Joins an endpoint and what answers it, for members and guests. In order: who calls (401), how often
 * (429), then as in the v2 API.
 */
export function forAnyone<Q extends TObject, B extends TObject, D extends TSchema>(
  endpoint: V2Endpoint<Q, B, D>,
  handle: ForAnyone<Values<Q, B, D>>,
): StorefrontRoute {
  const understand = prepareRequest(endpoint);
  const answer = async (
    context: StorefrontContext,
    request: FastifyRequest,
    visitor: Visitor,
  ): Promise<V2Reply> => {
    const { caller, memberId } = visitor;
    const { bodyBytesMax: bytesMax } = endpoint;
    // Guests are anybody: they send nothing large.
    const isRoomy = bytesMax !== undefined && memberId !== null;
    const room = isRoomy ? openRoom(bytesMax, 'shopper') : undefined;
    try {
      const understood = await understand(caller, request, room);
      if ('status' in understood) return understood;
      const terms = termsOf(understood, visitor);
      if ('status' in terms) return terms;
      return await withinMerchant(caller.merchantId, () =>
        handle(context, { ...understood, terms, memberId }),
      );
    } finally {
      room?.leave();
    }
  };
  return {
    endpoint,
    async serve(visitors, context, { request, reply }) {
      const visitor = await visitors(request);
      if ('status' in visitor) return sendReply(reply, visitor);
      // Before the body is read: one too many costs next to nothing.
      const counted = countRequest(context, visitor, endpoint);
      reply.headers(counted.headers);
      if (!counted.allowed) return sendReply(reply, TOO_MANY);
      return sendReply(reply, await answer(context, request, visitor));
    },
  };
}

/** Members are counted by whom the token means, however many tokens he has. */
function countRequest(
  { limiter, visitorLimits }: StorefrontContext,
  { caller, memberId }: Visitor,
  { category }: V2Endpoint,
): Counted {
  const { member, guests } = visitorLimits;
  return memberId === null
    ? limiter.count(`${caller.merchantId}`, category, { write: guests, general: guests })
    : limiter.count(`${caller.merchantId} ${memberId}`, category, member);
}

/** The same for members alone. */
export function forMembers<Q extends TObject, B extends TObject, D extends TSchema>(
  endpoint: V2Endpoint<Q, B, D>,
  handle: ForMembers<Values<Q, B, D>>,
): StorefrontRoute {
  return forAnyone(endpoint, async (context, request) => {
    const { memberId } = request;
    return memberId === null
      ? refuse(
          'ERROR_UNAUTHORIZED',
          'A guest opens no member: the page must send a token with a member_id',
        )
      : handle(context, { ...request, memberId });
  });
}

/**
 * A key of one shopper must not bring another one's answer; and a simulation tells the reasons of the
 * program's rules, which are the merchant's.
 */
function termsOf({ terms }: V2Request<unknown>, { memberId }: Visitor): RequestTerms | V2Reply {
  if (terms.simulate) return refuse('INVALID_REQUEST', 'Nothing is simulated on the storefront');
  const { key } = terms;
  if (key === null) return terms;
  const own = `storefront:${hash('sha256', `${memberId ?? ''} ${key.key}`, 'hex')}`;
  return { ...terms, key: { ...key, key: own } };
}
