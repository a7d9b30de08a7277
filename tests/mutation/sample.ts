import { seededRandom } from '../faults/operations.ts';

/** So many of them, each as likely as any other; the same ones for a seed. All if there are no more. */
export function sampleOf(all: readonly string[], size: number, seed: number): readonly string[] {
  const random = seededRandom(seed);
  // By name, so that the order in which files are read is no part of the chance.
  const drawn = [...all].sort();
  const last = Math.min(size, drawn.length);
  for (let index = 0; index < last; index += 1) {
    const other = index + Math.floor(random() * (drawn.length - index));
    const [a, b] = [drawn[index], drawn[other]];
    if (a !== undefined && b !== undefined) [drawn[index], drawn[other]] = [b, a];
  }
  return drawn.slice(0, last);
}
