import type { Books } from '@fealty/core';
import { textArray } from './array-text.ts';
import { lotFromRow } from './decode.ts';
import type { Add } from './load-merges.ts';
import type { LoadPlan } from './load-plan.ts';
import * as sql from './load-statements.ts';
import type { FoundLots } from './settle-lots.ts';

/** Loads what is left to be settled of members who are about to be erased, and their first lots. */
export function planRemains(
  add: Add,
  merchantId: number,
  { remains }: LoadPlan,
  { books, found }: { readonly books: Books; readonly found: FoundLots },
): void {
  if (remains.length === 0) return;
  for (const id of remains) books.remains.set(id, []);
  const values = [merchantId, textArray(remains)];
  add(sql.readUnsettled, values, (result) => {
    for (const row of result.rows) {
      books.remains.set(row['member_id'] as string, row['ids'] as string[]);
    }
  });
  add(sql.readFirstLots, values, (result) => {
    for (const id of remains) {
      const loaded = books.members.get(id);
      if (loaded !== undefined) loaded.lapsed ??= [];
    }
    for (const lot of result.rows.map(lotFromRow)) {
      found.lots.push(lot);
      found.lapsedLots.push(lot);
    }
  });
}
