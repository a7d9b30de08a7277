import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { People } from '../../queries/people.ts';
import { jsonSurface } from '../v2/plugin.ts';
import { createRateLimiter } from '../v2/serving/rate-limit.ts';
import { badUrlRefusal } from '../v2/serving/bad-url.ts';
import { STOREFRONT_ROUTES } from './routes.ts';
import { createSigners } from './signers.ts';
import type { StorefrontContext, StorefrontDeps } from './surface.ts';
import { createVisitors } from './visitors.ts';

/** The prefix under which everything of this surface lies. */
const PREFIX = '/v2/loyalty-storefront';

/** What browsers call with the token of a member: the storefront API. */
export function storefrontSurface(deps: StorefrontDeps): FastifyPluginAsync {
  const limiter = createRateLimiter(deps.visitorLimits.member);
  const people = new People(deps.database);
  const context: StorefrontContext = { ...deps, people, limiter, signers: createSigners(deps) };
  const visitors = createVisitors(context);
  const routes = STOREFRONT_ROUTES.map((route) => ({
    endpoint: route.endpoint,
    serve: (request: FastifyRequest, reply: FastifyReply) =>
      route.serve(visitors, context, { request, reply }),
  }));
  return async (app) => {
    await app.register(
      async (own: FastifyInstance) => {
        admitBrowsers(own);
        await own.register(jsonSurface(PREFIX, routes));
      },
      { prefix: PREFIX },
    );
  };
}

/** Answers a request whose URL the router cannot read; false if it is not one of the storefront's. */
export const refuseBadUrl = badUrlRefusal(PREFIX);

/**
 * Pages of any shop may call: what opens a member is the token, which no other page has; there are no
 * cookies that a browser would send along.
 */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT',
  'access-control-allow-headers':
    'authorization, content-type, idempotency-key, jwt-token, partner-id, referral-code, x-request-id',
  'access-control-expose-headers': 'ratelimit, ratelimit-policy, retry-after, x-request-id',
  'access-control-max-age': '86400',
} as const;

function admitBrowsers(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, next) => {
    // Answers are the member's own and change with every call.
    reply.headers({ ...CORS, 'cache-control': 'no-store' });
    next();
  });
  app.options('/*', (_request, reply) => reply.code(204).send());
}
