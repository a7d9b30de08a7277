import type pg from 'pg';
import { HashingBusy, type PasswordHash } from '../runtime/password-hash.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import { addHalfSession } from '../store/half-sessions.ts';
import { lockPerson, noteSignedIn, noteWrongPassword, type Person } from '../store/people.ts';
import { addSession } from '../store/sessions.ts';
import { findCandidates, type Candidate } from '../store/sign-in.ts';
import type { Guesses } from './guesses.ts';
import { makeToken } from './sign-in-token.ts';

export interface SignInTools {
  readonly pool: pg.Pool;
  readonly passwords: PasswordHash;
  readonly guesses: Guesses;
  readonly newId: () => string;
  /** How long a session lasts at most, milliseconds. */
  readonly sessionMs: number;
  /** Everybody but owners signs in by the provider; nobody has to unless said. */
  readonly isForOwners?: boolean;
}

export interface SignInRequest {
  /** In lower case. */
  readonly email: string;
  readonly password: string;
  /** Of the merchant; null where the address is at one only. */
  readonly partnerId: string | null;
  /** Address of the network that it came from. */
  readonly address: string;
  readonly userAgent: string;
}

export interface SignedInEnd {
  readonly kind: 'signed_in';
  readonly token: string;
  readonly expiresAt: number;
  readonly person: Person;
  readonly merchant: { readonly partnerId: string; readonly name: string };
}

/** How signing in ended. `refused` does not say why: what is wrong is nobody's business. */
export type SignInEnd =
  | SignedInEnd
  /** The password was right, and a code is wanted too. */
  | { readonly kind: 'half'; readonly token: string; readonly expiresAt: number }
  | { readonly kind: 'refused' }
  /** The password was right, and passwords are for owners alone. */
  | { readonly kind: 'not_by_password' }
  | { readonly kind: 'too_often'; readonly retryAfterSeconds: number };

/** Sessions of one person; one more ends the oldest. */
const SESSIONS_MAX = 20;
const USER_AGENT_MAX = 300;
const ADDRESS_MAX = 64;
const BUSY_SECONDS = 2;
/** For finding the telephone and typing six digits. */
const HALF_MS = 5 * 60_000;

/**
 * Begins a session for whoever knows the password. An address that nobody has, one that is at several
 * merchants where none is named, a person without a password and one who was disabled are all
 * refused in the same words, after the same time.
 */
export async function signIn(tools: SignInTools, request: SignInRequest): Promise<SignInEnd> {
  const { email, password, partnerId, address } = request;
  const wait = tools.guesses.begin(email, address);
  if (wait !== null) return { kind: 'too_often', retryAfterSeconds: wait };
  const found = await findCandidates(tools.pool, { email, partnerId });
  const candidate = found.length === 1 ? (found[0] ?? null) : null;
  let isRight: boolean;
  try {
    isRight = await tools.passwords.matches(password, candidate?.password ?? null);
  } catch (error) {
    tools.guesses.undo(email, address);
    if (error instanceof HashingBusy) {
      return { kind: 'too_often', retryAfterSeconds: BUSY_SECONDS };
    }
    throw error;
  }
  if (candidate === null || candidate.isDisabled || !isRight) {
    if (candidate !== null && !isRight) {
      noteWrong(tools.pool, candidate);
    }
    return { kind: 'refused' };
  }
  tools.guesses.succeed(email, address);
  return begin(tools, request, candidate);
}

/**
 * Nobody waits for it: a write that only known addresses are worth would tell which ones they are. If it
 * fails, a number that its owner sees lacks one.
 */
function noteWrong(pool: pg.Pool, { merchantId, personId }: Candidate): void {
  noteWrongPassword(pool, merchantId, personId).catch(() => undefined);
}

async function begin(
  tools: SignInTools,
  request: SignInRequest,
  { merchantId, partnerId, merchantName, personId, password }: Candidate,
): Promise<SignInEnd> {
  return inTransaction<SignInEnd>(tools.pool, async (client) => {
    const person = await lockPerson(client, merchantId, personId);
    // Disabled, or another password set, while this one was looked at.
    const isAsItWas = person?.disabledAt === null && person.password === password;
    if (!isAsItWas) return { kind: 'refused' };
    if (tools.isForOwners === true && person.role !== 'owner') return { kind: 'not_by_password' };
    if (person.secondFactorAt !== null) {
      const { token, digest } = makeToken('half', partnerId);
      const half = { merchantId, personId, digest, lastsMs: HALF_MS };
      return { kind: 'half', token, expiresAt: await addHalfSession(client, half) };
    }
    const merchant = { partnerId, name: merchantName };
    return openSession(client, tools, { ...request, person, merchant });
  });
}

/** Whom a session is begun for, and from where. */
export interface SessionBegin extends Pick<SignInRequest, 'address' | 'userAgent'> {
  /** Locked by the transaction. */
  readonly person: Person;
  readonly merchant: { readonly partnerId: string; readonly name: string };
  /** Whether the provider said who it is; a password did unless said. */
  readonly isByProvider?: boolean;
}

/** Begins the session of somebody who has said all that signing in asks for. */
export async function openSession(
  client: pg.ClientBase,
  { newId, sessionMs }: Pick<SignInTools, 'newId' | 'sessionMs'>,
  { address, userAgent, person, merchant, isByProvider = false }: SessionBegin,
): Promise<SignedInEnd> {
  const { merchantId, id: personId } = person;
  const { token, digest } = makeToken('session', merchant.partnerId);
  const session = {
    ...{ merchantId, id: newId(), personId, digest, lastsMs: sessionMs, isByProvider },
    ...{ userAgent: userAgent.slice(0, USER_AGENT_MAX), address: address.slice(0, ADDRESS_MAX) },
  };
  const expiresAt = await addSession(client, session, SESSIONS_MAX);
  await noteSignedIn(client, merchantId, personId);
  const entry = { merchantId, actor: personActor(person), action: 'person.signed_in' };
  await appendAudit(client, {
    ...{ ...entry, subject: personId },
    after: { session: session.id, address, ...(isByProvider ? { by: 'single_sign_on' } : {}) },
  });
  return { kind: 'signed_in', token, expiresAt, person, merchant };
}

/** What the audit calls a person. */
export function personActor({ email }: Pick<Person, 'email'>): string {
  return `person:${email}`;
}
