import type { readMemberAsOf, V2Values } from '@fealty/contract/v2';
import type { Program } from '@fealty/core';
import { readClock } from '../../../queries/clock.ts';
import { readAsOf, type AsOf } from '../../../queries/read-as-of.ts';
import { slashTime } from '../../dates.ts';
import { wirePoints } from '../../wire-points.ts';
import { findPathMember } from './find-member.ts';
import { refuse } from '../serving/refusal.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { readMoments } from './moments.ts';
import { memberIdOf } from '../transactions/transaction-answer.ts';

/** Balance and tier of a member at one moment, as far as they were known at another. */
export const handleReadMemberAsOf: V2Handler<V2Values<typeof readMemberAsOf>> = async (
  context,
  request,
) => {
  const { caller, values } = request;
  const { database, programs } = context;
  const found = await findPathMember(context, request);
  if ('refusal' in found) return found.refusal;
  const { now } = await readClock(database, caller.merchantId);
  const moments = readMoments(values, now);
  if ('refusal' in moments) return moments.refusal;
  const { at, knownAt } = moments;
  const asked = { memberId: found.memberId, at, knownAt };
  const held = await readAsOf(database, caller.merchantId, asked);
  if (held === null) return refuse('INCORRECT_MEMBER_ID_PASSED', 'The member is gone');
  const program = await programs.running(caller.merchantId);
  const { id, uid, email } = held;
  return succeed({
    member_id: memberIdOf({ id, profile: { uid, email } }),
    internal_member_id: id,
    at: slashTime(at),
    known_at: slashTime(knownAt),
    available_points: wirePoints(held.available, program),
    pending_points: wirePoints(held.pending, program),
    reserved_points: wirePoints(held.reserved, program),
    owed_points: wirePoints(held.owed, program),
    tier_info: tierInfo(held.tier, program),
    program_version: held.programVersion,
    lots: held.lots.map((lot) => ({
      transaction_id: lot.id,
      available_points: wirePoints(lot.left, program),
      earned_date: slashTime(lot.earnedAt),
      activity_id: lot.activityId,
      expiration_date: lot.expiresAt === null ? null : slashTime(lot.expiresAt),
      expires_by_inactivity: lot.idle,
    })),
    lots_total: held.lotsTotal,
  });
};

function tierInfo(tier: AsOf['tier'], program: Program): object | null {
  if (tier === null) return null;
  const { id, name } = tier;
  const known = id === null ? null : (program.tiers.get(id)?.name ?? id);
  return { loyalty_tier_id: id, loyalty_tier_name: name ?? known };
}
