import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const BUILD = fileURLToPath(new URL('build.ts', import.meta.url));

interface Spoken {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let folder = '';

function build(...args: readonly string[]): Promise<Spoken> {
  const all = ['--disable-warning=ExperimentalWarning', BUILD, ...args, '--out', folder];
  return new Promise((resolve) => {
    execFile(process.execPath, all, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

describe('the command that builds the app', () => {
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fealty-zendesk-build-'));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    [[], '--host is missing'],
    [['--host', 'https://loyalty.example.com'], '--host is "https://loyalty.example.com"'],
    [['--host', 'loyalty.example.com:8080'], '--host is "loyalty.example.com:8080"'],
    [['--host', 'localhost'], '--host is "localhost"'],
    [['--host', 'loyalty.example.com', '--path', 'shop/'], '--path is "shop/"'],
    [['--host', 'loyalty.example.com', '--email', 'nobody'], '--email is "nobody"'],
    [['--hots', 'loyalty.example.com'], '--hots'],
  ])('says what is wrong with %j and leaves nothing behind', async (args, says) => {
    const { code, err } = await build(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
    expect(err).toContain('npm run zendesk-app -- --host HOST');
    expect(await readdir(folder)).toEqual([]);
  });

  it('writes a folder and an archive, and says whom the app will call', async () => {
    const { code, out } = await build('--host', 'Loyalty.Example.com', '--path', '/shop');
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('This app calls https://loyalty.example.com/shop and nothing else.'),
    ]);
    expect((await readdir(folder)).sort()).toEqual(['app', 'zendesk-app.zip']);
  });
});
