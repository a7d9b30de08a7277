import { describe, expect, it } from 'vitest';
import { platformSignature, signatureHeaders } from './sign.ts';
import { verifySignatures, type Verdicts } from './verify.ts';

const NOW = 1_790_000_000_000;
const FIVE_MINUTES_MS = 300_000;
const BODY = Buffer.from('{"event":"points_awarded","first_name":"Zoë"}');
const [OLD, CURRENT, STRANGER] = ['an old secret', 'the current secret', 'another secret'];
const BY = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

type Headers = Record<string, string>;

function signed(secrets: readonly string[] = [CURRENT]): Headers {
  return { ...signatureHeaders({ id: 'msg_1', body: BODY.toString(), now: NOW }, secrets) };
}

function judged(headers: Headers, secrets: readonly string[] = [CURRENT], now = NOW): Verdicts {
  return verifySignatures({ headers, body: BODY }, secrets, now);
}

/** Both ways of signing, judged alike. */
function both(verdict: Verdicts['standard']): Verdicts {
  return { standard: verdict, platform: verdict };
}

describe('a receiver', () => {
  it.each([
    ['with the secret that signed', signed(), [CURRENT], both('good')],
    ['with that one among others', signed(), [STRANGER, CURRENT], both('good')],
    ['with another secret', signed(), [STRANGER], both('wrong')],
    ['without a secret', signed(), [], both('none')],
    ['with the old secret while there are two', signed([CURRENT, OLD]), [OLD], both('good')],
    ['with the new secret while there are two', signed([CURRENT, OLD]), [CURRENT], both('good')],
    ['when nothing was signed', {}, [CURRENT], both('missing')],
    ['when nothing was signed, without a secret', {}, [], both('missing')],
  ] as const)('judges both signatures: %s', (_, headers, secrets, verdicts) => {
    expect(judged(headers, secrets)).toEqual(verdicts);
  });

  it.each([...BY, 'nonce', 'x-zinrelo-signature'])('misses the header %s', (name) => {
    const headers = Object.fromEntries(Object.entries(signed()).filter(([each]) => each !== name));
    const isStandard = BY.some((each) => each === name);
    expect(judged(headers)).toEqual({
      standard: isStandard ? 'missing' : 'good',
      platform: isStandard ? 'good' : 'missing',
    });
  });

  it('takes a request for five minutes, and from clocks that are as much ahead', () => {
    for (const sign of [1, -1]) {
      expect(judged(signed(), [CURRENT], NOW + sign * FIVE_MINUTES_MS)).toEqual(both('good'));
      expect(judged(signed(), [CURRENT], NOW + sign * (FIVE_MINUTES_MS + 1))).toEqual(
        both('stale'),
      );
    }
  });

  it('does not say of what a stranger signed that it is old', () => {
    expect(judged(signed(), [STRANGER], NOW + 2 * FIVE_MINUTES_MS)).toEqual(both('wrong'));
  });

  it.each([
    ['another version', (text: string) => text.replace('v1,', 'v2,'), 'missing', 'good'],
    ['a letter less', (text: string) => text.slice(0, -1), 'wrong', 'wrong'],
    ['a letter more', (text: string) => `${text}A`, 'wrong', 'wrong'],
    ['capital letters', (text: string) => text.toUpperCase(), 'missing', 'wrong'],
  ] as const)('takes no signature with %s', (_, change, standard, platform) => {
    const headers = signed();
    for (const name of ['webhook-signature', 'x-zinrelo-signature']) {
      headers[name] = change(headers[name] ?? '');
    }
    expect(judged(headers)).toEqual({ standard, platform });
  });

  it('passes over signatures of versions to come', () => {
    const headers = signed();
    headers['webhook-signature'] = `v2,later ${headers['webhook-signature'] ?? ''} v1a,other`;
    expect(judged(headers).standard).toBe('good');
    headers['webhook-signature'] = 'v1a,other';
    expect(judged(headers).standard).toBe('missing');
  });

  it('reads the signature of the secret to come from its own header', () => {
    const nonce = String(NOW);
    const next = platformSignature(CURRENT, BODY, nonce);
    const platform = (headers: Headers): string => judged(headers).platform;
    expect(platform({ nonce, 'x-zinrelo-signature-next': next })).toBe('good');
    expect(platform({ nonce, 'x-other': next })).toBe('missing');
  });

  it('takes no header that came twice for a signature', () => {
    const { standard } = verifySignatures(
      { headers: { ...signed(), 'webhook-id': ['msg_1'] }, body: BODY },
      [CURRENT],
      NOW,
    );
    expect(standard).toBe('missing');
  });
});
