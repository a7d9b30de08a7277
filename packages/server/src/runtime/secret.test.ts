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
import { addSecretInFolder, forgetSecretsInFolder, installationSecret } from './secret.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fealty-secret-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const IN_FOLDER = { secret: null, previousSecrets: [] };

function secretOf(data: string): Buffer {
  return installationSecret(IN_FOLDER, data).all()[0];
}

describe("the installation's secret", () => {
  it('is made once, for its owner only, and found again', () => {
    const data = path.join(folder, 'data');
    const made = secretOf(data);
    expect(made).toHaveLength(32);
    expect(secretOf(data).equals(made)).toBe(true);
    expect(statSync(path.join(data, 'secret')).mode & 0o777).toBe(0o600);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(readdirSync(data)).toEqual(['secret']);
  });

  it('is another one for each installation', () => {
    const one = secretOf(path.join(folder, 'one'));
    expect(secretOf(path.join(folder, 'two')).equals(one)).toBe(false);
  });

  it('is taken from the configuration without touching the folder', () => {
    const configured = { secret: '0a'.repeat(32), previousSecrets: ['0b'.repeat(32)] };
    const secrets = installationSecret(configured, folder).all();
    expect(secrets).toEqual([Buffer.alloc(32, 10), Buffer.alloc(32, 11)]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not replaced when its file is damaged', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'secret'), 'torn');
    expect(() => secretOf(folder)).toThrow('64 hexadecimal digits');
    expect(() => addSecretInFolder(folder)).toThrow('64 hexadecimal digits');
    expect(readFileSync(path.join(folder, 'secret'), 'utf8')).toBe('torn');
  });
});

describe('a secret in the data folder', () => {
  it('is followed by a new one that whoever runs takes at once', () => {
    const running = installationSecret(IN_FOLDER, folder);
    const [first] = running.all();
    expect(addSecretInFolder(folder)).toBe(true);
    const [newest, former, ...rest] = running.all();
    expect([former, rest]).toEqual([first, []]);
    expect(newest.equals(first)).toBe(false);
    expect(statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['secret']);
  });

  it('is not followed by a second one before the former is forgotten', () => {
    const running = installationSecret(IN_FOLDER, folder);
    expect(addSecretInFolder(folder)).toBe(true);
    const during = running.all();
    expect(addSecretInFolder(folder)).toBe(false);
    expect(running.all()).toEqual(during);
    expect(forgetSecretsInFolder(folder)).toBe(1);
    expect(running.all()).toEqual([during[0]]);
    expect(forgetSecretsInFolder(folder)).toBe(0);
  });

  it('stays in memory when its file is taken away', () => {
    const running = installationSecret(IN_FOLDER, folder);
    const before = running.all();
    rmSync(path.join(folder, 'secret'));
    expect(running.all()).toEqual(before);
  });
});
