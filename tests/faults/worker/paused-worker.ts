import { randomBytes } from 'node:crypto';
import { problemsOf, runDeliveryKills } from '../delivery-kills.ts';
import type { Fault } from '../suite/fault.ts';

/** Longer than any lease. */
const PAUSED_MS = { short: 1500, full: 95_000 };
const EVENTS = { short: 600, full: 6000 };
const ROUNDS = { short: 1, full: 2 };

export const pausedWorker: Fault = {
  id: 'F16',
  name: 'A worker frozen beyond its leases',
  promise:
    'Others take over what it had, and what it does when it wakes changes nothing: no event lost, out of order, or counted twice.',
  attack: 'SIGSTOP of one or both of two workers in the midst of sending, SIGCONT 95 seconds later',
  async run(setting) {
    const database = await (await setting.ground()).database();
    const { form, seed, say } = setting;
    const report = await runDeliveryKills({
      environment: {
        ...{ DATABASE_URL: database.url, FEALTY_SECRET: randomBytes(32).toString('hex') },
      },
      ...{ rounds: ROUNDS[form], events: EVENTS[form], seed, say },
      leases: form === 'short' ? 'moved' : 'waited-for',
      how: { pausedMs: PAUSED_MS[form] },
    });
    const repeated = report.hooks.reduce((total, hook) => total + hook.repeated, 0);
    const { killed, events, requests } = report;
    return {
      volume: `${String(killed)} freezes, ${String(events)} events`,
      figures: { freezes: killed, events, requests, told_again: repeated },
      problems: problemsOf(report),
    };
  },
};
