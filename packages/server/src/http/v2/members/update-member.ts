import type { updateMember, V2Values } from '@fealty/contract/v2';
import type { MemberStatus, UpdateMember } from '@fealty/core';
import type { MemberDetails } from '../../../queries/member-details.ts';
import { findNamedMember, findPathMember } from './find-member.ts';
import { detailsAfter, memberData, memberTerms } from './member-answer.ts';
import { joinDetails } from './join-details.ts';
import { profileOf } from './passed-person.ts';
import { perform } from '../serving/perform.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import type { V2Context, V2Handler, V2Reply, V2Request } from '../surface.ts';
import { memberIdOf } from '../transactions/transaction-answer.ts';

type Values = V2Values<typeof updateMember>;

/** Why somebody got a tier by hand if nobody says so. */
const TIER_REASON = 'API';

/**
 * Changes a member: all that is passed, or nothing. By the internal id a `member_id` is given too;
 * one that somebody has merges the member into him.
 */
export const handleUpdateMember: V2Handler<Values> = async (context, request) => {
  const [found, terms] = await Promise.all([
    findPathMember(context, request),
    memberTerms(context, request),
  ]);
  if ('refusal' in found) return found.refusal;
  const { merchantId } = request.caller;
  const before = await context.people.read(merchantId, found.memberId);
  if (before === null) {
    return refuse('INCORRECT_MEMBER_ID_PASSED', `There is no member ${found.memberId}`);
  }
  const uid = await newUid(context, request, before);
  if (typeof uid === 'object') return uid;
  const holder =
    uid === '' ? null : await context.people.find(merchantId, [{ kind: 'uid', value: uid }]);
  const into = holder === null ? null : await context.people.read(merchantId, holder.memberId);
  return perform(context, request, commandOf(request, found.memberId, uid), {
    say: (done) => {
      const isMerged = into !== null && into.member.id === done.member?.id;
      return memberData(detailsAfter(isMerged ? joinDetails(before, into) : before, done), terms);
    },
    codes: {
      email_taken: 'MEMBER_UPDATE_UNSUCCESSFUL',
      attribute_taken: 'MEMBER_UPDATE_UNSUCCESSFUL',
    },
  });
};

/** The `member_id` that is given, empty if none is; or the answer that it cannot be given so. */
async function newUid(
  context: V2Context,
  request: V2Request<Values>,
  { member }: MemberDetails,
): Promise<string | V2Reply> {
  const { member_id: passed, idParam = 'id' } = request.values;
  if (passed === undefined || passed === memberIdOf(member)) return '';
  if (idParam.trim() === 'id') return passed;
  const named = await findNamedMember(context, request, passed);
  if ('memberId' in named && named.memberId === member.id) return '';
  const allowed = `that of the member in the path; to change it, name the member by the internal id`;
  return refuseParameters({
    kind: 'malformed',
    faults: [{ name: 'member_id', seen: passed, allowed }],
  });
}

function commandOf(
  { values, actor }: V2Request<Values>,
  memberId: string,
  uid: string,
): UpdateMember {
  const { custom_attributes, member_status, email_subscription_status, loyalty_tier_id } = values;
  const { idParam: _idParam, language: _language, ...person } = values;
  return {
    kind: 'update_member',
    actor,
    member: { by: 'id', value: memberId },
    changes: { ...profileOf(person), ...(uid === '' ? {} : { uid }) },
    ...(uid === '' ? {} : { mergesByUid: true }),
    ...(custom_attributes === undefined ? {} : { attributes: custom_attributes }),
    ...(member_status === undefined
      ? {}
      : { status: member_status as MemberStatus, readmit: true }),
    ...(email_subscription_status === undefined
      ? {}
      : { subscribed: email_subscription_status === 'subscribed' }),
    ...(loyalty_tier_id === undefined
      ? {}
      : { tier: { tierId: loyalty_tier_id, reason: values.reason ?? TIER_REASON } }),
  };
}
