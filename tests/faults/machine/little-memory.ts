import { startFealty } from '../../support/fealty-process.ts';
import type { Fault } from '../suite/fault.ts';
import { underLoad } from '../suite/under-load.ts';

export const littleMemory: Fault = {
  id: 'F34',
  name: 'Too little memory',
  promise: 'A process that runs out of memory loses nothing; started again it answers at once.',
  attack: 'a server with a heap of 96 MB under load, and then one whose heap is too small to go on',
  async run(setting) {
    const ground = await setting.ground();
    const terms = {
      ...{ ground, servers: 1, loadMaxMs: 240_000, mayBreakOff: true },
      environment: { NODE_OPTIONS: '--max-old-space-size=96' },
      load: { workers: 64 },
    };
    return underLoad(setting, terms, async (stage) => {
      const until = performance.now() + LASTS_MS[setting.form];
      const away: number[] = [];
      let deaths = 0;
      while (performance.now() < until) {
        const [server] = stage.servers;
        const left = Math.max(1, until - performance.now());
        const ended = await Promise.race([
          server?.ended.then(() => true),
          new Promise<boolean>((done) => setTimeout(done, left, false)),
        ]);
        if (ended !== true) break;
        deaths += 1;
        const started = performance.now();
        const PORT = new URL(server?.url ?? '').port;
        stage.servers = [await startFealty({ ...stage.served, PORT })];
        away.push(Math.round(performance.now() - started));
      }
      return { figures: { deaths, started_again_most_ms: Math.max(0, ...away), heap_mb: 96 } };
    });
  },
};

const LASTS_MS = { short: 2000, full: 60_000 };
