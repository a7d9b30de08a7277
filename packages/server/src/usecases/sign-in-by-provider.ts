import type pg from 'pg';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import { findMerchant } from '../store/merchants.ts';
import {
  addPerson,
  countPeopleLocked,
  lockPerson,
  readPerson,
  type Person,
} from '../store/people.ts';
import {
  findLinkedPeople,
  findPeopleByEmail,
  linkAccount,
  useAttempt,
  wasEverPerson,
  type AccountCandidate,
} from '../store/person-accounts.ts';
import { PEOPLE_MAX } from './people.ts';
import {
  openSession,
  personActor,
  type SignedInEnd,
  type SignInRequest,
  type SignInTools,
} from './sign-in.ts';

/** Somebody as the provider knows him. */
export interface KnownByProvider {
  readonly issuer: string;
  readonly subject: string;
  /** Verified, in lower case; null if there is none that is. */
  readonly email: string | null;
  readonly name: string | null;
}

/** Who is taken on without an invitation: addresses of these domains, at this store, never as an owner. */
export interface Joining {
  readonly domains: readonly string[];
  readonly role: 'manager' | 'agent' | 'analyst';
  readonly partnerId: string;
}

export interface ProviderRequest extends Pick<
  SignInRequest,
  'address' | 'userAgent' | 'partnerId'
> {
  readonly identity: KnownByProvider;
  /** SHA-256 of what makes this attempt one of a kind, and how long it could come again. */
  readonly attempt: { readonly digest: Buffer; readonly lastsMs: number };
  /** Null if nobody is. */
  readonly joining: Joining | null;
  /** For whoever is taken on. */
  readonly newPersonId: string;
}

/**
 * Why nobody was signed in. Whoever is told has proved who he is, so each is said:
 * - `unknown`: nobody works here under that address; `unverified`: there is no address that counts;
 * - `several`: the store must be named; `kept_out`: an owner disabled him;
 * - `other_account`: the person with that address signs in by another account of the provider;
 * - `full`: no more people can be taken on; `used`: the attempt was ended before.
 */
export type ProviderRefusal =
  'unknown' | 'unverified' | 'several' | 'kept_out' | 'other_account' | 'full' | 'used';

export type ProviderSignInEnd =
  SignedInEnd | { readonly kind: 'refused'; readonly why: ProviderRefusal };

type Tools = Pick<SignInTools, 'pool' | 'newId' | 'sessionMs'>;

/**
 * Begins a session for whoever the provider says it is: the person whose account that is, else the one
 * with that verified address, whose account it becomes. No code of ours is asked for.
 */
export async function signInByProvider(
  tools: Tools,
  request: ProviderRequest,
): Promise<ProviderSignInEnd> {
  const { identity, partnerId, joining } = request;
  const { issuer, subject, email } = identity;
  const linked = await findLinkedPeople(tools.pool, { issuer, subject, partnerId });
  const named =
    email === null ? [] : await findPeopleByEmail(tools.pool, { issuer, email, partnerId });
  // At a store where the account is somebody's, the address says nothing.
  const others = named.filter(
    ({ merchantId }) => !linked.some((each) => each.merchantId === merchantId),
  );
  // The account may have become his between the two looks.
  const free = others.filter((each) => each.subject === null || each.subject === subject);
  const candidates = [...linked, ...free];
  const live = candidates.filter(({ isDisabled }) => !isDisabled);
  const [candidate] = live;
  if (live.length > 1) return refused('several');
  if (candidate !== undefined) return begin(tools, request, candidate);
  if (candidates.length > 0) return refused('kept_out');
  if (others.length > 0) return refused('other_account');
  if (email === null) return refused('unverified');
  return joining === null ? refused('unknown') : join(tools, request, { email, joining });
}

function refused(why: ProviderRefusal): ProviderSignInEnd {
  return { kind: 'refused', why };
}

async function begin(
  tools: Tools,
  request: ProviderRequest,
  { merchantId, partnerId, merchantName, personId, subject }: AccountCandidate,
): Promise<ProviderSignInEnd> {
  return inTransaction<ProviderSignInEnd>(tools.pool, async (client) => {
    const person = await lockPerson(client, merchantId, personId);
    if (person === null) return refused('unknown');
    if (person.disabledAt !== null) return refused('kept_out');
    if (!(await useAttempt(client, merchantId, request.attempt))) return refused('used');
    if (subject === null && !(await link(client, person, request.identity))) {
      return refused('other_account');
    }
    const merchant = { partnerId, name: merchantName };
    return openSession(client, tools, { ...request, person, merchant, isByProvider: true });
  });
}

/** False if meanwhile another account became his, or this one somebody's. */
async function link(
  client: pg.ClientBase,
  person: Person,
  { issuer, subject }: KnownByProvider,
): Promise<boolean> {
  const { merchantId, id: personId } = person;
  if (!(await linkAccount(client, merchantId, { issuer, subject, personId }))) return false;
  const entry = { merchantId, actor: personActor(person), action: 'person.account_linked' };
  await appendAudit(client, { ...entry, subject: personId, after: { issuer } });
  return true;
}

/**
 * Takes somebody on whose domain may join. Whoever was taken off the list stays off it: he comes back by an
 * invitation alone.
 */
async function join(
  tools: Tools,
  request: ProviderRequest,
  { email, joining }: { readonly email: string; readonly joining: Joining },
): Promise<ProviderSignInEnd> {
  const { partnerId, role, domains } = joining;
  const isElsewhere = request.partnerId !== null && request.partnerId !== partnerId;
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (isElsewhere || !domains.includes(domain)) return refused('unknown');
  const merchant = await findMerchant(tools.pool, partnerId);
  if (merchant === null) return refused('unknown');
  const { id: merchantId } = merchant;
  return inTransaction<ProviderSignInEnd>(tools.pool, async (client) => {
    const many = await countPeopleLocked(client, merchantId);
    if (await wasEverPerson(client, merchantId, email)) return refused('unknown');
    if (many >= PEOPLE_MAX) return refused('full');
    if (!(await useAttempt(client, merchantId, request.attempt))) return refused('used');
    const id = request.newPersonId;
    const name = request.identity.name ?? email.slice(0, email.lastIndexOf('@'));
    await addPerson(client, { merchantId, id, email, name, role });
    const person = await readPerson(client, merchantId, id);
    if (person === null) throw new Error(`person ${id} was added and is not there`);
    const entry = { merchantId, actor: personActor(person), action: 'person.joined', subject: id };
    await appendAudit(client, { ...entry, after: { email, name, role } });
    if (!(await link(client, person, request.identity))) {
      throw new Error(`the account of ${id} is somebody's already`);
    }
    return openSession(client, tools, { ...request, person, merchant, isByProvider: true });
  });
}
