import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

/*
 * The ceiling of telling: a loop that has a body in its hand, signs it in both ways and posts it over
 * connections that it keeps. No database, no order, no log.
 */

/** What it is started with, as JSON. */
export interface BareTerms {
  readonly urls: readonly string[];
  readonly body: string;
  readonly secret: string;
  readonly requests: number;
  /** Under way at once to each URL. */
  readonly perUrl: number;
}

const terms = JSON.parse(process.argv[2] ?? '') as BareTerms;
const key = Buffer.from(terms.secret.replace('whsec_', ''), 'base64');
let left = terms.requests;

await Promise.all(
  terms.urls.flatMap((url) => {
    const agent = new Agent({ keepAlive: true, maxSockets: terms.perUrl });
    return Array.from({ length: terms.perUrl }, () => sendOn(url, agent));
  }),
);
process.exit(0);

async function sendOn(url: string, agent: Agent): Promise<void> {
  while (left > 0) {
    left -= 1;
    await post(url, agent);
  }
}

function post(url: string, agent: Agent): Promise<void> {
  const { body, secret } = terms;
  const now = Date.now();
  const id = left.toString(16).padStart(24, '0');
  const seconds = String(Math.floor(now / 1000));
  const standard = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  const platform = createHmac('sha512', secret)
    .update(`${body}:${String(now)}`)
    .digest('hex');
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      ...{ method: 'POST', agent },
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        ...{ 'webhook-id': id, 'webhook-timestamp': seconds, nonce: String(now) },
        ...{ 'webhook-signature': `v1,${standard}`, 'x-zinrelo-signature': platform },
      },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      response.resume().on('end', resolve);
    });
    sent.end(body);
  });
}
