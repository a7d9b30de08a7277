import type { V2Endpoint, V2Values } from '@fealty/contract/v2';
import type { TObject, TSchema } from 'typebox';
import { withinMerchant } from '../../runtime/within-merchant.ts';
import { callerBySession, refuseCaller, refuseHalf, sessionOf } from '../v2/serving/caller.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { prepareRequest, sendReply } from '../v2/serving/serve.ts';
import type { V2Caller } from '../v2/surface.ts';
import type { AccountContext, AccountRoute, ForAnybody, ForPerson } from './surface.ts';
import type { RateLimiter } from '../v2/serving/rate-limit.ts';

type Values<Q extends TObject, B extends TObject, D extends TSchema> = V2Values<
  V2Endpoint<Q, B, D>
>;

export const TOO_MANY = refuse(
  'RATE_LIMIT_EXCEEDED',
  'More requests came from here than may come; come again later',
);

/** Requests a second of one address that nobody is signed in at; ten times as many at once. */
const OPEN_LIMITS = { write: 5, general: 5 } as const;

/** Somebody who has not said yet who he is. */
const NOBODY: V2Caller = {
  ...{ merchantId: 0, partnerId: '', actor: 'nobody', scope: 'read', host: null, person: null },
  limits: { write: null, general: null },
};

/** Joins an endpoint and what answers it, for whoever is signed in. Refuses in the order that v2 does. */
export function forPerson<Q extends TObject, B extends TObject, D extends TSchema>(
  endpoint: V2Endpoint<Q, B, D>,
  handle: ForPerson<Values<Q, B, D>>,
): AccountRoute {
  const understand = prepareRequest(endpoint);
  return {
    endpoint,
    async serve(context, request, reply) {
      const found = await sessionOf(context, request);
      if ('status' in found) return sendReply(reply, found);
      const { holder: session } = found;
      const half = endpoint.beforeSecondFactor === true ? null : refuseHalf(session);
      if (half !== null) return sendReply(reply, half);
      const caller = callerBySession(session);
      const name = `${String(caller.merchantId)} ${caller.actor}`;
      const counted = context.limiter.count(name, endpoint.category, caller.limits);
      reply.headers(counted.headers);
      if (!counted.allowed) return sendReply(reply, TOO_MANY);
      const refused = refuseCaller(endpoint, caller);
      if (refused !== null) return sendReply(reply, refused);
      const understood = await understand(caller, request);
      if ('status' in understood) return sendReply(reply, understood);
      const answered = await withinMerchant(caller.merchantId, () =>
        handle(context, { ...understood, session }),
      );
      return sendReply(reply, answered);
    },
  };
}

/** The same for anybody; counted by the address of the network. */
export function forAnybody<Q extends TObject, B extends TObject, D extends TSchema>(
  endpoint: V2Endpoint<Q, B, D>,
  handle: ForAnybody<Values<Q, B, D>>,
): AccountRoute {
  const understand = prepareRequest(endpoint);
  return {
    endpoint,
    async serve(context, request, reply) {
      const { ip: address } = request;
      const counted = countStranger(context, address, endpoint.category);
      reply.headers(counted.headers);
      if (!counted.allowed) return sendReply(reply, TOO_MANY);
      const understood = await understand(NOBODY, request);
      if ('status' in understood) return sendReply(reply, understood);
      // Whose store it is shows only when somebody is found.
      const ofAll = { ...context, database: context.across };
      return sendReply(reply, await handle(ofAll, { ...understood, address }));
    },
  };
}

/** Counts a request of an address that nobody is signed in at; whether it may come, and what says so. */
export function countStranger(
  { limiter }: Pick<AccountContext, 'limiter'>,
  address: string,
  category: V2Endpoint['category'],
): ReturnType<RateLimiter['count']> {
  return limiter.count(`from ${address}`, category, OPEN_LIMITS);
}
