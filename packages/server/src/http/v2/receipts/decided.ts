import type { listDecided, V2Values } from '@fealty/contract/v2';
import {
  listDecidedAwards,
  type DecidedAward,
  type DecidedPlace,
} from '../../../queries/decided-awards.ts';
import { slashTime } from '../../dates.ts';
import { wirePoints } from '../../wire-points.ts';
import { refuseParameters } from '../serving/refusal.ts';
import { listedData } from '../transactions/listed-transaction.ts';
import { succeed, type V2Context, type V2Handler } from '../surface.ts';

const PLACE = /^(\d{1,17})\.([0-9a-f]{24})$/;

/** What moderators decided, the last first. */
export const handleListDecided: V2Handler<V2Values<typeof listDecided>> = async (
  context,
  { caller: { merchantId }, values },
) => {
  const { cursor = '', decision = null, activity_id: activityId = null, count: limit } = values;
  const place = cursor === '' ? null : placeOf(cursor);
  if (cursor !== '' && place === null) {
    const fault = { name: 'cursor', seen: cursor, allowed: 'nothing, or what next_cursor said' };
    return refuseParameters({ kind: 'malformed', faults: [fault] });
  }
  const asked = { merchantId, decision, activityId, place, limit };
  const { rows, next } = await listDecidedAwards(context.database, asked);
  return succeed({
    decided: await Promise.all(rows.map((row) => decidedData(context, merchantId, row))),
    more: next !== null,
    next_cursor: next === null ? null : `${next.micros}.${next.id}`,
  });
};

function placeOf(cursor: string): DecidedPlace | null {
  const [, micros, id] = PLACE.exec(cursor) ?? [];
  return micros === undefined || id === undefined ? null : { micros, id };
}

/** In the points of the program that judged it; programs that ran are kept in memory. */
async function decidedData(
  { programs }: V2Context,
  merchantId: number,
  row: DecidedAward,
): Promise<object> {
  const program = await programs.version(merchantId, row.programVersion);
  return {
    transaction: listedData(row, program),
    decision: row.decision,
    decided_by: row.decidedBy,
    decided_date: slashTime(row.decidedAt),
    reason: row.why,
    points_before: wirePoints(row.recordedPoints, program),
    points_after: row.decision === 'rejected' ? 0 : wirePoints(row.points, program),
  };
}
