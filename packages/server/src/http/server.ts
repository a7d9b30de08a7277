import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { LogLevel } from '../config.ts';
import type { Metrics } from '../runtime/metrics.ts';

const BODY_MAX_BYTES = 12 * 1024 * 1024;
const PATH_PART_MAX = 1024;
const REQUEST_TIMEOUT_MS = 30_000;
const REQUEST_ID = /^[\x21-\x7e]{1,128}$/;

/**
 * The HTTP server without its surfaces. Logs name the route's pattern, never the path or the
 * query: paths hold e-mail addresses. A request may bring its id; the answer carries it.
 */
export function createHttpServer(
  terms: { readonly logLevel: LogLevel; readonly metrics: Metrics },
  newId: () => string,
): FastifyInstance {
  const app = Fastify({
    logger: { level: terms.logLevel, redact: ['req.headers'], serializers: silentSerializers },
    // One line for each request is written below, without what this would write.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : newId();
    },
    bodyLimit: BODY_MAX_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: PATH_PART_MAX },
    return503OnClosing: true,
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const { method } = request;
    const { statusCode: status, elapsedTime } = reply;
    terms.metrics.requestDone({ method, route, status, seconds: elapsedTime / 1000 });
    request.log.debug({ method, route, status, ms: Math.round(elapsedTime) }, 'request');
    done();
  });
  return app;
}

/** Whatever logs a request or an answer whole gets nothing personal out of it. */
const silentSerializers = {
  req: (request: { readonly method: string }) => ({ method: request.method }),
  res: (reply: { readonly statusCode: number }) => ({ status: reply.statusCode }),
};
