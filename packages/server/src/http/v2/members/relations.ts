import type { listMergedMembers, listReferrals, nameMembers, V2Values } from '@fealty/contract/v2';
import { DAY, type Program } from '@fealty/core';
import { readClock } from '../../../queries/clock.ts';
import type { CalledMember } from '../../../queries/member-names.ts';
import { listMerged } from '../../../queries/merged-members.ts';
import { callMembers } from '../../../queries/names-of-members.ts';
import {
  listFriends,
  readReferrer,
  referralEnds,
  type Friend,
  type ReferralEnd,
} from '../../../queries/referrals.ts';
import { slashTime } from '../../dates.ts';
import { wirePoints } from '../../wire-points.ts';
import { succeed, type V2Handler } from '../surface.ts';
import { findPathMember } from './find-member.ts';

const ID = /^[0-9a-f]{24}$/;

/** Whom a member brought and who brought him, each with what came of it. */
export const handleListReferrals: V2Handler<V2Values<typeof listReferrals>> = async (
  context,
  request,
) => {
  const found = await findPathMember(context, request);
  if ('refusal' in found) return found.refusal;
  const { database, programs } = context;
  const { merchantId } = request.caller;
  const { start_index: offset, count: limit } = request.values;
  const { memberId } = found;
  const [{ total, friends }, referrer, program] = await Promise.all([
    listFriends(database, { merchantId, memberId, offset, limit }),
    readReferrer(database, merchantId, memberId),
    programs.running(merchantId),
  ]);
  const [ends, own] = await Promise.all([
    referralEnds(database, merchantId, {
      referrerId: memberId,
      friendIds: friends.map(({ id }) => id),
    }),
    referrer === null
      ? null
      : referralEnds(database, merchantId, { referrerId: referrer.id, friendIds: [memberId] }),
  ]);
  const next = offset + friends.length;
  return succeed({
    friends: friends.map((friend) => referralData(friend, ends.get(friend.id), program)),
    ...{ total, more: next < total, next_start_index: next },
    brought_by: referrer === null ? null : referralData(referrer, own?.get(memberId), program),
  });
};

function referralData(friend: Friend, end: ReferralEnd | undefined, program: Program): object {
  return {
    ...personData(friend),
    enrollment_date: slashTime(friend.enrolledAt),
    state: end === undefined ? 'joined' : stateOf(end),
    due_date: end?.dueAt == null ? null : slashTime(end.dueAt),
    referrer_points: wirePoints(end?.referrerPoints ?? 0, program),
    friend_points: wirePoints(end?.friendPoints ?? 0, program),
  };
}

function stateOf({ orders, rewards, takenBack, dueAt }: ReferralEnd): string {
  if (rewards > takenBack) return 'rewarded';
  if (dueAt !== null) return 'waiting';
  if (takenBack > 0) return 'taken_back';
  return orders > 0 ? 'bought' : 'joined';
}

/** For whom a member goes on, and until when they can be parted. */
export const handleListMergedMembers: V2Handler<V2Values<typeof listMergedMembers>> = async (
  context,
  request,
) => {
  const found = await findPathMember(context, request);
  if ('refusal' in found) return found.refusal;
  const { merchantId } = request.caller;
  const { memberId } = found;
  const [merged, program, { now }] = await Promise.all([
    listMerged(context.database, merchantId, memberId),
    context.programs.running(merchantId),
    readClock(context.database, merchantId),
  ]);
  return succeed({
    merged: merged.map(({ at, actor, intoId, ...member }) => {
      const until = at + program.unmergeDays * DAY;
      // Who came along with another is parted from that one, once the two are parted again.
      const canPart = intoId === memberId && now <= until;
      return {
        ...personData(member),
        ...{ merged_date: slashTime(at), merged_by: actor },
        unmerge_until: canPart ? slashTime(until) : null,
      };
    }),
  });
};

export const handleNameMembers: V2Handler<V2Values<typeof nameMembers>> = async (
  { database },
  { caller, values },
) => {
  const asked = [...new Set(values.members)].filter((id) => ID.test(id));
  const called = await callMembers(database, caller.merchantId, asked);
  return succeed({
    names: asked.flatMap((id) => {
      const member = called.get(id);
      return member === undefined ? [] : [{ id, ...personData(member) }];
    }),
  });
};

function personData({ id, knownAs, called }: CalledMember): object {
  return { internal_member_id: id, member_id: knownAs, name: called };
}
