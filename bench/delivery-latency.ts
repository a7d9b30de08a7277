import {
  enrollMembers,
  untilAllTold,
  withProcessors,
  type DeliverySetting,
} from './delivery-setting.ts';
import type { Samples } from './measure-rounds.ts';
import { runLoad } from './run-load.ts';
import { percentile } from './summary.ts';

export interface LatencyTerms {
  readonly setting: DeliverySetting;
  readonly results: string;
  /** Events a second. */
  readonly rate: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly say: (line: string) => void;
}

const MEMBERS = 500;
const DRAIN_MS = 60_000;

/**
 * Purchases on time, each an event for one webhook, told by the server that takes them.
 */
export async function measureLatency(terms: LatencyTerms, samples: Samples): Promise<void> {
  const { setting, rounds } = terms;
  const merchant = await setting.merchant();
  await setting.hook(merchant, {
    ...{ kind: 'webhook_v2', url: setting.receiver.url('/latency', '127.0.1.1') },
  });
  const first = await setting.serve();
  await enrollMembers(first.url, merchant.keys, MEMBERS);
  try {
    const target = { url: first.url, keys: merchant.keys, results: terms.results };
    // What is measured runs for months; the first seconds are the compiler's.
    await runLoad(target, 'deliveries-warm-up', { ...loadOf(terms), seconds: 5 });
    for (let round = 1; round <= rounds; round += 1) {
      await untilAllTold(setting.pool, DRAIN_MS);
      await setting.receiver.forget();
      const { result: loaded, percent: processors } = await withProcessors(
        setting,
        [first.pid],
        () => runLoad(target, 'deliveries', loadOf(terms)),
      );
      await untilAllTold(setting.pool, DRAIN_MS);
      const received = await setting.receiver.received();
      const latencies = await setting.latencies(received);
      const add = (name: string, value: number): void => {
        samples.set(name, [...(samples.get(name) ?? []), value]);
        terms.say(`  ${name.padEnd(40)} ${value.toFixed(1)}`);
      };
      add('events a second', loaded.perSecond);
      add('their purchases, p99 ms', loaded.p99);
      add('processors used, %', processors);
      add('commit to receipt, p50 ms', percentile(latencies, 0.5));
      add('commit to receipt, p99 ms', percentile(latencies, 0.99));
    }
  } finally {
    await first.stop();
  }
}

function loadOf({ rate, seconds }: LatencyTerms): Parameters<typeof runLoad>[2] {
  return { request: 'purchase', members: { first: 1, count: MEMBERS }, seconds, rate };
}
