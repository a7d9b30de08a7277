import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installationSecret } from './secret.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fealty-secret-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("the installation's secret", () => {
  it('is made once, for its owner only, and found again', () => {
    const data = path.join(folder, 'data');
    const made = installationSecret(null, data);
    expect(made).toHaveLength(32);
    expect(installationSecret(null, data).equals(made)).toBe(true);
    expect(statSync(path.join(data, 'secret')).mode & 0o777).toBe(0o600);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(readdirSync(data)).toEqual(['secret']);
  });

  it('is another one for each installation', () => {
    const one = installationSecret(null, path.join(folder, 'one'));
    expect(installationSecret(null, path.join(folder, 'two')).equals(one)).toBe(false);
  });

  it('is taken from the configuration without touching the folder', () => {
    expect(installationSecret('0a'.repeat(32), folder)).toEqual(Buffer.alloc(32, 10));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not replaced when its file is damaged', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'secret'), 'torn');
    expect(() => installationSecret(null, folder)).toThrow('64 hexadecimal digits');
    expect(readFileSync(path.join(folder, 'secret'), 'utf8')).toBe('torn');
  });
});
