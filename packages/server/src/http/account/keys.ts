import type {
  makeKey as makeEndpoint,
  rotateKey as rotateEndpoint,
} from '@fealty/contract/account';
import type { V2Values } from '@fealty/contract/v2';
import {
  allKeys,
  createKey,
  KEY_NAME,
  KeyNameTaken,
  KeysFull,
  revokeKey,
  rotateKey,
  type ListedKey,
} from '../../usecases/create-key.ts';
import { slashTime } from '../dates.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { succeed, type V2Reply } from '../v2/surface.ts';
import type { ForPerson } from './surface.ts';

const HOUR_MS = 3_600_000;

/** Keys of help desks are made and ended with their desks. */
export const handleListKeys: ForPerson<unknown> = async ({ database, now }, { caller }) => {
  const keys = await allKeys(database, caller.merchantId);
  return succeed({ keys: keys.filter(isNamed).map((key) => keyData(key, now())) });
};

export const handleMakeKey: ForPerson<V2Values<typeof makeEndpoint>> = (
  { database, secret },
  { caller, actor, values },
) => {
  const { identifier, scope } = values;
  if (!KEY_NAME.test(identifier)) return Promise.resolve(badName('identifier'));
  const wanted = { merchantId: caller.merchantId, identifier, scope, actor };
  return unlessTaken('identifier', async () =>
    succeed({ identifier, key: await createKey(database, secret, wanted) }),
  );
};

export const handleRotateKey: ForPerson<V2Values<typeof rotateEndpoint>> = (
  { database, secret },
  { caller, actor, path, values },
) => {
  const { new_identifier: newIdentifier, overlap_hours: hours } = values;
  const identifier = path['identifier'] ?? '';
  if (!KEY_NAME.test(newIdentifier)) return Promise.resolve(badName('new_identifier'));
  if (!KEY_NAME.test(identifier)) return Promise.resolve(unknownKey());
  const wanted = {
    ...{ merchantId: caller.merchantId, identifier, newIdentifier, actor },
    overlapMs: hours * HOUR_MS,
  };
  return unlessTaken('new_identifier', async () => {
    const rotated = await rotateKey(database, secret, wanted);
    if (rotated === null) return unknownKey();
    return succeed({
      identifier: newIdentifier,
      key: rotated.key,
      old_ends_date: slashTime(rotated.oldEndsAt),
      overlap_hours: hours,
    });
  });
};

export const handleRevokeKey: ForPerson<unknown> = async (
  { database },
  { caller, actor, path },
) => {
  const identifier = path['identifier'] ?? '';
  const wanted = { merchantId: caller.merchantId, identifier, actor };
  const ended = KEY_NAME.test(identifier) && (await revokeKey(database, wanted));
  return ended ? succeed({ identifier }) : unknownKey();
};

async function unlessTaken(field: string, make: () => Promise<V2Reply>): Promise<V2Reply> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof KeyNameTaken) {
      return refuse('KEY_NAME_TAKEN', `${field}: A key has, or had, this name; take another`);
    }
    if (error instanceof KeysFull) {
      return refuse('TOO_MANY_KEYS', 'The store has as many keys as it can; revoke some first');
    }
    throw error;
  }
}

function isNamed({ identifier }: ListedKey): boolean {
  return KEY_NAME.test(identifier);
}

function badName(field: string): V2Reply {
  const allowed = 'Letters, digits, dots, dashes and underscores, 64 at most';
  return refuse('INVALID_REQUEST_PARAMETER_VALUES', `${field}: ${allowed}`);
}

function unknownKey(): V2Reply {
  return refuse('KEY_DOES_NOT_EXIST', 'There is no such key that works, or another took its place');
}

function keyData(key: ListedKey, now: number): object {
  const { identifier, scope, lastFour, createdAt, revokedAt, lastUsedOn, limits } = key;
  const state = revokedAt === null ? 'live' : revokedAt > now ? 'ending' : 'ended';
  const [year = '', month = '', day = ''] = lastUsedOn?.split('-') ?? [];
  return {
    ...{ identifier, scope, state },
    last_four: lastFour,
    created_date: slashTime(createdAt),
    ends_date: revokedAt === null ? null : slashTime(revokedAt),
    last_used_date: lastUsedOn === null ? null : `${month}/${day}/${year}`,
    write_limit: limits.write,
    general_limit: limits.general,
  };
}
