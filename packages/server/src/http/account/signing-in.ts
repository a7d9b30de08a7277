import type {
  changePassword as passwordEndpoint,
  setPassword as setEndpoint,
  signIn as signInEndpoint,
} from '@fealty/contract/account';
import type { V2Values } from '@fealty/contract/v2';
import type { SignedIn } from '../../queries/session-holder.ts';
import { endSession, listSessions } from '../../usecases/sessions.ts';
import {
  changePassword,
  setPasswordByLink,
  type PasswordSet,
} from '../../usecases/set-password.ts';
import { signIn } from '../../usecases/sign-in.ts';
import { slashTime } from '../dates.ts';
import { isForeignPage, sessionCookie } from '../sessions.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { succeed, type V2Reply } from '../v2/surface.ts';
import { personData } from './person-answer.ts';
import type { ForAnybody, ForPerson } from './surface.ts';

const ID = /^[0-9a-f]{24}$/;
const BUSY_SECONDS = 2;

/** Begins a session. */
export const handleSignIn: ForAnybody<V2Values<typeof signInEndpoint>> = async (
  context,
  { values, headers, address },
) => {
  const { email, password, merchant = null, answer_with } = values;
  const { baseUrl, database: pool, passwords, guesses, newId, sessionTerms } = context;
  const byCookie = answer_with === 'cookie';
  if (byCookie && isForeignPage(headers, baseUrl)) {
    // Else a page of somebody else could sign its visitor in as whom it likes.
    return refuse('ERROR_FORBIDDEN', 'A page of another server cannot sign anybody in');
  }
  const tools = { pool, passwords, guesses, newId, sessionMs: sessionTerms.lastsMs };
  const userAgent = headers['user-agent'] ?? '';
  const partnerId = merchant;
  const ended = await signIn(tools, { email, password, partnerId, address, userAgent });
  switch (ended.kind) {
    case 'too_often':
      return tooOften(ended.retryAfterSeconds);
    case 'refused':
      return refuse(
        'SIGN_IN_REFUSED',
        'E-mail address, password or store is wrong; who works for several stores names the partner id as merchant',
      );
    case 'signed_in': {
      const { token, expiresAt, person, merchant: at } = ended;
      const done = succeed({
        token: byCookie ? null : token,
        expires_date: slashTime(expiresAt),
        person: personData(person),
        merchant: { partner_id: at.partnerId, name: at.name },
      });
      if (!byCookie) return done;
      const cookie = sessionCookie(baseUrl, { token, lastsMs: sessionTerms.lastsMs });
      return { ...done, headers: { 'set-cookie': cookie } };
    }
  }
};

/** Ends this session. */
export const handleSignOut: ForPerson<unknown> = async (
  { database, baseUrl },
  { caller, actor, session },
) => {
  const owner = { merchantId: caller.merchantId, personId: session.person.id, actor };
  await endSession(database, owner, session.sessionId);
  return { ...succeed({ ended: true }), headers: { 'set-cookie': sessionCookie(baseUrl, null) } };
};

const MANAGES = [
  ...['read', 'see_reports', 'serve_members', 'write', 'change_program', 'decide_approvals'],
];
/** What each role may do, for whoever draws buttons. */
const MAY: Readonly<Record<SignedIn['role'], readonly string[]>> = {
  owner: [...MANAGES, 'administer'],
  manager: MANAGES,
  agent: ['read', 'serve_members'],
  analyst: ['read', 'see_reports'],
};

export const handleReadMe: ForPerson<unknown> = (_context, { session }) => {
  const { person, partnerId, merchantName, sessionId, expiresAt } = session;
  const answer = succeed({
    person: personData(person),
    merchant: { partner_id: partnerId, name: merchantName },
    may: MAY[person.role],
    session_id: sessionId,
    expires_date: slashTime(expiresAt),
  });
  return Promise.resolve(answer);
};

export const handleListSessions: ForPerson<unknown> = async (
  { database, sessionTerms },
  { caller, session },
) => {
  const of = { merchantId: caller.merchantId, personId: session.person.id };
  const live = await listSessions(database, of, sessionTerms.idleMs);
  return succeed({
    sessions: live.map(({ id, createdAt, usedAt, expiresAt, userAgent, address }) => ({
      id,
      current: id === session.sessionId,
      created_date: slashTime(createdAt),
      last_used_date: slashTime(usedAt),
      expires_date: slashTime(expiresAt),
      user_agent: userAgent,
      address,
    })),
  });
};

export const handleEndSession: ForPerson<unknown> = async (
  { database },
  { caller, actor, path, session },
) => {
  const id = path['id'] ?? '';
  const owner = { merchantId: caller.merchantId, personId: session.person.id, actor };
  const ended = ID.test(id) && (await endSession(database, owner, id));
  if (!ended) return refuse('SESSION_DOES_NOT_EXIST', 'You have no such session');
  return succeed({ id });
};

/** Changes the password of whoever is signed in; guessing the current one is slowed down as signing in is. */
export const handleChangePassword: ForPerson<V2Values<typeof passwordEndpoint>> = async (
  { database: pool, passwords, guesses },
  { caller, values, session },
) => {
  const { id: personId, email } = session.person;
  // Whoever has the session guesses from wherever he likes: the session is his address.
  const place = `session:${session.sessionId}`;
  const wait = guesses.begin(email, place);
  if (wait !== null) return tooOften(wait);
  const { merchantId } = caller;
  const { current, new: password } = values;
  const of = { merchantId, personId, sessionId: session.sessionId };
  const set = await changePassword({ pool, passwords }, { ...of, current, password });
  if (set.kind !== 'wrong') guesses.succeed(email, place);
  return passwordReply(set);
};

/** Sets the password that a link is for. */
export const handleSetPassword: ForAnybody<V2Values<typeof setEndpoint>> = async (
  { database: pool, passwords },
  { values: { token, new: password } },
) => passwordReply(await setPasswordByLink({ pool, passwords }, { token, password }));

function passwordReply(set: PasswordSet): V2Reply {
  switch (set.kind) {
    case 'set':
      return succeed({ email: set.email, sessions_ended: set.sessionsEnded });
    case 'weak':
      return refuse('PASSWORD_REFUSED', `new: ${set.problem}`);
    case 'wrong':
      return refuse('SIGN_IN_REFUSED', 'current is not the password');
    case 'unknown':
      return refuse(
        'LINK_DOES_NOT_EXIST',
        'This link was used before, or its time is over; ask for a new one',
      );
    case 'busy':
      return tooOften(BUSY_SECONDS);
  }
}

function tooOften(retryAfterSeconds: number): V2Reply {
  const seconds = String(retryAfterSeconds);
  const reason = `Too many tries; come again in ${seconds} ${seconds === '1' ? 'second' : 'seconds'}`;
  return { ...refuse('RATE_LIMIT_EXCEEDED', reason), retryAfterSeconds };
}
