import { hash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { seal } from '../runtime/seal.ts';
import { KEY_PURPOSE } from '../store/sealed-columns.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import {
  addKey,
  countLiveKeys,
  limitKeyRow,
  lockLiveKey,
  readKeys,
  revokeKeyRow,
  type KeyLimits,
  type KeyScope,
  type ListedKey,
} from '../store/keys.ts';
import type { InstallationSecret } from '../runtime/secret.ts';

export type { ListedKey } from '../store/keys.ts';
export { KEY_PURPOSE } from '../store/sealed-columns.ts';

/** What keys are called; those of help desks have a name of another form. */
export const KEY_NAME = /^[\w.-]{1,64}$/;

/** Keys of one merchant that work at once. */
const LIVE_KEYS_MAX = 100;

/** What a new key is to be. */
export interface NewKey {
  readonly merchantId: number;
  /** Names the key in lists, in the audit and in tokens that it signs. */
  readonly identifier: string;
  readonly scope: KeyScope;
  /** Requests a second; without it as the operator says. */
  readonly limits?: KeyLimits;
  readonly actor: string;
}

const AS_THE_OPERATOR_SAYS: KeyLimits = { write: null, general: null };

/** A merchant has, or had, a key of that name. */
export class KeyNameTaken extends Error {}

/** So many keys work that no more are made. */
export class KeysFull extends Error {}

/** All that a merchant has and had, in the order in which they were made. */
export function allKeys(pool: pg.Pool, merchantId: number): Promise<readonly ListedKey[]> {
  return readKeys(pool, merchantId);
}

/**
 * Makes a key and answers it: 32 hex digits, to be shown this once. Throws `KeyNameTaken` and `KeysFull`.
 */
export function createKey(
  pool: pg.Pool,
  secret: InstallationSecret,
  wanted: NewKey,
): Promise<string> {
  return inTransaction(pool, (client) => createKeyIn(client, secret, wanted));
}

/** The same within a transaction that does more. */
export async function createKeyIn(
  client: pg.ClientBase,
  secret: InstallationSecret,
  wanted: NewKey,
): Promise<string> {
  const { merchantId, identifier, scope, actor, limits = AS_THE_OPERATOR_SAYS } = wanted;
  if ((await countLiveKeys(client, merchantId)) >= LIVE_KEYS_MAX) {
    throw new KeysFull(`there are ${String(LIVE_KEYS_MAX)} keys: revoke some first`);
  }
  const key = randomBytes(16).toString('hex');
  const isNew = await addKey(client, merchantId, {
    identifier,
    scope,
    digest: hash('sha256', key, 'buffer'),
    sealed: seal(secret, { merchantId, purpose: KEY_PURPOSE }, key),
    lastFour: key.slice(-4),
    limits,
  });
  if (!isNew) throw new KeyNameTaken(`there is, or was, a key ${identifier}: take another name`);
  const after = { scope, limits };
  await appendAudit(client, {
    merchantId,
    actor,
    action: 'key.created',
    subject: identifier,
    after,
  });
  return key;
}

/** Ends a key; false if there is no such live one. */
export function revokeKey(
  pool: pg.Pool,
  wanted: Pick<NewKey, 'merchantId' | 'identifier' | 'actor'>,
): Promise<boolean> {
  const { merchantId, identifier, actor } = wanted;
  return inTransaction(pool, async (client) => {
    const revoked = (await revokeKeyRow(client, merchantId, { identifier, inMs: 0 })) !== null;
    if (revoked) {
      await appendAudit(client, { merchantId, actor, action: 'key.revoked', subject: identifier });
    }
    return revoked;
  });
}

/** A key that takes the place of another, and until when the other one works beside it. */
export interface RotatedKey {
  readonly identifier: string;
  /** To be shown this once. */
  readonly key: string;
  readonly oldEndsAt: number;
}

/**
 * Makes a key that may do what another one may, which ends `overlapMs` later: in between both work, so that
 * whoever uses it can change over. Null if there is no such live one. Throws `KeyNameTaken`.
 */
export function rotateKey(
  pool: pg.Pool,
  secret: InstallationSecret,
  wanted: Pick<NewKey, 'merchantId' | 'identifier' | 'actor'> & {
    readonly newIdentifier: string;
    readonly overlapMs: number;
  },
): Promise<RotatedKey | null> {
  const { merchantId, identifier, newIdentifier, overlapMs, actor } = wanted;
  return inTransaction(pool, async (client) => {
    const old = await lockLiveKey(client, merchantId, identifier);
    if (old === null) return null;
    const made = { merchantId, identifier: newIdentifier, ...old, actor };
    const key = await createKeyIn(client, secret, made);
    const oldEndsAt = await revokeKeyRow(client, merchantId, { identifier, inMs: overlapMs });
    if (oldEndsAt === null) throw new Error(`key ${identifier} was held and is gone`);
    const entry = { merchantId, actor, action: 'key.rotated', subject: identifier };
    const ends = new Date(oldEndsAt).toISOString();
    await appendAudit(client, { ...entry, after: { newKey: newIdentifier, ends } });
    return { identifier: newIdentifier, key, oldEndsAt };
  });
}

/** Limits a key otherwise; false if there is no such live one. */
export function limitKey(
  pool: pg.Pool,
  wanted: Pick<NewKey, 'merchantId' | 'identifier' | 'actor'> & { readonly limits: KeyLimits },
): Promise<boolean> {
  const { merchantId, identifier, actor, limits } = wanted;
  return inTransaction(pool, async (client) => {
    const limited = await limitKeyRow(client, merchantId, { identifier, limits });
    if (limited) {
      const entry = { merchantId, actor, action: 'key.limited', subject: identifier };
      await appendAudit(client, { ...entry, after: { limits } });
    }
    return limited;
  });
}
