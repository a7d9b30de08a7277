import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign } from 'node:crypto';
import type pg from 'pg';
import { seal as encrypt, unseal as decrypt } from '../runtime/seal.ts';
import type { InstallationSecret } from '../runtime/secret.ts';
import { statement } from '../runtime/statement.ts';
import { inTransaction } from '../runtime/transaction.ts';
import { SEAL_KEY_PURPOSE } from '../store/sealed-columns.ts';

/** A key that seals are signed with, as it is published. */
export interface SealKey {
  /** The first 16 hex digits of the SHA-256 of the public key. */
  readonly id: string;
  /** Ed25519, 32 bytes in hex. */
  readonly publicKey: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Since when it signs no more; null for the one that does. */
  readonly retiredAt: number | null;
}

/** Signs texts, in hex. */
export interface SealSigner {
  readonly keyId: string;
  sign(text: string): string;
}

const PURPOSE = { merchantId: 0, purpose: SEAL_KEY_PURPOSE } as const;
/** What stands before the 32 bytes of an Ed25519 key in the form that the library knows. */
const SPKI_HEAD_BYTES = 12;

const listKeys = statement(
  'seals.listKeys',
  `select k.id, encode(k.public_key, 'hex') as "publicKey", k.created_at as "createdAt",
          k.retired_at as "retiredAt"
     from seal_keys k order by k.created_at desc, k.id limit 1000`,
);
const readSigning = statement(
  'seals.readSigningKey',
  `select k.id, k.private_key as "privateKey" from seal_keys k where k.retired_at is null`,
);
const addKey = statement(
  'seals.addKey',
  `insert into seal_keys (id, public_key, private_key)
   values ($1, decode($2, 'hex'), $3) on conflict do nothing`,
);
const retireKeys = statement(
  'seals.retireKeys',
  `update seal_keys set retired_at = clock_timestamp() where retired_at is null`,
);

/** All keys, the one that signs first. */
export async function readSealKeys(pool: pg.Pool | pg.ClientBase): Promise<readonly SealKey[]> {
  return (await pool.query<SealKey>({ ...listKeys })).rows;
}

/** What signs; makes the installation's first key if there is none. */
export async function openSigner(
  client: pg.Pool | pg.ClientBase,
  secret: InstallationSecret,
): Promise<SealSigner> {
  const found = await signing(client);
  if (found === undefined) await makeKey(client, secret);
  const key = found ?? (await signing(client));
  if (key === undefined) throw new Error('there is no key to sign seals with');
  const privateKey = createPrivateKey({
    key: Buffer.from(decrypt(secret, PURPOSE, key.privateKey), 'hex'),
    format: 'der',
    type: 'pkcs8',
  });
  return {
    keyId: key.id,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('hex'),
  };
}

/** Makes a new key that signs from now on. The old ones stay known: what they signed stays signed. */
export async function rotateSealKey(pool: pg.Pool, secret: InstallationSecret): Promise<SealKey> {
  return inTransaction(pool, async (client) => {
    await client.query({ ...retireKeys });
    await makeKey(client, secret);
    const [key] = await readSealKeys(client);
    if (key === undefined) throw new Error('a key was not inserted');
    return key;
  });
}

async function signing(
  client: pg.Pool | pg.ClientBase,
): Promise<{ readonly id: string; readonly privateKey: Buffer } | undefined> {
  return (await client.query<{ id: string; privateKey: Buffer }>({ ...readSigning })).rows[0];
}

/** Does nothing if another process made one meanwhile. */
async function makeKey(client: pg.Pool | pg.ClientBase, secret: InstallationSecret): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = spki.subarray(SPKI_HEAD_BYTES).toString('hex');
  const text = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('hex');
  const id = hash('sha256', Buffer.from(publicKey, 'hex'), 'hex').slice(0, 16);
  await client.query({ ...addKey, values: [id, publicKey, encrypt(secret, PURPOSE, text)] });
}
