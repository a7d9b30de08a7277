import { afterEach, expect, it } from 'vitest';
import { signatureHeaders } from '../webhooks/sign.ts';
import { dispatch } from './dispatch.ts';
import { startListener, type Listener } from './webhook-listener.ts';
import { webhooksListen } from './webhooks-listen.ts';

const OURS = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OWN = 'a secret of the shop';
const BODY = '{"id":"1","data":{},"event_type":"evt_points_awarded","created":"now"}';

let listener: Listener | null = null;

afterEach(async () => {
  await listener?.close();
  listener = null;
});

async function receive(
  sent: { readonly body?: string; readonly headers?: Readonly<Record<string, string>> },
  terms: { readonly secrets?: readonly string[]; readonly status?: number; delayMs?: number } = {},
): Promise<{ said: string; status: number; tookMs: number }> {
  const lines: string[] = [];
  listener = await startListener({
    ...{ port: 0, secrets: [OURS], status: 200, delayMs: 0, ...terms },
    ...{ print: (line) => lines.push(line), now: () => Date.now() },
  });
  const began = performance.now();
  const { body = BODY, headers = {} } = sent;
  const answer = await fetch(`${listener.url}hook`, { method: 'POST', body, headers });
  await answer.text();
  return { said: lines.join('\n'), status: answer.status, tookMs: performance.now() - began };
}

function signed(secrets: readonly string[], now = Date.now()): Record<string, string> {
  return { ...signatureHeaders({ id: 'evt1', body: BODY, now }, secrets) };
}

it('says what came and that it was signed well', async () => {
  const { said, status } = await receive({ headers: signed([OURS]) });
  expect(status).toBe(200);
  expect(said).toMatch(/^\d\d:\d\d:\d\d {2}POST \/hook {2}→ {2}200\n/);
  expect(said).toContain('webhook-signature good; x-zinrelo-signature good');
  expect(said).toContain('evt_points_awarded  1');
  expect(said).toContain('"created": "now"');
});

it('takes either secret while one is changed for another', async () => {
  const headers = signed([OWN, OURS]);
  expect((await receive({ headers })).said).toContain(
    'webhook-signature good; x-zinrelo-signature good',
  );
  await listener?.close();
  expect((await receive({ headers }, { secrets: [OWN] })).said).toContain(
    'webhook-signature good; x-zinrelo-signature good',
  );
});

it.each([
  ['another secret', signed([OWN]), BODY, 'webhook-signature WRONG; x-zinrelo-signature WRONG'],
  [
    'another body',
    signed([OURS]),
    `${BODY} `,
    'webhook-signature WRONG; x-zinrelo-signature WRONG',
  ],
  ['no signature', {}, BODY, 'webhook-signature missing; x-zinrelo-signature missing'],
  [
    'an old one',
    signed([OURS], Date.now() - 600_000),
    BODY,
    'webhook-signature good, but more than five minutes from now',
  ],
])('notices %s', async (_what, headers, body, verdict) => {
  expect((await receive({ headers, body })).said).toContain(verdict);
});

it('checks nothing without a secret, and says so', async () => {
  const { said } = await receive({ headers: signed([OURS]) }, { secrets: [] });
  expect(said).toContain('webhook-signature not checked (no --secret)');
});

it('answers as it is told to, when it is told to', async () => {
  const slow = await receive({ headers: signed([OURS]) }, { status: 503, delayMs: 150 });
  expect(slow.status).toBe(503);
  expect(slow.tookMs).toBeGreaterThan(140);
});

it('lists the events of a v2 body, and shows what is no JSON as it is', async () => {
  const events = [
    { id: 'a', event_type: 'event_points_earned' },
    { id: 'b', event_type: 'x' },
  ];
  const { said } = await receive({ body: JSON.stringify({ request_id: '1', events }) });
  expect(said).toContain('  event_points_earned  a\n  x  b\n');
  await listener?.close();
  const odd = await receive({ body: 'no \u001b[31mJSON' });
  expect(odd.said).toContain('no \uFFFD[31mJSON');
});

it('refuses what is larger than a webhook ever is', async () => {
  const { status, said } = await receive({ body: 'x'.repeat(1024 * 1024 + 1) });
  expect(status).toBe(413);
  expect(said).toContain('the body is larger than 1048576 bytes');
});

it.each([
  [['--port', '70000'], '--port is 70000; whole numbers from 0 to 65535 are allowed'],
  [['--status', 'ok'], '--status is ok; whole numbers from 200 to 599 are allowed'],
  [['--delay', '121'], '--delay is 121; whole numbers from 0 to 120 are allowed'],
  [['--secret', 'short'], '--secret is 5 characters; allowed is 16 to 255 characters'],
])('refuses %j', async (args, message) => {
  const said: string[] = [];
  const code = await dispatch([webhooksListen], ['webhooks', 'listen', ...args], {
    ...{ out: () => undefined, err: (line) => said.push(line), isTerminal: false },
    config: () => {
      throw new Error('it needs no settings');
    },
  });
  expect(code).toBe(2);
  expect(said.join('\n')).toContain(message);
});
