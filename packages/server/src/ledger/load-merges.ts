import type { Books, Lot } from '@fealty/core';
import { rawArray, textArray } from './array-text.ts';
import { lotFromRow, mergeFromRow } from './decode.ts';
import type { FlightResult, Request } from './flight.ts';
import { refKey, type LoadPlan } from './load-plan.ts';
import * as sql from './load-statements.ts';
import type { Statement } from '../runtime/statement.ts';

/** Puts a statement into the flight, with what becomes of its rows. */
export type Add = (
  statement: Statement,
  values: Request['values'],
  decode: (result: FlightResult) => void,
) => void;

/** Loads merges that stand, into books whose identities are decoded by then. */
export function planMerges(add: Add, merchantId: number, { merges }: LoadPlan, books: Books): void {
  if (merges.size === 0) return;
  const refs = [...merges.values()];
  const kinds = textArray(refs.map((ref) => refKey(ref).kind));
  const values = textArray(refs.map((ref) => refKey(ref).value));
  add(sql.readMerges, [merchantId, kinds, values], (result) => {
    for (const [key, ref] of merges) {
      const id = ref.by === 'id' ? ref.value : books.identities.get(key);
      if (id != null) books.merges.set(id, []);
    }
    for (const row of result.rows) {
      const asked = row['asked'] as string;
      books.merges.set(asked, [...(books.merges.get(asked) ?? []), mergeFromRow(row)]);
    }
  });
}

/** Loads what survivors hold of others; `keep` takes the lots, which are the survivors' own too. */
export function planHoldings(
  add: Add,
  merchantId: number,
  { holdings }: LoadPlan,
  to: { readonly books: Books; readonly keep: (lot: Lot) => void },
): void {
  const { books, keep } = to;
  for (const [id, { holderId, memberIds }] of holdings) {
    const members = rawArray(memberIds);
    let lots: readonly Lot[] = [];
    add(sql.readHeldLots, [merchantId, holderId, members], (result) => {
      lots = result.rows.map(lotFromRow);
      lots.forEach(keep);
    });
    add(sql.readHeldSums, [merchantId, members], (result) => {
      const [row] = result.rows;
      const [pending, reserved] = [row?.['pending'] as number, row?.['reserved'] as number];
      books.holdings.set(id, { holderId, lots, pending, reserved });
    });
  }
}
