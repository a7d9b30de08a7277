import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { asSuperuser, SUPERUSER } from '../../../packages/server/src/runtime/postgres-server.ts';
import type { Ground } from './ground.ts';

const PROMOTED_WAIT_MS = 60_000;

/** Copies the files of a running server into a new folder, as its own protocol of backups allows. */
export async function baseBackup(
  ground: Pick<Ground, 'address' | 'cluster'>,
  copy: string,
): Promise<void> {
  await mkdir(copy, { mode: 0o700 });
  const target = path.join(copy, 'pg');
  const session = new pg.Client({ ...ground.address, user: SUPERUSER, database: 'postgres' });
  await session.connect();
  await session.query("select pg_backup_start('fault suite', true)");
  // A file may go away while it is copied; recovery does without.
  const skipped = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal']);
  await cp(ground.cluster, target, {
    recursive: true,
    filter: (source) => !skipped.has(path.basename(source)),
  });
  const { rows } = await session.query<{ labelfile: string }>(
    'select labelfile from pg_backup_stop(false)',
  );
  await session.end();
  await writeFile(path.join(target, 'backup_label'), rows[0]?.labelfile ?? '');
  await mkdir(path.join(target, 'pg_wal'), { mode: 0o700 });
}

/** Waits until a server takes writes that followed another one, or an archive. */
export async function untilPromoted({ address }: Pick<Ground, 'address'>): Promise<void> {
  const until = performance.now() + PROMOTED_WAIT_MS;
  for (;;) {
    const { rows } = await asSuperuser(address, (client) =>
      client.query<{ recovering: boolean }>('select pg_is_in_recovery() as recovering'),
    );
    if (rows[0]?.recovering === false) return;
    if (performance.now() > until) throw new Error('the server still recovers');
    await pause(50);
  }
}
