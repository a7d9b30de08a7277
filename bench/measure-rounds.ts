import { once } from 'node:events';
import { V1Client } from '../tests/support/v1-client.ts';
import type { RestWatch } from './at-rest.ts';
import { flushBeside } from './flush-probe.ts';
import { inRound } from './in-round.ts';
import type { LoadResult } from './load-client.ts';
import type { BenchDatabase } from './open-database.ts';
import { measureStatement } from './pgbench.ts';
import { runLoad, startScript, type LoadTarget } from './run-load.ts';
import { median, percentile } from './summary.ts';

/** Samples of every round, by what was measured. */
export type Samples = Map<string, number[]>;

export interface RoundTerms {
  readonly database: BenchDatabase;
  readonly target: LoadTarget;
  /** Of the server's process. */
  readonly pid: number;
  readonly watch: RestWatch;
  /** On the disk of the database. */
  readonly folder: string;
  readonly members: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly parts: ReadonlySet<Part>;
  readonly say: (line: string) => void;
}

export const PARTS = ['statement', 'awards', 'latency', 'reads', 'import', 'start'] as const;
export type Part = (typeof PARTS)[number];

export const STATEMENT_CLIENTS = [8, 16, 32] as const;
const HOT_CLIENTS = 16;
/** What is late is rare: its share wants a longer look than a mean does. */
const LATENCY_TIMES = 5;
/** Reads and the bare route in turn: a machine's speed goes up and down within a round. */
const READ_TURNS = 3;
/** Long enough for the runtime to have compiled what is hot: what is measured runs for months. */
const WARM_UP_SECONDS = 8;

/**
 * Measures everything once a round, one after the other, so that a machine that is slower for a
 * minute is slower for all of them.
 */
export async function measureRounds(terms: RoundTerms): Promise<Samples> {
  const samples: Samples = new Map();
  const bare = terms.parts.has('reads') ? await startBare(terms.target) : null;
  try {
    await warmUp(terms);
    for (let round = 1; round <= terms.rounds; round += 1) {
      terms.say(`round ${String(round)} of ${String(terms.rounds)}`);
      const note = (name: string, value: number): void => {
        add(terms, samples, name, value);
      };
      await inRound(terms, note, () => measureRound(terms, samples, bare?.url ?? null));
    }
  } finally {
    bare?.stop();
  }
  return samples;
}

async function measureRound(
  terms: RoundTerms,
  samples: Samples,
  bareUrl: string | null,
): Promise<void> {
  if (terms.parts.has('statement')) await measureStatements(terms, samples);
  if (terms.parts.has('awards')) await measureAwards(terms, samples);
  if (terms.parts.has('latency')) await measureLatency(terms, samples);
  if (bareUrl !== null) await measureReads(terms, samples, bareUrl);
}

async function warmUp({ target, members, parts, say }: RoundTerms): Promise<void> {
  say('warming up');
  const drawn = { first: 2, count: members - 1 };
  const seconds = WARM_UP_SECONDS;
  if (parts.has('awards')) {
    await runLoad(target, 'warm-up', { request: 'purchase', members: drawn, seconds });
  }
  if (parts.has('reads')) {
    await runLoad(target, 'warm-up', { request: 'read', members: drawn, seconds });
  }
}

function add(terms: RoundTerms, samples: Samples, name: string, value: number): void {
  samples.set(name, [...(samples.get(name) ?? []), value]);
  terms.say(`  ${name.padEnd(34)} ${value >= 100 ? value.toFixed(0) : value.toFixed(2)}`);
}

async function measureStatements(terms: RoundTerms, samples: Samples): Promise<void> {
  const { database, members, seconds } = terms;
  for (const clients of STATEMENT_CLIENTS) {
    const look = terms.watch.look([]);
    const tps = await measureStatement(database, { clients, seconds, members });
    const used = look.since()?.ownMs;
    const name = `statement, ${String(clients)} clients`;
    add(terms, samples, name, tps);
    if (used !== undefined) add(terms, samples, `${name}, processor ms`, used / (tps * seconds));
  }
  const hot = { clients: HOT_CLIENTS, seconds, members: 1 };
  add(terms, samples, 'statement, hot member', await measureStatement(database, hot));
}

async function measureAwards(terms: RoundTerms, samples: Samples): Promise<void> {
  const { target, members, seconds } = terms;
  const kinds = {
    uniform: { first: 2, count: members - 1 },
    hot: { first: 1, count: 1 },
    'long history': { first: members + 1, count: 1 },
  };
  for (const [kind, drawn] of Object.entries(kinds)) {
    const name = `awards-${kind.replace(' ', '-')}`;
    const look = terms.watch.look([terms.pid]);
    const result = await runLoad(target, name, { request: 'purchase', members: drawn, seconds });
    const used = look.since()?.ownMs;
    add(terms, samples, `awards, ${kind}`, result.perSecond);
    // Of the server and the database: what other programs lengthen far less than the clock's time.
    if (used !== undefined) {
      add(terms, samples, `awards, ${kind}, processor ms`, used / result.answeredInAll);
    }
    add(terms, samples, `awards, ${kind}, closed p99 ms`, result.p99);
  }
}

/**
 * Half of what was just measured, sent on time whatever the server does: what the full load left behind is no
 * part of it, what half of it leaves is. Beside it the disk is asked how long it takes by itself.
 */
async function measureLatency(terms: RoundTerms, samples: Samples): Promise<void> {
  const measured = samples.get('awards, uniform')?.at(-1);
  if (measured === undefined) throw new Error('the latency needs the part "awards" before it');
  await terms.watch.wait();
  const { flushes, result } = await flushBeside(terms.folder, () =>
    runLoad(terms.target, 'awards-half-load', {
      request: 'purchase',
      members: { first: 2, count: terms.members - 1 },
      seconds: terms.seconds * LATENCY_TIMES,
      rate: measured / 2,
      connections: 256,
    }),
  );
  add(terms, samples, 'awards at half load, p50 ms', result.p50);
  add(terms, samples, 'awards at half load, p99 ms', result.p99);
  add(terms, samples, 'a bare flush meanwhile, p99 ms', percentile(flushes, 0.99));
  add(terms, samples, 'a bare flush meanwhile, longest ms', percentile(flushes, 1));
}

async function measureReads(terms: RoundTerms, samples: Samples, bareUrl: string): Promise<void> {
  const { target, members, seconds } = terms;
  const load = { members: { first: 2, count: members - 1 }, seconds };
  const [bares, reads]: [LoadResult[], LoadResult[]] = [[], []];
  for (let turn = 1; turn <= READ_TURNS; turn += 1) {
    bares.push(await runLoad({ ...target, url: bareUrl }, 'bare', { ...load, request: 'bare' }));
    reads.push(await runLoad(target, 'reads', { ...load, request: 'read' }));
  }
  add(terms, samples, 'bare route', meanRate(bares));
  add(terms, samples, 'member reads', meanRate(reads));
  add(terms, samples, 'member reads, closed p99 ms', median(reads.map(({ p99 }) => p99)));
}

/** A second, over loads that lasted the same time. */
function meanRate(loads: readonly LoadResult[]): number {
  return loads.reduce((sum, { perSecond }) => sum + perSecond, 0) / loads.length;
}

/** A bare server that answers what the program answers for a member, byte for byte. */
async function startBare(target: LoadTarget): Promise<{ readonly url: string; stop(): void }> {
  const client = new V1Client(target.url, target.keys);
  const answer = await client.call({ method: 'GET', path: 'users/member2@example.com' });
  client.close();
  if (answer.status !== 200) throw new Error(`member 2 is not served: ${answer.text}`);
  const child = startScript('bare-server.ts', answer.text);
  if (child.stdout === null) throw new Error('the bare server says nothing');
  const [port] = (await once(child.stdout, 'data', {
    signal: AbortSignal.timeout(10_000),
  })) as [Buffer];
  return {
    url: `http://127.0.0.1:${port.toString().trim()}`,
    stop: () => child.kill('SIGTERM'),
  };
}
