import type { updateShopper, V2Values } from '@fealty/contract/v2';
import { detailsAfter, memberData, memberTerms } from '../v2/members/member-answer.ts';
import { profileOf } from '../v2/members/passed-person.ts';
import { perform } from '../v2/serving/perform.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { succeed, type V2Reply } from '../v2/surface.ts';
import type { ForMembers } from './surface.ts';

const GONE: V2Reply = refuse('MEMBER_DELETED', 'The member was deleted');

/** The member of the token. */
export const handleReadMember: ForMembers<unknown> = async (context, request) => {
  const [details, terms] = await Promise.all([
    context.people.read(request.caller.merchantId, request.memberId),
    memberTerms(context, request),
  ]);
  if (details === null || details.member.status === 'deleted') return GONE;
  return succeed(memberData(details, terms));
};

/** Changes what a member may say of himself: all that is passed, or nothing. */
export const handleUpdateMember: ForMembers<V2Values<typeof updateShopper>> = async (
  context,
  request,
) => {
  const { memberId, values, actor, caller } = request;
  const [before, terms] = await Promise.all([
    context.people.read(caller.merchantId, memberId),
    memberTerms(context, request),
  ]);
  if (before === null) return GONE;
  const { birthdate, anniversary_date, twitter_handle, instagram_handle } = values;
  const said = { birthdate, anniversary_date, twitter_handle, instagram_handle };
  const passed = Object.entries(said).filter(([, value]) => value !== undefined);
  const { email_subscription_status: subscription, member_status: status } = values;
  return perform(
    context,
    request,
    {
      kind: 'update_member',
      actor,
      member: { by: 'id', value: memberId },
      byMember: true,
      changes: profileOf(Object.fromEntries(passed)),
      ...(subscription === undefined ? {} : { subscribed: subscription === 'subscribed' }),
      ...(status === undefined ? {} : { status: status === 'active' ? 'active' : 'opted_out' }),
    },
    { say: (done) => memberData(detailsAfter(before, done), terms) },
  );
};
