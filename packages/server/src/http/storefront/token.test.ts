import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { judgeToken, type SigningKey } from './token.ts';

const FIRST: SigningKey = { identifier: 'first', key: 'a'.repeat(32) };
const SECOND: SigningKey = { identifier: 'second', key: 'b'.repeat(32) };
const NOW = 1_790_000_000_000;
const SECONDS = NOW / 1000;
const MINUTE = 60;
const DAY = 86_400;

/** Signed by hand, as any plugin's library does. */
function tokenOf(claims: object, key = FIRST.key, header: object = { alg: 'HS256' }): string {
  const text = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

async function judged(token: string, lasting = false, keys = [FIRST, SECOND]): Promise<string> {
  const result = await judgeToken(token, keys, { daysMax: 30, lasting, now: NOW });
  return result.ok ? `good by ${result.keyIdentifier}` : result.reason;
}

const exp = SECONDS + 600;

describe('the key of a token', () => {
  it.each([
    ['is the one that sub names', tokenOf({ sub: 'first', exp }), 'good by first'],
    ['is named with spaces around', tokenOf({ sub: ' first ', exp }), 'good by first'],
    ['is any of them if none is named', tokenOf({ exp }, SECOND.key), 'good by second'],
    ['is any of them if sub is null', tokenOf({ sub: null, exp }, SECOND.key), 'good by second'],
    ['is any of them if sub is empty', tokenOf({ sub: ' ', exp }, SECOND.key), 'good by second'],
    [
      'is not another one than that named',
      tokenOf({ sub: 'first', exp }, SECOND.key),
      'The live key that the token names in sub has not signed it',
    ],
    [
      'is not one that is gone',
      tokenOf({ sub: 'third', exp }),
      'The live key that the token names in sub has not signed it',
    ],
    [
      'is not a stranger’s',
      tokenOf({ exp }, 'c'.repeat(32)),
      'No live key of this store has signed the token',
    ],
    ['is no number', tokenOf({ sub: 5, exp }), 'The token is no JSON Web Token'],
  ])('%s', async (_, token, verdict) => {
    expect(await judged(token)).toBe(verdict);
  });

  it('hands out what the token says', async () => {
    const token = tokenOf({ sub: 'first', exp, email: 'ann@example.com' });
    const result = await judgeToken(token, [FIRST], { daysMax: 30, lasting: false, now: NOW });
    expect(result).toEqual({
      ...{ ok: true, keyIdentifier: 'first' },
      claims: { sub: 'first', exp, email: 'ann@example.com' },
    });
  });
});

describe('a token', () => {
  const END = 30 * DAY + MINUTE;
  const LATE = 'The token says that it ends in more than 30 days';
  const OLD = 'The token was signed more than 30 days ago';
  it.each([
    ['has ended, but for a minute of clocks', { exp: SECONDS - MINUTE + 1 }, 'good by first'],
    ['has ended', { exp: SECONDS - MINUTE }, 'The token has expired'],
    ['ends in thirty days and a minute', { exp: SECONDS + END }, 'good by first'],
    ['ends later', { exp: SECONDS + END + 1 }, LATE],
    ['ends in milliseconds, signed now', { exp: NOW }, 'good by first'],
    ['ends in milliseconds, signed long ago', { exp: NOW - END * 1000 }, 'good by first'],
    ['ends in milliseconds, signed longer ago', { exp: NOW - (END + 1) * 1000 }, OLD],
    [
      'ends in milliseconds, but says when it was signed',
      { exp: 5e12, iat: SECONDS },
      'good by first',
    ],
    ['ends in milliseconds, signed too long ago', { exp: 5e12, iat: SECONDS - END - 1 }, OLD],
    ['has no end but a beginning', { iat: SECONDS - END }, 'good by first'],
    ['has no end and an old beginning', { iat: SECONDS - END - 1 }, OLD],
    // What is read as seconds would be in 5138, so this is in 1973.
    ['ends at the first millisecond that is one', { exp: 1e11 }, OLD],
    ['ends at the last second that is one', { exp: 1e11 - 1 }, LATE],
    ['has neither', {}, 'The token does not say when it ends'],
    [
      'is not good yet',
      { exp, nbf: SECONDS + MINUTE + 1 },
      'The token is not good yet, by its nbf',
    ],
    ['is just good', { exp, nbf: SECONDS + MINUTE }, 'good by first'],
    [
      'has an end that is no number',
      { exp: 'soon' },
      'The exp of the token must be a number of seconds',
    ],
  ])('%s', async (_, claims, verdict) => {
    expect(await judged(tokenOf(claims))).toBe(verdict);
  });

  it.each([
    ['neither end nor beginning', {}, 'good by first'],
    ['an end in milliseconds of long ago', { exp: NOW - (END + 1) * 1000 }, 'good by first'],
    ['an end that is too far', { exp: SECONDS + END + 1 }, LATE],
    ['an old beginning', { iat: SECONDS - END - 1 }, OLD],
  ])('lasts, where stores take such, with %s', async (_, claims, verdict) => {
    expect(await judged(tokenOf(claims), true)).toBe(verdict);
  });

  it.each([
    ['is no three parts', 'a.b', 'The token is no JSON Web Token'],
    [
      'is signed by nothing',
      `${tokenOf({ exp }).split('.').slice(0, 2).join('.')}.`,
      'No live key of this store has signed the token',
    ],
    [
      'is signed in another way',
      tokenOf({ exp }, FIRST.key, { alg: 'HS512' }),
      'The token must be HS256',
    ],
    [
      'is not signed at all',
      tokenOf({ exp }, FIRST.key, { alg: 'none' }),
      'The token must be HS256',
    ],
    [
      'asks for what nobody knows',
      tokenOf({ exp }, FIRST.key, { alg: 'HS256', crit: ['x'], x: 1 }),
      'The token cannot be read',
    ],
  ])('that %s is refused', async (_, token, reason) => {
    expect(await judged(token)).toBe(reason);
  });
});
