import type pg from 'pg';
import { HashingBusy, type PasswordHash } from '../runtime/password-hash.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import { readMerchant } from '../store/merchants.ts';
import { findLink, removeLinks, takeLink } from '../store/person-links.ts';
import { lockPerson, putPassword, readPerson, type Person } from '../store/people.ts';
import { endSessionRows } from '../store/sessions.ts';
import { passwordProblem } from './password-rules.ts';
import { personActor } from './sign-in.ts';
import { readToken } from './sign-in-token.ts';

export interface PasswordTools {
  readonly pool: pg.Pool;
  readonly passwords: PasswordHash;
}

/**
 * What became of it. `wrong`: the password that was given as the current one is not; `unknown`: no such
 * link, or its time is over; `weak`: why the new one is not taken; `busy`: too many at once.
 */
export type PasswordSet =
  | { readonly kind: 'set'; readonly email: string; readonly sessionsEnded: number }
  | { readonly kind: 'weak'; readonly problem: string }
  | { readonly kind: 'wrong' | 'unknown' | 'busy' };

/** Sets the password that a link is for; the link is used up, and every session ends. */
export async function setPasswordByLink(
  { pool, passwords }: PasswordTools,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<PasswordSet> {
  const parts = readToken('link', token);
  const link = parts === null ? null : await findLink(pool, parts.partnerId, parts.digest);
  if (parts === null || link === null) return { kind: 'unknown' };
  const { merchantId, personId } = link;
  const person = await readPerson(pool, merchantId, personId);
  if (person === null) return { kind: 'unknown' };
  const made = await make({ pool, passwords }, person, password);
  if ('kind' in made) return made;
  const { kept } = made;
  return inTransaction<PasswordSet>(pool, async (client) => {
    const locked = await lockPerson(client, merchantId, personId);
    if (locked === null) return { kind: 'unknown' };
    const taken = await takeLink(client, merchantId, { personId, digest: parts.digest });
    if (!taken) return { kind: 'unknown' };
    const ended = await put(client, locked, { kept, except: null, actor: personActor(locked) });
    return { kind: 'set', email: locked.email, sessionsEnded: ended };
  });
}

/** Changes a person's own password; all his other sessions end, and links that he was sent. */
export async function changePassword(
  { pool, passwords }: PasswordTools,
  change: {
    readonly merchantId: number;
    readonly personId: string;
    readonly sessionId: string;
    readonly current: string;
    readonly password: string;
  },
): Promise<PasswordSet> {
  const { merchantId, personId, sessionId, current, password } = change;
  const person = await readPerson(pool, merchantId, personId);
  if (person === null) return { kind: 'unknown' };
  try {
    if (!(await passwords.matches(current, person.password))) return { kind: 'wrong' };
  } catch (error) {
    if (error instanceof HashingBusy) return { kind: 'busy' };
    throw error;
  }
  const made = await make({ pool, passwords }, person, password);
  if ('kind' in made) return made;
  const { kept } = made;
  return inTransaction<PasswordSet>(pool, async (client) => {
    const locked = await lockPerson(client, merchantId, personId);
    // Set anew by a link while this one was looked at.
    if (locked?.password !== person.password) return { kind: 'wrong' };
    const actor = personActor(locked);
    const ended = await put(client, locked, { kept, except: sessionId, actor });
    return { kind: 'set', email: locked.email, sessionsEnded: ended };
  });
}

/** Sets a password that the operator typed; every session ends. Answers what is wrong with it, or null. */
export async function setPasswordAsOperator(
  { pool, passwords }: PasswordTools,
  set: { readonly person: Person; readonly password: string; readonly actor: string },
): Promise<string | null> {
  const { person, password, actor } = set;
  const problem = await problemOf(pool, person, password);
  if (problem !== null) return problem;
  const kept = await passwords.make(password);
  await inTransaction(pool, (client) => put(client, person, { kept, except: null, actor }));
  return null;
}

async function problemOf(pool: pg.Pool, person: Person, password: string): Promise<string | null> {
  const { name: merchant } = await readMerchant(pool, person.merchantId);
  return passwordProblem(password, { email: person.email, name: person.name, merchant });
}

type NotMade = { readonly kind: 'weak'; readonly problem: string } | { readonly kind: 'busy' };

/** What is kept of a password, if it will do and there is room to make it. */
async function make(
  { pool, passwords }: PasswordTools,
  person: Person,
  password: string,
): Promise<{ readonly kept: string } | NotMade> {
  const problem = await problemOf(pool, person, password);
  if (problem !== null) return { kind: 'weak', problem };
  try {
    return { kept: await passwords.make(password) };
  } catch (error) {
    if (error instanceof HashingBusy) return { kind: 'busy' };
    throw error;
  }
}

async function put(
  client: pg.ClientBase,
  { merchantId, id }: Person,
  set: { readonly kept: string; readonly except: string | null; readonly actor: string },
): Promise<number> {
  const { kept, except, actor } = set;
  await putPassword(client, merchantId, { id, password: kept });
  await removeLinks(client, merchantId, id);
  const ended = await endSessionRows(client, merchantId, { personId: id, except });
  const entry = { merchantId, actor, action: 'person.password_set', subject: id };
  await appendAudit(client, { ...entry, after: { sessionsEnded: ended } });
  return ended;
}
