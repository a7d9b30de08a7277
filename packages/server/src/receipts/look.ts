/*
 * What a picture looks like, in 64 bits: a perceptual hash. Of a grey picture of 32 by 32 the lowest
 * 64 frequencies of a cosine transform are taken, without those that are constant along a side, and
 * each is above their median or not. Sizes, qualities and a little noise leave nearly all of it.
 */

/** Side of the grey picture that a look is taken of. */
export const LOOK_SIDE = 32;

/** Four whole numbers of 16 bits. */
export type Look = readonly [number, number, number, number];

const KEPT = 8;
/** A picture that is flatter has no look: what would be compared is noise. */
const SPREAD_LEAST = 2;

/** `COSINES[u][x]`: the u-th frequency at place x. */
const COSINES = Array.from({ length: KEPT + 1 }, (_, u) =>
  Array.from({ length: LOOK_SIDE }, (_place, x) =>
    Math.cos(((2 * x + 1) * u * Math.PI) / (2 * LOOK_SIDE)),
  ),
);

/** Of {@link LOOK_SIDE} squared grey values, row by row; null if there is nothing to see. */
export function lookOf(grey: Uint8Array): Look | null {
  if (grey.length !== LOOK_SIDE * LOOK_SIDE) throw new Error('a look is taken of 32 by 32 values');
  if (spreadOf(grey) < SPREAD_LEAST) return null;
  const rows = Array.from({ length: LOOK_SIDE }, (_, y) => {
    const row = grey.subarray(y * LOOK_SIDE, (y + 1) * LOOK_SIDE);
    return COSINES.map((cosine) => cosine.reduce((sum, c, x) => sum + c * (row[x] ?? 0), 0));
  });
  const frequencies: number[] = [];
  for (const cosine of COSINES.slice(1)) {
    for (let u = 1; u <= KEPT; u += 1) {
      frequencies.push(cosine.reduce((sum, c, y) => sum + c * (rows[y]?.[u] ?? 0), 0));
    }
  }
  const sorted = frequencies.toSorted((a, b) => a - b);
  const middle = frequencies.length / 2;
  const median = ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  const band = (from: number): number =>
    frequencies.slice(from, from + 16).reduce((bits, f) => bits * 2 + (f > median ? 1 : 0), 0);
  return [band(0), band(16), band(32), band(48)];
}

function spreadOf(grey: Uint8Array): number {
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  return Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length);
}
