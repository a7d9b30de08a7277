import type { Change } from '@fealty/core';
import type { BatchRows } from './batch-rows.ts';

/** Writes who goes on for whom and whose lots are whose; false for all other changes. */
export function collectMerge(rows: BatchRows, change: Change): boolean {
  switch (change.kind) {
    case 'merged_into_set':
      rows.mergedInto.set(change.memberId, change.into);
      return true;
    case 'lot_passed':
      rows.lotHolders.set(change.lot.id, change.lot);
      return true;
    case 'lot_refilled':
      // The posting beside it says how much; only a lot that was last somebody else's moves.
      if (change.moves === true) rows.lotHolders.set(change.lot.id, change.lot);
      return true;
    case 'merge_recorded': {
      const { merge, by } = change;
      const { id, fromId, intoId, at, withIds, owed, filled, intoTierId, intoTerms } = merge;
      rows.merges.push(
        ...[id, fromId, intoId, at, by],
        ...[JSON.stringify(withIds), owed, JSON.stringify(filled), intoTierId],
        intoTerms === null ? null : JSON.stringify(intoTerms),
      );
      return true;
    }
    case 'merge_undone':
      rows.undoneMerges.push(change.merge.id, change.at, change.by, change.keptRedeemed);
      return true;
    default:
      return false;
  }
}
