import type { V2Endpoint } from '@fealty/contract/v2';
import type { FastifyRequest } from 'fastify';
import type { SessionHolder } from '../../../queries/session-holder.ts';
import { isOwnPage, type FoundSession } from '../../sessions.ts';
import type { CallingPerson, V2Caller, V2Deps, V2KeyHolder, V2Reply } from '../surface.ts';
import { refuse } from './refusal.ts';

const HOW =
  'The headers partner-id and api-key must name a live key, or a session somebody who is signed in';

/** Whoever is signed in is counted as keys are that have no limits of their own. */
const NO_LIMITS = { write: null, general: null } as const;

/** The scope of keys that is nearest to a role. */
const SCOPES: Readonly<Record<CallingPerson['role'], V2Caller['scope']>> = {
  owner: 'admin',
  manager: 'write',
  agent: 'support',
  analyst: 'read',
};

/** Who sends a request: a key if one is sent, else whoever is signed in. */
export async function callerOf(
  deps: Pick<V2Deps, 'authenticate' | 'findSession' | 'baseUrl'>,
  request: FastifyRequest,
): Promise<V2Caller | V2Reply> {
  const { 'partner-id': partnerId, 'api-key': apiKey } = request.raw.headers;
  if (apiKey === undefined) {
    const session = await sessionOf(deps, request);
    if ('status' in session) return session;
    return refuseHalf(session.holder) ?? callerBySession(session.holder);
  }
  if (typeof partnerId !== 'string' || typeof apiKey !== 'string') {
    return refuse('ERROR_UNAUTHORIZED', HOW);
  }
  const holder = await deps.authenticate(partnerId.trim(), apiKey.trim());
  return holder === null ? refuse('ERROR_UNAUTHORIZED', HOW) : callerByKey(holder);
}

/** The session that a request brings, if it may be used for it. */
export async function sessionOf(
  { findSession, baseUrl }: Pick<V2Deps, 'findSession' | 'baseUrl'>,
  request: FastifyRequest,
): Promise<FoundSession | V2Reply> {
  const { headers, method } = request.raw;
  const found = await findSession(headers);
  if (found === 'absent') return refuse('ERROR_UNAUTHORIZED', HOW);
  if (found === 'unknown') {
    return refuse('ERROR_UNAUTHORIZED', 'This session has ended; sign in again');
  }
  if (found.byCookie && method !== 'GET' && !isOwnPage(headers, baseUrl)) {
    const reason =
      'A browser that writes must say in Sec-Fetch-Site or Origin that a page of this server does';
    return refuse('ERROR_FORBIDDEN', reason);
  }
  return found;
}

/** The answer to whoever has yet to set up the second factor that the store asks for; null to go on. */
export function refuseHalf({ lacksSecondFactor }: SessionHolder): V2Reply | null {
  return lacksSecondFactor
    ? refuse('SECOND_FACTOR_NEEDED', 'The store asks for a second factor; set one up first')
    : null;
}

function callerByKey(holder: V2KeyHolder): V2Caller {
  const { merchantId, partnerId, keyIdentifier, scope, host, limits } = holder;
  const actor = `key:${keyIdentifier}`;
  return { merchantId, partnerId, actor, scope, host, limits, person: null };
}

export function callerBySession({ merchantId, partnerId, host, person }: SessionHolder): V2Caller {
  const { id, email, role } = person;
  const who = { actor: `person:${email}`, scope: SCOPES[role], person: { id, role } };
  return { merchantId, partnerId, host, limits: NO_LIMITS, ...who };
}

/** Why a caller may not use an endpoint, whatever he sends; null if he may. */
export function refuseCaller(endpoint: V2Endpoint, caller: V2Caller): V2Reply | null {
  const { writes, category, scope, managers, byPerson } = endpoint;
  const { person } = caller;
  if (person === null) {
    if (byPerson === true) {
      return refuse('ERROR_FORBIDDEN', 'This takes a person who is signed in, and a key is none');
    }
    if (writes && caller.scope === 'read') {
      return refuse('ERROR_UNAUTHORIZED', 'This key may only read');
    }
  } else if (caller.scope === 'read' && (writes || category === 'write')) {
    return refuse('ERROR_FORBIDDEN', `You have the role ${person.role}, which may only read`);
  }
  if (scope === undefined || caller.scope === scope) return null;
  return managers === true && person?.role === 'manager' ? null : refuseScope(caller);
}

/** The answer to whoever lacks the scope admin. */
export function refuseScope({ scope, person }: V2Caller): V2Reply {
  return person === null
    ? refuse(
        'ERROR_UNAUTHORIZED',
        `This key has the scope ${scope}, and this takes the scope admin`,
      )
    : refuse('ERROR_FORBIDDEN', `You have the role ${person.role}, and this takes an owner`);
}

/** The answer to whoever may not do one thing; `what` ends the sentence, as in "moves no clock". */
export function refuseFor({ scope, person }: V2Caller, what: string): V2Reply {
  return person === null
    ? refuse('ERROR_UNAUTHORIZED', `This key has the scope ${scope} and ${what}`)
    : refuse('ERROR_FORBIDDEN', `The role ${person.role} ${what}`);
}
