import type {
  changePassword as passwordEndpoint,
  setPassword as setEndpoint,
  signIn as signInEndpoint,
  signInByCode as codeEndpoint,
} from '@fealty/contract/account';
import type { V2Values } from '@fealty/contract/v2';
import type { SignedIn } from '../../queries/session-holder.ts';
import { countRecoveryCodes } from '../../usecases/second-factor.ts';
import { endSession, listSessions } from '../../usecases/sessions.ts';
import {
  changePassword,
  setPasswordByLink,
  type PasswordSet,
} from '../../usecases/set-password.ts';
import { signInByCode } from '../../usecases/sign-in-code.ts';
import { signIn, type SignedInEnd } from '../../usecases/sign-in.ts';
import { slashTime } from '../dates.ts';
import { isForeignPage, sessionCookie } from '../sessions.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { succeed, type V2Reply } from '../v2/surface.ts';
import { personData, sessionData } from './person-answer.ts';
import type { AccountContext, ForAnybody, ForPerson } from './surface.ts';

const ID = /^[0-9a-f]{24}$/;
export const BUSY_SECONDS = 2;

/** Begins a session. */
export const handleSignIn: ForAnybody<V2Values<typeof signInEndpoint>> = async (
  context,
  { values, headers, address },
) => {
  const { email, password, merchant = null, answer_with } = values;
  const { baseUrl, database: pool, passwords, guesses, newId, sessionTerms } = context;
  const { singleSignOn } = context;
  const byCookie = answer_with === 'cookie';
  if (byCookie && isForeignPage(headers, baseUrl)) {
    // Else a page of somebody else could sign its visitor in as whom it likes.
    return refuse('ERROR_FORBIDDEN', 'A page of another server cannot sign anybody in');
  }
  const isForOwners = singleSignOn?.terms.isOnly === true;
  const sessionMs = sessionTerms.lastsMs;
  const tools = { pool, passwords, guesses, newId, sessionMs, isForOwners };
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
    case 'not_by_password':
      return refuse(
        'SINGLE_SIGN_ON_NEEDED',
        `Passwords are for owners here; sign in with ${singleSignOn?.terms.provider.name ?? ''}`,
      );
    case 'half':
      return succeed({
        ...{ token: null, expires_date: slashTime(ended.expiresAt), person: null, merchant: null },
        second_step: ended.token,
      });
    case 'signed_in':
      return signedInReply(context, ended, byCookie);
  }
};

/** Begins the session of somebody who gave the password before. */
export const handleSignInByCode: ForAnybody<V2Values<typeof codeEndpoint>> = async (
  context,
  { values, headers, address },
) => {
  const { second_step: secondStep, code, answer_with } = values;
  const { baseUrl, database: pool, guesses, newId, sessionTerms, secret, now } = context;
  const byCookie = answer_with === 'cookie';
  if (byCookie && isForeignPage(headers, baseUrl)) {
    return refuse('ERROR_FORBIDDEN', 'A page of another server cannot sign anybody in');
  }
  const tools = { pool, guesses, newId, sessionMs: sessionTerms.lastsMs, secret, now };
  const userAgent = headers['user-agent'] ?? '';
  const ended = await signInByCode(tools, { secondStep, code, address, userAgent });
  switch (ended.kind) {
    case 'too_often':
      return tooOften(ended.retryAfterSeconds);
    case 'over':
      return refuse('SIGN_IN_REFUSED', 'The time for the code is over; begin with the password');
    case 'wrong':
      return codeRefused();
    case 'signed_in':
      return signedInReply(context, ended, byCookie);
  }
};

/** What whoever signed in is told; a browser is given a cookie and no token. */
export function signedInReply(
  { baseUrl, sessionTerms }: AccountContext,
  { token, expiresAt, person, merchant }: SignedInEnd,
  byCookie: boolean,
): V2Reply {
  const done = succeed({
    token: byCookie ? null : token,
    expires_date: slashTime(expiresAt),
    person: personData(person),
    merchant: { partner_id: merchant.partnerId, name: merchant.name },
    second_step: null,
  });
  if (!byCookie) return done;
  const cookie = sessionCookie(baseUrl, { token, lastsMs: sessionTerms.lastsMs });
  return { ...done, headers: { 'set-cookie': cookie } };
}

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

export const handleReadMe: ForPerson<unknown> = async ({ database }, { session }) => {
  const { merchantId, person, partnerId, merchantName, sessionId, expiresAt } = session;
  const { isTestStore: is_test_store } = session;
  const left = await countRecoveryCodes(database, { merchantId, personId: person.id });
  return succeed({
    person: personData(person),
    merchant: { partner_id: partnerId, name: merchantName, is_test_store },
    may: MAY[person.role],
    session_id: sessionId,
    expires_date: slashTime(expiresAt),
    second_factor: {
      on: session.hasSecondFactor,
      needed: session.lacksSecondFactor,
      recovery_codes: left,
    },
  });
};

export const handleListSessions: ForPerson<unknown> = async (
  { database, sessionTerms },
  { caller, session },
) => {
  const of = { merchantId: caller.merchantId, personId: session.person.id };
  const live = await listSessions(database, of, sessionTerms.idleMs);
  return succeed({
    sessions: live.map((each) => ({
      ...sessionData(each),
      current: each.id === session.sessionId,
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

export function codeRefused(): V2Reply {
  return refuse('CODE_REFUSED', 'code: That code is wrong, was used before, or its time is over');
}

export function tooOften(retryAfterSeconds: number): V2Reply {
  const seconds = String(retryAfterSeconds);
  const reason = `Too many tries; come again in ${seconds} ${seconds === '1' ? 'second' : 'seconds'}`;
  return { ...refuse('RATE_LIMIT_EXCEEDED', reason), retryAfterSeconds };
}
