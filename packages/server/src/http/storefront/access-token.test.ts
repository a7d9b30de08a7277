import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { agedFault, looksSigned, signingKeyOf, type AccessClaims } from './access-token.ts';

const PARTNER = '4a1b2c3d4e';
const KEYS = [
  { identifier: 'first', key: 'a'.repeat(32) },
  { identifier: 'second', key: 'b'.repeat(32) },
];
const NOW = 1_790_000_000_000;
const DAY_MS = 86_400_000;
const FIVE_MINUTES_MS = 300_000;

/** As the snippets of shops sign. */
function signed(claims: Omit<AccessClaims, 'accessToken'>, key: string): AccessClaims {
  const { userId, email, ts } = claims;
  const text = `${userId}${email}${PARTNER}${key}${ts}`;
  return { ...claims, accessToken: createHash('sha256').update(text).digest('hex') };
}

const SAID = { userId: 'u1', email: 'ann@example.com', ts: '1790000000' };

describe('an access token', () => {
  it('is known by the key that signed it, whichever of them it is', () => {
    for (const { identifier, key } of KEYS) {
      expect(signingKeyOf(signed(SAID, key), PARTNER, KEYS)?.identifier).toBe(identifier);
    }
    const twice = [...KEYS, { identifier: 'copy', key: 'a'.repeat(32) }];
    expect(signingKeyOf(signed(SAID, 'a'.repeat(32)), PARTNER, twice)?.identifier).toBe('first');
  });

  it('counts for nobody else, in no other store and at no other time', () => {
    const { accessToken } = signed(SAID, 'a'.repeat(32));
    for (const other of [{ userId: 'u2' }, { email: 'bob@example.com' }, { ts: '1790000001' }]) {
      expect(signingKeyOf({ ...SAID, ...other, accessToken }, PARTNER, KEYS)).toBeNull();
    }
    expect(signingKeyOf({ ...SAID, accessToken }, '4a1b2c3d4f', KEYS)).toBeNull();
    expect(signingKeyOf({ ...SAID, accessToken }, PARTNER, KEYS.slice(1))).toBeNull();
    expect(signingKeyOf({ ...SAID, accessToken }, PARTNER, [])).toBeNull();
  });

  it.each(['', 'ab', 'session-id', 'a'.repeat(63)])('is not %j', (accessToken) => {
    expect(looksSigned({ ...SAID, accessToken })).toBe(false);
    expect(signingKeyOf({ ...SAID, accessToken }, PARTNER, KEYS)).toBeNull();
  });

  it('looks like 64 hexadecimal digits in either case, and nothing around them', () => {
    const digits = 'aB'.repeat(32);
    expect(looksSigned({ ...SAID, accessToken: digits })).toBe(true);
    expect(looksSigned({ ...SAID, accessToken: `${digits}0` })).toBe(false);
    expect(looksSigned({ ...SAID, accessToken: ` ${digits}` })).toBe(false);
  });
});

describe('the age of an access token', () => {
  const fault = (ts: string, lasting = false): string | null =>
    agedFault({ ...SAID, ts, accessToken: '' }, { daysMax: 30, lasting }, NOW);
  const OLDEST = NOW - 30 * DAY_MS - FIVE_MINUTES_MS;
  const OLD = 'The access token was signed more than 30 days ago';
  const AHEAD = 'The access token says that it was signed later than now';
  const NO_TIME = 'ts must be a time in seconds or milliseconds since 1970';

  it.each([
    [String(NOW), null],
    [String(NOW / 1000), null],
    [String(OLDEST), null],
    [String(OLDEST - 1), OLD],
    [String(OLDEST / 1000), null],
    [String(OLDEST / 1000 - 1), OLD],
    [String(NOW + FIVE_MINUTES_MS), null],
    [String(NOW + FIVE_MINUTES_MS + 1), AHEAD],
    // The first millisecond that is read as one, in 1973, and the last second, in 5138.
    ['100000000000', OLD],
    ['99999999999', AHEAD],
    ['1e12', NO_TIME],
    ['-1', NO_TIME],
    [' 1790000000', NO_TIME],
    ['1790000000 ', NO_TIME],
    ['17900000000000000', NO_TIME],
  ])('is judged by ts %s', (ts, expected) => {
    expect(fault(ts)).toBe(expected);
  });

  it('need not be told where a store takes tokens for good', () => {
    expect(fault('')).toBe('The access token does not say when it was signed');
    expect(fault('', true)).toBeNull();
  });
});
