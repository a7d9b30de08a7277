import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal, sealMark, secretName, unseal } from './seal.ts';
import { fixedSecret } from './secret.ts';

const bytes = randomBytes(32);
const secret = fixedSecret(bytes);
const purpose = { merchantId: 7, purpose: 'api key' };

/** As texts were sealed before secrets had names. */
function namelessSeal(text: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', bytes, '', 'fealty sealed texts', 32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from('7:api key'));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), sealed]);
}

describe('a sealed text', () => {
  it('opens for what it was sealed for', () => {
    expect(unseal(secret, purpose, seal(secret, purpose, 'grüße'))).toBe('grüße');
    expect(unseal(secret, purpose, seal(secret, purpose, ''))).toBe('');
  });

  it('looks different each time and does not show what it holds', () => {
    const [one, two] = [seal(secret, purpose, 'same'), seal(secret, purpose, 'same')];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('same')).toBe(false);
  });

  it('does not open for another merchant, purpose or secret', () => {
    const sealed = seal(secret, purpose, 'text');
    expect(() => unseal(secret, { ...purpose, merchantId: 8 }, sealed)).toThrow();
    expect(() => unseal(secret, { ...purpose, purpose: 'webhook' }, sealed)).toThrow();
    expect(() => unseal(fixedSecret(randomBytes(32)), purpose, sealed)).toThrow();
  });

  it('does not open after any of its bytes was altered or cut', () => {
    const sealed = seal(secret, purpose, 'text');
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed);
      altered.writeUInt8((altered.readUInt8(at) + 1) % 256, at);
      expect(() => unseal(secret, purpose, altered)).toThrow();
      expect(() => unseal(secret, purpose, sealed.subarray(0, at))).toThrow();
    }
  });

  it('says which secret it needs', () => {
    const sealed = seal(secret, purpose, 'text');
    const name = secretName(sealMark(bytes));
    expect(name).toMatch(/^[0-9a-f]{8}$/);
    const told = `a secret that is not known here: ${name}`;
    expect(() => unseal(fixedSecret(randomBytes(32)), purpose, sealed)).toThrow(told);
  });

  it('opens under a former secret, and is sealed under the newest', () => {
    const [newest, other] = [randomBytes(32), randomBytes(32)];
    const rotated = fixedSecret(newest, other, bytes);
    expect(unseal(rotated, purpose, seal(secret, purpose, 'before'))).toBe('before');
    expect(unseal(fixedSecret(newest), purpose, seal(rotated, purpose, 'after'))).toBe('after');
    expect(() => unseal(secret, purpose, seal(rotated, purpose, 'after'))).toThrow();
  });

  it('opens in the form that named no secret, under any of them', () => {
    const nameless = namelessSeal('of old');
    expect(unseal(secret, purpose, nameless)).toBe('of old');
    expect(secretName(nameless)).toBe('unnamed');
    const rotated = fixedSecret(randomBytes(32), bytes, randomBytes(32));
    expect(unseal(rotated, purpose, nameless)).toBe('of old');
    expect(() => unseal(fixedSecret(randomBytes(32)), purpose, nameless)).toThrow();
  });
});
