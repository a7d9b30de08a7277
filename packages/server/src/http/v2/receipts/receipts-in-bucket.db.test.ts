import type { LightMyRequestResponse } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { receiptPicture } from '../../../../../../tests/support/pictures.ts';
import { s3Server, type S3Server } from '../../../../../../tests/support/s3-server.ts';
import { sweepAll } from '../../../../../../tests/support/sweep-all.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';
import { Patience } from '../../../jobs/patience.ts';
import { S3_TERMS, s3Store } from '../../../runtime/s3-store.ts';
import { sweepFiles } from '../../../usecases/sweep-files.ts';

const AWARD = '/v2/loyalty/transactions/award';
const AWAY = [503, 'TRY_AGAIN', '5'];

let bucket: S3Server;
let server: ApiServer;
let made = 0;

beforeAll(async () => {
  bucket = await s3Server();
  const terms = { ...S3_TERMS, writeMs: 500, otherMs: 500, allMs: 800, pausesMs: [20, 50] };
  const files = s3Store(bucket.place, { ...terms, now: () => Date.now() });
  const receipts = { id: 'submit_a_receipt', name: 'Submit a Receipt', earn: { points: '50' } };
  server = await apiServer({ ...SHOP, activities: [...SHOP.activities, receipts] }, { files });
});

beforeEach(async () => {
  made += 1;
  await enrol(memberOf());
});

afterEach(() => {
  bucket.always = null;
  bucket.faults.length = 0;
});

afterAll(async () => {
  await server.close();
  await bucket.close();
});

function memberOf(): string {
  return `member-${made}`;
}

function enrol(uid: string): Promise<Received> {
  const form = { first_name: uid, last_name: 'T', email: `${uid}@b.c`, uid };
  return server.call('POST', '/v1/loyalty/users', { form });
}

/** Sends a receipt that nobody has sent. */
async function submit(): Promise<Received & { readonly picture: Buffer }> {
  const picture = await receiptPicture({ total: `${made}.${Date.now() % 100_000}` });
  const receipt_files = [`data:image/jpeg;base64,${picture.toString('base64')}`];
  const sent = await server.call('POST', AWARD, {
    json: {
      member_id: memberOf(),
      activity_id: 'submit_a_receipt',
      transaction_attributes: { receipt_files },
    },
  });
  return { ...sent, picture };
}

function said({ status, code, headers }: Received): unknown[] {
  return [status, code, headers['retry-after']];
}

function linkOf({ data }: Received): string {
  const attributes = data['transaction_attributes'] as { receipt_files: [string] };
  return attributes.receipt_files[0];
}

function open(url: string): Promise<LightMyRequestResponse> {
  const headers = { 'partner-id': 'cad458dc4e', 'api-key': 'key-admin' };
  return server.app.inject({ url, headers });
}

async function rows(): Promise<number> {
  return (await server.query('select 1 from receipts')).length;
}

function sweep(): Promise<number> {
  return sweepFiles({ pool: server.pool, files: server.files }, '0 seconds');
}

it('keeps a receipt with its small picture, shows both, and forgets both with the member', async () => {
  const sent = await submit();
  expect([sent.status, sent.data['status']]).toEqual([200, 'pending']);
  expect(bucket.objects.size).toBe(2);
  const link = linkOf(sent);
  const shown = await open(link);
  expect(shown.headers['content-type']).toBe('image/jpeg');
  expect(shown.rawPayload.equals(sent.picture)).toBe(true);
  const { data } = await server.call('GET', '/v2/loyalty/moderation');
  const [waiting] = data['moderation'] as { files: { thumbnail_url: string }[] }[];
  const small = await open(waiting?.files[0]?.thumbnail_url ?? '');
  expect([small.statusCode, small.rawPayload.length < sent.picture.length]).toEqual([200, true]);
  const erase = `/v2/loyalty/members/${memberOf()}/erase?idParam=member_id`;
  const erased = await server.call('POST', erase, { json: {} });
  expect([erased.status, erased.data['erased']]).toEqual([200, true]);
  expect(bucket.objects.size).toBe(0);
  expect((await open(link)).statusCode).toBe(404);
});

it('makes the award when the store fails now and then', async () => {
  bucket.faults.push({ status: 503, code: 'SlowDown' }, null, 'cut', null);
  const sent = await submit();
  expect([sent.status, sent.data['status']]).toEqual([200, 'pending']);
  expect((await open(linkOf(sent))).rawPayload.equals(sent.picture)).toBe(true);
});

it('refuses uploads while the store is away, does everything else, and takes them afterwards', async () => {
  const before = await rows();
  bucket.always = { status: 503, code: 'SlowDown' };
  expect(said(await submit())).toEqual(AWAY);
  bucket.always = 'hang';
  const upload = submit();
  const review = await server.call('POST', AWARD, {
    json: { member_id: memberOf(), activity_id: 'write_a_review' },
  });
  expect(review.status).toBe(200);
  expect(said(await upload)).toEqual(AWAY);
  bucket.always = null;
  expect((await submit()).status).toBe(200);
  // What came of the writes was not known, so their rows stayed for the sweep.
  expect(await rows()).toBe(before + 3);
  expect(await sweep()).toBe(2);
  expect(await rows()).toBe(before + 1);
});

it('finds a file that arrived after everybody stopped waiting for it', async () => {
  const before = bucket.objects.size;
  bucket.always = 'cut_after';
  expect(said(await submit())).toEqual(AWAY);
  expect(bucket.objects.size).toBeGreaterThan(before);
  bucket.always = null;
  expect(await sweep()).toBe(1);
  expect(bucket.objects.size).toBe(before);
});

it('says in the platform’s words that nothing can be stored when coming again is of no use', async () => {
  for (const fault of [
    { status: 403, code: 'AccessDenied' },
    { status: 404, code: 'NoSuchBucket' },
  ]) {
    bucket.always = fault;
    expect(said(await submit())).toEqual([200, 'UNABLE_TO_UPLOAD_PHOTO', undefined]);
  }
  bucket.always = null;
  expect(await sweep()).toBe(2);
});

it('shows no file while the store is away, and says so', async () => {
  const link = linkOf(await submit());
  bucket.always = 'cut';
  const answer = await open(link);
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
  expect(answer.json()).toMatchObject({ success: false, error_code: 'TRY_AGAIN' });
  bucket.always = { status: 403, code: 'AccessDenied' };
  expect((await open(link)).statusCode).toBe(503);
  bucket.always = null;
  expect((await open(link)).statusCode).toBe(200);
});

it('erases nobody half: while the store is away it is said, and it is gone on with', async () => {
  const link = linkOf(await submit());
  const before = bucket.objects.size;
  const erase = (): Promise<Received> =>
    server.call('POST', `/v2/loyalty/members/${id}/erase`, { json: {} });
  const [member] = await server.query<{ id: string }>('select id from members where uid = $1', [
    memberOf(),
  ]);
  const id = member?.id ?? '';
  bucket.always = { status: 500, code: 'InternalError' };
  const waiting = await erase();
  expect([waiting.status, waiting.code]).toEqual([503, 'TRY_AGAIN']);
  expect(await server.query('select 1 from dues where member_id = $1', [id])).toHaveLength(1);
  // A sweep tries it again, and does the rest of what is due all the same.
  const { pool, files, lanes } = server;
  const { signal } = new AbortController();
  await server.moveClock(60_000);
  await sweepAll({ pool, files, lanes, patience: new Patience(1000, 100), signal });
  expect(await server.query('select 1 from dues where member_id = $1', [id])).toHaveLength(1);
  bucket.always = null;
  expect((await erase()).data).toEqual({ id, erased: true });
  expect(bucket.objects.size).toBe(before - 2);
  expect((await open(link)).statusCode).toBe(404);
});
