import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MODULE = new URL('scratch-folder.ts', import.meta.url).href;

let memory = '';

beforeEach(() => {
  memory = mkdtempSync(path.join(os.tmpdir(), 'fealty-memory-'));
});

afterEach(() => {
  rmSync(memory, { recursive: true, force: true });
});

/** What a run of its own takes for its temporary folder, with a file that it writes there. */
function folderOfRun(bytes: number, environment: Record<string, string> = {}): string {
  const script = `const { keepScratchInMemory } = await import(${JSON.stringify(MODULE)});
    keepScratchInMemory(${JSON.stringify({ folder: memory, bytes })});
    const { tmpdir } = await import('node:os');
    if (process.env.TMPDIR) (await import('node:fs')).writeFileSync(tmpdir() + '/written', 'x');
    console.log(tmpdir());`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'], ...environment },
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  return run.stdout.trim();
}

describe.runIf(process.platform === 'linux')('the files of a run of tests', () => {
  it('are in memory, in a folder of its own, and gone with it', () => {
    expect(path.dirname(folderOfRun(1))).toBe(memory);
    expect(readdirSync(memory)).toEqual([]);
  });

  it('stay on the disk where memory is short', () => {
    expect(folderOfRun(2 ** 53)).toBe('/tmp');
  });

  it('go where somebody has said that they go', () => {
    const said = path.join(memory, 'said');
    mkdirSync(said);
    expect(folderOfRun(1, { TMPDIR: said })).toBe(said);
  });

  it('are swept when the run was killed, and kept while it goes on', () => {
    const ofNobody = path.join(memory, 'fealty-tests-4194305');
    const ofUs = path.join(memory, `fealty-tests-${String(process.pid)}`);
    const ofOthers = path.join(memory, 'something-else');
    for (const folder of [ofNobody, ofUs, ofOthers]) mkdirSync(folder);
    folderOfRun(1);
    expect([ofNobody, ofUs, ofOthers].map((folder) => existsSync(folder))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
