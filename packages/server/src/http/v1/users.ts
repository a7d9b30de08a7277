import type { BlockedUserData, createUser, listUsers, readUser } from '@fealty/contract';
import type { Static } from 'typebox';
import { listMembers } from '../../queries/list-members.ts';
import { END_OF_TIME, startOfDay, startOfNextDay } from '../dates.ts';
import { isUnstorable } from '../reading/given-text.ts';
import { findUser, pathEmail } from './find-user.ts';
import { perform, type Done } from './perform.ts';
import { wirePoints } from '../wire-points.ts';
import { refuse } from './refusal-body.ts';
import { succeed, type V1Context, type V1Handler, type V1Request } from './surface.ts';
import { userFromMember, type UserTerms } from './user-answer.ts';

export const handleCreateUser: V1Handler<Static<(typeof createUser)['parameters']>> = (
  context,
  request,
) => {
  const { first_name, last_name, email, uid, dob, referral_code } = request.values;
  return perform(
    context,
    request,
    {
      kind: 'enroll',
      actor: request.actor,
      profile: {
        firstName: first_name,
        lastName: last_name,
        email,
        uid,
        ...(dob === undefined ? {} : { birthdate: dob }),
      },
      ...(referral_code === undefined ? {} : { referrerCode: referral_code }),
    },
    { say: sayCreated, names: { referrerCode: 'referral_code' } },
  );
};

function sayCreated({ member, result }: Done): unknown {
  return {
    email: member?.profile.email ?? '',
    first_name: member?.profile.firstName ?? '',
    last_name: member?.profile.lastName ?? '',
    id: result.memberId ?? '',
  };
}

export const handleReadUser: V1Handler<Static<(typeof readUser)['parameters']>> = async (
  context,
  request,
) => {
  const [found, terms] = await Promise.all([
    findUser(context, request),
    userTerms(context, request),
  ]);
  return 'refusal' in found ? found.refusal : succeed(userFromMember(found.member, terms));
};

export const handleListUsers: V1Handler<Static<(typeof listUsers)['parameters']>> = async (
  context,
  request,
) => {
  const { from_date, to_date, filter_by, start_index, count } = request.values;
  const { merchantId, refusals } = request.caller;
  if (from_date !== undefined && to_date !== undefined && to_date < from_date) {
    return refuse('dates_reversed', refusals);
  }
  const [page, terms] = await Promise.all([
    listMembers(context.database, {
      merchantId,
      by: filter_by === 'last_activity_date' ? 'active' : 'enrolled',
      from: from_date === undefined ? 0 : startOfDay(from_date),
      until: to_date === undefined ? END_OF_TIME : startOfNextDay(to_date),
      offset: start_index,
      limit: count,
    }),
    userTerms(context, request),
  ]);
  const next = start_index + page.members.length;
  const more = next < page.total;
  return succeed({
    total_loyalty_users: page.total,
    ...(more ? { next_start_index: next } : {}),
    loyalty_users: page.members.map((member) => userFromMember(member, terms)),
    more,
  });
};

/**
 * Blocks a user and answers with him in full. What lapses when, and who referred him, is read
 * beforehand: blocking moves no points.
 */
export const handleBlockUser: V1Handler<unknown> = async (context, request) => {
  const email = pathEmail(request);
  const { merchantId } = request.caller;
  const [member, terms] = await Promise.all([
    isUnstorable(email) ? null : context.members.byEmail(merchantId, email),
    userTerms(context, request),
  ]);
  if (member === null) return refuse('member_unknown', request.caller.refusals);
  return perform(
    context,
    request,
    {
      kind: 'set_member_status',
      actor: request.actor,
      member: { by: 'email', value: email },
      status: 'blocked',
    },
    {
      say: (done): BlockedUserData => {
        if (done.member === null) throw new Error('nobody was blocked');
        const { balances } = done.member;
        return {
          ...userFromMember({ ...member, status: 'blocked' }, terms),
          pending_points: wirePoints(balances.pending, done.program),
          user_id: done.member.id,
          user_status: 'blocked',
        };
      },
    },
  );
};

/** What it takes to show a member. */
export async function userTerms(
  context: V1Context,
  request: V1Request<unknown>,
): Promise<UserTerms> {
  const { caller } = request;
  const program = await context.programs.running(caller.merchantId);
  return { program, caller, baseUrl: context.baseUrl };
}
