import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { platformSignature, standardSignature } from './sign.ts';

/** `none`: no secret to check with. `stale`: signed more than five minutes from now. */
export type Verdict = 'good' | 'wrong' | 'missing' | 'stale' | 'none';

export interface Verdicts {
  /** By `webhook-id`, `webhook-timestamp` and `webhook-signature`. */
  readonly standard: Verdict;
  /** By `nonce` and `x-zinrelo-signature`. */
  readonly platform: Verdict;
}

export interface Received {
  readonly headers: IncomingHttpHeaders;
  /** As it came, to the byte. */
  readonly body: Buffer;
}

const TOLERANCE_MS = 5 * 60 * 1000;

/** Judges both signatures of a request as a receiver should; any of the secrets will do. */
export function verifySignatures(
  received: Received,
  secrets: readonly string[],
  now: number,
): Verdicts {
  return {
    standard: verifyStandard(received, secrets, now),
    platform: verifyPlatform(received, secrets, now),
  };
}

function verifyStandard(
  { headers, body }: Received,
  secrets: readonly string[],
  now: number,
): Verdict {
  const id = one(headers, 'webhook-id');
  const seconds = one(headers, 'webhook-timestamp');
  const signatures = one(headers, 'webhook-signature')
    .split(' ')
    .filter((each) => each.startsWith('v1,'));
  if (id === '' || seconds === '' || signatures.length === 0) return 'missing';
  if (secrets.length === 0) return 'none';
  const isSigned = secrets.some((secret) => {
    const expected = `v1,${standardSignature(secret, { id, seconds, body })}`;
    return signatures.some((each) => isSame(each, expected));
  });
  return judge(isSigned, Number(seconds) * 1000, now);
}

function verifyPlatform(
  { headers, body }: Received,
  secrets: readonly string[],
  now: number,
): Verdict {
  const nonce = one(headers, 'nonce');
  const signatures = ['x-zinrelo-signature', 'x-zinrelo-signature-next']
    .map((name) => one(headers, name))
    .filter((each) => each !== '');
  if (nonce === '' || signatures.length === 0) return 'missing';
  if (secrets.length === 0) return 'none';
  const isSigned = secrets.some((secret) => {
    const expected = platformSignature(secret, body, nonce);
    return signatures.some((each) => isSame(each, expected));
  });
  return judge(isSigned, Number(nonce), now);
}

function judge(isSigned: boolean, at: number, now: number): Verdict {
  if (!isSigned) return 'wrong';
  return Math.abs(now - at) <= TOLERANCE_MS ? 'good' : 'stale';
}

/** Takes as long for the first letter that differs as for the last. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function one(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}
