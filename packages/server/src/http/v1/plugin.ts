import type { FastifyPluginAsync, FastifyPluginCallback, FastifyReply } from 'fastify';
import { TooManyReads } from '../../queries/gathered-reads.ts';
import { MemberReads } from '../../queries/read-members.ts';
import { isDatabaseAway } from '../../runtime/database-away.ts';
import { refuseRequest } from './refusal-body.ts';
import { ROUTES } from './routes.ts';
import { sendReply } from './serve.ts';
import type { V1Context, V1Deps } from './surface.ts';

export type { Caller, V1Deps } from './surface.ts';

/** The prefix under which everything of this surface lies. */
const PREFIX = '/v1';

/**
 * The v1 API. It has a parser and error answers of its own: clients send bodies under any content
 * type, with every method, and read one shape of refusal.
 */
export function v1Surface(deps: V1Deps): FastifyPluginAsync {
  const context: V1Context = { ...deps, members: new MemberReads(deps.database) };
  return async (app) => {
    await app.register(surface(context), { prefix: PREFIX });
  };
}

/** Answers a request whose URL the router cannot read, as `%zz`; false if it is not one of v1's. */
export function refuseBadUrl(url: string, reply: FastifyReply, reason: string): boolean {
  if (!url.startsWith(`${PREFIX}/`)) return false;
  void sendReply(reply, refuseRequest(400, reason));
  return true;
}

function surface(context: V1Context): FastifyPluginCallback {
  return (app, _options, done) => {
    app.removeAllContentTypeParsers();
    // Bodies are read by `readBody`, whatever they are called; the name must not stop them.
    app.addContentTypeParser('*', (_request, _payload, done) => {
      done(null);
    });
    app.addHook('onRequest', (request, _reply, done) => {
      Reflect.deleteProperty(request.raw.headers, 'content-type');
      done();
    });
    app.setNotFoundHandler((_request, reply) =>
      sendReply(reply, refuseRequest(404, 'The resource does not exist')),
    );
    app.setErrorHandler((error, request, reply) => {
      if (error instanceof TooManyReads) {
        const busy = refuseRequest(503, 'Too many requests are waiting; try again');
        return sendReply(reply, { ...busy, retryAfterSeconds: 1 });
      }
      if (isDatabaseAway(error)) {
        const away = refuseRequest(503, 'The database is away for the moment; try again');
        return sendReply(reply, { ...away, retryAfterSeconds: 1 });
      }
      request.log.error({ err: error }, 'a v1 request failed');
      return sendReply(reply, refuseRequest(500, `An error occurred; request ${request.id}`));
    });
    for (const route of ROUTES) {
      const { endpoint } = route;
      for (const path of [endpoint.path, endpoint.alsoPath]) {
        if (path === undefined) continue;
        app.route({
          method: endpoint.method,
          url: path.slice(PREFIX.length).replaceAll(/\{(\w+)\}/g, ':$1'),
          handler: (request, reply) => route.serve(context, request, reply),
        });
      }
    }
    done();
  };
}
