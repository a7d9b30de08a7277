import { readOptions } from '../../support/script-options.ts';
import { nextRound } from './parts.ts';
import { allRuns, keepPart, whereItRuns, type Kept } from './results.ts';

/** What one round came to. Figures and amounts are added up, samples are kept as they are. */
export interface RoundDone {
  readonly amount: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly samples?: Readonly<Record<string, number>>;
  /** What does not hold, in sentences. */
  readonly problems: readonly string[];
}

/** An attack that is too long for one run, and goes on by its seed. */
export interface PartTerms {
  /** As results and the table of promises name it. */
  readonly id: string;
  /** What the amount counts, in the plural. */
  readonly unit: string;
  readonly seed: number;
  /** The first round. */
  readonly from: number;
  readonly rounds: number;
  readonly minutes: number | null;
  /** What was begun with: the tree may move on meanwhile. */
  readonly where: Pick<Kept, 'commit' | 'machine'>;
  readonly say: (line: string) => void;
}

const ROUNDS_MAX = 1_000_000;
const MINUTE_MS = 60_000;
/** A run that is cut off has written down all but so much. */
const KEPT_EVERY_MS = 5 * MINUTE_MS;
const PROBLEMS_MAX = 20;

/** What every such command is told by, and how it is read. */
export const PART_OPTIONS = {
  seed: { type: 'string', default: '1' },
  from: { type: 'string' },
  rounds: { type: 'string' },
  minutes: { type: 'string' },
} as const;

/** Options of a command that goes on where its seed stands, unless told otherwise. */
export function readPart(
  what: Pick<PartTerms, 'id' | 'unit'> & { readonly rounds: number },
  values: Readonly<Record<string, string | boolean | undefined>>,
): PartTerms {
  const seed = Number(values['seed']);
  const from = Number(values['from'] ?? nextRound(allRuns(), what.id, seed));
  const rounds = Number(values['rounds'] ?? what.rounds);
  const minutes = values['minutes'] === undefined ? null : Number(values['minutes']);
  const isWhole = (number: number): boolean =>
    Number.isSafeInteger(number) && number >= 1 && number <= ROUNDS_MAX;
  if (![seed, from, rounds].every(isWhole) || (minutes !== null && !(minutes > 0))) {
    console.error('usage: [--seed N] [--from ROUND] [--rounds N] [--minutes M]');
    process.exit(2);
  }
  const where = whereItRuns();
  const { commit, machine } = where;
  console.log(`seed ${String(seed)} from round ${String(from)}, commit ${commit}, ${machine}`);
  return { ...what, seed, from, rounds, minutes, where, say: console.log };
}

/** Reads the options of a command that has no others. */
export function readPlainPart(
  what: Pick<PartTerms, 'id' | 'unit'> & { readonly rounds: number },
): PartTerms {
  return readPart(what, readOptions(PART_OPTIONS));
}

/**
 * Runs rounds until all are done, the time is up or a signal comes, and adds what they come to to the
 * results every few minutes. Before that `judgeAll` says what does not hold of all of them together.
 * Answers whether nothing was found.
 */
export async function runPart(
  terms: PartTerms,
  runRound: (round: number) => Promise<RoundDone>,
  judgeAll: () => Promise<readonly string[]> = () => Promise.resolve([]),
): Promise<boolean> {
  const { from, rounds, minutes, say } = terms;
  const stop = stopOnSignal();
  const until = performance.now() + (minutes ?? Infinity) * MINUTE_MS;
  let tally = new Tally(terms, from);
  let isClean = true;
  for (let round = from; round < from + rounds; round += 1) {
    tally.add(await runRound(round).catch(cutShort));
    const isCut = stop.aborted || performance.now() > until || tally.problems.length > 0;
    const isLast = isCut || round === from + rounds - 1;
    if (!isLast && tally.ageMs() < KEPT_EVERY_MS) continue;
    tally.problems.push(...(await judgeAll()));
    isClean &&= tally.problems.length === 0;
    say(tally.keep());
    if (isLast || !isClean) break;
    tally = new Tally(terms, round + 1);
  }
  return isClean;
}

/** A round that breaks off is a round that found something. */
function cutShort(error: unknown): RoundDone {
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { amount: 0, figures: {}, problems: [`cut short: ${why}`] };
}

/** Rounds that are not written down yet. */
class Tally {
  readonly problems: string[] = [];
  readonly #terms: PartTerms;
  readonly #from: number;
  readonly #at = new Date().toISOString();
  readonly #started = performance.now();
  readonly #figures: Record<string, number> = {};
  readonly #samples: Record<string, number[]> = {};
  #rounds = 0;
  #amount = 0;

  constructor(terms: PartTerms, from: number) {
    this.#terms = terms;
    this.#from = from;
  }

  add({ amount, figures, samples = {}, problems }: RoundDone): void {
    this.#rounds += 1;
    this.#amount += amount;
    for (const [name, figure] of Object.entries(figures)) {
      this.#figures[name] = (this.#figures[name] ?? 0) + figure;
    }
    for (const [name, sample] of Object.entries(samples)) {
      (this.#samples[name] ??= []).push(sample);
    }
    this.problems.push(...problems.slice(0, PROBLEMS_MAX - this.problems.length));
  }

  ageMs(): number {
    return performance.now() - this.#started;
  }

  /** Writes it down; answers it in a line. */
  keep(): string {
    const { id, unit, seed, where } = this.#terms;
    const tookMs = Math.round(this.ageMs());
    const volume = `${String(this.#amount)} ${unit}`;
    const [figures, samples] = [this.#figures, this.#samples];
    keepPart({
      ...{ id, at: this.#at, seed, ...where, tookMs, volume, figures, problems: this.problems },
      part: { from: this.#from, rounds: this.#rounds, amount: this.#amount },
      ...(Object.keys(samples).length === 0 ? {} : { samples }),
    });
    const rounds = `rounds ${String(this.#from)} to ${String(this.#from + this.#rounds - 1)}`;
    const told = [
      `${rounds} of seed ${String(seed)}: ${volume} in ${(tookMs / 1000).toFixed(0)} s,`,
      `${String(this.problems.length)} problems; ${JSON.stringify(figures)}`,
      ...this.problems.map((problem) => `\n  !! ${problem}`),
    ];
    return told.join(' ');
  }
}

/** The round under way is finished and written down first; npm hands a signal on more than once. */
function stopOnSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      stopping.abort();
    });
  }
  return stopping.signal;
}
