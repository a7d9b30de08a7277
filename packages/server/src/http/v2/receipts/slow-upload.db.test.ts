import net, { type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';
import { receiptPicture } from '../../../../../../tests/support/pictures.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';

const AWARD = '/v2/loyalty/transactions/award';
const GRACE_MS = 500;
const PIECES = 30;
const EVERY_MS = 50;

let server: ApiServer;
let body: Buffer;

beforeAll(async () => {
  const receipts = { id: 'submit_a_receipt', name: 'Submit a Receipt', earn: { points: '50' } };
  const bodyPace = { graceMs: GRACE_MS, bytesPerSecondMin: 100_000 };
  server = await apiServer({ ...SHOP, activities: [...SHOP.activities, receipts] }, { bodyPace });
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  const form = { first_name: 'Ann', last_name: 'T', email: 'ann@b.c', uid: 'ann' };
  await server.call('POST', '/v1/loyalty/users', { form });
  // Above the usual size of a body, so that it asks for room too.
  const picture = Buffer.concat([await receiptPicture({ total: '1.23' }), Buffer.alloc(1_500_000)]);
  const json = {
    member_id: 'ann',
    activity_id: 'submit_a_receipt',
    transaction_attributes: { receipt_files: [picture.toString('base64')] },
  };
  body = Buffer.from(JSON.stringify(json));
});

afterAll(() => server.close());

/** Sends the body in pieces over a line of its own, three times as long as others may take. */
function sendSlowly(path: string, key: string): Promise<string> {
  const { port } = server.app.server.address() as AddressInfo;
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const got: Buffer[] = [];
    socket.on('data', (chunk) => got.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(Buffer.concat(got).toString());
    });
    const head = [`POST ${path} HTTP/1.1`, 'Host: x', 'partner-id: cad458dc4e', `api-key: ${key}`];
    socket.write(`${head.join('\r\n')}\r\nContent-Length: ${body.length}\r\n\r\n`);
    void (async () => {
      const size = Math.ceil(body.length / PIECES);
      for (let at = 0; at < body.length && !socket.destroyed; at += size) {
        socket.write(body.subarray(at, at + size));
        await wait(EVERY_MS);
      }
      // The answer to all of it may be on its way.
      await wait(GRACE_MS);
      socket.end();
    })();
  });
}

it('is taken from whoever may send files, and from nobody else', async () => {
  const taken = await sendSlowly(AWARD, 'key-admin');
  expect(taken).toMatch(/^HTTP\/1.1 200 /);
  expect(taken).toContain('"status":"pending"');
  const [stranger, elsewhere] = await Promise.all([
    sendSlowly(AWARD, 'key-nobody'),
    sendSlowly('/v2/loyalty/transactions/deduct', 'key-admin'),
  ]);
  expect(stranger).toMatch(/^HTTP\/1.1 401 /);
  // The length that is said is refused before a byte of it; then the line is closed in time.
  expect(elsewhere).toMatch(/^HTTP\/1.1 400 /);
  const held = await server.query('select 1 from receipts where transaction_id is not null');
  expect(held).toHaveLength(1);
});
