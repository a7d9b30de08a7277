import { hash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { seal } from '../runtime/seal.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { appendAudit } from '../store/audit.ts';
import { addKey, limitKeyRow, revokeKeyRow, type KeyLimits, type KeyScope } from '../store/keys.ts';

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

/** The purpose under which a key is sealed: it must also sign tokens, so a digest is not enough. */
export const KEY_PURPOSE = 'api key';

/** A merchant has, or had, a key of that name. */
export class KeyNameTaken extends Error {}

/**
 * Makes a key and answers it: 32 hex digits, to be shown this once. Throws `KeyNameTaken`.
 */
export function createKey(pool: pg.Pool, secret: Buffer, wanted: NewKey): Promise<string> {
  return inTransaction(pool, (client) => createKeyIn(client, secret, wanted));
}

/** The same within a transaction that does more. */
export async function createKeyIn(
  client: pg.ClientBase,
  secret: Buffer,
  wanted: NewKey,
): Promise<string> {
  const { merchantId, identifier, scope, actor, limits = AS_THE_OPERATOR_SAYS } = wanted;
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
    const revoked = await revokeKeyRow(client, merchantId, identifier);
    if (revoked) {
      await appendAudit(client, { merchantId, actor, action: 'key.revoked', subject: identifier });
    }
    return revoked;
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
