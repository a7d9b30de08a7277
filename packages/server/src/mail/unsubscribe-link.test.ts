import { createHmac, hkdfSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { fixedSecret } from '../runtime/secret.ts';
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-link.ts';

const BYTES = Buffer.alloc(32, 5);
const SECRET = fixedSecret(BYTES);
const HOLDER = { merchantId: 3, memberId: '59cc9b91418a580a512b450d' };

it('a link names its member in 43 letters that a path can hold', () => {
  const token = unsubscribeToken(SECRET, HOLDER);
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(readUnsubscribeToken(SECRET, HOLDER.merchantId, token)).toBe(HOLDER.memberId);
});

it('a link counts as long as the secret that signed it is named, and is signed with the newest', () => {
  const [newest, stranger] = [Buffer.alloc(32, 6), Buffer.alloc(32, 7)];
  const rotated = fixedSecret(newest, stranger, BYTES);
  const [old, fresh] = [unsubscribeToken(SECRET, HOLDER), unsubscribeToken(rotated, HOLDER)];
  expect(readUnsubscribeToken(rotated, 3, old)).toBe(HOLDER.memberId);
  expect(readUnsubscribeToken(fixedSecret(newest), 3, fresh)).toBe(HOLDER.memberId);
  expect(readUnsubscribeToken(fixedSecret(newest), 3, old)).toBeNull();
});

it('a link is what it was years ago: mails are kept', () => {
  const member = Buffer.from(HOLDER.memberId, 'hex');
  const key = Buffer.from(hkdfSync('sha256', BYTES, '', 'fealty unsubscribe links', 32));
  const mac = createHmac('sha256', key).update(`3:${HOLDER.memberId}`).digest().subarray(0, 20);
  const expected = Buffer.concat([member, mac]).toString('base64url');
  expect(unsubscribeToken(SECRET, HOLDER)).toBe(expected);
});

it.each(['A', '=', ' ', '!'])('a link is not read with %j behind or before it', (more) => {
  const token = unsubscribeToken(SECRET, HOLDER);
  expect(readUnsubscribeToken(SECRET, 3, `${token}${more}`)).toBeNull();
  expect(readUnsubscribeToken(SECRET, 3, `${more}${token}`)).toBeNull();
});

it('a link says nothing in another store or after a bit was changed', () => {
  const token = unsubscribeToken(SECRET, HOLDER);
  expect(readUnsubscribeToken(SECRET, 4, token)).toBeNull();
  const bytes = Buffer.from(token, 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(readUnsubscribeToken(SECRET, 3, changed.toString('base64url'))).toBeNull();
  }
});

it.each(['', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}é`, 'A'.repeat(43)])(
  'a link is not %j',
  (token) => {
    expect(readUnsubscribeToken(SECRET, 3, token)).toBeNull();
  },
);
