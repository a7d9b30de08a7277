import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../suite/fault.ts';
import { underLoad } from '../suite/under-load.ts';

export const otherClock: Fault = {
  id: 'F14',
  name: 'Clocks that disagree',
  promise: 'What is decided goes by the database’s time, whatever a process thinks.',
  attack: 'two processes, one 400 days ahead and one an hour behind (faketime), under load',
  async run(setting) {
    if (!existsSync(LIBRARY)) {
      const problems = ['left out: faketime is not installed (Debian: faketime)'];
      return { volume: 'left out', figures: {}, problems };
    }
    const ground = await setting.ground();
    const environments = ['+400d', '-1h'].map((shift) => ({
      ...{ LD_PRELOAD: LIBRARY, FAKETIME: shift, FAKETIME_DONT_FAKE_MONOTONIC: '1' },
    }));
    return underLoad(
      setting,
      { ground, servers: 2, environments, loadMaxMs: 120_000 },
      async (stage) => {
        let look = { odd: 0, rows: 0 };
        for (let times = 0; look.rows < ENOUGH && times < LOOKS_MAX; times += 1) {
          await pause(LASTS_MS[setting.form]);
          [look = look] = await stage.database.ask<{ odd: number; rows: number }>(ODD);
        }
        const { odd, rows } = look;
        return {
          figures: { transactions: rows },
          problems: [
            ...(odd === 0 ? [] : [`${String(odd)} transactions have a process’s time`]),
            ...(rows < ENOUGH ? ['too little was written to prove anything'] : []),
          ],
        };
      },
    );
  },
};

const LIBRARY = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
const LASTS_MS = { short: 1000, full: 15_000 };
const ENOUGH = 20;
const LOOKS_MAX = 30;

/** Recorded or lapsing at a time that is not the database's. */
const ODD = `select count(*)::integer as rows,
         count(*) filter (where abs(extract(epoch from clock_timestamp() - recorded_at)) > 3000
                             or expires_at not between clock_timestamp() + interval '11 months'
                                                   and clock_timestamp() + interval '13 months'
                         )::integer as odd
    from transactions where kind = 'award'`;
