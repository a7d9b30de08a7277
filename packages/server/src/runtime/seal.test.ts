import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './seal.ts';

const secret = randomBytes(32);
const purpose = { merchantId: 7, purpose: 'api key' };

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
    expect(() => unseal(randomBytes(32), purpose, sealed)).toThrow();
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
    sealed.writeUInt8(9, 0);
    expect(() => unseal(secret, purpose, sealed)).toThrow('a secret that is not known here');
  });
});
