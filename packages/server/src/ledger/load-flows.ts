import type { Books } from '@fealty/core';
import { textArray } from './array-text.ts';
import { readFlows } from './flow-statements.ts';
import type { Add } from './load-merges.ts';

/** Loads what activities gave in this hour, and what is usual for them. */
export function planFlows(
  add: Add,
  merchantId: number,
  { activities, books }: { readonly activities: readonly string[]; readonly books: Books },
): void {
  if (activities.length === 0) return;
  add(readFlows, [merchantId, textArray(activities)], (result) => {
    for (const row of result.rows) {
      const pointsPerAward = row['points_per_award'] as number | null;
      books.flows.set(row['id'] as string, {
        hour: row['hour'] as number,
        awards: row['awards'] as number,
        points: row['points'] as number,
        learnt:
          pointsPerAward === null
            ? null
            : {
                pointsPerAward,
                pointsPerHour: row['points_per_hour'] as number,
                awardsPerHour: row['awards_per_hour'] as number,
              },
        raised: row['raised'] as number,
      });
    }
  });
}
