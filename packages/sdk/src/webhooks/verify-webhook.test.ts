import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  FealtyWebhookError,
  isWebhookBody,
  verifyWebhook,
  type WebhookFault,
} from './verify-webhook.ts';

const NOW = Date.UTC(2026, 9, 5, 23, 11, 2);
const [OLD, NEW] = [newSecret(), newSecret()];
const BODY = JSON.stringify({
  ...{ request_id: '1a10e55bb7028a39e8ebc97a', total_count: '1', created_date: '' },
  events: [{ id: '1a10e55bb7028a39e8ebc97a', event: 'points.awarded' }],
});

function newSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}

/** Headers as the server sends them, made with Node's own cryptography. */
function signed(
  body: string,
  secrets: readonly string[],
  at = Math.floor(NOW / 1000),
): Record<string, string> {
  const id = 'msg-1';
  const signatures = secrets.map((secret) => {
    const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret;
    return `v1,${createHmac('sha256', key)
      .update(`${id}.${String(at)}.${body}`)
      .digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(at),
    'webhook-signature': signatures.join(' '),
  };
}

async function faultOf(call: Promise<unknown>): Promise<WebhookFault | null> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof FealtyWebhookError ? error.fault : null;
}

const judged = { now: NOW };

describe('a request to a webhook', () => {
  it('is read if the secret signed it, whatever form body and headers have', async () => {
    const headers = signed(BODY, [NEW]);
    const found = await verifyWebhook(BODY, headers, NEW, judged);
    expect(found).toMatchObject({ id: 'msg-1', timestamp: Math.floor(NOW / 1000) });
    expect(isWebhookBody(found.body) && found.body.events[0]?.event).toBe('points.awarded');
    const bytes = new TextEncoder().encode(BODY);
    expect(await verifyWebhook(bytes, new Headers(headers), [NEW], judged)).toEqual(found);
    expect(await verifyWebhook(bytes.buffer, headers, [NEW], judged)).toEqual(found);
  });

  it('is read with the old secret and with the new one while both sign', async () => {
    const headers = signed(BODY, [NEW, OLD]);
    for (const secrets of [OLD, NEW, [OLD, NEW], [newSecret(), OLD]]) {
      expect(await faultOf(verifyWebhook(BODY, headers, secrets, judged))).toBeNull();
    }
    expect(await faultOf(verifyWebhook(BODY, signed(BODY, [NEW]), [OLD, NEW], judged))).toBeNull();
  });

  it('is read with a secret of the merchant’s own choice, and in the format v1', async () => {
    const body = JSON.stringify({
      id: '1',
      data: {},
      event_type: 'evt_points_awarded',
      created: '',
    });
    const own = 'a secret of my own';
    const found = await verifyWebhook(body, signed(body, [own]), own, judged);
    expect(isWebhookBody(found.body)).toBe(false);
  });

  it('is wrong if anything that was signed is changed, or another secret signed it', async () => {
    const headers = signed(BODY, [NEW]);
    const others: (readonly [string, Record<string, string>, string | string[]])[] = [
      [`${BODY} `, headers, NEW],
      [BODY, { ...headers, 'webhook-id': 'msg-2' }, NEW],
      [BODY, { ...headers, 'webhook-timestamp': String(Math.floor(NOW / 1000) + 1) }, NEW],
      [BODY, headers, OLD],
      [BODY, headers, []],
      [BODY, headers, ['', 'whsec_', 'whsec_%%%']],
      [BODY, { ...headers, 'webhook-signature': 'v1,%%% v1, v1,AAAA' }, NEW],
    ];
    for (const [body, sent, secrets] of others) {
      expect(await faultOf(verifyWebhook(body, sent, secrets, judged))).toBe('wrong');
    }
  });

  it('is unsigned without its headers, or with a signature of another kind', async () => {
    const headers = signed(BODY, [NEW]);
    for (const name of Object.keys(headers)) {
      const less = { ...headers, [name]: undefined };
      expect(await faultOf(verifyWebhook(BODY, less, NEW, judged))).toBe('unsigned');
    }
    const later = { ...headers, 'webhook-signature': 'v2,abc' };
    expect(await faultOf(verifyWebhook(BODY, later, NEW, judged))).toBe('unsigned');
  });

  it('is stale five minutes from now in either direction, unless told otherwise', async () => {
    const at = (seconds: number): Promise<WebhookFault | null> => {
      const headers = signed(BODY, [NEW], Math.floor(NOW / 1000) + seconds);
      return faultOf(verifyWebhook(BODY, headers, NEW, judged));
    };
    expect(await at(-300)).toBeNull();
    expect(await at(300)).toBeNull();
    expect(await at(-301)).toBe('stale');
    expect(await at(301)).toBe('stale');
    const wide = { now: NOW, toleranceSeconds: 3600 };
    const headers = signed(BODY, [NEW], Math.floor(NOW / 1000) - 3000);
    expect(await faultOf(verifyWebhook(BODY, headers, NEW, wide))).toBeNull();
  });

  it('is malformed if it is signed and holds no webhook', async () => {
    for (const body of ['', 'no JSON', '[]', '{}', 'null', '{"events":1}']) {
      expect(await faultOf(verifyWebhook(body, signed(body, [NEW]), NEW, judged))).toBe(
        'malformed',
      );
    }
  });
});
