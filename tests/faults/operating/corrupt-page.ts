import { spawnSync } from 'node:child_process';
import { cp, mkdir, open, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SUPERUSER } from '../../../packages/server/src/runtime/postgres-server.ts';
import { runFealty, startFealty } from '../../support/fealty-process.ts';
import { binariesOf } from '../../support/postgres.ts';
import { memberEmail, MEMBERS, seededRandom } from '../operations.ts';
import { baseBackup, untilPromoted } from '../suite/base-backup.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { needGround, type Ground } from '../suite/ground.ts';
import { disagreements, openStage, type Stage } from '../suite/stage.ts';

export const corruptPage: Fault = {
  id: 'F33',
  name: 'A corrupt page',
  promise:
    'What cannot be read is an error and never a wrong answer; `fealty verify` does not say that it fits; the restore loses nothing.',
  attack:
    'bytes of the files of two tables are flipped while the database is down; then reads, verify, pg_amcheck, and the drill of docs/operating/backup.md',
  async run(setting) {
    const archive = path.join(setting.folder, 'archive');
    await mkdir(archive);
    const version = binariesOf(15) === null ? 18 : 15;
    const ground = await needGround({
      ...{ folder: path.join(setting.folder, 'server'), version },
      settings: {
        ...{ archive_mode: 'on', archive_command: `cp %p ${archive}/%f` },
        restore_command: `cp ${archive}/%f %p`,
      },
    });
    try {
      return await corrupt(setting, ground);
    } finally {
      await ground.stop();
    }
  },
};

const LASTS_MS = { short: 800, full: 10_000 };
const TABLES = ['member_heads', 'postings'];
const PAGE_BYTES = 8192;

async function corrupt(setting: Setting, ground: Ground): Promise<Outcome> {
  const stage = await openStage(setting, ground);
  try {
    const copy = path.join(setting.folder, 'copy');
    await trade(setting, stage);
    await baseBackup(ground, copy);
    await trade(setting, stage);
    const balances = await readBalances(stage);
    await stopServers(stage);
    const files = await stage.database.ask<{ file: string }>(
      'select pg_relation_filepath(t::regclass) as file from unnest($1::text[]) as t',
      [TABLES],
    );
    await ground.stop();
    const random = seededRandom(setting.seed);
    for (const { file } of files) {
      await flip(path.join(ground.cluster, file), 24 + Math.floor(random() * (PAGE_BYTES - 48)));
    }
    await ground.start();
    const found = await lookAround(stage, ground, balances);
    await ground.stop();
    await putBack(ground, copy);
    await startServers(stage);
    const settled = await stage.settle();
    return {
      volume: `${String(settled.before.size)} requests, ${String(files.length)} pages`,
      figures: { requests: settled.before.size, ...found.figures },
      problems: [...found.problems, ...disagreements(settled)],
    };
  } finally {
    await stage.close();
  }
}

async function trade(setting: Setting, stage: Stage): Promise<void> {
  const load = stage.load({ workers: 8 });
  await pause(LASTS_MS[setting.form]);
  load.finish();
  await load.ended;
}

async function stopServers(stage: Stage): Promise<void> {
  await Promise.all(stage.servers.splice(0).map((server) => server.stop()));
}

async function startServers(stage: Stage): Promise<void> {
  stage.servers.push(await startFealty(stage.served));
}

/** Balances by member; null where the answer was an error. */
async function readBalances(stage: Stage): Promise<(number | null)[]> {
  const client = stage.client();
  const balances: (number | null)[] = [];
  for (let at = 0; at < MEMBERS; at += 1) {
    balances.push(await client.balance(memberEmail(at)).catch(() => null));
  }
  client.close();
  return balances;
}

async function flip(file: string, offset: number): Promise<void> {
  const handle = await open(file, 'r+');
  const bytes = Buffer.alloc(16);
  await handle.read(bytes, 0, bytes.length, offset);
  await handle.write(Buffer.from(bytes.map((byte) => byte ^ 0xff)), 0, bytes.length, offset);
  await handle.close();
}

async function lookAround(
  stage: Stage,
  ground: Ground,
  balances: readonly (number | null)[],
): Promise<Pick<Outcome, 'figures' | 'problems'>> {
  await startServers(stage);
  const read = await readBalances(stage);
  await stopServers(stage);
  const errors = read.filter((balance) => balance === null).length;
  const wrong = read.filter((balance, at) => balance !== null && balance !== balances[at]).length;
  const verified = await runFealty(['verify'], stage.environment);
  const checked = amcheck(stage, ground);
  return {
    figures: { reads_refused: errors, reads_wrong: wrong, pg_amcheck: checked ?? 'not installed' },
    problems: [
      ...(wrong === 0 ? [] : [`${String(wrong)} wrong balances were answered`]),
      ...(errors > 0 ? [] : ['no balance lay on the corrupt page, so nothing was proved']),
      ...(verified.code === 0 ? ['verify says that a ledger fits which it cannot read'] : []),
      ...(checked === 'nothing found' ? ['pg_amcheck found nothing'] : []),
    ],
  };
}

/** What PostgreSQL's own look over all tables and indexes says; null where it is not installed. */
function amcheck({ database }: Stage, { address }: Ground): string | null {
  const binaries = binariesOf(15);
  if (binaries === null) return null;
  const { status } = spawnSync(
    path.join(binaries, 'pg_amcheck'),
    [
      ...['--install-missing', '-h', address.host, '-p', String(address.port)],
      ...['-U', SUPERUSER, '-d', database.name],
    ],
    { encoding: 'utf8', timeout: 60_000 },
  );
  return status === 0 ? 'nothing found' : 'found it';
}

/** The drill: the files of the last backup, and all of the log since, that of the broken server too. */
async function putBack(ground: Ground, copy: string): Promise<void> {
  const broken = `${ground.cluster}.broken`;
  await rename(ground.cluster, broken);
  await rename(path.join(copy, 'pg'), ground.cluster);
  await cp(path.join(broken, 'pg_wal'), path.join(ground.cluster, 'pg_wal'), { recursive: true });
  await writeFile(path.join(ground.cluster, 'recovery.signal'), '');
  await ground.start();
  await untilPromoted(ground);
}
