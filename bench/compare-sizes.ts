import type { FealtyServer } from '../tests/support/fealty-process.ts';
import type { FilledDatabase } from './fill-by-import.ts';
import type { Samples } from './measure-rounds.ts';
import { runLoad, type Load, type LoadTarget } from './run-load.ts';
import { median } from './summary.ts';

export interface SizedShop {
  readonly filled: FilledDatabase;
  readonly server: FealtyServer;
}

interface CompareTerms {
  readonly rounds: number;
  readonly seconds: number;
  readonly results: string;
  readonly say: (line: string) => void;
}

/** A request on a large database may cost this much of what it costs on a small one. */
const RATIO_MAX = 1.3;
/** Few, so that what a request itself costs shows and not how it queues. */
const CONNECTIONS = 2;
const DAY_MS = 86_400_000;

/** Takes the sizes in turn, round by round; answers the medians of p50 in milliseconds. */
export async function compareSizes(
  shops: readonly SizedShop[],
  { rounds, seconds, results, say }: CompareTerms,
): Promise<Samples> {
  const samples: Samples = new Map();
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${String(round)} of ${String(rounds)}`);
    for (const [index, { filled, server }] of shops.entries()) {
      const size = index === 0 ? 'small' : 'large';
      const target: LoadTarget = { url: server.url, keys: filled.shop.keys, results };
      for (const [name, load] of Object.entries(requestsOf(filled))) {
        const result = await runLoad(target, `${size}-${name.replaceAll(/\W+/g, '-')}`, {
          ...load,
          seconds,
          connections: CONNECTIONS,
        });
        const key = `${name}, ${size}`;
        samples.set(key, [...(samples.get(key) ?? []), result.p50]);
      }
    }
  }
  tell(samples, shops);
  return samples;
}

function requestsOf({ size, state }: FilledDatabase): Record<string, Omit<Load, 'seconds'>> {
  const members = { first: 1, count: size.members };
  const from = dayText(state.now - (size.days + 1) * DAY_MS);
  const until = dayText(state.now + DAY_MS);
  // Whole days in the middle of the history.
  const middle = dayText(state.now - Math.ceil(size.days / 2) * DAY_MS);
  const span = (first: string, last: string): string => `from_date=${first}&to_date=${last}`;
  const list = (query: string): Omit<Load, 'seconds'> => ({
    request: 'transactions',
    members,
    query,
  });
  return {
    award: { request: 'purchase', members },
    'member read': { request: 'read', members },
    'list of one member': list(`users/{email}/transactions?${span(from, until)}`),
    'list of one day': list(`transactions?${span(middle, middle)}`),
    'list of everything': list(`transactions?${span(from, until)}`),
  };
}

function tell(samples: Samples, shops: readonly SizedShop[]): void {
  const large = shops[1]?.filled.size.transactions ?? 0;
  console.log(`\n${'p50, milliseconds'.padEnd(24)} ${'small'.padStart(9)} ${'large'.padStart(9)}`);
  const names = new Set([...samples.keys()].map((key) => key.replace(/, \w+$/, '')));
  for (const name of names) {
    const [before, after] = ['small', 'large'].map((size) =>
      median(samples.get(`${name}, ${size}`) ?? []),
    );
    if (before === undefined || after === undefined) continue;
    const ratio = after / before;
    const verdict =
      name === 'list of everything'
        ? `${((after / large) * 1e6).toFixed(1)} ms a million`
        : `× ${ratio.toFixed(2)}, ≤ ${String(RATIO_MAX)} ${ratio <= RATIO_MAX ? 'met' : 'missed'}`;
    console.log(
      `${name.padEnd(24)} ${before.toFixed(2).padStart(9)} ${after.toFixed(2).padStart(9)}   ${verdict}`,
    );
  }
}

function dayText(at: number): string {
  const [year = '', month = '', day = ''] = new Date(at).toISOString().slice(0, 10).split('-');
  return `${month}/${day}/${year}`;
}
