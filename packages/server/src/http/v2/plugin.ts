import type {
  FastifyPluginAsync,
  FastifyPluginCallback,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import type pg from 'pg';
import { TooManyReads } from '../../queries/read-members.ts';
import { isDatabaseAway } from '../../runtime/database-away.ts';
import { refuse, type V2Reply } from './reply.ts';
import { advanceTestClock, showAdvance, showTestClock, type V2Caller } from './test-clock.ts';

export interface V2Deps {
  readonly database: pg.Pool;
  /** The caller that these credentials are of, or null. */
  readonly authenticate: (partnerId: string, apiKey: string) => Promise<V2Caller | null>;
  readonly newId: () => string;
}

/** The prefix under which everything of this surface lies. */
const PREFIX = '/v2/loyalty';
const BODY_MAX_BYTES = 1024 * 1024;
const AWAY_SECONDS = '1';

type Handler = (caller: V2Caller, request: FastifyRequest) => Promise<V2Reply>;

/** The v2 API: JSON in and out, its own words for what cannot be served. */
export function v2Surface(deps: V2Deps): FastifyPluginAsync {
  return async (app) => {
    await app.register(surface(deps), { prefix: PREFIX });
  };
}

/** Answers a request whose URL the router cannot read; false if it is not one of v2's. */
export function refuseBadUrl(url: string, reply: FastifyReply): boolean {
  if (!url.startsWith(`${PREFIX}/`)) return false;
  void send(reply, refuse('INVALID_REQUEST', 'The URL is not properly encoded'));
  return true;
}

function surface(deps: V2Deps): FastifyPluginCallback {
  return (app, _options, done) => {
    app.removeAllContentTypeParsers();
    // JSON whatever it is called, or nothing: clients name a type and send no body.
    app.addContentTypeParser(
      '*',
      { parseAs: 'string', bodyLimit: BODY_MAX_BYTES },
      (_request, body, done) => {
        done(null, body);
      },
    );
    const serve = (handler: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
      const caller = await callerOf(deps, request);
      if (caller === null) {
        const how = 'The headers partner-id and api-key must name a live key';
        return send(reply, refuse('ERROR_UNAUTHORIZED', how));
      }
      return send(reply, await handler(caller, request));
    };
    const { database, newId } = deps;
    app.get(
      '/test-clock',
      serve((caller) => showTestClock(database, caller)),
    );
    app.post(
      '/test-clock/advance',
      serve((caller, { body }) => advanceTestClock(database, caller, { body, id: newId() })),
    );
    app.get<{ Params: { id: string } }>(
      '/test-clock/advances/:id',
      serve((caller, request) =>
        showAdvance(database, caller, (request.params as { id: string }).id),
      ),
    );
    app.setNotFoundHandler((_request, reply) =>
      send(reply, refuse('RESOURCE_DOES_NOT_EXIST', 'There is no such resource')),
    );
    app.setErrorHandler((error, request, reply) => send(reply, refusalOf(error, request)));
    done();
  };
}

async function callerOf(deps: V2Deps, request: FastifyRequest): Promise<V2Caller | null> {
  const { 'partner-id': partnerId, 'api-key': apiKey } = request.headers;
  if (typeof partnerId !== 'string' || typeof apiKey !== 'string') return null;
  return deps.authenticate(partnerId.trim(), apiKey.trim());
}

function refusalOf(error: unknown, request: FastifyRequest): V2Reply {
  const headers = { 'retry-after': AWAY_SECONDS };
  if (error instanceof TooManyReads) {
    return { ...refuse('TRY_AGAIN', 'Too many requests are waiting; try again'), headers };
  }
  if (isDatabaseAway(error)) {
    const away = 'The database is away for the moment; try again';
    return { ...refuse('TRY_AGAIN', away), headers };
  }
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  if (typeof status === 'number' && status < 500) {
    const most = `a JSON object of at most ${String(BODY_MAX_BYTES)} bytes`;
    return refuse('INVALID_REQUEST', `The request cannot be read; the body must be ${most}`);
  }
  request.log.error({ err: error }, 'a v2 request failed');
  return refuse('INTERNAL_SERVER_ERROR', `An error occurred; request ${request.id}`);
}

function send(reply: FastifyReply, answer: V2Reply): FastifyReply {
  const { status, body, headers = {} } = answer;
  return reply.code(status).headers(headers).send(body);
}
