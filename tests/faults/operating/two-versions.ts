import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readMigrations } from '../../../packages/server/src/runtime/migration-files.ts';
import { APP_ROLE, OWNER_ROLE } from '../../../packages/server/src/runtime/roles.ts';
import { runFealty } from '../../support/fealty-process.ts';
import type { Fault, Setting } from '../suite/fault.ts';
import type { Stage } from '../suite/stage.ts';
import { replaceProcesses, type Replacing } from './replaced-processes.ts';

export const twoVersions: Fault = {
  id: 'F43',
  name: 'An upgrade under load',
  promise:
    'While a migration runs and while programs of two versions run side by side, no request fails that is sent a second time; every event is told.',
  attack:
    'under load a program of the next version, which knows steps that widen the busiest tables, migrates; old processes go on, one of them is started again, then new ones take their places one by one',
  run: (setting) => replaceProcesses(setting, (replacing) => upgrade(setting, replacing)),
};

const BESIDE_MS = { short: 500, full: 10_000 };
const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

/** Steps as a next version has them: more columns, a constraint, an index. */
const STEPS = {
  'wider-heads': `alter table member_heads add column visits integer not null default 0;
    alter table members add column nickname text`,
  'wider-transactions': `alter table transactions add column terminal text not null default '';
    alter table postings add column note text;
    alter table events add column note text;
    create index transactions__terminal on transactions (merchant_id, terminal)`,
};

async function upgrade(
  setting: Setting,
  { stage, replaceServer, replaceWorker }: Replacing,
): Promise<string[]> {
  const beside = (): Promise<void> => pause(BESIDE_MS[setting.form]);
  const next = await nextVersion(setting);
  await beside();
  const migrated = await runFealty(['migrate'], ownerOf(stage), next);
  const problems = migrated.code === 0 ? [] : [`it did not migrate: ${migrated.err}`];
  problems.push(...(await areReady(stage)));
  await beside();
  // One of before dies and its supervisor starts it again.
  await replaceServer(0);
  for (const at of [0, 1]) {
    await replaceServer(at, next);
    await replaceWorker(at, next);
    await beside();
  }
  return [...problems, ...(await areReady(stage))];
}

function ownerOf({ environment }: Stage): Stage['environment'] {
  const url = environment['DATABASE_URL'] ?? '';
  return { ...environment, DATABASE_OWNER_URL: url.replace(APP_ROLE, OWNER_ROLE) };
}

async function areReady(stage: Stage): Promise<string[]> {
  const answers = await Promise.all(stage.urls().map((url) => fetch(`${url}/readyz`)));
  return answers.flatMap(({ status, url }) =>
    status === 200 ? [] : [`${url} answered ${String(status)}`],
  );
}

/** This program with steps that it does not have: a copy of its sources beside all that they lean on. */
async function nextVersion({ folder }: Setting): Promise<string> {
  const top = path.join(folder, 'next');
  const own = path.join('packages', 'server');
  await mkdir(path.join(top, own), { recursive: true });
  for (const part of ['src', 'migrations', 'package.json']) {
    await cp(path.join(PROJECT, own, part), path.join(top, own, part), { recursive: true });
  }
  const leans = ['node_modules', 'docs', 'package.json', 'packages/core', 'packages/contract'];
  for (const part of leans) await symlink(path.join(PROJECT, part), path.join(top, part));
  let number = readMigrations().length;
  for (const [name, sql] of Object.entries(STEPS)) {
    number += 1;
    const file = `${String(number).padStart(4, '0')}-${name}.sql`;
    await writeFile(path.join(top, own, 'migrations', file), sql);
  }
  return path.join(top, own, 'src', 'main.ts');
}
