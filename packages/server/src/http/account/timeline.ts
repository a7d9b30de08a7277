import type { readTimeline as timelineEndpoint } from '@fealty/contract/account';
import type { V2Values } from '@fealty/contract/v2';
import type { Program } from '@fealty/core';
import { findPerson } from '../../queries/find-person.ts';
import { readTimeline, type TimelineRow } from '../../queries/member-timeline.ts';
import { slashTime } from '../dates.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { succeed } from '../v2/surface.ts';
import { wirePoints } from '../wire-points.ts';
import type { ForPerson } from './surface.ts';

const NAME_LENGTH_MAX = 255;

export const handleReadTimeline: ForPerson<V2Values<typeof timelineEndpoint>> = async (
  { database, programs },
  { caller, path, values },
) => {
  const { merchantId } = caller;
  const named = path['mid'] ?? '';
  const program = await programs.running(merchantId);
  const memberId =
    named.length > NAME_LENGTH_MAX ? null : await findPerson(database, merchantId, program, named);
  if (memberId === null) {
    return refuse('RESOURCE_DOES_NOT_EXIST', `There is no member ${JSON.stringify(named)}`);
  }
  const limit = values.count;
  const rows = await readTimeline(database, merchantId, { memberId, limit });
  return succeed({ entries: rows.map((row) => entryOf(row, program)) });
};

function entryOf(row: TimelineRow, program: Program): object {
  const { at, actor, action, transactionId, points, status } = row;
  return {
    ...{ at: slashTime(at), actor, action },
    name: nameOf(row, program),
    transaction_id: transactionId,
    points: points === null ? null : wirePoints(points, program),
    status,
  };
}

/** By the running program; what it has no more is called by its id. */
function nameOf({ activityId, rewardId }: TimelineRow, program: Program): string {
  if (rewardId !== null) return program.rewards.get(rewardId)?.name ?? rewardId;
  if (activityId !== null) return program.activities.get(activityId)?.name ?? activityId;
  return '';
}
