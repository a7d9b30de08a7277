import Fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { LogLevel } from '../config.ts';
import { logOptions, type LogStream } from '../runtime/log.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { watchBody, type BodyPace } from './reading/body-time.ts';
import { safeHeaders } from './safe-headers.ts';

const BODY_MAX_BYTES = 12 * 1024 * 1024;
const PATH_PART_MAX = 1024;
const TOO_LONG = `A part of the path has more than ${String(PATH_PART_MAX)} characters`;
const BADLY_ENCODED = 'The URL is not properly encoded';
const HEADERS_MS = 30_000;
/** A body of 50 MB of files passes on a line of 0.5 Mbit/s, and is gone by itself in 19 minutes. */
const BODY_PACE: BodyPace = { graceMs: 30_000, bytesPerSecondMin: 64 * 1024 };
/** Behind the pace of bodies, for what it does not know of. */
const REQUEST_MS = 20 * 60_000;
/** How often Node looks for headers and requests that are late. */
const LATE_EVERY_MS = 5000;
/** Longer than the 60 s of usual proxies, so that they hang up first and never meet a closed line. */
const KEEP_ALIVE_MS = 72_000;
const CONNECTIONS_MAX = 10_000;
const REQUEST_ID = /^[\x21-\x7e]{1,128}$/;

export interface HttpTerms {
  readonly logLevel: LogLevel;
  /** Addresses and blocks whose `X-Forwarded-For` is believed; nobody's unless given. */
  readonly trustedProxies?: readonly string[];
  readonly metrics: Metrics;
  /** How others reach the server; by HTTP unless given. */
  readonly baseUrl?: string;
  /** Standard output unless given. */
  readonly logTo?: LogStream;
  /** How long bodies may be on their way; as `BODY_PACE` says unless given. */
  readonly bodyPace?: BodyPace;
  /** Answers a URL that cannot be read in the words of its surface; false if it is of none. */
  readonly refuseBadUrl?: (url: string, reply: FastifyReply, reason: string) => boolean;
  /** Answers what no surface knows with a page for people, if it is one; else null. */
  readonly openPage?: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | null;
}

/**
 * The HTTP server without its surfaces. Logs name the route's pattern, never the path or the
 * query: paths hold e-mail addresses. A request may bring its id; the answer carries it.
 */
export function createHttpServer(terms: HttpTerms, newId: () => string): FastifyInstance {
  const putHeaders = safeHeaders(terms.baseUrl ?? '');
  const app = Fastify({
    logger: logOptions(terms.logLevel, terms.logTo),
    // One line for each request is written below, without what this would write.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : newId();
    },
    trustProxy: [...(terms.trustedProxies ?? [])],
    bodyLimit: BODY_MAX_BYTES,
    requestTimeout: REQUEST_MS,
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: LATE_EVERY_MS },
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: PATH_PART_MAX },
    return503OnClosing: true,
    frameworkErrors: (error, request, reply: FastifyReply) => {
      putHeaders(reply);
      reply.header('x-request-id', request.id);
      const reason = error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? TOO_LONG : BADLY_ENCODED;
      if (terms.refuseBadUrl?.(request.raw.url ?? '', reply, reason) === true) return;
      void reply.code(400).send({ error: reason });
    },
  });
  app.server.maxConnections = CONNECTIONS_MAX;
  const { bodyPace = BODY_PACE } = terms;
  app.addHook('onRequest', (request, reply, done) => {
    watchBody(request.raw, reply.raw, bodyPace);
    putHeaders(reply);
    reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const { method } = request;
    const { statusCode: status, elapsedTime } = reply;
    terms.metrics.requestDone({ method, route, status, seconds: elapsedTime / 1000 });
    const line = { method, route, status, ms: Math.round(elapsedTime) };
    if (status >= 500) request.log.warn(line, 'request');
    else request.log.debug(line, 'request');
    done();
  });
  refuseInPlainWords(app, terms);
  return app;
}

/** For what belongs to no surface: nothing of the request comes back, nothing of ours goes out. */
function refuseInPlainWords(app: FastifyInstance, { openPage }: HttpTerms): void {
  app.setNotFoundHandler(
    (request, reply) => openPage?.(request, reply) ?? reply.code(404).send({ error: 'Not found' }),
  );
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status < 500) return reply.code(status).send({ error: 'The request cannot be used' });
    request.log.error({ err: error }, 'a request failed');
    return reply.code(500).send({ error: `An error occurred; request ${request.id}` });
  });
}

/** The framework gives what it refuses a status of its own. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
}
