import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CAN_PRINT,
  openPrinter,
  type PrintedReceipt,
  type ReceiptPrinter,
} from '../support/draw-receipt.ts';
import { runFealty, startFealty, type FealtyServer } from '../support/fealty-process.ts';
import { openShop, stockShop } from '../support/open-shop.ts';
import type { ShopKeys } from '../support/v1-client.ts';

/* A receipt from the till to the member's points, through a server of its own and a browser. */

const PROGRAM = {
  name: 'Receipts',
  currency: 'GBP',
  timeZone: 'Europe/London',
  activities: [{ id: 'submit_a_receipt', name: 'Receipt', earn: { points: '50' } }],
  rewards: [],
  tiers: [{ id: 'base', name: 'Base', threshold: '0' }],
};
const READ_WITHIN_MS = 90_000;

/** Yesterday, so that the day can be no other one. */
const DAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const [YEAR = '', MONTH = '', DATE = ''] = DAY.split('-');

const RECEIPT: PrintedReceipt = {
  shop: 'GREEN CORNER MARKET',
  lines: [
    ['Whole milk 2L', '2.35'],
    ['Sourdough', '3.90'],
    ['Tea bags 80', '4.15'],
    ['Oranges', '2.80'],
  ],
  total: '£15.84',
  date: `${DATE}.${MONTH}.${YEAR}`,
};

let folder = '';
let environment: Record<string, string>;
let server: FealtyServer;
let keys: ShopKeys;
let printer: ReceiptPrinter;

interface Answer {
  readonly success: boolean;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly error_code?: string;
}

function ask(method: string, url: string): Promise<Response> {
  const headers = { 'partner-id': keys.partnerId, 'api-key': keys.apiKey };
  return fetch(`${server.url}${url}`, { method, headers, signal: AbortSignal.timeout(20_000) });
}

async function call(method: string, url: string, json?: object): Promise<Answer> {
  const headers = {
    'partner-id': keys.partnerId,
    'api-key': keys.apiKey,
    'content-type': 'application/json',
  };
  const body = json === undefined ? {} : { body: JSON.stringify(json) };
  const signal = AbortSignal.timeout(20_000);
  const answer = await fetch(`${server.url}${url}`, { method, headers, signal, ...body });
  return (await answer.json()) as Answer;
}

async function enroll(id: string): Promise<void> {
  const names = { first_name: id, last_name: 'T', email: `${id}@example.com` };
  const made = await call('POST', '/v2/loyalty/members', { member_id: id, ...names });
  expect(made).toMatchObject({ success: true });
}

async function submit(member: string, files: readonly [string, Buffer][]): Promise<string> {
  const sent = await call('POST', '/v2/loyalty/transactions/award', {
    member_id: member,
    activity_id: 'submit_a_receipt',
    transaction_attributes: {
      receipt_files: files.map(
        ([type, bytes]) => `data:${type};base64,${bytes.toString('base64')}`,
      ),
    },
  });
  expect(sent).toMatchObject({ success: true, data: { status: 'pending', points: 50 } });
  return String(sent.data?.['id']);
}

interface Listed {
  readonly transaction: { readonly id: string };
  readonly files: readonly {
    readonly url: string;
    readonly thumbnail_url: string | null;
    readonly suggestion: { readonly state: string };
    readonly duplicates: readonly object[];
  }[];
}

async function waiting(id: string): Promise<Listed | undefined> {
  const { data } = await call('GET', '/v2/loyalty/moderation');
  return (data?.['moderation'] as Listed[]).find(({ transaction }) => transaction.id === id);
}

/** As it stands in the list when its pictures have been read. */
async function read(id: string): Promise<Listed | undefined> {
  const until = performance.now() + READ_WITHIN_MS;
  for (;;) {
    const listed = await waiting(id);
    const isRead = listed?.files.every(({ suggestion }) => suggestion.state !== 'waiting');
    if (isRead === true || performance.now() > until) return listed;
    await wait(250);
  }
}

async function points(member: string): Promise<unknown> {
  const { data } = await call('GET', `/v2/loyalty/members/${member}?idParam=member_id`);
  return [data?.['available_points'], data?.['pending_points']];
}

describe.skipIf(!CAN_PRINT)('a receipt', () => {
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fealty-receipts-'));
    environment = { FEALTY_DATA: path.join(folder, 'data'), FEALTY_READ_RECEIPTS: 'eng' };
    [server, printer] = await Promise.all([startFealty(environment), openPrinter()]);
    keys = await openShop(environment);
    await stockShop(environment, keys, PROGRAM);
    for (const member of ['ann', 'bob', 'cid']) await enroll(member);
  });

  afterAll(async () => {
    await printer.close();
    await server.stop();
    const verified = await runFealty(['verify'], environment);
    await rm(folder, { recursive: true, force: true });
    expect(verified, verified.out).toMatchObject({ code: 0 });
  });

  it('is read, looked at and approved, and the points arrive', async () => {
    const photo = await printer.photograph(RECEIPT, 'rotate(2.5deg) skewX(-1.5deg)');
    const id = await submit('ann', [
      ['image/jpeg', photo],
      ['application/pdf', await printer.pdf(RECEIPT)],
    ]);
    expect(await points('ann')).toEqual([0, 50]);
    const listed = await read(id);
    expect(listed?.files).toEqual([
      expect.objectContaining({
        content_type: 'image/jpeg',
        size: photo.length,
        width: 900,
        height: 1000,
        duplicates: [],
        suggestion: {
          state: 'read',
          total: RECEIPT.total.slice(1),
          currency: 'GBP',
          date: `${MONTH}/${DATE}/${YEAR}`,
          shop: RECEIPT.shop,
          confidence: expect.any(Number) as number,
        },
      }),
      expect.objectContaining({
        content_type: 'application/pdf',
        pages: 1,
        thumbnail_url: null,
        suggestion: expect.objectContaining({ state: 'no_picture', total: null }) as unknown,
      }),
    ]);
    const small = await ask('GET', listed?.files[0]?.thumbnail_url ?? '');
    expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const thumbnail = sharp(Buffer.from(await small.arrayBuffer()));
    expect(await thumbnail.metadata()).toMatchObject({ format: 'jpeg', width: 288, height: 320 });
    expect((await thumbnail.stats()).isOpaque).toBe(true);
    const whole = await ask('GET', listed?.files[0]?.url ?? '');
    expect(Buffer.from(await whole.arrayBuffer()).equals(photo)).toBe(true);

    const approved = await call('POST', `/v2/loyalty/transactions/${id}/approve`, {});
    expect(approved).toMatchObject({ success: true });
    expect(await points('ann')).toEqual([50, 0]);
    expect(await waiting(id)).toBeUndefined();
  });

  it('that another member sends too is told to the moderator, who rejects it', async () => {
    const photo = await printer.photograph({ ...RECEIPT, total: '£22.10' }, 'rotate(-3deg)');
    const first = await submit('bob', [['image/jpeg', photo]]);
    const second = await submit('cid', [['image/jpeg', photo]]);
    const [of, again] = [await waiting(first), await waiting(second)];
    for (const [listed, other] of [
      [of, second],
      [again, first],
    ] as const) {
      expect(listed?.files[0]?.duplicates).toContainEqual(
        expect.objectContaining({
          kind: 'same_file',
          distance: 0,
          transaction_id: other,
          same_member: false,
          status: 'pending',
        }),
      );
    }
    const rejected = await call('POST', `/v2/loyalty/transactions/${second}/reject`, {});
    expect(rejected).toMatchObject({ success: true });
    expect(await points('cid')).toEqual([0, 0]);
    expect(await waiting(second)).toBeUndefined();
    const file = again?.files[0]?.url ?? '';
    const { data } = await call('GET', `${file}/details`);
    expect(data).toMatchObject({ transaction_id: second });
    // The first still waits, and is told what became of the other.
    expect((await waiting(first))?.files[0]?.duplicates).toContainEqual(
      expect.objectContaining({ transaction_id: second, status: 'rejected' }),
    );
    expect(await points('bob')).toEqual([0, 50]);
  });
});
