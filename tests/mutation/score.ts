import type { Alive, KeptFile } from './kept.ts';

/** A mutant that behaves as the source does, so that no test can tell them apart. */
export interface Equivalent {
  readonly file: string;
  /** The line as it stands in the source. */
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** Mutants of a folder by what became of them. */
export interface Tally {
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
  readonly uncovered: number;
  readonly equivalent: number;
  readonly notTried: number;
}

/** Whether a mutant that lived is listed as one that cannot be told from the source. */
export function isEquivalent(
  equivalents: readonly Equivalent[],
  file: string,
  { at, from, to }: Alive,
): boolean {
  return equivalents.some(
    (each) => each.file === file && each.at === at && each.from === from && each.to === to,
  );
}

export function tally(files: readonly KeptFile[], equivalents: readonly Equivalent[]): Tally {
  const alive = files.flatMap((kept) => kept.alive.map((each) => ({ file: kept.file, each })));
  const counting = alive.filter(({ file, each }) => !isEquivalent(equivalents, file, each));
  const sum = (count: (kept: KeptFile) => number): number =>
    files.reduce((total, kept) => total + count(kept), 0);
  return {
    killed: sum(({ killed }) => killed),
    timedOut: sum(({ timedOut }) => timedOut),
    survived: counting.filter(({ each }) => each.isCovered).length,
    uncovered: counting.filter(({ each }) => !each.isCovered).length,
    equivalent: alive.length - counting.length,
    notTried: sum(({ notTried }) => notTried),
  };
}

/** Mutants that tests noticed, and all that they could have noticed. */
export function noticed({ killed, timedOut, survived, uncovered }: Tally): {
  readonly hits: number;
  readonly of: number;
} {
  const hits = killed + timedOut;
  return { hits, of: hits + survived + uncovered };
}

const Z_95 = 1.959964;

/**
 * Where the share lies of which a sample has `hits` of `of`, with 95 % confidence: Wilson's interval.
 * It stays between 0 and 1, which the usual one does not for shares near the whole.
 */
export function wilson(hits: number, of: number): readonly [low: number, high: number] {
  if (of === 0) return [0, 1];
  const share = hits / of;
  const square = Z_95 ** 2 / of;
  const middle = share + square / 2;
  const width = Z_95 * Math.sqrt((share * (1 - share)) / of + square / (4 * of));
  return [
    Math.max(0, (middle - width) / (1 + square)),
    Math.min(1, (middle + width) / (1 + square)),
  ];
}
