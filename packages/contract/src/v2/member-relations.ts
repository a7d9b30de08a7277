import { Type } from 'typebox';
import { list } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import {
  anyQuery,
  memberPath,
  memberQuery,
  numberField,
  textField,
  timeField,
  timeOrNull,
} from './fields.ts';
import { pageData, pageQuery } from './page.ts';
import { memberExample } from './member.ts';

/** Members whose names one request may ask for. */
export const NAMED_MEMBERS_MAX = 200;

const common = { group: 'Members', ours: true, category: 'general', writes: false } as const;
const ofMember = {
  ...common,
  method: 'GET',
  pathValues: memberPath,
  body: Type.Object({}),
} as const;
const NAMING = ['INCORRECT_MEMBER_ID_PASSED', 'ID_PARAM_NAME_NOT_FOUND', 'ATTRIBUTE_NOT_UNIQUE'];
const ONE = '/v2/loyalty/members/{mid}';

const person = {
  internal_member_id: textField('Internal id.'),
  member_id: textField('The merchant’s own id; without one the e-mail address.'),
  name: textField('First and last name, else what he is known by; empty of whoever was erased.'),
};
const bob = { internal_member_id: memberExample.id, member_id: 'bob-1', name: 'Bob Bobberson' };

const ReferralData = Type.Object({
  ...person,
  enrollment_date: timeField('When the friend joined.'),
  state: textField(
    'Of the friend: `joined`; `bought`, and nothing is given for it; `waiting` until the purchase has stood long enough; `rewarded`; `taken_back`, because the purchase came back.',
  ),
  due_date: timeOrNull('Of what waits: when it is looked at next.'),
  referrer_points: numberField('What whoever recommended was given for this friend.'),
  friend_points: numberField('What the friend was given for having been recommended.'),
});

export const listReferrals = v2Endpoint({
  ...ofMember,
  id: 'v2_list_member_referrals',
  path: `${ONE}/referrals`,
  summary: 'List whom a member brought, and who brought him',
  description:
    'Friends of the member, the last first, each with what came of it; of a friend the first 100 transactions are looked at. Those who were merged into him count as him.',
  query: Type.Object({ ...anyQuery, ...memberQuery, ...pageQuery }),
  sent: { idParam: 'member_id' },
  data: Type.Object({
    ...pageData('friends', ReferralData).properties,
    total: numberField('Friends in all, counted up to 10,000.'),
    brought_by: Type.Union([ReferralData, Type.Null()], {
      description:
        'Who recommended the shop to this member, and what came of it; null if nobody did.',
    }),
  }),
  answered: {
    friends: [
      {
        ...{ ...bob, enrollment_date: '10/05/2026 23:10:55', state: 'rewarded', due_date: null },
        ...{ referrer_points: 100, friend_points: 50 },
      },
    ],
    ...{ total: 1, more: false, next_start_index: 1, brought_by: null },
  },
  codes: NAMING,
});

export const listMergedMembers = v2Endpoint({
  ...ofMember,
  id: 'v2_list_merged_members',
  path: `${ONE}/merged`,
  summary: 'List who was merged into a member',
  description: 'Those whom he goes on for, the last first, at most 100, each with who merged them.',
  query: Type.Object({ ...anyQuery, ...memberQuery }),
  sent: { idParam: 'member_id' },
  data: Type.Object({
    merged: Type.Array(
      Type.Object({
        ...person,
        merged_date: timeField('When.'),
        merged_by: textField('Who merged them, as in the audit.'),
        unmerge_until: timeOrNull('Until when it can be undone; null if it cannot any more.'),
      }),
    ),
  }),
  answered: {
    merged: [
      {
        ...{ internal_member_id: '59cc9b91418a580a512b450e', member_id: 'bob-2', name: 'Bob B.' },
        ...{ merged_date: '10/05/2026 23:10:55', merged_by: 'person:ann@shop.example' },
        unmerge_until: '11/04/2026 23:10:55',
      },
    ],
  },
  codes: NAMING,
});

export const nameMembers = v2Endpoint({
  ...common,
  id: 'v2_name_members',
  method: 'GET',
  path: '/v2/loyalty/members/names',
  pathValues: {},
  body: Type.Object({}),
  summary: 'What members are called',
  description: `Names for up to ${String(NAMED_MEMBERS_MAX)} internal ids. Whoever was merged is called as the one who goes on for him; whom nobody knows is left out.`,
  query: Type.Object({
    ...anyQuery,
    members: list(
      { description: 'Internal ids.', example: [memberExample.id] },
      { maxItems: NAMED_MEMBERS_MAX },
    ),
  }),
  sent: { members: [memberExample.id] },
  data: Type.Object({
    names: Type.Array(
      Type.Object({
        id: textField('Internal id, as it was asked for.'),
        ...person,
      }),
    ),
  }),
  answered: { names: [{ id: memberExample.id, ...bob }] },
  codes: [],
});
