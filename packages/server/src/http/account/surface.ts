import type { V2Endpoint } from '@fealty/contract/v2';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { SessionHolder } from '../../queries/session-holder.ts';
import type { PasswordHash } from '../../runtime/password-hash.ts';
import type { Provider } from '../../single-sign-on/provider.ts';
import type { SingleSignOnTerms } from '../../single-sign-on/terms.ts';
import type { Guesses } from '../../usecases/guesses.ts';
import type { SessionTerms } from '../sessions.ts';
import type { RateLimiter } from '../v2/serving/rate-limit.ts';
import type { V2Deps, V2Reply, V2Request } from '../v2/surface.ts';

export interface AccountDeps extends Pick<
  V2Deps,
  | 'authenticate'
  | 'database'
  | 'findSession'
  | 'newId'
  | 'baseUrl'
  | 'mail'
  | 'limits'
  | 'now'
  | 'secret'
  | 'programs'
> {
  /** Reads of any store: for those whom nobody knows yet. */
  readonly across: pg.Pool;
  readonly passwords: PasswordHash;
  readonly sessionTerms: SessionTerms;
  /** Null if people sign in by password alone. */
  readonly singleSignOn: SingleSignOn | null;
}

/** The provider that people may sign in by, and what follows from its word. */
export interface SingleSignOn {
  readonly terms: SingleSignOnTerms;
  readonly provider: Provider;
}

/** What handlers work with. */
export interface AccountContext extends AccountDeps {
  readonly guesses: Guesses;
  /** Counts people, and addresses of the network. */
  readonly limiter: RateLimiter;
}

/** A request of somebody who is signed in. */
export interface PersonRequest<T> extends V2Request<T> {
  readonly session: SessionHolder;
}

/** A request of anybody. */
export interface OpenRequest<T> extends V2Request<T> {
  /** Address of the network that it came from. */
  readonly address: string;
}

export type ForPerson<T> = (context: AccountContext, request: PersonRequest<T>) => Promise<V2Reply>;
export type ForAnybody<T> = (context: AccountContext, request: OpenRequest<T>) => Promise<V2Reply>;

/** An endpoint with what answers it. */
export interface AccountRoute {
  readonly endpoint: V2Endpoint;
  serve(
    context: AccountContext,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply>;
}
