import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { useFolder } from '../../../../tests/support/use-database.ts';
import { folderStore } from './file-store.ts';

const folder = useFolder();

it('keeps a file for its owner alone, whole or not at all, and finds it after a restart', async () => {
  const root = folder('kept');
  const name = '1/4f/65b0c2c6735f835a2ce12a15';
  await folderStore(root).write(name, Buffer.from('whole'));
  expect((await folderStore(root).read(name))?.toString()).toBe('whole');
  expect(readdirSync(path.join(root, '1/4f'))).toEqual(['65b0c2c6735f835a2ce12a15']);
  expect(statSync(path.join(root, name)).mode & 0o777).toBe(0o600);
  expect(statSync(path.join(root, '1')).mode & 0o777).toBe(0o700);
});

it('removes a file, what is left of one, and nothing a second time', async () => {
  const root = folder('removed');
  const store = folderStore(root);
  await store.write('1/aa/a', Buffer.from('a'));
  writeFileSync(path.join(root, '1/aa/a.tmp'), 'half');
  await store.remove('1/aa/a');
  await store.remove('1/aa/a');
  expect(readdirSync(path.join(root, '1/aa'))).toEqual([]);
  expect(await store.read('1/aa/a')).toBeNull();
});

it.each(['../secret', '/etc/passwd', '1/../../x', '', 'a/', 'A', 'a\\b'])(
  'calls no file %j',
  async (name) => {
    await expect(folderStore(folder('names')).read(name)).rejects.toThrow('no file may be called');
  },
);
