import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiServer, type ApiServer } from '../../../../../../tests/support/api-server.ts';

let server: ApiServer;

beforeAll(async () => {
  server = await apiServer();
});
afterAll(() => server.close());

const SEALS = '/v2/loyalty/seals';

describe('sealing a store in v2', () => {
  it('makes one seal for an Idempotency-Key, and another without it', async () => {
    const headers = { 'idempotency-key': 'seal-once' };
    const first = await server.call('POST', SEALS, { json: {}, headers });
    const again = await server.call('POST', SEALS, { json: {}, headers });
    expect([first.status, first.data['number']]).toEqual([200, 1]);
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(again.headers['idempotent-replayed']).toBe('true');
    const other = await server.call('POST', SEALS, { json: { more: 1 }, headers });
    expect([other.status, other.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect((await server.call('POST', SEALS, { json: {} })).data['number']).toBe(2);
    expect((await server.call('GET', SEALS)).data['total']).toBe(2);
  });

  it('makes one of those that are asked for at once under one key', async () => {
    const headers = { 'idempotency-key': 'seal-at-once' };
    const ask = () => server.call('POST', SEALS, { json: {}, headers });
    const all = await Promise.all([ask(), ask(), ask()]);
    // Whoever came while it was being made is told to come again, and then gets the same.
    expect(all.map(({ status }) => status)).toContain(200);
    expect(all.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
    const later = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(later.map(({ text }) => text)).size).toBe(1);
    expect((await server.call('GET', SEALS)).data['total']).toBe(3);
  });

  it('takes no key that is none', async () => {
    const headers = { 'idempotency-key': 'a key' };
    const answer = await server.call('POST', SEALS, { json: {}, headers });
    expect(answer.code).toBe('INVALID_REQUEST_PARAMETER_VALUES');
  });
});
