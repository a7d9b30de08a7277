import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiServer,
  type ApiServer,
  type Received,
} from '../../../../../../tests/support/api-server.ts';

let server: ApiServer;
let memberId: string;

beforeAll(async () => {
  server = await apiServer();
  const form = { first_name: 'Ann', last_name: 'B', email: 'ann@b.c', uid: 'ann' };
  expect((await server.call('POST', '/v1/loyalty/users', { form })).status).toBe(200);
  const found = await server.call('GET', '/v2/loyalty/members/ann@b.c?idParam=email_address');
  memberId = String(found.data['id']);
});
afterAll(() => server.close());

interface Write {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: () => string;
  readonly json: object;
  readonly other: object;
}

const template = { subject: 'Welcome', text: 'Good to have you' };
const WRITES: Readonly<Record<string, Write>> = {
  'codes of a pool': {
    ...{ method: 'POST', path: () => 'rewards/reward_cb5f8/coupons' },
    ...{ json: { codes: ['ONE', 'TWO'] }, other: { codes: ['THREE'] } },
  },
  'settings of mail': {
    ...{ method: 'PUT', path: () => 'mail-settings' },
    ...{ json: { messages: ['welcome'] }, other: { messages: ['tier_up'] } },
  },
  'a text of mail': {
    ...{ method: 'PUT', path: () => 'mail-templates/welcome/english' },
    ...{ json: template, other: { ...template, subject: 'Hello' } },
  },
  'a text of mail that goes': {
    ...{ method: 'DELETE', path: () => 'mail-templates/welcome/english' },
    ...{ json: {}, other: { more: 1 } },
  },
  'a person who is erased': {
    ...{ method: 'POST', path: () => `members/${memberId}/erase` },
    ...{ json: {}, other: { more: 1 } },
  },
};

function send({ method, path }: Write, json: object, headers: Record<string, string>) {
  return server.call(method, `/v2/loyalty/${path()}`, { json, headers });
}

describe.each(Object.entries(WRITES))('%s, sent again under its Idempotency-Key', (name, write) => {
  const key = { 'idempotency-key': name.replaceAll(' ', '-') };

  it('is answered as before, also after others came between', async () => {
    const first = await send(write, write.json, key);
    expect([first.status, first.text.includes('"success":true')]).toEqual([200, true]);
    await send(write, write.other, {});
    const again = await send(write, write.json, key);
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(again.headers['idempotent-replayed']).toBe('true');
  });

  it('is refused to another request', async () => {
    const other = await send(write, write.other, key);
    expect([other.status, other.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('tells nobody what he may not ask for', async () => {
    const barred = await send(write, write.json, { ...key, 'api-key': 'key-read' });
    expect([barred.status, barred.code]).toEqual([401, 'ERROR_UNAUTHORIZED']);
  });
});

describe('codes of a pool, sent at once under one Idempotency-Key', () => {
  it('are added once and told once', async () => {
    const write = WRITES['codes of a pool'];
    if (write === undefined) throw new Error('there are codes');
    const json = { codes: ['AT-ONCE-1', 'AT-ONCE-2'] };
    const ask = (): Promise<Received> => send(write, json, { 'idempotency-key': 'at-once' });
    const texts = (await Promise.all([ask(), ask(), ask()])).map(({ text }) => text);
    expect(new Set(texts).size).toBe(1);
    const kept = await server.query(`select code from coupons where code like 'AT-ONCE-%'`);
    expect(kept).toHaveLength(2);
  });
});
