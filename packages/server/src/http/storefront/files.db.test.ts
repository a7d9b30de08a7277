import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  INSTALLATION_SECRET,
  type ApiServer,
  type Received,
} from '../../../../../tests/support/api-server.ts';
import { anyFile, receiptPicture } from '../../../../../tests/support/pictures.ts';
import { SHOP } from '../../../../../tests/support/shop-program.ts';
import { signToken } from '../../../../../tests/support/sign-token.ts';
import { createKey } from '../../usecases/create-key.ts';

/* Receipts and photos that members send themselves. */

const ACTIVITIES = '/v2/loyalty-storefront/activities';
const HOUR = 3600;

let server: ApiServer;
let key = '';

beforeAll(async () => {
  server = await apiServer({
    ...SHOP,
    activities: [
      ...SHOP.activities.filter(({ id }) => id !== 'submit_a_receipt' && id !== 'upload_photo'),
      { id: 'submit_a_receipt', name: 'Receipt', earn: { points: '50' }, storefront: true },
      { id: 'upload_photo', name: 'Photo', earn: { points: '5' } },
    ],
  });
  const { merchantId, pool } = server;
  key = await createKey(pool, INSTALLATION_SECRET, {
    ...{ merchantId, identifier: 'plugin', scope: 'write', actor: 'test' },
  });
});

afterAll(async () => {
  await server.close();
});

function ask(
  memberId: string | null,
  json: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Received> {
  const exp = Math.floor(Date.now() / 1000) + HOUR;
  const person = memberId === null ? {} : { member_id: memberId, email_address: `${memberId}@b.c` };
  const token = signToken({ ...person, exp }, key);
  return server.call('POST', ACTIVITIES, {
    headers: { 'api-key': '', authorization: `Bearer ${token}`, ...headers },
    json,
  });
}

const receipt = (...files: readonly string[]): object => ({
  activity_id: 'submit_a_receipt',
  transaction_attributes: { receipt_files: files },
});

const kept = async (): Promise<number> => (await server.query('select 1 from receipts')).length;

describe('a receipt that a member sends', () => {
  it('waits for a person, who sees it and approves it', async () => {
    const photo = await receiptPicture({ total: '12.40' });
    const sent = await ask('ann', receipt(`data:image/jpeg;base64,${photo.toString('base64')}`));
    expect(sent.data).toMatchObject({ status: 'pending', points: 50 });
    const id = String(sent.data['id']);
    const { data } = await server.call('GET', '/v2/loyalty/moderation');
    const waiting = data['moderation'] as readonly {
      readonly transaction: { readonly id: string };
      readonly files: readonly { readonly url: string }[];
    }[];
    const listed = waiting.find(({ transaction }) => transaction.id === id);
    expect(listed?.files).toEqual([
      expect.objectContaining({ content_type: 'image/jpeg', size: photo.length }),
    ]);
    const approved = await server.call('POST', `/v2/loyalty/transactions/${id}/approve`);
    expect(approved.status).toBe(200);
    const member = await server.call('GET', '/v2/loyalty/members/ann?idParam=member_id');
    expect(Number(member.data['available_points'])).toBeGreaterThanOrEqual(50);
  });

  it('may be larger than other bodies, and is kept as it came', async () => {
    const large = Buffer.concat([Buffer.from(anyFile(), 'base64')]);
    const padded = Buffer.concat([
      large.subarray(0, 9),
      Buffer.from(`%${randomBytes(1_000_000).toString('hex')}\n`),
      large.subarray(9),
    ]);
    const sent = await ask('ben', receipt(padded.toString('base64')));
    expect(sent.data).toMatchObject({ status: 'pending' });
    const [row] = await server.query<{ size: number }>(
      'select size from receipts order by id desc limit 1',
    );
    expect(row?.size).toBe(padded.length);
  });

  it('earns once, and is answered again under its key', async () => {
    const file = anyFile();
    const headers = { 'idempotency-key': 'cid-receipt-1' };
    const first = await ask('cid', receipt(file), headers);
    const again = await ask('cid', receipt(file), headers);
    expect([again.text, again.headers['idempotent-replayed']]).toEqual([first.text, 'true']);
    const before = await kept();
    const other = await ask('cid', receipt(file));
    expect(other.code).toBe('DUPLICATE_PHOTO');
    expect(await kept()).toBe(before);
  });

  it.each([
    ['of no known kind', () => Buffer.from('hello there').toString('base64'), 'no known kind'],
    [
      'of a kind that may not be',
      () => Buffer.from('GIF89a\x01\x00\x01\x00').toString('base64'),
      'image/gif',
    ],
    ['that is no base64', () => '§§', 'base64'],
    ['that is cut off', () => anyFile().slice(0, 80), ''],
  ])('with a file %s is refused, and nothing is kept', async (_title, file, why) => {
    const before = await kept();
    const refused = await ask('dan', receipt(file()));
    expect(refused.code).toBe('INVALID_PHOTO');
    expect(refused.reason).toContain(why);
    expect(await kept()).toBe(before);
  });

  it('without a file, or with six, is refused', async () => {
    for (const files of [[], Array.from({ length: 6 }, anyFile)]) {
      const refused = await ask('dan', receipt(...files));
      expect(refused.status).toBe(400);
      expect(refused.reason).toContain('receipt_files');
    }
  });

  it('is the twentieth of a day at most, unless it was sent before', async () => {
    const files = Array.from({ length: 20 }, anyFile);
    const key = { 'idempotency-key': 'eve-receipts-4' };
    for (const part of [0, 5, 10]) await ask('eve', receipt(...files.slice(part, part + 5)));
    expect((await ask('eve', receipt(...files.slice(15)), key)).status).toBe(200);
    const refused = await ask('eve', receipt(anyFile()));
    expect(refused.code).toBe('MAX_AWARDS_EXCEEDED');
    expect((await ask('eve', receipt(...files.slice(15)), key)).status).toBe(200);
    expect((await ask('fay', receipt(anyFile()))).status).toBe(200);
  });
});

it('takes no files for what is not the member’s to perform, and none of guests', async () => {
  const before = await kept();
  const photo = {
    activity_id: 'upload_photo',
    transaction_attributes: { image_file: [anyFile()] },
  };
  const refused = await ask('ann', photo);
  expect(refused.code).toBe('ACTIVITY_NOT_FOR_MEMBERS');
  const guest = await ask(null, receipt(anyFile()));
  expect([guest.status, guest.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
  const large = 'x'.repeat(1_100_000);
  const wide = await ask(null, receipt(large));
  expect([wide.status, wide.code]).toEqual([400, 'INVALID_REQUEST']);
  const others = await ask('ann', {
    activity_id: 'write_a_review',
    transaction_attributes: { image_file: [large] },
  });
  expect([others.status, others.code]).toEqual([400, 'INVALID_REQUEST']);
  expect(await kept()).toBe(before);
});
