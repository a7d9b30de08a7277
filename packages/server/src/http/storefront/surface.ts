import type { FastifyReply, FastifyRequest } from 'fastify';
import type { V2Endpoint } from '@fealty/contract/v2';
import type { VisitorLimits } from '../../config.ts';
import type { V2Caller, V2Context, V2Deps, V2Reply, V2Request } from '../v2/surface.ts';
import type { SignerDeps, Signers } from './signers.ts';
import type { TokenTerms } from './token.ts';

export interface StorefrontDeps extends V2Deps, SignerDeps {
  readonly tokens: TokenTerms;
  readonly visitorLimits: VisitorLimits;
}

/** What handlers work with. */
export interface StorefrontContext extends StorefrontDeps, V2Context {
  readonly signers: Signers;
}

/** A request with a token: `caller` is the store by the key that signed it. */
export interface ShopperRequest<T, M extends string | null> extends V2Request<T> {
  /** Whom the token is for; null of a guest. */
  readonly memberId: M;
}

/** Answers members and guests. */
export type ForAnyone<T> = (
  context: StorefrontContext,
  request: ShopperRequest<T, string | null>,
) => Promise<V2Reply>;

/** Answers members alone. */
export type ForMembers<T> = (
  context: StorefrontContext,
  request: ShopperRequest<T, string>,
) => Promise<V2Reply>;

/** An endpoint with what answers it. */
export interface StorefrontRoute {
  readonly endpoint: V2Endpoint;
  serve(
    visitors: Visitors,
    context: StorefrontContext,
    exchange: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ): Promise<FastifyReply>;
}

/** Who is behind a token: a member of a store, or a guest. */
export interface Visitor {
  /** The store, by the key that signed the token. */
  readonly caller: V2Caller;
  readonly memberId: string | null;
}

/** Tells who sends a request, or answers why nobody can. */
export type Visitors = (request: FastifyRequest) => Promise<Visitor | V2Reply>;
