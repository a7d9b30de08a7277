import { spawnSync } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { memberEmail } from '../operations.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { needGround, type Ground } from '../suite/ground.ts';
import type { Stage } from '../suite/stage.ts';
import { underLoad, type Struck } from '../suite/under-load.ts';

export const fullLog: Fault = {
  id: 'F9',
  name: 'No room for the log of changes',
  promise: 'Writes are answered with "come back", never with a false yes; with room they go on.',
  attack: 'the disk of pg_wal is filled to the last byte under load; later room is made',
  run: (setting) => fillDisk(setting, 'log'),
};

export const fullDisk: Fault = {
  id: 'F10',
  name: 'No room for data',
  promise:
    'Writes are answered with "come back", balances are still read, and writes go on without a restart.',
  attack: 'the disk of the data is filled to the last byte under load; later room is made',
  run: (setting) => fillDisk(setting, 'data'),
};

const LASTS_MS = { short: 1500, full: 10_000 };
const SIZE = { log: '48m', data: '320m' };
const MEGABYTE = Buffer.alloc(2 ** 20, 1);

async function fillDisk(setting: Setting, what: 'log' | 'data'): Promise<Outcome> {
  const disk = path.join(setting.folder, 'disk');
  await mkdir(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE[what]}`, 'tmpfs', disk]);
  if (mounted.status !== 0) {
    const problems = ['left out: a disk of a small size cannot be mounted here'];
    return { volume: 'left out', figures: {}, problems };
  }
  try {
    const own = path.join(setting.folder, 'own');
    // Each alone on the small disk: a full log ends the server, full data only the statement.
    const ground = await needGround({
      folder: what === 'data' ? path.join(disk, 'server') : path.join(own, 'server'),
      walFolder: what === 'log' ? path.join(disk, 'wal') : path.join(own, 'wal'),
      settings: { max_wal_size: '16MB', min_wal_size: '2MB', shared_buffers: '32MB' },
    });
    try {
      return await underLoad(setting, { ground, loadMaxMs: 300_000 }, (stage) =>
        fillAndFree({ setting, ground, stage, disk, what }),
      );
    } finally {
      await ground.stop();
    }
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
}

interface Filling {
  readonly setting: Setting;
  readonly ground: Ground;
  readonly stage: Stage;
  readonly disk: string;
  readonly what: 'log' | 'data';
}

async function fillAndFree({ setting, ground, stage, disk, what }: Filling): Promise<Struck> {
  const ballast = path.join(disk, 'ballast');
  const until = performance.now() + LASTS_MS[setting.form];
  const client = stage.client();
  let readsServed = 0;
  while (performance.now() < until) {
    // What was freed meanwhile is filled again.
    await fill(ballast);
    const balance = await client.balance(memberEmail(0)).catch(() => null);
    if (balance !== null) readsServed += 1;
    await pause(50);
  }
  client.close();
  await rm(ballast);
  if (what === 'log') await ground.start();
  const problems = what === 'data' && readsServed === 0 ? ['no balance could be read'] : [];
  return { figures: { reads_served_while_full: readsServed }, problems };
}

async function fill(file: string): Promise<void> {
  const handle = await open(file, 'a');
  try {
    for (let size = MEGABYTE.length; size >= 512;) {
      const wrote = await handle.write(MEGABYTE, 0, size).then(
        ({ bytesWritten }) => bytesWritten,
        () => 0,
      );
      if (wrote < size) size = Math.floor(size / 2);
    }
  } finally {
    await handle.close();
  }
}
