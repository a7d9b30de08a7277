import type { changeMemberTags, mergeMember, unmergeMember, V2Values } from '@fealty/contract/v2';
import { findAnyMember, findPathMember } from './find-member.ts';
import { joinDetails } from './join-details.ts';
import { detailsAfter, memberData, memberTerms } from './member-answer.ts';
import { perform } from '../serving/perform.ts';
import { refuse, refuseParameters } from '../serving/refusal.ts';
import type { V2Handler, V2Reply } from '../surface.ts';

/** Adds tags and takes tags off, whatever others do to the rest of them meanwhile. */
export const handleChangeMemberTags: V2Handler<V2Values<typeof changeMemberTags>> = async (
  context,
  request,
) => {
  const { actor, caller, values } = request;
  const { add = [], remove = [] } = values;
  if (add.length + remove.length === 0) {
    return refuseParameters({ kind: 'missing', names: ['add or remove'] });
  }
  const found = await findPathMember(context, request);
  if ('refusal' in found) return found.refusal;
  const [before, terms] = await Promise.all([
    context.people.read(caller.merchantId, found.memberId),
    memberTerms(context, request),
  ]);
  const member = { by: 'id', value: found.memberId } as const;
  const command = { kind: 'change_tags', actor, member, add, remove } as const;
  return perform(context, request, command, {
    say: (done) => memberData(detailsAfter(before, done), terms),
  });
};

/** Makes two members one; once more changes nothing. */
export const handleMergeMember: V2Handler<V2Values<typeof mergeMember>> = async (
  context,
  request,
) => {
  const { actor, caller, values } = request;
  const [from, into] = await Promise.all([
    findPathMember(context, request),
    findAnyMember(context, request, values.into),
  ]);
  if ('refusal' in from) return from.refusal;
  if ('refusal' in into) return into.refusal;
  const [giver, taker, terms] = await Promise.all([
    context.people.read(caller.merchantId, from.memberId),
    context.people.read(caller.merchantId, into.memberId),
    memberTerms(context, request),
  ]);
  if (giver === null || taker === null) return gone();
  const before = joinDetails(giver, taker);
  const named = (value: string) => ({ by: 'id', value }) as const;
  const command = {
    kind: 'merge_members',
    actor,
    from: named(from.namedId),
    into: named(into.namedId),
  } as const;
  return perform(context, request, command, {
    say: (done) => memberData(detailsAfter(before, done), terms),
  });
};

/** Parts the member whom the path names from whoever goes on for him. */
export const handleUnmergeMember: V2Handler<V2Values<typeof unmergeMember>> = async (
  context,
  request,
) => {
  const found = await findPathMember(context, request);
  if ('refusal' in found) return found.refusal;
  const [before, terms] = await Promise.all([
    context.people.read(request.caller.merchantId, found.namedId),
    memberTerms(context, request),
  ]);
  if (before === null) return gone();
  const { actor } = request;
  const command = { kind: 'unmerge_members', actor, from: found.namedId } as const;
  return perform(context, request, command, {
    say: (done) => memberData(detailsAfter(before, done), terms),
  });
};

/** Erased between two reads. */
function gone(): V2Reply {
  return refuse('INCORRECT_MEMBER_ID_PASSED', 'The member was erased a moment ago');
}
