import type { createMember, listMembers, readMember, V2Values } from '@fealty/contract/v2';
import type { PassedFilter } from '@fealty/contract';
import { referralIdentity, type Enroll } from '@fealty/core';
import { findUnstorable } from '../../../program/find-unstorable.ts';
import type { Span } from '../../../queries/list-people.ts';
import type { Referrer } from '../../../queries/member-details.ts';
import { readEach } from '../../../queries/people.ts';
import { findPathMember } from './find-member.ts';
import { detailsAfter, memberData, memberTerms } from './member-answer.ts';
import { profileOf } from './passed-person.ts';
import { perform } from '../serving/perform.ts';
import { refuse } from '../serving/refusal.ts';
import { succeed, type V2Context, type V2Handler, type V2Request } from '../surface.ts';

/** Somebody joins; a shop says of him what it knows, and the rest is null or empty. */
export const handleCreateMember: V2Handler<V2Values<typeof createMember>> = async (
  context,
  request,
) => {
  const { values, actor } = request;
  const { member_id, member_status, email_subscription_status, referrer_code } = values;
  const { custom_attributes: custom } = values;
  const [terms, referrer] = await Promise.all([
    memberTerms(context, request),
    findReferrer(context, request, referrer_code),
  ]);
  const { member_status: _status, ...person } = values;
  const command: Enroll = {
    kind: 'enroll',
    actor,
    profile: {
      firstName: '',
      lastName: '',
      ...profileOf(person),
      uid: member_id,
      ...(custom === undefined ? {} : { custom }),
    },
    ...(referrer_code === undefined ? {} : { referrerCode: referrer_code }),
    ...(member_status === undefined
      ? {}
      : { status: member_status as NonNullable<Enroll['status']> }),
    ...(email_subscription_status === undefined
      ? {}
      : { subscribed: email_subscription_status === 'subscribed' }),
  };
  return perform(context, request, command, {
    say: (done) => memberData({ ...detailsAfter(null, done), referrer }, terms),
  });
};

/** Who has a referral code, for an answer that names him; that he must be somebody core says. */
async function findReferrer(
  { people }: V2Context,
  { caller }: V2Request<unknown>,
  code: string | undefined,
): Promise<Referrer | null> {
  if (code === undefined) return null;
  const found = await people.find(caller.merchantId, [referralIdentity(code)]);
  const details = found === null ? null : await people.read(caller.merchantId, found.namedId);
  return details?.member ?? null;
}

export const handleReadMember: V2Handler<V2Values<typeof readMember>> = async (
  context,
  request,
) => {
  const [found, terms] = await Promise.all([
    findPathMember(context, request),
    memberTerms(context, request),
  ]);
  if ('refusal' in found) return found.refusal;
  const details = await context.people.read(request.caller.merchantId, found.memberId);
  if (details !== null) return succeed(memberData(details, terms));
  // He was erased between the two reads.
  return refuse('INCORRECT_MEMBER_ID_PASSED', `There is no member ${found.memberId}`);
};

export const handleListMembers: V2Handler<V2Values<typeof listMembers>> = async (
  context,
  request,
) => {
  const { values, caller } = request;
  const { start_index: offset, count: limit } = values;
  const [problem] = findUnstorable({ attributes: values.attributes });
  if (problem !== undefined) {
    const { path, found, allowed } = problem;
    return refuse('INVALID_REQUEST_PARAMETER_VALUES', `${path} is ${found}, allowed is ${allowed}`);
  }
  const [page, terms] = await Promise.all([
    context.findListed({
      merchantId: caller.merchantId,
      enrolled: spanOf(values.enrollment_date),
      modified: spanOf(values.last_modified_date),
      statuses: wordsOf(values.member_status),
      tierIds: wordsOf(values.loyalty_tier_id),
      tags: wordsOf(values.tags),
      emails: wordsOf(values.email_address),
      attributes: askedFor(values.attributes),
      search: searchOf(values.search),
      isNewestFirst: values.sort_by === '-enrollment_date',
      offset,
      limit,
    }),
    memberTerms(context, request),
  ]);
  const read = await readEach(context.database, caller.merchantId, page.ids);
  // Whoever was erased between the two reads is left out.
  const members = read.filter((details) => details !== null);
  return succeed({
    members: members.map((details) => memberData(details, terms)),
    total: page.total,
    total_is_exact: page.isTotalExact,
    more: page.more,
    next_start_index: offset + page.ids.length,
  });
};

/** An object without a name asks for nothing, so it leaves nobody out. */
function askedFor(attributes: object | undefined): object | null {
  return attributes === undefined || Object.keys(attributes).length === 0 ? null : attributes;
}

function spanOf(filter: PassedFilter | undefined): Span | null {
  return filter?.of === 'moment' ? filter : null;
}

/** Null where nothing is looked for. */
function searchOf(search: string | undefined): string | null {
  const text = search?.trim() ?? '';
  return text === '' ? null : text;
}

function wordsOf(filter: PassedFilter | undefined): readonly string[] | null {
  return filter?.of === 'word' ? filter.among : null;
}
