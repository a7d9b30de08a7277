import { once } from 'node:events';
import { appendFile, readFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from './sentence.ts';

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

/** A server on a port that was free a moment ago. */
async function listening(port = 0): Promise<net.Server> {
  const server = net.createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: net.Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('the sentence for an error', () => {
  it('says that a port is taken and what to set', async () => {
    const server = await listening();
    const port = portOf(server);
    const error = await failureOf(listening(port));
    server.close();
    expect(sentenceOf(error)).toBe(
      `127.0.0.1:${String(port)} is taken by another program: set PORT to a free one`,
    );
  });

  it.each(['127.0.0.1', 'localhost'])('says that no database answers at %s', async (host) => {
    const server = await listening();
    const port = portOf(server);
    server.close();
    await once(server, 'close');
    const client = new pg.Client({ host, port, user: 'x', password: 'hunter2', database: 'x' });
    const sentence = sentenceOf(await failureOf(client.connect()));
    expect(sentence).toContain('The database of DATABASE_URL cannot be reached');
    expect(sentence).toContain(String(port));
    expect(sentence).not.toContain('hunter2');
  });

  it('says that a login was refused, but keeps quiet about faults of ours', () => {
    const refused = new pg.DatabaseError('password authentication failed', 1, 'error');
    refused.code = '28P01';
    expect(sentenceOf(refused)).toContain('password authentication failed');
    const wrong = new pg.DatabaseError('column "x" does not exist', 1, 'error');
    wrong.code = '42703';
    expect(sentenceOf(wrong)).toBeNull();
  });

  it('says which file cannot be used, and why', async () => {
    const missing = path.join(tmpdir(), 'no-such-folder', 'file');
    expect(sentenceOf(await failureOf(readFile(missing)))).toBe(
      `open ${missing} failed: there is no such file or folder`,
    );
    expect(sentenceOf(await failureOf(appendFile(tmpdir(), 'x')))).toBe(
      `open ${tmpdir()} failed: it is a folder`,
    );
    expect(sentenceOf(await failureOf(readFile(tmpdir())))).toContain('it is a folder');
  });

  it('has none for a defect', () => {
    expect(sentenceOf(new TypeError('x is not a function'))).toBeNull();
    expect(sentenceOf('thrown text')).toBeNull();
  });
});
