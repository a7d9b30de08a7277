import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  ATTEMPT_MS,
  isSame,
  makeAttempt,
  openAttempt,
  sealAttempt,
  type Attempt,
} from '../../single-sign-on/attempt.ts';
import type { CameBack } from '../../single-sign-on/provider.ts';
import type { Identity, Trouble } from '../../single-sign-on/terms.ts';
import { signInByProvider, type ProviderRefusal } from '../../usecases/sign-in-by-provider.ts';
import { cookieOf, isSecure, sessionCookie } from '../sessions.ts';
import { sendReply } from '../v2/serving/serve.ts';
import { succeed } from '../v2/surface.ts';
import { countStranger, TOO_MANY } from './serve.ts';
import type { AccountContext, ForAnybody, SingleSignOn } from './surface.ts';

const FOLDER = '/single-sign-on';
/** Where the provider sends people back to; it is to know this address. */
export const CALLBACK = `/account${FOLDER}/callback`;
/** What the console's page is told, in its address, when nobody was signed in. */
const WHY = 'sign_on';
const RETURN_MAX = 1000;
const PARAMETER_MAX = 4000;
const PARTNER_ID = /^[0-9a-f]{10}$/;

/** Why nobody was signed in. `stale`: what came back is not of this browser, or came too late. */
type Why = ProviderRefusal | Trouble['why'] | 'stale';
type Context = AccountContext & { readonly singleSignOn: SingleSignOn };

/** How people may sign in, for whoever draws the page. */
export const handleReadSignInWays: ForAnybody<unknown> = ({ singleSignOn }) =>
  Promise.resolve(
    succeed({
      single_sign_on: singleSignOn?.terms.provider.name ?? null,
      passwords: singleSignOn?.terms.isOnly === true ? 'owners' : 'everybody',
    }),
  );

/** The two addresses that browsers open on their way to the provider and back. */
export function addSingleSignOn(app: FastifyInstance, context: Context): void {
  const guarded =
    (work: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) =>
    (request: FastifyRequest, reply: FastifyReply) => {
      const counted = countStranger(context, request.ip, 'general');
      reply.headers({ ...counted.headers, 'referrer-policy': 'no-referrer' });
      return counted.allowed ? work(request, reply) : sendReply(reply, TOO_MANY);
    };
  app.get(
    `${FOLDER}/begin`,
    guarded((request, reply) => begin(context, request, reply)),
  );
  app.get(
    `${FOLDER}/callback`,
    guarded((request, reply) => comeBack(context, request, reply)),
  );
}

/** Sends a browser to the provider, and binds what will come back to this browser. */
async function begin(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { singleSignOn, secret, now, baseUrl } = context;
  const asked = parametersOf(request);
  const store = asked('merchant') ?? '';
  const attempt = makeAttempt({
    returnTo: pathOfConsole(asked('return_to')),
    partnerId: PARTNER_ID.test(store) ? store : null,
    begunAt: now(),
  });
  const leaving = await singleSignOn.provider.leaveFor(attempt);
  if (leaving.kind === 'trouble') return fail(request, reply, { ...leaving, attempt });
  const cookie = attemptCookie(baseUrl, sealAttempt(secret, attempt));
  return reply.header('set-cookie', cookie).redirect(leaving.url, 303);
}

/** Takes what the provider sent a browser back with, once, and begins the session. */
async function comeBack(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { singleSignOn, secret, now, baseUrl } = context;
  const sealed = cookieOf(request.headers.cookie, cookieName(baseUrl)) ?? '';
  const asked = parametersOf(request);
  const attempt = openAttempt(secret, sealed, now());
  if (attempt === null || !isSame(asked('state') ?? '', attempt.state)) {
    return fail(request, reply, { why: 'stale', detail: 'no attempt of this browser' });
  }
  reply.header('set-cookie', attemptCookie(baseUrl, null));
  const back: CameBack = { code: asked('code'), error: asked('error'), iss: asked('iss') };
  const came = await singleSignOn.provider.whoCameBack(back, attempt);
  if (came.kind === 'trouble') return fail(request, reply, { ...came, attempt });
  return signIn(context, { request, reply, attempt, identity: came.identity });
}

async function signIn(
  { singleSignOn, database: pool, newId, sessionTerms, baseUrl }: Context,
  came: {
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
    readonly attempt: Attempt;
    readonly identity: Identity;
  },
): Promise<FastifyReply> {
  const { request, reply, attempt, identity } = came;
  const sessionMs = sessionTerms.lastsMs;
  const ended = await signInByProvider(
    { pool, newId, sessionMs },
    {
      identity,
      partnerId: attempt.partnerId,
      attempt: { digest: hash('sha256', attempt.nonce, 'buffer'), lastsMs: ATTEMPT_MS },
      joining: singleSignOn.terms.joins,
      newPersonId: newId(),
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? '',
    },
  );
  if (ended.kind === 'refused') {
    return fail(request, reply, { why: ended.why, detail: 'nobody was signed in', attempt });
  }
  const cookies = [
    attemptCookie(baseUrl, null),
    sessionCookie(baseUrl, { token: ended.token, lastsMs: sessionMs }),
  ];
  reply.removeHeader('set-cookie');
  return reply.header('set-cookie', cookies).redirect(attempt.returnTo, 303);
}

/** Back to the page that was wanted, which says in words why nobody is signed in. */
function fail(
  request: FastifyRequest,
  reply: FastifyReply,
  of: { readonly why: Why; readonly detail: string; readonly attempt?: Attempt },
): FastifyReply {
  const { why, detail, attempt } = of;
  const isTheirs = why === 'away' || why === 'distrusted';
  request.log[isTheirs ? 'warn' : 'info']({ why, detail }, 'single sign-on');
  const to = new URL(attempt?.returnTo ?? '/', NOWHERE);
  to.searchParams.set(WHY, why);
  return reply.redirect(`${to.pathname}${to.search}`, 303);
}

const NOWHERE = 'http://nowhere.invalid';

/** Nobody is sent to another server by what stands in a link. */
function pathOfConsole(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > RETURN_MAX || !URL.canParse(wanted, NOWHERE)) {
    return '/';
  }
  const { origin, pathname, searchParams } = new URL(wanted, NOWHERE);
  if (origin !== NOWHERE || pathname.startsWith('//')) return '/';
  searchParams.delete(WHY);
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams.toString()}`;
}

/** What stands in the query under a name, once and not longer than it may be. */
function parametersOf({ query }: FastifyRequest): (name: string) => string | undefined {
  const given = query as Readonly<Record<string, unknown>>;
  return (name) => {
    const value = given[name];
    return typeof value === 'string' && value.length <= PARAMETER_MAX ? value : undefined;
  };
}

/** With `__Host-` no neighbour of this host can plant one. */
function cookieName(baseUrl: string): string {
  return isSecure(baseUrl) ? '__Host-fealty_sign_on' : 'fealty_sign_on';
}

/**
 * The header that gives a browser the attempt, or with null takes it away. `Lax`, as it is to come along when
 * the provider's page leads back here.
 */
function attemptCookie(baseUrl: string, sealed: string | null): string {
  const seconds = sealed === null ? 0 : Math.floor(ATTEMPT_MS / 1000);
  const parts = [
    `${cookieName(baseUrl)}=${sealed ?? ''}`,
    ...['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${String(seconds)}`],
    ...(isSecure(baseUrl) ? ['Secure'] : []),
  ];
  return parts.join('; ');
}
