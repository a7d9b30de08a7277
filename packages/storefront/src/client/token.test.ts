import { expect, it } from 'vitest';
import { memberNamedBy } from './token.ts';

const token = (claims: string): string =>
  `head.${Buffer.from(claims).toString('base64url')}.signature`;

it('a token without a member is a guest’s, and one that cannot be read is left to the server', () => {
  expect(memberNamedBy(null)).toBeNull();
  expect(memberNamedBy(token('{"exp":1}'))).toBeNull();
  expect(memberNamedBy(token('{"member_id":""}'))).toBeNull();
  expect(memberNamedBy(token('{"member_id":"Zoë-ÿÿÿ"}'))).toBe('Zoë-ÿÿÿ');
  expect(memberNamedBy('hello')).toBeUndefined();
  expect(memberNamedBy(token('{'))).toBeUndefined();
});
