/** What two lists of times say about each other. */
export interface Compared {
  /** The share of the slowest that was left out, 0 for none. */
  readonly cropped: number;
  /** Welch's t: how many standard errors the means are apart. */
  readonly t: number;
  /** The second mean less the first, in the unit of the times. */
  readonly difference: number;
  readonly count: number;
}

/** Slow ones are noise of the machine: the fastest so many are compared, too. */
const CROPS = [0, 0.05, 0.1, 0.25, 0.5] as const;

/** Compares two lists at each crop; the limit of a crop is taken from both lists together. */
export function compareTimes(
  one: readonly number[],
  other: readonly number[],
): readonly Compared[] {
  const all = [...one, ...other].toSorted((first, second) => first - second);
  return CROPS.map((cropped) => {
    const limit = all[Math.ceil(all.length * (1 - cropped)) - 1] ?? Infinity;
    const [first, second] = [one, other].map((times) => times.filter((time) => time <= limit));
    const [a, b] = [momentsOf(first ?? []), momentsOf(second ?? [])];
    const difference = b.mean - a.mean;
    const error = Math.sqrt(a.variance / a.count + b.variance / b.count);
    return {
      cropped,
      t: error === 0 ? 0 : difference / error,
      difference,
      count: a.count + b.count,
    };
  });
}

/** Furthest from nothing, whatever was cropped. */
export function worstOf(compared: readonly Compared[]): Compared {
  const [worst] = compared.toSorted((one, other) => Math.abs(other.t) - Math.abs(one.t));
  if (worst === undefined) throw new Error('nothing was compared');
  return worst;
}

function momentsOf(times: readonly number[]): { count: number; mean: number; variance: number } {
  const count = times.length;
  const mean = times.reduce((sum, time) => sum + time, 0) / count;
  const squares = times.reduce((sum, time) => sum + (time - mean) ** 2, 0);
  return { count, mean, variance: squares / Math.max(1, count - 1) };
}
