import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { LightMyRequestResponse } from 'fastify';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';
import { pdf, plainPicture, receiptPicture } from '../../../../../../tests/support/pictures.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';

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
  const [row] = await server.query<{ count: number }>(
    'select count(*)::int as count from receipts',
  );
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

function open(url: string, key = 'key-admin'): Promise<LightMyRequestResponse> {
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

describe('what looks the same', () => {
  it('is shown to the moderator of another member, re-encoded and made smaller, others not', async () => {
    const lines = ['coffee 4.20', 'cake 3.10', 'water 1.00', 'coffee 4.20', 'juice 2.75'];
    const picture = await receiptPicture({ total: '15.25', lines });
    const first = await submit('ann', [base64(picture)]);
    const copies = {
      same: picture,
      encoded: await sharp(picture).jpeg({ quality: 55 }).toBuffer(),
      smaller: await sharp(picture).resize(480).png().toBuffer(),
      other: await receiptPicture({ total: '99.00', lines: ['a very long line 1.00', 'x', 'y'] }),
    };
    const found: Record<string, unknown> = {};
    for (const [name, bytes] of Object.entries(copies)) {
      const sent = await submit('bob', [base64(bytes)]);
      const shown = await waiting(sent.data['id']);
      found[name] = shown?.files[0]?.duplicates.find(
        (other) => other['transaction_id'] === first.data['id'],
      );
    }
    const another = { same_member: false, status: 'pending' };
    expect(found).toEqual({
      same: expect.objectContaining({ ...another, kind: 'same_file', distance: 0 }) as unknown,
      encoded: expect.objectContaining({ ...another, kind: 'alike' }) as unknown,
      smaller: expect.objectContaining({ ...another, kind: 'alike' }) as unknown,
      other: undefined,
    });
    // The one who was first is warned of too.
    const shown = await waiting(first.data['id']);
    expect(shown?.files[0]?.duplicates).toHaveLength(3);
  });

  it('earns once for a member, whatever it is sent as', async () => {
    const picture = await receiptPicture({ total: '1.11' });
    const before = await submit('cid', [base64(picture)]);
    const again = await submit('cid', [base64(picture)]);
    expect([again.status, again.code]).toEqual([200, 'DUPLICATE_PHOTO']);
    expect(again.reason).toContain(String(before.data['id']));
    const photo = await server.call('POST', AWARD, {
      json: {
        member_id: 'cid',
        activity_id: 'upload_photo',
        transaction_attributes: { image_file: picture.toString('base64') },
      },
    });
    expect(photo.code).toBe('DUPLICATE_PHOTO');
    const twice = base64(await receiptPicture({ total: '1.12' }));
    expect((await submit('cid', [twice, twice])).code).toBe('DUPLICATE_PHOTO');
    const held = await server.query<{ id: string }>(
      `select r.id from receipts r join members m on m.id = r.member_id where m.uid = 'cid'`,
    );
    expect(held).toHaveLength(1);
  });

  it('earns once if it is sent from many sides at one moment', async () => {
    const picture = base64(await receiptPicture({ total: '2.22' }));
    const before = await kept();
    const answers = await Promise.all(Array.from({ length: 12 }, () => submit('cid', [picture])));
    const codes = answers.map(({ code }) => code ?? 'done').toSorted();
    expect(codes).toEqual([...Array<string>(11).fill('DUPLICATE_PHOTO'), 'done']);
    expect(await kept()).toEqual({ files: before.files + 2, rows: before.rows + 1 });
  });
});

describe('a photo', () => {
  it('may come alone or in a list, in lines, with and without a prefix', async () => {
    const shapes = [
      (text: string) => text,
      (text: string) => [`data:image/gif;base64,${text}`],
      (text: string) => (text.match(/.{1,76}/g) ?? []).join('\r\n'),
      (text: string) => JSON.stringify([text]),
      (text: string) => text.replace(/=+$/, ''),
    ];
    for (const [n, shape] of shapes.entries()) {
      const picture = await receiptPicture({ total: `7.${n}` });
      const image_file = shape(picture.toString('base64'));
      const sent = await server.call('POST', AWARD, {
        json: {
          member_id: 'bob',
          activity_id: 'upload_photo',
          transaction_attributes: { image_file, album: 'summer' },
        },
      });
      expect([n, sent.status, sent.data['status']]).toEqual([n, 200, 'pending']);
      expect(sent.data['transaction_attributes']).toEqual({
        album: 'summer',
        image_file: [expect.stringMatching(/^\/v2\/loyalty\/receipts\/[0-9a-f]{24}$/)],
      });
    }
  });
});

describe('a file that is none', () => {
  it('is refused by its name and with the reason, and nothing is kept', async () => {
    const picture = await receiptPicture({ total: '3.33' });
    const zip = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(400, 7)]);
    const broken = Buffer.from(picture);
    broken.fill(0, 2000, 9000);
    const refused: [string, Buffer, RegExp][] = [
      ['a zip called a picture', zip, /application\/zip/],
      ['a picture with a hole', broken, /broken/],
      ['half a picture', picture.subarray(0, picture.length / 2), /broken/],
      ['a picture without its end', picture.subarray(0, picture.length - 900), /broken/],
      ['a head without a picture', picture.subarray(0, 20), /broken|no known kind/],
      ['words', Buffer.from('this is a receipt, I promise'), /no known kind/],
      ['a web page', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), /it is/],
      ['a GIF', await sharp(picture).gif().toBuffer(), /image\/gif/],
      ['too many pixels', await plainPicture(20_000, 20_000), /million pixels/],
      ['a PDF without an end', pdf(1).subarray(0, 120), /end of the PDF/],
      ['a PDF of very many pages', pdf(51), /51 pages, at most 50/],
      ['a PDF without pages', pdf(0), /no page/],
      ['a PDF that unpacks without end', pdf(1, Buffer.alloc(120 * 1024 * 1024)), /96 MB/],
      [
        'a PDF in a cipher',
        Buffer.concat([pdf(1), Buffer.from('/Encrypt 9 0 R\n%%EOF')]),
        /encrypted/,
      ],
    ];
    const before = await kept();
    for (const [what, bytes, why] of refused) {
      const sent = await submit('ann', [base64(picture), base64(bytes)]);
      expect([what, sent.status, sent.code]).toEqual([what, 200, 'INVALID_PHOTO']);
      expect([what, sent.reason]).toEqual([what, expect.stringMatching(why)]);
      expect(sent.reason).toMatch(/^receipt_files\[1\]: /);
    }
    const text = await submit('ann', ['data:image/png;base64,not*base64']);
    expect([text.code, text.reason]).toEqual([
      'INVALID_PHOTO',
      expect.stringMatching(/receipt_files\[0\]: it is not base64/),
    ]);
    expect(await kept()).toEqual(before);
  });

  it.each([
    ['none', undefined],
    ['an empty list', []],
    ['nothing in a list', [null, '']],
    ['six', Array<string>(6).fill('/9j/')],
    ['an object', [{ file: 1 }]],
    ['a number', 7],
  ])('is refused as a parameter: %s', async (_what, files) => {
    const sent = await submit('ann', files);
    expect([sent.status, sent.code]).toEqual([400, 'INVALID_REQUEST_PARAMETER_VALUES']);
    expect(sent.reason).toContain('transaction_attributes.receipt_files');
  });

  it('is told by the byte: 10 MiB pass, one more does not', async () => {
    const most = 10 * 1024 * 1024;
    const picture = await receiptPicture({ total: '4.44' });
    // What follows the end of a JPEG is not looked at by anybody.
    const padded = Buffer.concat([picture, Buffer.alloc(most - picture.length)]);
    const over = await submit('ann', [base64(Buffer.concat([padded, Buffer.alloc(1)]))]);
    expect([over.status, over.code]).toEqual([200, 'INVALID_PHOTO']);
    expect(over.reason).toContain('too large');
    const fits = await submit('ann', [base64(padded)]);
    expect([fits.status, fits.code]).toEqual([200, undefined]);
  });
});

describe('a request with files', () => {
  it('may be large for activities that take files, and for nothing else', async () => {
    const large = 'x'.repeat(1024 * 1024);
    const other = await server.call('POST', AWARD, {
      json: { member_id: 'ann', activity_id: 'write_a_review', note: large },
    });
    expect([other.status, other.code]).toEqual([400, 'INVALID_REQUEST']);
    const form = await server.call('POST', AWARD, { body: `member_id=ann&note=${large}` });
    expect([form.status, form.code]).toEqual([400, 'INVALID_JSON']);
    const huge = await server.call('POST', AWARD, { body: Buffer.alloc(77 * 1024 * 1024, 0x20) });
    expect([huge.status, huge.code]).toEqual([400, 'INVALID_REQUEST']);
    const clock = await server.call('POST', '/v2/loyalty/test-clock/advance', {
      body: `{"by":{"days":1},"note":"${large}"}`,
    });
    expect([clock.status, clock.code]).toEqual([400, 'INVALID_REQUEST']);
  });

  it('keeps nothing when it is simulated, refused, or sent again under its key', async () => {
    const picture = base64(await receiptPicture({ total: '5.55' }));
    const before = await kept();
    const simulated = await submit('bob', [picture], { url: `${AWARD}?simulate=true` });
    expect(simulated.body).toMatchObject({ success: true, simulated: true });
    expect((await submit('nobody', [picture])).code).toBe('INCORRECT_MEMBER_ID_PASSED');
    const wrong = await submit('bob', [picture], { json: { points_passed: '1.5' } });
    expect(wrong.code).toBe('INVALID_REQUEST_PARAMETER_VALUES');
    expect(await kept()).toEqual(before);
    const headers = { 'idempotency-key': 'receipt-5' };
    const first = await submit('bob', [picture], { headers });
    const again = await submit('bob', [picture], { headers });
    expect(again.text).toBe(first.text);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(await kept()).toEqual({ files: before.files + 2, rows: before.rows + 1 });
    const reused = await submit('ann', [picture], { headers });
    expect(reused.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await kept()).toEqual({ files: before.files + 2, rows: before.rows + 1 });
  });

  it('opens files to those who may, and to nobody else', async () => {
    const [shown] = await queue('?activity_id=upload_photo&member_id=bob&count=1');
    const url = shown?.files[0]?.url ?? '';
    expect((await open(url, 'key-support')).statusCode).toBe(200);
    expect((await open(url, 'key-read')).statusCode).toBe(401);
    await server.query(
      `insert into merchants (partner_id, public_id, name) values ('ffffffffff', repeat('f', 32), 'B')`,
    );
    const id = url.slice(-24);
    const foreign = `update receipts set merchant_id = (select max(id) from merchants) where id = $1`;
    await server.query('alter table receipts drop constraint receipts__member');
    await server.query(foreign, [id]);
    const hidden = await open(url);
    const unknown = await open(`/v2/loyalty/receipts/${'0'.repeat(24)}`);
    expect([hidden.statusCode, hidden.body]).toEqual([404, unknown.body]);
    expect((await open('/v2/loyalty/receipts/..%2f..%2fetc')).statusCode).toBe(404);
  });

  it('pages through what waits, in order', async () => {
    const all = await queue();
    const seen: string[] = [];
    let start: unknown = 0;
    for (;;) {
      const page = await server.call('GET', `${MODERATION}?count=5&start_cursor=${String(start)}`);
      const rows = page.data['moderation'] as readonly Shown[];
      seen.push(...rows.map(({ transaction }) => transaction.id));
      expect(page.data['total']).toBe(all.length);
      start = page.data['next_start_index'];
      if (page.data['more'] !== true) break;
    }
    expect(seen).toEqual(all.map(({ transaction }) => transaction.id));
    const own = await queue('?member_id=cid');
    expect(new Set(own.map(({ transaction }) => transaction.member_id))).toEqual(new Set(['cid']));
    expect((await queue('?activity_id=nothing')).length).toBe(0);
  });
});

describe('more than can be done at once', () => {
  it('waits or is told to come again, and leaves room behind it', async () => {
    const picture = await receiptPicture({ total: '6.66', width: 300 });
    const files = Array.from({ length: 48 }, (_, n) => {
      const padded = Buffer.concat([picture, Buffer.alloc(800_000, n)]);
      return base64(padded);
    });
    const answers = await Promise.all(files.map((each) => submit('bob', [each])));
    const busy = answers.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThan(0);
    for (const { code, headers } of busy) {
      expect([code, headers['retry-after']]).toEqual(['TRY_AGAIN', '2']);
    }
    const done = answers.filter(({ status, code }) => status === 200 && code === undefined);
    expect(done.length).toBe(48 - busy.length);
    expect(done.length).toBeGreaterThanOrEqual(35);
    const again = await Promise.all(files.slice(0, 10).map((each) => submit('cid', [each])));
    expect(again.map(({ status, code }) => [status, code])).toEqual(
      Array<unknown>(10).fill([200, undefined]),
    );
  }, 60_000);

  it('is told when files cannot be written, and nothing is kept', async () => {
    const picture = base64(await receiptPicture({ total: '8.88' }));
    const before = await server.query('select id from receipts');
    const aside = `${server.folder}.aside`;
    renameSync(server.folder, aside);
    writeFileSync(server.folder, 'in the way');
    const sent = await submit('bob', [picture]);
    rmSync(server.folder);
    renameSync(aside, server.folder);
    expect([sent.status, sent.code]).toEqual([200, 'UNABLE_TO_UPLOAD_PHOTO']);
    expect(await server.query('select id from receipts')).toEqual(before);
    expect((await submit('bob', [picture])).code).toBeUndefined();
  });
});
