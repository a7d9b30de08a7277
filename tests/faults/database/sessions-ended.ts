import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../suite/fault.ts';
import { underLoad } from '../suite/under-load.ts';

const LASTS_MS = { short: 1500, full: 60_000 };
const EVERY_MS = 50;

export const sessionsEnded: Fault = {
  id: 'F5',
  name: 'Sessions ended by the dozen',
  promise: 'Clients see answers, or "come back" with a time; nothing is lost or done twice.',
  attack:
    'pg_terminate_backend of a random session of two processes, 20 times a second, under load',
  async run(setting) {
    const lastsMs = (setting.minutes ?? 0) * 60_000 || LASTS_MS[setting.form];
    const terms = { ground: await setting.ground(), servers: 2, loadMaxMs: lastsMs + 60_000 };
    return underLoad(setting, terms, async ({ database }) => {
      const until = performance.now() + lastsMs;
      let ended = 0;
      while (performance.now() < until) {
        const rows = await database.ask<{ ended: boolean }>(
          `select pg_terminate_backend(pid) as ended from pg_stat_activity
            where datname = current_database() and application_name like 'fealty%'
            order by random() limit 1`,
        );
        ended += rows.length;
        await pause(EVERY_MS);
      }
      return { figures: { sessions_ended: ended } };
    });
  },
};
