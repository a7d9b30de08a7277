import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../suite/fault.ts';
import { replaceProcesses } from './replaced-processes.ts';

export const rollingRestart: Fault = {
  id: 'F42',
  name: 'Processes replaced one by one',
  promise: 'No request fails that is sent a second time; every event is told.',
  attack:
    'SIGTERM to each of two servers and two workers in turn, under load, and another in its place; round after round',
  run(setting) {
    const { rounds, betweenMs } = FORMS[setting.form];
    return replaceProcesses(setting, async ({ replaceServer, replaceWorker }) => {
      for (let round = 0; round < rounds; round += 1) {
        for (const at of [0, 1]) {
          await replaceServer(at);
          await pause(betweenMs);
          if (setting.form === 'full' || at === 0) await replaceWorker(at);
        }
      }
      return [];
    });
  },
};

const FORMS = { short: { rounds: 1, betweenMs: 300 }, full: { rounds: 4, betweenMs: 2000 } };
