import { readdirSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../tests/support/api-server.ts';
import { pdf, plainPicture, receiptPicture } from '../../../../../tests/support/pictures.ts';
import { SHOP } from '../../../../../tests/support/shop-program.ts';

const AWARD = '/v2/loyalty/transactions/award';
const MODERATION = '/v2/loyalty/moderation';
const MILK = ['milk 2.30', 'bread 4.10', 'tea 3.99'];

let server: ApiServer;

beforeAll(async () => {
  const receipts = { id: 'submit_a_receipt', name: 'Submit a Receipt', earn: { points: '50' } };
  server = await apiServer({ ...SHOP, activities: [...SHOP.activities, receipts] });
  for (const name of ['ann', 'bob', 'cid']) {
    const form = { first_name: name, last_name: 'T', email: `${name}@b.c`, uid: name };
    await server.call('POST', '/v1/loyalty/users', { form });
  }
});

afterAll(async () => {
  await server.close();
});

function base64(bytes: Buffer, type = 'image/jpeg'): string {
  return `data:${type};base64,${bytes.toString('base64')}`;
}

function submit(
  member: string,
  files: unknown,
  more: { json?: object; headers?: Record<string, string>; url?: string } = {},
): Promise<Received> {
  return server.call('POST', more.url ?? AWARD, {
    json: {
      member_id: member,
      activity_id: 'submit_a_receipt',
      transaction_attributes: { receipt_files: files },
      ...more.json,
    },
    ...(more.headers === undefined ? {} : { headers: more.headers }),
  });
}

/** Files on the disk and rows in the database. */
async function kept(): Promise<{ files: number; rows: number }> {
  const [row] = await server.query<{ count: number }>('select count(*)::int as count from receipts');
  const entries = readdirSync(server.folder, { recursive: true, withFileTypes: true });
  return { files: entries.filter((one) => one.isFile()).length, rows: row?.count ?? -1 };
}

interface Shown {
  readonly transaction: { readonly id: string; readonly member_id: string };
  readonly files: readonly {
    readonly id: string;
    readonly url: string;
    readonly thumbnail_url: string | null;
    readonly duplicates: readonly Record<string, unknown>[];
  }[];
}

async function queue(query = ''): Promise<readonly Shown[]> {
  const { data } = await server.call('GET', `${MODERATION}${query}`);
  return data['moderation'] as readonly Shown[];
}

/** What the queue shows of one award. */
async function waiting(id: unknown): Promise<Shown | undefined> {
  return (await queue()).find(({ transaction }) => transaction.id === id);
}

function open(url: string, key = 'key-admin'): ReturnType<ApiServer['app']['inject']> {
  return server.app.inject({ url, headers: { 'partner-id': 'cad458dc4e', 'api-key': key } });
}

describe('a receipt', () => {
  it('waits for a moderator, who sees it, and earns when he approves it', async () => {
    const picture = await receiptPicture({ total: '10.39', lines: MILK });
    const sent = await submit('ann', [base64(picture), base64(pdf(2), 'application/pdf')], {
      json: { transaction_date: '10/05/2019 23:10:55', approval_date: '10/15/2019 16:10:50' },
    });
    expect([sent.status, sent.data]).toEqual([
      200,
      expect.objectContaining({ status: 'pending', points: 50, auto_approval_date: null }),
    ]);
    expect(sent.data['transaction_date']).toBe(sent.data['created_date']);
    const shown = await waiting(sent.data['id']);
    expect(shown?.files).toEqual([
      expect.objectContaining({
        content_type: 'image/jpeg',
        size: picture.length,
        width: 700,
        pages: null,
        duplicates: [],
      }),
      expect.objectContaining({
        content_type: 'application/pdf',
        pages: 2,
        width: null,
        thumbnail_url: null,
      }),
    ]);
    const attributes = sent.data['transaction_attributes'] as Record<string, unknown>;
    expect(attributes['receipt_files']).toEqual(shown?.files.map(({ url }) => url));
    const [first, second] = shown?.files ?? [];
    const read = await open(first?.url ?? '');
    expect(read.rawPayload.equals(picture)).toBe(true);
    expect(read.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename="${first?.id ?? ''}.jpg"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    const small = await open(first?.thumbnail_url ?? '');
    expect(await sharp(small.rawPayload).metadata()).toMatchObject({ format: 'jpeg', height: 320 });
    const document = await open(second?.url ?? '');
    expect(document.headers['content-disposition']).toMatch(/^attachment; .*\.pdf"$/);
    expect((await open(`${second?.url ?? ''}/thumbnail`)).statusCode).toBe(404);

    const approve = {
      merchantId: server.merchantId,
      command: {
        kind: 'approve_award',
        actor: 'test',
        transactionId: shown?.transaction.id ?? '',
        approvedBy: 'eve',
      },
      respond: ({ kind }: { kind: string }) => ({ status: 200, body: kind }),
      key: null,
      deadlineMs: performance.now() + 5000,
      bulk: false,
    } as const;
    expect((await server.lanes.submit(approve)).body).toBe('done');
    expect(await waiting(sent.data['id'])).toBeUndefined();
    const member = await server.call('GET', '/v1/loyalty/users/ann@b.c');
    expect(member.data['available_points']).toBe(150);
  });
});
