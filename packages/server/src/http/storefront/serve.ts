import { hash } from 'node:crypto';
import type { V2Endpoint, V2Values } from '@fealty/contract/v2';
import type { TObject, TSchema } from 'typebox';
import { prepareRequest, sendReply } from '../v2/serving/serve.ts';
import { refuse } from '../v2/serving/refusal.ts';
import type { V2Reply, V2Request } from '../v2/surface.ts';
import type { RequestTerms } from '../../usecases/carry-out.ts';
import type { ForAnyone, ForMembers, StorefrontRoute, Visitor } from './surface.ts';
import { actorOf } from './welcome.ts';

type Values<Q extends TObject, B extends TObject, D extends TSchema> = V2Values<
  V2Endpoint<Q, B, D>
>;

/** Joins an endpoint and what answers it, for members and guests. */
export function forAnyone<Q extends TObject, B extends TObject, D extends TSchema>(
  endpoint: V2Endpoint<Q, B, D>,
  handle: ForAnyone<Values<Q, B, D>>,
): StorefrontRoute {
  const understand = prepareRequest(endpoint);
  return {
    endpoint,
    async serve(visitors, context, { request, reply }) {
      const visitor = await visitors(request);
      if ('status' in visitor) return sendReply(reply, visitor);
      const understood = await understand(visitor.caller, request);
      if ('status' in understood) return sendReply(reply, understood);
      const { memberId } = visitor;
      const terms = termsOf(understood, visitor);
      if ('status' in terms) return sendReply(reply, terms);
      const actor = actorOf(visitor.caller);
      return sendReply(reply, await handle(context, { ...understood, terms, actor, memberId }));
    },
  };
}

/** The same for members alone. */
export function forMembers<Q extends TObject, B extends TObject, D extends TSchema>(
  endpoint: V2Endpoint<Q, B, D>,
  handle: ForMembers<Values<Q, B, D>>,
): StorefrontRoute {
  return forAnyone(endpoint, async (context, request) => {
    const { memberId } = request;
    return memberId === null
      ? refuse('ERROR_UNAUTHORIZED', 'The token of a guest opens no member: it has no member_id')
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
