import { afterEach, describe, expect, it } from 'vitest';
import {
  answers,
  scriptedServer,
  type ScriptedServer,
} from '../../../../tests/support/scripted-server.ts';
import { createClient } from '../create-client.ts';
import type { FealtyClient } from '../generated/client.ts';
import { FealtyBadAnswer } from './errors.ts';

let server: ScriptedServer;

afterEach(() => server.close());

/** A client of a server that answers with these data, one after the other. */
async function listing(...pages: readonly object[]): Promise<FealtyClient> {
  server = await scriptedServer(pages.map((data) => answers(200, { success: true, data })));
  return createClient({ baseUrl: server.url, partnerId: 'p', apiKey: 'k' });
}

function asked(): readonly string[] {
  return server.arrived.map(({ url }) => url.replace(/^\/v2\/loyalty/, ''));
}

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

const [ann, bob, cid] = [{ id: 'ann' }, { id: 'bob' }, { id: 'cid' }];

describe('walking a list', () => {
  it('goes on from where each page ends, with the same filters', async () => {
    const client = await listing(
      { members: [ann, bob], more: true, next_start_index: 2 },
      { members: [cid], more: false, next_start_index: 3 },
    );
    expect(await all(client.members.each({ count: 2, search: 'b' }))).toEqual([ann, bob, cid]);
    expect(asked()).toEqual([
      '/members?count=2&search=b',
      '/members?count=2&search=b&start_index=2',
    ]);
  });

  it('goes on by cursors, by the number of the last row, and until the place is null', async () => {
    const client = await listing(
      { events: [ann], more: true, next_after: 'e1' },
      { events: [], more: false, next_after: 'e1' },
      { lines: [{ line: 1 }, { line: 2 }], more: true },
      { lines: [{ line: 3 }], more: false },
      { coupons: [{ code: 'A' }], next_beyond: 7 },
      { coupons: [{ code: 'B' }], next_beyond: null },
    );
    expect(await all(client.events.each())).toEqual([ann]);
    expect(await all(client.corrections.eachLine('c1'))).toHaveLength(3);
    expect((await all(client.coupons.each('r1'))).map(({ code }) => code)).toEqual(['A', 'B']);
    expect(asked()).toEqual([
      ...['/events', '/events?after=e1'],
      ...['/corrections/c1/lines', '/corrections/c1/lines?after=2'],
      ...['/rewards/r1/coupons', '/rewards/r1/coupons?beyond=7'],
    ]);
  });

  it('asks for the parts of an export with the columns of the first', async () => {
    const part = { csv: 'a\n', lines: 1, members: 1, attributes: ['size', 'a,b'] };
    const client = await listing({ ...part, next_behind: 'm1' }, { ...part, next_behind: null });
    expect(await all(client.exports.each({ what: 'members' }))).toHaveLength(2);
    const query = new URLSearchParams(server.arrived[1]?.url.split('?')[1]);
    expect(Object.fromEntries(query)).toEqual({
      ...{ what: 'members', behind: 'm1' },
      attributes: '["size","a,b"]',
    });
  });

  it('ends after as many as were asked for, and asks for no page too many', async () => {
    const client = await listing({ members: [ann, bob], more: true, next_start_index: 2 });
    expect(await all(client.members.each({}, { max: 2 }))).toEqual([ann, bob]);
    expect(server.arrived).toHaveLength(1);
    expect(await all(client.members.each({}, { max: 0 }))).toEqual([]);
    const rows = client.members.each();
    expect(await rows.next()).toEqual({ done: false, value: ann });
    await rows.return();
    expect(server.arrived).toHaveLength(2);
    await expect(all(client.members.each({}, { max: 1.5 }))).rejects.toThrow(TypeError);
  });

  it('does not go round in a list that does not go on', async () => {
    const client = await listing(
      { members: [ann], more: true, next_start_index: 1 },
      { members: [ann], more: true, next_start_index: 1 },
    );
    await expect(all(client.members.each())).rejects.toThrow(FealtyBadAnswer);
    expect(server.arrived).toHaveLength(2);
  });
});
