import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyFor, type InstallationSecret } from '../runtime/secret.ts';

/** Whom a link takes off the list. */
export interface LinkHolder {
  readonly merchantId: number;
  /** 24 hexadecimal digits. */
  readonly memberId: string;
}

/** Where links lead: `/unsubscribe/<partner>/<token>`. */
export const UNSUBSCRIBE_PATH = '/unsubscribe';

const MEMBER_BYTES = 12;
const MAC_BYTES = 20;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * A token that takes its member off the list, and can do nothing else. It has no end of its own, since mails
 * are kept for years: it counts as long as the secret that signed it is named. 43 characters of base64url:
 * the member's id and a code that only this installation can make.
 */
export function unsubscribeToken(secret: InstallationSecret, holder: LinkHolder): string {
  const member = Buffer.from(holder.memberId, 'hex');
  return Buffer.concat([member, macOf(secret.all()[0], holder)]).toString('base64url');
}

/** Whose token it is, or null if it is none of this merchant's. */
export function readUnsubscribeToken(
  secret: InstallationSecret,
  merchantId: number,
  token: string,
): string | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== MEMBER_BYTES + MAC_BYTES) return null;
  const memberId = bytes.subarray(0, MEMBER_BYTES).toString('hex');
  const mac = bytes.subarray(MEMBER_BYTES);
  const isOurs = secret
    .all()
    .some((each) => timingSafeEqual(mac, macOf(each, { merchantId, memberId })));
  return isOurs ? memberId : null;
}

function macOf(secret: Buffer, { merchantId, memberId }: LinkHolder): Buffer {
  const mac = createHmac('sha256', keyFor(secret, 'fealty unsubscribe links'))
    .update(`${String(merchantId)}:${memberId}`)
    .digest();
  return mac.subarray(0, MAC_BYTES);
}
