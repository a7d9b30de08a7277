import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { within } from '../../help-desks/deadline.ts';
import type { HelpDeskKind } from '../../help-desks/find-desk.ts';
import { People } from '../../queries/people.ts';
import { createRateLimiter } from '../v2/serving/rate-limit.ts';
import { showForm, takeForm } from './actions.ts';
import { PREFIX } from './desk-urls.ts';
import { appHandler } from './gladly-app.ts';
import { lookUp, lookUpWhilePaused } from './gladly-lookup.ts';
import { problemOf, sendDeskReply, serveDesk, type DeskHandler, type DeskRoute } from './serve.ts';
import { problem, type HelpDeskContext, type HelpDeskDeps } from './surface.ts';
import { showMembers } from './zendesk-members.ts';

export type { HelpDeskCaller } from './surface.ts';

/** An agent waits for these: later than this they are told to try again. */
const READ_MS = 3000;

const NOT_FOUND = problem(404, { code: 'not_found', detail: 'There is no such resource' });

/** What a path says, as far as it is there. */
interface Params {
  readonly desk?: string;
  readonly '*'?: string;
}

/** What help desks call: lookups, forms for agents, and what agents do with them. */
export function helpDeskSurface(deps: HelpDeskDeps): FastifyPluginAsync {
  const limiter = createRateLimiter(deps.limits);
  const context: HelpDeskContext = { ...deps, people: new People(deps.database), limiter };
  return async (app) => {
    await app.register(
      (own: FastifyInstance, _options, done) => {
        readBodiesOurselves(own);
        own.setNotFoundHandler((_request, reply) => sendDeskReply(reply, NOT_FOUND));
        own.setErrorHandler((error, request, reply) =>
          sendDeskReply(reply, problemOf(error, request)),
        );
        addRoutes(own, context);
        done();
      },
      { prefix: PREFIX },
    );
  };
}

/** Answers a request whose URL the router cannot read; false if it is not one of help desks. */
export function refuseBadUrl(url: string, reply: FastifyReply, reason: string): boolean {
  if (!url.startsWith(`${PREFIX}/`)) return false;
  void sendDeskReply(reply, problem(400, { code: 'malformed', detail: reason }));
  return true;
}

/** Signatures cover the bytes of the body, whatever it is called. */
function readBodiesOurselves(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, parsed) => {
    parsed(null);
  });
  app.addHook('onRequest', (request, _reply, next) => {
    Reflect.deleteProperty(request.raw.headers, 'content-type');
    next();
  });
}

function addRoutes(app: FastifyInstance, context: HelpDeskContext): void {
  const answer = async (
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
    route: DeskRoute,
    handle: DeskHandler,
  ): Promise<FastifyReply> =>
    sendDeskReply(reply, await serveDesk(context, route, request, handle));
  app.get('/zendesk/:desk/members', (request, reply) => {
    const { desk = '' } = request.params as Params;
    const route = { kind: 'zendesk', deskId: desk, category: 'general' } as const;
    return answer({ request, reply }, route, timed(showMembers));
  });
  app.post('/gladly/:desk', (request, reply) => {
    const { desk = '' } = request.params as Params;
    const route: DeskRoute = {
      ...{ kind: 'gladly', deskId: desk, category: 'general' },
      whilePaused: lookUpWhilePaused,
    };
    return answer({ request, reply }, route, lookUp);
  });
  for (const kind of ['zendesk', 'gladly'] as const) {
    app.route({
      method: ['GET', 'POST'],
      url: `/${kind}/:desk/*`,
      handler: (request, reply) => {
        const { desk = '', '*': rest = '' } = request.params as Params;
        const asked = askedOf(kind, desk, { rest, method: request.method });
        if (asked === null) return sendDeskReply(reply, NOT_FOUND);
        const { handle, ...how } = asked;
        return answer({ request, reply }, { kind, deskId: desk, ...how }, handle);
      },
    });
  }
}

/**
 * What lies below a help desk: forms, and what they are sent to. It is not known whether Gladly takes a
 * path from the root of the host or puts it behind the URL of the adaptor; in the second case our own
 * prefix stands there twice, and means the same.
 */
function askedOf(
  kind: HelpDeskKind,
  desk: string,
  { rest, method }: { readonly rest: string; readonly method: string },
): (Omit<DeskRoute, 'kind' | 'deskId'> & { readonly handle: DeskHandler }) | null {
  const again = `${PREFIX.slice(1)}/${kind}/${desk}/`;
  const place = kind === 'gladly' ? rest.indexOf(again) : -1;
  const own = place < 0 ? rest : rest.slice(place + again.length);
  const [what, first = '', second = '', ...more] = own.split('/');
  if (more.length > 0) return null;
  if (method === 'GET' && what === 'forms' && (first === 'award' || first === 'redeem')) {
    const asked = { kind: first, memberId: second } as const;
    return {
      category: 'general',
      handle: timed((context, request) => showForm(context, request, asked)),
    };
  }
  if (method === 'POST' && what === 'actions' && first !== '' && second === '') {
    return { category: 'write', handle: (context, request) => takeForm(context, request, first) };
  }
  const isApp = kind === 'gladly' && method === 'POST' && what === 'app' && second === '';
  return isApp ? appHandler(first) : null;
}

function timed(handle: DeskHandler): DeskHandler {
  return (context, request) => within(READ_MS, handle(context, request));
}
