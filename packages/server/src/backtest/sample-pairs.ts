import type { Instant } from '@fealty/core';
import type { SampleTransaction } from './read-samples.ts';

/** A transaction of both runs; null where it is not there. */
export interface SamplePair {
  readonly recorded: SampleTransaction | null;
  readonly changed: SampleTransaction | null;
}

const PAIRS_MAX = 20;

/**
 * Transactions that are not the same on both sides, the first first. They are the same by their ids;
 * lapses, which time brings and nobody names, by when they happened.
 */
export function pairsThatDiffer(
  recorded: readonly SampleTransaction[],
  changed: readonly SampleTransaction[],
): readonly SamplePair[] {
  const rest = new Map(changed.map((one) => [nameOf(one), one]));
  const pairs = recorded.map((one): SamplePair => {
    const other = rest.get(nameOf(one)) ?? null;
    rest.delete(nameOf(one));
    return { recorded: one, changed: other };
  });
  const added = [...rest.values()].map((one): SamplePair => ({ recorded: null, changed: one }));
  return [...pairs, ...added]
    .filter(differs)
    .sort((a, b) => timeOf(a) - timeOf(b))
    .slice(0, PAIRS_MAX);
}

const DAY_MS = 86_400_000;

function nameOf({ id, kind, occurredAt }: SampleTransaction): string {
  return kind === 'expire' ? `expire ${String(Math.floor(occurredAt / DAY_MS))}` : id;
}

function differs({ recorded, changed }: SamplePair): boolean {
  if (recorded === null || changed === null) return true;
  return (
    recorded.points !== changed.points ||
    recorded.status !== changed.status ||
    (recorded.kind === 'award' && recorded.expiresAt !== changed.expiresAt)
  );
}

function timeOf({ recorded, changed }: SamplePair): Instant {
  return (recorded ?? changed)?.occurredAt ?? 0;
}
