import { setTimeout as pause } from 'node:timers/promises';
import { startChaosProxy, type ChaosProxy } from '../../support/chaos-proxy.ts';
import type { Fault, Setting } from '../suite/fault.ts';
import type { Stage } from '../suite/stage.ts';
import { underLoad, untilWell, type Struck } from '../suite/under-load.ts';

export const spoiledLine: Fault = {
  id: 'F17',
  name: 'A spoiled line to PostgreSQL',
  promise: 'Every wait ends, and the program is well at most 5 seconds after the line is.',
  attack:
    'latency, a trickle, resets, connections that fall silent for ever, a line that swallows everything for a while; all under load',
  async run(setting) {
    const ground = await setting.ground();
    const line = await startChaosProxy({ target: { path: ground.socket }, speaks: 'postgres' });
    try {
      const terms = { ground, linePort: line.port, servers: 1, loadMaxMs: 240_000 };
      return await underLoad(setting, terms, (stage) => spoil(setting, stage, line));
    } finally {
      await line.close();
    }
  },
};

const HEALS_MAX_MS = 5000;
const LASTS_MS = { short: 700, full: 10_000 };
const RESET_EVERY_MS = 250;
const SLOW = { delayMs: 40 };
const TRICKLE = { bytesPerSecond: 40_000 };
const CLEAR = { delayMs: 0, bytesPerSecond: 0, swallowsNew: false };

async function spoil(setting: Setting, stage: Stage, line: ChaosProxy): Promise<Struck> {
  const lastsMs = LASTS_MS[setting.form];
  const figures: Record<string, number> = {};
  const problems: string[] = [];
  const heal = async (what: string): Promise<void> => {
    line.set(CLEAR);
    const tookMs = await untilWell(stage);
    figures[`well_after_${what}_ms`] = tookMs;
    if (tookMs > HEALS_MAX_MS) problems.push(`not well for ${String(tookMs)} ms after: ${what}`);
    setting.say(`  well ${String(tookMs)} ms after: ${what}`);
  };
  line.set(SLOW);
  await pause(lastsMs);
  await heal('latency');
  line.set(TRICKLE);
  await pause(lastsMs);
  await heal('trickle');
  const until = performance.now() + lastsMs;
  while (performance.now() < until) {
    line.cutAll('reset');
    await pause(RESET_EVERY_MS);
  }
  await heal('resets');
  line.freezeAll();
  await heal('silence');
  line.set({ swallowsNew: true });
  line.freezeAll();
  await pause(lastsMs);
  await heal('swallowing');
  return { figures, problems };
}
