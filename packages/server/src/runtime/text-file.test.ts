import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { TextFile } from './text-file.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'fealty-text-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a text file', () => {
  it('takes much from many at once, in order, without a pile of listeners', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => {
      warnings.push(warning);
    };
    process.on('warning', note);
    const name = path.join(folder, 'much');
    const file = new TextFile(name);
    await file.opened();
    await file.opened();
    const block = 'x'.repeat(20_000);
    await Promise.all(
      Array.from({ length: 300 }, (_, index) => file.write(`${String(index)}${block}\n`)),
    );
    await file.close();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);
    expect(warnings).toEqual([]);
    const lines = readFileSync(name, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => Number.parseInt(line, 10))).toEqual(lines.map((_, index) => index));
    expect(statSync(name).mode & 0o777).toBe(0o600);
  });

  it('tells whoever writes that the disk does not take it', async () => {
    const file = new TextFile(path.join(folder, 'missing', 'file'));
    await expect(file.opened()).rejects.toThrow('ENOENT');
    await expect(file.opened()).rejects.toThrow('ENOENT');
    const written = async (): Promise<void> => {
      for (let index = 0; index < 100; index += 1) await file.write('x'.repeat(50_000));
    };
    await expect(written()).rejects.toThrow('ENOENT');
    const late = file.write('x'.repeat(1_000_000));
    await expect(late).rejects.toThrow('ENOENT');
    await expect(file.close()).rejects.toThrow('ENOENT');
  });
});
