import { expect, it } from 'vitest';
import { isGuestToken } from './token.ts';

const token = (claims: string): string =>
  `head.${Buffer.from(claims).toString('base64url')}.signature`;

it('a token without a member is a guest’s, and one that cannot be read is left to the server', () => {
  expect(isGuestToken(null)).toBe(true);
  expect(isGuestToken(token('{"exp":1}'))).toBe(true);
  expect(isGuestToken(token('{"member_id":""}'))).toBe(true);
  expect(isGuestToken(token('{"member_id":"Zoë-ÿÿÿ"}'))).toBe(false);
  expect(isGuestToken('hello')).toBe(false);
  expect(isGuestToken(token('{'))).toBe(false);
});
