import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { memoryOf } from '../memory-of.ts';
import type { OpenLoopReport, OpenLoopTerms } from '../open-loop.ts';
import type { Fault, Outcome, Setting } from '../suite/fault.ts';
import { openStage, type Stage } from '../suite/stage.ts';
import { untilWell } from '../suite/under-load.ts';

export const overload: Fault = {
  id: 'F29',
  name: 'Ten times what it can do',
  promise:
    'It goes on doing what it can, turns the rest away with a time to come back, redemptions last, in bounded memory.',
  attack: 'an open loop that sends ten times the requests that were answered at its peak',
  async run(setting) {
    const stage = await openStage(setting, await setting.ground());
    try {
      return await flood(setting, stage);
    } finally {
      await stage.close();
    }
  },
};

const LASTS_MS = { short: 1500, full: 20_000 };
const TIMES = 10;
const PEAK_AT_ONCE = 64;
/** Fewer than the 10,000 connections that a server takes: one more is hung up on, whatever it asks. */
const AT_ONCE_MAX = 8000;
const SCRIPT = fileURLToPath(new URL('../open-loop.ts', import.meta.url));
const MEMORY_MAX_MB = 1500;
/**
 * The client takes its share of the same processors, so peak itself is not to be had; and of so little as
 * a short form sends, all is answered in the end.
 */
const GOODPUT_SHARE = 0.3;
const WELL_AGAIN_MS = 10_000;

async function flood(setting: Setting, stage: Stage): Promise<Outcome> {
  const lastsMs = LASTS_MS[setting.form];
  await loop(stage, { rate: 0, lastsMs, atOnceMax: PEAK_AT_ONCE });
  const peak = await loop(stage, { rate: 0, lastsMs, atOnceMax: PEAK_AT_ONCE });
  let memoryMb = 0;
  const watch = setInterval(() => {
    memoryMb = Math.max(memoryMb, memoryOf(stage.servers[0]?.pid ?? 0));
  }, 100);
  const flooded = await loop(stage, {
    ...{ rate: Math.max(100, peak.goodput * TIMES), lastsMs, atOnceMax: AT_ONCE_MAX },
  }).finally(() => {
    clearInterval(watch);
  });
  const wellMs = await untilWell(stage);
  const share = flooded.goodput / Math.max(1, peak.goodput);
  const awayShare = (refused: number, done: number): number =>
    refused / Math.max(1, refused + done);
  const redeemAway = awayShare(flooded.redeemRefused, flooded.redeemed);
  const awardAway = awayShare(flooded.awardRefused, flooded.awarded);
  return {
    volume: `${String(flooded.sent)} requests in ${String(lastsMs / 1000)} s`,
    figures: {
      ...{ peak_a_second: peak.goodput, offered: flooded.sent, goodput_a_second: flooded.goodput },
      ...{ share_of_peak: share.toFixed(2), turned_away: flooded.turnedAway },
      ...{
        redemptions_turned_away: redeemAway.toFixed(3),
        awards_turned_away: awardAway.toFixed(3),
      },
      ...{ p99_ms: flooded.p99Ms, memory_mb: memoryMb, well_after_ms: wellMs },
    },
    problems: [
      ...(share >= GOODPUT_SHARE || setting.form === 'short'
        ? []
        : [`goodput fell to ${share.toFixed(2)} of the peak`]),
      ...(flooded.rude === 0 ? [] : [`${String(flooded.rude)} were not told when to come back`]),
      ...Object.entries(flooded.failures).map(
        ([what, count]) => `${String(count)} got another answer, or none: ${what}`,
      ),
      ...(memoryMb < MEMORY_MAX_MB ? [] : [`${String(memoryMb)} MB of memory`]),
      ...(redeemAway <= awardAway ? [] : ['redemptions were turned away before awards']),
      ...(wellMs < WELL_AGAIN_MS ? [] : [`not well for ${String(wellMs)} ms`]),
    ],
  };
}

async function loop(
  stage: Stage,
  terms: Pick<OpenLoopTerms, 'rate' | 'lastsMs' | 'atOnceMax'>,
): Promise<OpenLoopReport> {
  const told: OpenLoopTerms = { url: stage.urls()[0] ?? '', ...stage.keys, ...terms };
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, JSON.stringify(told)], {
    timeout: terms.lastsMs + 60_000,
  });
  return JSON.parse(stdout) as OpenLoopReport;
}
