import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { familyOf } from '../family-of.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { needGround, type Ground } from '../suite/ground.ts';
import { underLoad } from '../suite/under-load.ts';
import { canSpoilCalls, spoilCalls } from './held-processes.ts';

const NO_STRACE: Outcome = {
  volume: 'left out',
  figures: {},
  problems: ['left out: strace is not installed (Debian: strace)'],
};
const PANIC_WAIT_MS = 30_000;
const LASTS_MS = { short: 1500, full: 20_000 };
const ROUNDS = { short: 1, full: 5 };
/** Of one flush to disk, microseconds. */
const SLOW_US = 50_000;

async function ownGround(setting: Setting): Promise<Ground> {
  return needGround({ folder: path.join(setting.folder, 'server') });
}

export const failedFlush: Fault = {
  id: 'F8',
  name: 'A flush to disk that fails',
  promise: 'PostgreSQL stops rather than lie, comes back, and nothing acknowledged is lost.',
  attack: 'fdatasync of every process of PostgreSQL answers EIO, under load',
  async run(setting) {
    if (!canSpoilCalls()) return NO_STRACE;
    const ground = await ownGround(setting);
    const log = path.join(ground.folder, 'postgres.log');
    try {
      return await underLoad(setting, { ground, loadMaxMs: 300_000 }, async () => {
        const rounds = ROUNDS[setting.form];
        for (let round = 1; round <= rounds; round += 1) {
          const release = await spoilCalls(
            familyOf(ground.pid() ?? 0),
            'fdatasync:error=EIO:when=3',
          );
          const until = performance.now() + PANIC_WAIT_MS;
          while (panics(log) < round && performance.now() < until) await pause(20);
          await release();
          // It may have ended altogether, or be about to start again by itself.
          await ground.start();
          await pause(500);
        }
        const figures = { panics: panics(log) };
        return panics(log) >= rounds ? { figures } : { figures, problems: ['no flush failed'] };
      });
    } finally {
      await ground.stop();
    }
  },
};

export const slowDisk: Fault = {
  id: 'F11',
  name: 'A slow disk',
  promise: 'Answers take longer; none is wrong, none is lost, none fails.',
  attack: 'each fdatasync of PostgreSQL takes 50 ms longer, under load',
  async run(setting) {
    if (!canSpoilCalls()) return NO_STRACE;
    const ground = await ownGround(setting);
    try {
      return await underLoad(setting, { ground, loadMaxMs: 300_000 }, async () => {
        const call = `fdatasync:delay_enter=${String(SLOW_US)}`;
        const release = await spoilCalls(familyOf(ground.pid() ?? 0), call);
        await pause(LASTS_MS[setting.form]);
        await release();
        return { figures: { flush_ms: SLOW_US / 1000 } };
      });
    } finally {
      await ground.stop();
    }
  },
};

function panics(log: string): number {
  return readFileSync(log, 'utf8').split('PANIC:').length - 1;
}
