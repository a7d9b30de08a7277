import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureFairness } from './delivery-fairness.ts';
import { measureLatency } from './delivery-latency.ts';
import { measureSaturation } from './delivery-saturation.ts';
import { openDeliverySetting } from './delivery-setting.ts';
import type { Samples } from './measure-rounds.ts';
import { describeMachine, printTable, saveResults, type Judged } from './report.ts';
import { median } from './summary.ts';
import { namedOption, readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * Measures how events are told: from the commit to the receiver, as fast as it goes against a loop
 * that only signs and posts, and beside receivers that are trouble:
 *   npm run bench:deliveries [-- --parts latency,saturation,fairness --rounds 3 --rate 500
 *     --seconds 10 --deliveries 20000 --windows 5 --window-seconds 10 --endpoint-rate 1]
 */

const PARTS = ['latency', 'saturation', 'fairness'] as const;

const values = readOptions({
  parts: { type: 'string', default: PARTS.join(',') },
  rounds: { type: 'string', default: '3' },
  rate: { type: 'string', default: '500' },
  seconds: { type: 'string', default: '10' },
  deliveries: { type: 'string', default: '20000' },
  windows: { type: 'string', default: '5' },
  'window-seconds': { type: 'string', default: '10' },
  'endpoint-rate': { type: 'string', default: '1' },
});

const whole = (name: Exclude<keyof typeof values, 'parts'>): number =>
  wholeOption(name, values[name]);
const parts = namedOption('parts', values.parts, PARTS);
const say = (line: string): void => {
  console.error(line);
};

const started = performance.now();
const stamp = `${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}-deliveries`;
const results = fileURLToPath(new URL(`results/${stamp}`, import.meta.url));
mkdirSync(results, { recursive: true });
const folder = await mkdtemp(path.join(tmpdir(), 'fealty-bench-'));
const setting = await openDeliverySetting(folder);
const samples: Samples = new Map();
const rounds = whole('rounds');
try {
  if (parts.includes('latency')) {
    say(`${values.rate} events a second`);
    const [rate, seconds] = [whole('rate'), whole('seconds')];
    await measureLatency({ setting, results, rate, seconds, rounds, say }, samples);
  }
  if (parts.includes('saturation')) {
    say('as fast as it goes');
    const deliveries = whole('deliveries');
    await measureSaturation({ setting, results, deliveries, rounds, say }, samples);
  }
  if (parts.includes('fairness')) {
    say('98 healthy endpoints, one that hangs, one that floods');
    const seconds = whole('window-seconds');
    const [windows, rate] = [whole('windows'), whole('endpoint-rate')];
    await measureFairness({ setting, windows, seconds, rate, say }, samples);
  }
} finally {
  await setting.close();
  await rm(folder, { recursive: true, force: true });
}
const { yardstick: _pgbench, ...machine } = describeMachine(setting.version, true);
const judged = judgeDeliveries();
printTable(machine, samples, judged);
saveResults(results, { machine, options: values, samples, judged });
console.log(
  `took ${((performance.now() - started) / 1000).toFixed(0)} s; samples in bench/results/${stamp}`,
);

/** What must come to something; the other figures are for those who read them. */
function judgeDeliveries(): readonly Judged[] {
  const of = (name: string): readonly number[] => samples.get(name) ?? [];
  const lines: Judged[] = [];
  if (parts.includes('saturation')) {
    const bare = of('bare posts a second');
    const ratios = of('deliveries a second').map((each, at) => each / (bare[at] ?? Number.NaN));
    const line = {
      value: median(ratios),
      rounds: ratios,
      unit: '',
      must: 0,
      aim: 0,
      better: 'higher',
    } as const;
    lines.push({ what: 'deliveries ÷ bare signed posts', ...line, verdict: 'not judged' });
  }
  if (parts.includes('fairness')) {
    const rounds = of('p99 with ÷ without');
    const value = median(rounds);
    const verdict = value <= 1.1 ? 'aim met' : value <= 1.5 ? 'must met' : 'missed';
    const what = 'p99 of the 98, with the two ÷ without';
    lines.push({ what, value, rounds, unit: '', must: 1.5, aim: 1.1, better: 'lower', verdict });
  }
  return lines;
}
