import { createHmac } from 'node:crypto';

/** Signs a token as shops do, or as somebody does who should not. */
export function signToken(
  claims: object,
  key: string,
  header: object = { alg: 'HS256', typ: 'JWT' },
): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}
