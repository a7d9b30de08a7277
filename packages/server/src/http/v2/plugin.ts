import type {
  FastifyPluginAsync,
  FastifyPluginCallback,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import { TooManyReads } from '../../queries/gathered-reads.ts';
import { People } from '../../queries/people.ts';
import { isDatabaseAway } from '../../runtime/database-away.ts';
import { Turnstile } from '../../runtime/turnstile.ts';
import { FilesNotKept } from '../../usecases/kept-files.ts';
import { createRateLimiter } from './rate-limit.ts';
import { refuse } from './refusal.ts';
import { ROUTES } from './routes.ts';
import { sendReply } from './serve.ts';
import { createReceiver, WORKFLOWS } from './store-events/receive.ts';
import type { V2Context, V2Deps, V2Reply } from './surface.ts';

export type { V2Caller, V2Deps } from './surface.ts';

/** The prefix under which everything of this surface lies. */
const PREFIX = '/v2/loyalty';

/** The largest body takes some 300 MB while it is taken apart, and most need a tenth of it. */
const LARGE_BODIES = { inside: 3, waiting: 32, patienceMs: 10_000 };
/** A picture at the limit of pixels takes 256 MB, and as much processor time as two cores can spare. */
const JUDGING = { inside: 2, waiting: 32, patienceMs: 10_000 };

/** The v2 API: JSON in and out, its own words for what cannot be served. */
export function v2Surface(deps: V2Deps): FastifyPluginAsync {
  return async (app) => {
    await app.register(surface(deps), { prefix: PREFIX });
  };
}

/** Answers a request whose URL the router cannot read; false if it is not one of v2's. */
export function refuseBadUrl(url: string, reply: FastifyReply): boolean {
  if (!url.startsWith(`${PREFIX}/`)) return false;
  void sendReply(reply, refuse('INVALID_REQUEST', 'The URL is not properly encoded'));
  return true;
}

function surface(deps: V2Deps): FastifyPluginCallback {
  const context: V2Context = {
    ...deps,
    people: new People(deps.database),
    limiter: createRateLimiter(deps.limits),
    largeBodies: new Turnstile(LARGE_BODIES),
    judging: new Turnstile(JUDGING),
  };
  const receive = createReceiver(context);
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
    for (const route of ROUTES) {
      const { method, path } = route.endpoint;
      app.route({
        method,
        url: path.slice(PREFIX.length).replaceAll(/\{(\w+)\}/g, ':$1'),
        handler: (request, reply) => route.serve(context, request, reply),
      });
    }
    app.post(`${WORKFLOWS}/:partner/:token`, async (request, reply) =>
      sendReply(reply, await receive(request)),
    );
    done();
  };
}

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
    return refuse('UNABLE_TO_UPLOAD_PHOTO', 'The files could not be stored; try again later');
  }
  request.log.error({ err: error }, 'a v2 request failed');
  return refuse('INTERNAL_SERVER_ERROR', `An error occurred; request ${request.id}`);
}
