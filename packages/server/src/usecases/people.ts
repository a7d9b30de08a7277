import type pg from 'pg';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import { readMerchant } from '../store/merchants.ts';
import { removeLinks, replaceLink } from '../store/person-links.ts';
import {
  addPerson,
  changePerson,
  countPeopleLocked,
  findPersonByEmail,
  listPeople,
  lockLiveOwners,
  lockPerson,
  readPerson,
  removePersonRow,
  type Person,
  type Role,
} from '../store/people.ts';
import { unlinkAccounts } from '../store/person-accounts.ts';
import { removeFactorRows } from '../store/second-factor.ts';
import { endSessionRows } from '../store/sessions.ts';
import { makeToken } from './sign-in-token.ts';

export { ROLES, type Person, type Role } from '../store/people.ts';

/** People of one merchant; whoever looks for one looks through all. */
export const PEOPLE_MAX = 500;
const LINK_MS = 7 * 24 * 60 * 60_000;

/** About whom something is done, and by whom. */
export interface PersonRequest {
  readonly merchantId: number;
  readonly id: string;
  readonly actor: string;
}

/** A link that is shown once. */
export interface MadeLink {
  readonly token: string;
  readonly expiresAt: number;
}

export type Invited =
  | { readonly kind: 'invited'; readonly person: Person; readonly link: MadeLink }
  | { readonly kind: 'exists' | 'too_many' };

/** `last_owner`: nobody who may let others in would be left. */
export type PersonChanged =
  | { readonly kind: 'changed'; readonly person: Person }
  | { readonly kind: 'unknown' | 'last_owner' };

/** What somebody is to be; what is left out stays. */
export interface WantedPerson {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** People of a merchant, in the order in which they came. */
export function allPeople(pool: pg.Pool, merchantId: number): Promise<readonly Person[]> {
  return listPeople(pool, merchantId, PEOPLE_MAX);
}

/** By the address, in lower case. */
export function personByEmail(
  pool: pg.Pool,
  merchantId: number,
  email: string,
): Promise<Person | null> {
  return findPersonByEmail(pool, merchantId, email);
}

/** Null if the merchant has no such person. */
export function personById(pool: pg.Pool, merchantId: number, id: string): Promise<Person | null> {
  return readPerson(pool, merchantId, id);
}

/** Takes somebody on, with a link that sets the password. `id` is a new one. */
export async function invitePerson(
  pool: pg.Pool,
  { merchantId, id, actor }: PersonRequest,
  wanted: { readonly email: string; readonly name: string; readonly role: Role },
): Promise<Invited> {
  const { partnerId } = await readMerchant(pool, merchantId);
  const { email, name, role } = wanted;
  return inTransaction<Invited>(pool, async (client) => {
    if ((await countPeopleLocked(client, merchantId)) >= PEOPLE_MAX) return { kind: 'too_many' };
    const isNew = await addPerson(client, { merchantId, id, email, name, role });
    if (!isNew) return { kind: 'exists' };
    const entry = { merchantId, actor, action: 'person.invited', subject: id };
    await appendAudit(client, { ...entry, after: { email, name, role } });
    const link = await makeLink(client, partnerId, { merchantId, id, actor });
    const person = await readPerson(client, merchantId, id);
    if (person === null) throw new Error(`person ${id} was added and is not there`);
    return { kind: 'invited', person, link };
  });
}

/** A new link in the place of an old one; null if there is no such person, or he is disabled. */
export async function resetLink(
  pool: pg.Pool,
  request: PersonRequest,
): Promise<{ readonly person: Person; readonly link: MadeLink } | null> {
  const { merchantId, id, actor } = request;
  const { partnerId } = await readMerchant(pool, merchantId);
  return inTransaction(pool, async (client) => {
    const person = await lockPerson(client, merchantId, id);
    if (person?.disabledAt !== null) return null;
    const link = await makeLink(client, partnerId, request);
    await appendAudit(client, { merchantId, actor, action: 'person.link_made', subject: id });
    return { person, link };
  });
}

/**
 * Changes somebody. Another role and being disabled end all of his sessions, and being disabled the
 * link that he has.
 */
export function updatePerson(
  pool: pg.Pool,
  { merchantId, id, actor }: PersonRequest,
  wanted: WantedPerson,
): Promise<PersonChanged> {
  return inTransaction<PersonChanged>(pool, async (client) => {
    // First and in one order, so that two owners who demote each other come after one another.
    const owners = await lockLiveOwners(client, merchantId);
    const before = await lockPerson(client, merchantId, id);
    if (before === null) return { kind: 'unknown' };
    const wasDisabled = before.disabledAt !== null;
    const { name = before.name, role = before.role, isDisabled = wasDisabled } = wanted;
    const staysOwner = role === 'owner' && !isDisabled;
    if (!staysOwner && isLast(owners, id)) return { kind: 'last_owner' };
    await changePerson(client, merchantId, { id, name, role, isDisabled });
    if (role !== before.role || (isDisabled && !wasDisabled)) {
      await endSessionRows(client, merchantId, { personId: id, except: null });
    }
    if (isDisabled) await removeLinks(client, merchantId, id);
    const entry = { merchantId, actor, action: 'person.changed', subject: id };
    await appendAudit(client, {
      ...entry,
      before: { name: before.name, role: before.role, disabled: wasDisabled },
      after: { name, role, disabled: isDisabled },
    });
    const person = await readPerson(client, merchantId, id);
    return person === null ? { kind: 'unknown' } : { kind: 'changed', person };
  });
}

/** Takes somebody off the list for good; his address may be invited again, as somebody new. */
export function removePerson(
  pool: pg.Pool,
  { merchantId, id, actor }: PersonRequest,
): Promise<'removed' | 'unknown' | 'last_owner'> {
  return inTransaction(pool, async (client) => {
    const owners = await lockLiveOwners(client, merchantId);
    const before = await lockPerson(client, merchantId, id);
    if (before === null) return 'unknown';
    if (isLast(owners, id)) return 'last_owner';
    await endSessionRows(client, merchantId, { personId: id, except: null });
    await removeLinks(client, merchantId, id);
    await removeFactorRows(client, { merchantId, personId: id });
    await unlinkAccounts(client, merchantId, id);
    await removePersonRow(client, merchantId, id);
    const { email, name, role } = before;
    const entry = { merchantId, actor, action: 'person.removed', subject: id };
    await appendAudit(client, { ...entry, before: { email, name, role } });
    return 'removed';
  });
}

function isLast(owners: readonly string[], id: string): boolean {
  return owners.length === 1 && owners[0] === id;
}

async function makeLink(
  client: pg.ClientBase,
  partnerId: string,
  { merchantId, id: personId, actor }: PersonRequest,
): Promise<MadeLink> {
  const { token, digest } = makeToken('link', partnerId);
  const link = { merchantId, personId, digest, createdBy: actor, lastsMs: LINK_MS };
  return { token, expiresAt: await replaceLink(client, link) };
}
