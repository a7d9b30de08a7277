import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Names the secret that sealed something, so that a later one can live beside it. */
const SECRET_NUMBER = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** A shortened tag would be compared as far as it goes, and be easier to guess. */
const WHOLE_TAG = { authTagLength: TAG_BYTES } as const;

/** What a sealed text is for; the seal opens for nothing else. */
export interface SealPurpose {
  readonly merchantId: number;
  readonly purpose: string;
}

/** Encrypts a text with AES-256-GCM under the installation's secret, bound to its purpose. */
export function seal(secret: Buffer, purpose: SealPurpose, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce, WHOLE_TAG);
  cipher.setAAD(boundTo(purpose));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(SECRET_NUMBER), nonce, cipher.getAuthTag(), sealed]);
}

/** Opens what `seal` closed. Throws if it was altered, or sealed for something else. */
export function unseal(secret: Buffer, purpose: SealPurpose, sealed: Buffer): string {
  if (sealed[0] !== SECRET_NUMBER) throw new Error('sealed under a secret that is not known here');
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), nonce, WHOLE_TAG);
  decipher.setAAD(boundTo(purpose));
  decipher.setAuthTag(tag);
  const text = sealed.subarray(1 + NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
}

function keyOf(secret: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'fealty sealed texts', 32));
}

function boundTo({ merchantId, purpose }: SealPurpose): Buffer {
  return Buffer.from(`${String(merchantId)}:${purpose}`);
}
