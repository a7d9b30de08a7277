import type { HeldAward } from '@fealty/contract/v2';
import { heldReason, pointsText, type Held, type Program } from '@fealty/core';
import { wirePoints } from '../../wire-points.ts';

/** Why an award is held, as v2 shows it. */
export function heldData(held: Held, program: Program): HeldAward {
  const { reason, seen, allowed, by } = held;
  const shown = (value: number): number =>
    reason === 'awards_per_hour' ? value : wirePoints(value, program);
  const why = heldReason(held, (points) => pointsWords(points, program));
  const text = `${why.charAt(0).toUpperCase()}${why.slice(1)}`;
  return { reason, seen: shown(seen), allowed: shown(allowed), by, text };
}

export function pointsWords(points: number, { pointsDecimals }: Program): string {
  const text = pointsText(points, pointsDecimals);
  return text === '1' ? '1 point' : `${text} points`;
}
