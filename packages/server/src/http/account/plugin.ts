import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { createGuesses } from '../../usecases/guesses.ts';
import { jsonSurface } from '../v2/plugin.ts';
import { badUrlRefusal } from '../v2/serving/bad-url.ts';
import { createRateLimiter } from '../v2/serving/rate-limit.ts';
import { PAGE, PAGE_HEADERS } from './password-page.ts';
import { ACCOUNT_ROUTES } from './routes.ts';
import { addSingleSignOn } from './single-sign-on.ts';
import type { AccountContext, AccountDeps } from './surface.ts';

/** The prefix under which everything of this surface lies. */
const PREFIX = '/account';

/** Where people sign in, and owners say who may: JSON in the words of v2, and the page of a link. */
export function accountSurface(deps: AccountDeps): FastifyPluginAsync {
  const context: AccountContext = {
    ...deps,
    guesses: createGuesses(),
    limiter: createRateLimiter(deps.limits),
  };
  const routes = ACCOUNT_ROUTES.map((route) => ({
    endpoint: route.endpoint,
    serve: (request: FastifyRequest, reply: FastifyReply) => route.serve(context, request, reply),
  }));
  return async (app) => {
    await app.register(
      async (own: FastifyInstance) => {
        own.addHook('onRequest', (_request, reply, next) => {
          reply.header('cache-control', 'no-store');
          next();
        });
        own.get('/set-password', (_request, reply) => reply.headers(PAGE_HEADERS).send(PAGE));
        const { singleSignOn } = context;
        if (singleSignOn !== null) {
          addSingleSignOn(own, { ...context, database: context.across, singleSignOn });
        }
        await own.register(jsonSurface(PREFIX, routes));
      },
      { prefix: PREFIX },
    );
  };
}

/** Answers a request whose URL the router cannot read; false if it is not one of the account's. */
export const refuseBadUrl = badUrlRefusal(PREFIX);
