import { DEMO_PROGRAM } from '../packages/server/src/program/demo.ts';
import { startFealty } from '../tests/support/fealty-process.ts';
import { stockShop } from '../tests/support/open-shop.ts';
import { inBenchSetting, type BenchSetting } from './bench-setting.ts';
import { describeMachine } from './report.ts';
import { runLoad } from './run-load.ts';
import { fillShop } from './set-up.ts';
import { readOptions, wholeOption } from '../tests/support/script-options.ts';

/*
 * What the breaker costs: awards per second without it, with it, and while every award is compared with
 * the version before, by turns in one run:
 *   npm run bench:breaker [-- --rounds 4 --seconds 4 --postgres 18|15]
 */

const values = readOptions({
  rounds: { type: 'string', default: '4' },
  seconds: { type: 'string', default: '4' },
  postgres: { type: 'string', default: '18' },
});
const MEMBERS = 50_000;
const MODES = ['off', 'on', 'watching'] as const;

const rounds = wholeOption('rounds', values.rounds);
const seconds = wholeOption('seconds', values.seconds);
await inBenchSetting({ name: 'breaker', postgres: values.postgres }, async (setting) => {
  const { database, shop } = setting;
  await fillShop(database, shop, { members: MEMBERS, transactions: MEMBERS, deep: 0 });
  const measured = await measure(setting);
  console.log(describeMachine(database.version, false));
  for (const mode of MODES) {
    const all = measured.get(mode) ?? [];
    const ratios = all.map((perSecond, round) => perSecond / (measured.get('off')?.[round] ?? 1));
    console.log(
      `${mode.padEnd(9)} ${String(Math.round(median(all))).padStart(7)} awards a second, ` +
        `${median(ratios).toFixed(3)} of those without`,
    );
  }
});

async function measure({ shop, results }: BenchSetting): Promise<Map<string, number[]>> {
  const measured = new Map<string, number[]>();
  const server = await startFealty(shop.environment);
  try {
    const target = { url: server.url, keys: shop.keys, results };
    const members = { first: 2, count: MEMBERS - 1 };
    await runLoad(target, 'warm-up', { request: 'purchase', members, seconds: seconds * 2 });
    for (let round = 0; round < rounds; round += 1) {
      for (const mode of MODES) {
        await stockShop(shop.environment, shop.keys, programOf(mode, round));
        const name = `${mode}-${String(round)}`;
        const { perSecond } = await runLoad(target, name, {
          request: 'purchase',
          members,
          seconds,
        });
        measured.set(mode, [...(measured.get(mode) ?? []), perSecond]);
        console.error(`  ${name.padEnd(14)} ${perSecond.toFixed(0)}`);
      }
    }
  } finally {
    await server.stop();
  }
  return measured;
}

/** Watching: the purchase earns a little otherwise than in the version of an hour ago. */
function programOf(mode: (typeof MODES)[number], round: number): object {
  const activities = DEMO_PROGRAM.activities.map((activity) =>
    mode === 'watching' && 'multiplier' in activity.earn
      ? {
          ...activity,
          earn: {
            multiplier: `${activity.earn.multiplier}${dotted(activity.earn.multiplier)}0${String(round + 1)}`,
          },
        }
      : activity,
  );
  return { ...DEMO_PROGRAM, activities, breaker: { mode: mode === 'off' ? 'off' : 'learnt' } };
}

function dotted(decimal: string): string {
  return decimal.includes('.') ? '' : '.';
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
