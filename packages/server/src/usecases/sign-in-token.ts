import { hash, randomBytes } from 'node:crypto';

/**
 * A secret that lets somebody in: a prefix that scanners know, the merchant's partner id, by which it is
 * looked up, and 32 random bytes. Only its digest is kept.
 */
export type TokenKind = 'session' | 'link' | 'half';

const PREFIX: Readonly<Record<TokenKind, string>> = {
  session: 'fls',
  link: 'fll',
  half: 'flh',
};
const FORM = /^(fls|fll|flh)_([0-9a-f]{10})_([\w-]{43})$/;
const BYTES = 32;

export interface TokenParts {
  readonly partnerId: string;
  /** SHA-256 of the whole token. */
  readonly digest: Buffer;
}

export function makeToken(kind: TokenKind, partnerId: string): TokenParts & { token: string } {
  const token = `${PREFIX[kind]}_${partnerId}_${randomBytes(BYTES).toString('base64url')}`;
  return { token, partnerId, digest: hash('sha256', token, 'buffer') };
}

/** What a token says of itself; null if it cannot be one of this kind. */
export function readToken(kind: TokenKind, token: string): TokenParts | null {
  const [, prefix, partnerId] = FORM.exec(token) ?? [];
  if (prefix !== PREFIX[kind] || partnerId === undefined) return null;
  return { partnerId, digest: hash('sha256', token, 'buffer') };
}
