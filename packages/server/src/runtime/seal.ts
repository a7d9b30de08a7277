import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyFor, type InstallationSecret } from './secret.ts';

/** The form without the name of a secret, which was written before secrets could be rotated. */
const NAMELESS = 1;
const NAMED = 2;
const NAME_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** A shortened tag would be compared as far as it goes, and be easier to guess. */
const WHOLE_TAG = { authTagLength: TAG_BYTES } as const;

/** What a sealed text is for; the seal opens for nothing else. */
export interface SealPurpose {
  readonly merchantId: number;
  readonly purpose: string;
}

/** Encrypts a text with AES-256-GCM under the newest secret, bound to its purpose. */
export function seal(secret: InstallationSecret, purpose: SealPurpose, text: string): Buffer {
  const [newest] = secret.all();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(newest), nonce, WHOLE_TAG);
  cipher.setAAD(boundTo(purpose));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([sealMark(newest), nonce, cipher.getAuthTag(), sealed]);
}

/**
 * Opens what `seal` closed under any of the secrets. Throws if it was altered, sealed for something else, or
 * under a secret that is not there.
 */
export function unseal(secret: InstallationSecret, purpose: SealPurpose, sealed: Buffer): string {
  if (sealed[0] === NAMELESS) return openNameless(secret, purpose, sealed.subarray(1));
  const mark = sealed.subarray(0, 1 + NAME_BYTES);
  const named = secret.all().find((each) => sealMark(each).equals(mark));
  if (named === undefined) {
    throw new Error(`sealed under a secret that is not known here: ${secretName(mark)}`);
  }
  return open(named, purpose, sealed.subarray(1 + NAME_BYTES));
}

/** What a sealed text begins with: its form, and which secret sealed it. Tells nothing of the secret. */
export function sealMark(secret: Buffer): Buffer {
  const name = keyFor(secret, 'fealty name of a secret').subarray(0, NAME_BYTES);
  return Buffer.concat([Buffer.of(NAMED), name]);
}

/** How people are told of the secret that a mark names: 8 hexadecimal digits, or `unnamed`. */
export function secretName(mark: Buffer): string {
  return mark[0] === NAMED ? mark.subarray(1, 1 + NAME_BYTES).toString('hex') : 'unnamed';
}

/** Tried in turn: a tag of 128 bits tells which one it was. */
function openNameless(secret: InstallationSecret, purpose: SealPurpose, body: Buffer): string {
  const [newest, ...previous] = secret.all();
  for (const each of previous.toReversed()) {
    try {
      return open(each, purpose, body);
    } catch {
      // Of another secret, or of none: the last one says so.
    }
  }
  return open(newest, purpose, body);
}

function open(secret: Buffer, purpose: SealPurpose, body: Buffer): string {
  const nonce = body.subarray(0, NONCE_BYTES);
  const tag = body.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret), nonce, WHOLE_TAG);
  decipher.setAAD(boundTo(purpose));
  decipher.setAuthTag(tag);
  const text = body.subarray(NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
}

function sealingKey(secret: Buffer): Buffer {
  return keyFor(secret, 'fealty sealed texts');
}

function boundTo({ merchantId, purpose }: SealPurpose): Buffer {
  return Buffer.from(`${String(merchantId)}:${purpose}`);
}
