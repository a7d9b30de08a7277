import type { V2Endpoint } from '@fealty/contract/v2';
import type {
  FastifyInstance,
  FastifyPluginAsync,
  FastifyPluginCallback,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import { TooManyReads } from '../../queries/gathered-reads.ts';
import { People } from '../../queries/people.ts';
import { isDatabaseAway } from '../../runtime/database-away.ts';
import { FileTrouble } from '../../runtime/file-store.ts';
import { FilesNotKept } from '../../usecases/kept-files.ts';
import { badUrlRefusal } from './serving/bad-url.ts';
import { createRateLimiter } from './serving/rate-limit.ts';
import { refuse } from './serving/refusal.ts';
import { ROUTES } from './routes.ts';
import { sendReply } from './serving/serve.ts';
import { createReceiver, WORKFLOWS } from './integrations/store-events/receive.ts';
import type { V2Context, V2Deps, V2Reply } from './surface.ts';

export type { V2Deps, V2KeyHolder } from './surface.ts';

/** The prefix under which everything of this surface lies. */
const PREFIX = '/v2/loyalty';

/** The v2 API: JSON in and out, its own words for what cannot be served. */
export function v2Surface(deps: V2Deps): FastifyPluginAsync {
  return async (app) => {
    const context: V2Context = {
      ...deps,
      people: new People(deps.database),
      limiter: createRateLimiter(deps.limits),
    };
    const routes = ROUTES.map((route) => ({
      endpoint: route.endpoint,
      serve: (request: FastifyRequest, reply: FastifyReply) => route.serve(context, request, reply),
    }));
    const receive = createReceiver(context);
    const own = jsonSurface(PREFIX, routes, (inside) => {
      inside.post(`${WORKFLOWS}/:partner/:token`, async (request, reply) =>
        sendReply(reply, await receive(request)),
      );
    });
    await app.register(own, { prefix: PREFIX });
  };
}

/** Answers a request whose URL the router cannot read; false if it is not one of v2's. */
export const refuseBadUrl = badUrlRefusal(PREFIX);

/** An endpoint at the place where it is called. */
export interface MountedRoute {
  readonly endpoint: V2Endpoint;
  serve(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
}

/** Routes under a prefix that read bodies whatever they are called, and refuse in v2's words. */
export function jsonSurface(
  prefix: string,
  routes: readonly MountedRoute[],
  addOthers: (app: FastifyInstance) => void = () => undefined,
): FastifyPluginCallback {
  return (app, _options, done) => {
    app.removeAllContentTypeParsers();
    // Bodies are read by `readBody`, whatever they are called: clients name a type and send none.
    app.addContentTypeParser('*', (_request, _payload, parsed) => {
      parsed(null);
    });
    app.addHook('onRequest', (request, _reply, next) => {
      Reflect.deleteProperty(request.raw.headers, 'content-type');
      next();
    });
    app.setNotFoundHandler((_request, reply) =>
      sendReply(reply, refuse('RESOURCE_DOES_NOT_EXIST', 'There is no such resource')),
    );
    app.setErrorHandler((error, request, reply) => sendReply(reply, refusalOf(error, request)));
    for (const route of routes) {
      const { method, path } = route.endpoint;
      app.route({
        method,
        url: path.slice(prefix.length).replaceAll(/\{(\w+)\}/g, ':$1'),
        handler: (request, reply) => route.serve(request, reply),
      });
    }
    addOthers(app);
    done();
  };
}

/** Nothing was done: the same request may come again as it is. */
const FILES_AWAY: V2Reply = {
  ...refuse('TRY_AGAIN', 'The store of files is away for the moment; try again'),
  retryAfterSeconds: 5,
};

function refusalOf(error: unknown, request: FastifyRequest): V2Reply {
  if (error instanceof TooManyReads) {
    const busy = refuse('TRY_AGAIN', 'Too many requests are waiting; try again');
    return { ...busy, retryAfterSeconds: 1 };
  }
  if (isDatabaseAway(error)) {
    const away = refuse('TRY_AGAIN', 'The database is away for the moment; try again');
    return { ...away, retryAfterSeconds: 1 };
  }
  if (error instanceof FilesNotKept) {
    request.log.error({ err: error.cause }, error.message);
    if (error.passing) return FILES_AWAY;
    return refuse('UNABLE_TO_UPLOAD_PHOTO', 'The files could not be stored; try again later');
  }
  if (error instanceof FileTrouble) {
    request.log.error({ err: error }, 'a file could not be reached');
    return FILES_AWAY;
  }
  request.log.error({ err: error }, 'a v2 request failed');
  return refuse('INTERNAL_SERVER_ERROR', `An error occurred; request ${request.id}`);
}
