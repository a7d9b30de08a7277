import { runSeed, type SeedReport, type SeedTerms } from './run-seed.ts';

/** Runs that are tried at most. */
const TRIES_MAX = 60;

/** The fewest first moves of a failing seed that were found to fail still. */
export async function shorten(failing: SeedReport, terms: SeedTerms = {}): Promise<SeedReport> {
  let shortest = failing;
  for (let moves = 1; moves < failing.moves && moves <= TRIES_MAX; moves += 1) {
    const report = await runSeed(failing.seed, { ...terms, moves });
    if (report.findings.length === 0) continue;
    shortest = report;
    break;
  }
  return shortest;
}
