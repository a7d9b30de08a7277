import type { exportLines, V2Values } from '@fealty/contract/v2';
import { exportPart } from '../../../exports/export-part.ts';
import { refuseParameters } from '../serving/refusal.ts';
import { succeed, type V2Handler } from '../surface.ts';

const ID = /^[0-9a-f]{24}$/;

/** A part of the file that an import reads. */
export const handleExportLines: V2Handler<V2Values<typeof exportLines>> = async (
  { database, programs },
  { caller: { merchantId }, values },
) => {
  const { what, behind = null, attributes = null, count } = values;
  if (behind !== null && !ID.test(behind)) {
    const faults = [{ name: 'behind', seen: behind, allowed: 'what the part before answered' }];
    return refuseParameters({ kind: 'malformed', faults });
  }
  const { pointsDecimals } = await programs.running(merchantId);
  const part = await exportPart(database, {
    ...{ merchantId, pointsDecimals, what, behind, attributes, members: count },
  });
  const { nextBehind, ...told } = part;
  return succeed({ ...told, next_behind: nextBehind });
};
