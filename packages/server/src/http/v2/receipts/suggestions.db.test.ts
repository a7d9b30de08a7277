import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';
import { pdf, plainPicture, receiptPicture } from '../../../../../../tests/support/pictures.ts';
import { SHOP } from '../../../../../../tests/support/shop-program.ts';
import { readPictures } from '../../../usecases/read-pictures.ts';

const AWARD = '/v2/loyalty/transactions/award';
/** Yesterday: what is printed must have been before it is sent. */
const [YEAR, MONTH, DAY] = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10).split('-');
const LINES = [
  `Date: ${DAY ?? ''}.${MONTH ?? ''}.${YEAR ?? ''}`,
  'milk 2.30',
  'bread 4.10',
  'tea 3.99',
  'subtotal 9.44',
];
const NOTHING = { total: null, currency: null, date: null, shop: null, confidence: null };

let server: ApiServer;
let members = 0;
let member = '';

beforeAll(async () => {
  const receipts = { id: 'submit_a_receipt', name: 'Submit a Receipt', earn: { points: '50' } };
  const program = { ...SHOP, activities: [...SHOP.activities, receipts] };
  server = await apiServer(program, { readsReceipts: true });
});

afterAll(async () => {
  await server.close();
});

beforeEach(async () => {
  members += 1;
  member = `ann${members}`;
  const form = { first_name: 'Ann', last_name: 'T', email: `${member}@b.c`, uid: member };
  await server.call('POST', '/v1/loyalty/users', { form });
});

/** Sends files for one award and answers their ids. */
async function send(files: readonly Buffer[], activity = 'submit_a_receipt'): Promise<string[]> {
  const filesIn = activity === 'upload_photo' ? 'image_file' : 'receipt_files';
  const sent = await server.call('POST', AWARD, {
    json: {
      member_id: member,
      activity_id: activity,
      transaction_attributes: { [filesIn]: files.map((file) => file.toString('base64')) },
    },
  });
  expect([sent.status, sent.reason]).toEqual([200, '']);
  const attributes = sent.data['transaction_attributes'] as Record<string, string[]>;
  return (attributes[filesIn] ?? []).map((url) => url.slice(-24));
}

async function suggestion(id: string | undefined): Promise<unknown> {
  const { data } = await server.call('GET', `/v2/loyalty/receipts/${id ?? ''}/details`);
  return data['suggestion'];
}

function read(signal = new AbortController().signal): Promise<number> {
  const { pool, files } = server;
  return readPictures({ pool, files, languages: ['eng'], signal });
}

it('stands beside a receipt once it was read, in the list and with its file', async () => {
  const picture = await receiptPicture({ total: '£10.39', lines: LINES, width: 900 });
  const [first, second] = await send([picture, pdf(1, Buffer.from('one'))]);
  const waiting = { state: 'waiting', ...NOTHING };
  expect(await suggestion(first)).toEqual(waiting);
  expect(await suggestion(second)).toEqual({ state: 'no_picture', ...NOTHING });
  expect(await read()).toBe(1);
  const found = {
    state: 'read',
    total: '10.39',
    currency: 'GBP',
    date: `${MONTH ?? ''}/${DAY ?? ''}/${YEAR ?? ''}`,
    shop: expect.stringMatching(/^corner shop$/i) as string,
    confidence: expect.any(Number) as number,
  };
  expect(await suggestion(first)).toEqual(found);
  const { data } = await server.call('GET', `/v2/loyalty/moderation?member_id=${member}`);
  expect(data['moderation']).toEqual([
    expect.objectContaining({
      files: [
        expect.objectContaining({ id: first, suggestion: found }),
        expect.objectContaining({ id: second, suggestion: { state: 'no_picture', ...NOTHING } }),
      ],
    }),
  ]);
  expect(await read()).toBe(0);
});

it('is not asked for a photo', async () => {
  const [id] = await send([await receiptPicture({ total: '3.10', lines: LINES })], 'upload_photo');
  expect(await suggestion(id)).toEqual({ state: 'not_asked', ...NOTHING });
  expect(await read()).toBe(0);
});

it('says so where nothing can be read', async () => {
  const words = await sharp({
    text: { text: 'A day at the sea', dpi: 300, rgba: true },
  })
    .flatten({ background: '#ffffff' })
    .png()
    .toBuffer();
  const [plain, text, gone] = await send([
    await plainPicture(300, 400),
    words,
    await receiptPicture({ total: '4.44' }),
  ]);
  await server.files.remove(`${server.merchantId}/${(gone ?? '').slice(14, 16)}/${gone ?? ''}`);
  expect(await read()).toBe(3);
  for (const id of [plain, text, gone]) {
    expect(await suggestion(id)).toEqual({ state: 'unreadable', ...NOTHING });
  }
});

it('is read again if the program was stopped in the midst of it, but not for ever', async () => {
  const [id] = await send([await receiptPicture({ total: '7.77', lines: LINES })]);
  for (let time = 0; time < 5; time += 1) {
    const stopping = new AbortController();
    const reading = read(stopping.signal);
    await wait(60);
    stopping.abort();
    expect(await reading).toBe(0);
  }
  expect(await suggestion(id)).toMatchObject({ state: 'waiting' });
  // Killed, it could not even say that it had not ended.
  await server.query('update receipts set reading_tries = 3 where id = $1', [id]);
  expect(await read()).toBe(1);
  expect(await suggestion(id)).toMatchObject({ state: 'unreadable' });
});

it('goes when the member is erased', async () => {
  const [id] = await send([await receiptPicture({ total: '£5.25', lines: LINES })]);
  await read();
  expect(await suggestion(id)).toMatchObject({ state: 'read', total: '5.25' });
  const url = `/v2/loyalty/members/${member}/erase?idParam=member_id`;
  const erased = await server.call('POST', url, { json: {} });
  expect(erased.status).toBe(200);
  const details = await server.call('GET', `/v2/loyalty/receipts/${id ?? ''}/details`);
  expect([details.status, details.code]).toEqual([404, 'RECEIPT_DOES_NOT_EXIST']);
});
