import type { meanAwards as meanEndpoint, V2Values } from '@fealty/contract/v2';
import { boundsOf, type Activity, type Program } from '@fealty/core';
import { readBreaker, type WatchedActivity } from '../../../queries/breaker.ts';
import { meanAwards } from '../../../usecases/mean-awards.ts';
import { slashTime } from '../../dates.ts';
import { wirePoints } from '../../wire-points.ts';
import { refuse } from '../serving/refusal.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { heldData } from './held-answer.ts';

/** How the awards of each activity are watched. */
export const handleReadBreaker: V2Handler<unknown> = async ({ database, programs }, { caller }) => {
  const program = await programs.running(caller.merchantId);
  const watched = await readBreaker(database, caller.merchantId, [...program.activities.keys()]);
  return succeed({
    activities: watched.flatMap((one) => {
      const activity = program.activities.get(one.id);
      return activity === undefined ? [] : [watchedData(one, activity, program)];
    }),
  });
};

/** Raises what an activity may give under the version that runs. */
export const handleMeanAwards: V2Handler<V2Values<typeof meanEndpoint>> = async (
  { database, programs },
  { caller, actor, values },
) => {
  const { merchantId } = caller;
  const { activity_id: activityId, times = null, reason = null } = values;
  const program = await programs.running(merchantId);
  if (!program.activities.has(activityId)) {
    const known = [...program.activities.keys()].join(', ');
    const said = `${activityId} is no activity of the program; those are ${known}`;
    return refuse('INCORRECT_ACTIVITY_ID_PASSED', said);
  }
  const meant = await meanAwards(database, { merchantId, activityId, times, reason, actor });
  const { version: program_version } = meant;
  return succeed({ activity_id: activityId, program_version, times: meant.times });
};

function watchedData(one: WatchedActivity, activity: Activity, program: Program): object {
  const { pointsPerAward, pointsPerHour, awardsPerHour, opening, learntAt } = one;
  const isKnown = pointsPerAward !== null && pointsPerHour !== null && awardsPerHour !== null;
  const learnt = isKnown ? { pointsPerAward, pointsPerHour, awardsPerHour } : null;
  const bounds = boundsOf(activity.breaker, { learnt, raised: one.raised });
  const bound = (found: typeof bounds.pointsPerAward, points: boolean): object => ({
    allowed: found && (points ? wirePoints(found.allowed, program) : found.allowed),
    by: found?.by ?? null,
  });
  return {
    activity_id: one.id,
    activity_name: activity.name,
    mode: activity.breaker.mode,
    points_per_award: bound(bounds.pointsPerAward, true),
    points_per_hour: bound(bounds.pointsPerHour, true),
    awards_per_hour: bound(bounds.awardsPerHour, false),
    learnt_date: learntAt === null ? null : slashTime(learntAt),
    hour: { awards: one.awards, points: wirePoints(one.points, program) },
    raised: one.raised,
    raised_by: one.raisedBy,
    waiting: one.waiting,
    open: opening && {
      since_date: slashTime(opening.openedAt),
      program_version: opening.version,
      first: heldData(opening.held, program),
    },
  };
}
