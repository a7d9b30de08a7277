import type { Parameters } from 'fast-check';

/** Any number: a check that others rely on must not fail today for what passed yesterday. */
const USUAL_SEED = 20_261_121;

/**
 * How many random cases a property is tried with: the same ones every time, so that a failure is the
 * change's. `FEALTY_RANDOM=20` (`npm run test:random`) tries twenty times as many, others in each run;
 * `FEALTY_RANDOM=0.1` a tenth of the usual ones, for mutants, each of which asks for a run of its own.
 */
export function runs(usual: number): Pick<Parameters, 'numRuns' | 'seed'> {
  const factor = Number(process.env['FEALTY_RANDOM'] ?? '0');
  if (!Number.isFinite(factor) || factor <= 0) return { numRuns: usual, seed: USUAL_SEED };
  const numRuns = Math.ceil(usual * factor);
  if (factor < 1) return { numRuns, seed: USUAL_SEED };
  return { numRuns, seed: Math.floor(Math.random() * 0x7fffffff) };
}

/** How often something is to have come about in the usual number of runs; in a part of them, that part. */
export function often(usual: number): number {
  const factor = Number(process.env['FEALTY_RANDOM'] ?? '1');
  return factor > 0 && factor < 1 ? Math.floor((usual * factor) / 2) : usual;
}

/** Seeds of so many random cases, under the same terms. */
export function seeds(usual: number): readonly number[] {
  const { numRuns = usual, seed = USUAL_SEED } = runs(usual);
  return Array.from({ length: numRuns }, (_, run) => (seed + run) % 0x7fffffff);
}
