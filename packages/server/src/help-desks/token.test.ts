import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mintToken, readToken } from './token.ts';
import { fixedSecret } from '../runtime/secret.ts';

const SECRET = fixedSecret(Buffer.alloc(32, 3));
const PLACE = { merchantId: 1, deskId: '1a1fe4cfd01528a39e8ebd10' };
const TOKEN = {
  id: '1a1fe4cfd01528a39e8ebd11',
  memberId: '59cc9b91418a580a512b450d',
  kind: 'redeem',
  expiresAt: 1_790_000_000_123,
} as const;

describe('the token of a form', () => {
  it('says what it was minted for, in 68 characters that a path can hold', () => {
    const text = mintToken(SECRET, PLACE, TOKEN);
    expect(text).toMatch(/^[A-Za-z0-9_-]{68}$/);
    expect(readToken(SECRET, PLACE, text)).toEqual(TOKEN);
  });

  it('is read only where it was minted', () => {
    const text = mintToken(SECRET, PLACE, TOKEN);
    const elsewhere = [
      readToken(fixedSecret(Buffer.alloc(32, 4)), PLACE, text),
      readToken(SECRET, { ...PLACE, merchantId: 2 }, text),
      readToken(SECRET, { ...PLACE, deskId: '1a1fe4cfd01528a39e8ebd12' }, text),
    ];
    expect(elsewhere).toEqual([null, null, null]);
  });

  it('is refused when any bit of it was changed', () => {
    const bytes = Buffer.from(mintToken(SECRET, PLACE, TOKEN), 'base64url');
    const passed: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      const at = Math.floor(bit / 8);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (bit % 8)), at);
      if (readToken(SECRET, PLACE, changed.toString('base64url')) !== null) passed.push(bit);
    }
    expect(passed).toEqual([]);
  });

  it('is read after the secret was rotated, and minted with the newest', () => {
    const rotated = fixedSecret(Buffer.alloc(32, 4), Buffer.alloc(32, 3));
    expect(readToken(rotated, PLACE, mintToken(SECRET, PLACE, TOKEN))).toEqual(TOKEN);
    const newest = fixedSecret(Buffer.alloc(32, 4));
    expect(readToken(newest, PLACE, mintToken(rotated, PLACE, TOKEN))).toEqual(TOKEN);
  });

  it('is made with a key that is made for nothing else', () => {
    const body = Buffer.from(`01${TOKEN.id}${TOKEN.memberId}01a0c4506c7b`, 'hex');
    const key = Buffer.from(
      hkdfSync('sha256', Buffer.alloc(32, 3), '', 'fealty forms of help desks', 32),
    );
    const mac = createHmac('sha256', key).update(`1:${PLACE.deskId}:`).update(body).digest();
    const expected = Buffer.concat([body, mac.subarray(0, 20)]).toString('base64url');
    expect(mintToken(SECRET, PLACE, TOKEN)).toBe(expected);
  });

  it.each(['A', '=', ' ', '!'])('is not read with %j behind or before it', (more) => {
    const text = mintToken(SECRET, PLACE, TOKEN);
    expect(readToken(SECRET, PLACE, `${text}${more}`)).toBeNull();
    expect(readToken(SECRET, PLACE, `${more}${text}`)).toBeNull();
  });

  it.each(['', 'x', 'é'.repeat(68), 'A'.repeat(67), 'A'.repeat(69), 'A'.repeat(68)])(
    'is not %j',
    (text) => {
      expect(readToken(SECRET, PLACE, text)).toBeNull();
    },
  );
});
