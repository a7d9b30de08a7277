import { expect, it } from 'vitest';
import { LOOK_SIDE, lookOf, type Look } from './look.ts';

/** A picture by the grey value at each place. */
function grey(value: (x: number, y: number) => number): Uint8Array {
  return Uint8Array.from({ length: LOOK_SIDE * LOOK_SIDE }, (_, at) =>
    Math.max(0, Math.min(255, value(at % LOOK_SIDE, Math.floor(at / LOOK_SIDE)))),
  );
}

function bits(look: Look | null): string {
  return (look ?? []).map((part) => part.toString(2).padStart(16, '0')).join('');
}

function distance(one: Look | null, other: Look | null): number {
  return Array.from(bits(one)).filter((bit, n) => bit !== bits(other)[n]).length;
}

const blobs = (x: number, y: number): number =>
  120 + 60 * Math.sin(x / 3) * Math.cos(y / 5) + 40 * Math.sin((x + 2 * y) / 7);

it('is 64 bits, half of them above the median', () => {
  const look = lookOf(grey(blobs));
  expect(bits(look)).toHaveLength(64);
  expect(Array.from(bits(look)).filter((bit) => bit === '1')).toHaveLength(32);
});

it('stays nearly the same under light, contrast and grain, and not for another picture', () => {
  const look = lookOf(grey(blobs));
  const darker = lookOf(grey((x, y) => blobs(x, y) * 0.8 + 10));
  const grainy = lookOf(grey((x, y) => blobs(x, y) + ((x * 7 + y * 13) % 5)));
  const mirrored = lookOf(grey((x, y) => blobs(LOOK_SIDE - 1 - x, y)));
  expect(distance(look, darker)).toBeLessThanOrEqual(3);
  expect(distance(look, grainy)).toBeLessThanOrEqual(3);
  expect(distance(look, mirrored)).toBeGreaterThan(10);
});

it('is nothing where there is nothing to see', () => {
  expect(lookOf(grey(() => 200))).toBeNull();
  expect(lookOf(grey((x) => 200 + (x % 2)))).toBeNull();
});
