import { Type } from 'typebox';
import { choice, document, filter, id, integer, list, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, memberPath, memberQuery, numberField } from './fields.ts';
import { MemberData, memberExample } from './member.ts';
import { changedFields, personFields } from './person-fields.ts';

const ONE = '/v2/loyalty/members/{mid}';
const oneMember = { group: 'Members', pathValues: memberPath } as const;
const namedQuery = Type.Object({ ...anyQuery, ...memberQuery });
const NAMING = ['INCORRECT_MEMBER_ID_PASSED', 'ID_PARAM_NAME_NOT_FOUND', 'ATTRIBUTE_NOT_UNIQUE'];

const memberId = id({
  description: 'The merchant’s own id of the member; e-mail address and telephone may serve.',
  example: 'bob-1',
});

export const createMember = v2Endpoint({
  id: 'v2_create_member',
  method: 'POST',
  path: '/v2/loyalty/members',
  group: 'Members',
  summary: 'Create a member',
  description:
    'Somebody joins the program, and gets the points for it. Orders that waited for the e-mail address become awards. What is empty or null says nothing.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({
    member_id: memberId,
    ...personFields,
    member_status: Type.Optional(
      text(
        { description: 'Active unless it is said otherwise.', example: 'active' },
        { maxLength: 64, allowed: ['active', 'blocked', 'opted_out'] },
      ),
    ),
    referrer_code: Type.Optional(
      id({ description: 'Code of who recommended the shop.', example: 'JOH4F47O' }),
    ),
  }),
  sent: {
    member_id: 'bob-1',
    first_name: 'Bob',
    last_name: 'Bobberson',
    email_address: 'bob@example.com',
    phone_number: '+1-7203332525',
    birthdate: '12/31/1992',
    preferred_language: 'english',
    address: { line1: '1 Main Street', city: 'Denver', postal_code: '80014' },
    member_tags: ['vip'],
  },
  data: MemberData,
  answered: memberExample,
  codes: [
    'MEMBER_ID_ALREADY_IN_USE',
    'MEMBER_CREATION_UNSUCCESSFUL',
    'MEMBER_DELETED',
    'INVALID_REQUEST_PARAMETER_VALUES',
  ],
  category: 'write',
  writes: true,
});

const moments = (what: string) =>
  Type.Optional(
    filter({ description: `${what} as a comparison.`, example: '{"gte":"01/21/2022"}' }, 'moment'),
  );
const words = (what: string, example: string) =>
  Type.Optional(filter({ description: `${what} as a comparison.`, example }, 'word'));

export const listMembers = v2Endpoint({
  id: 'v2_list_members',
  method: 'GET',
  path: '/v2/loyalty/members',
  group: 'Members',
  summary: 'List members',
  description:
    'Members in order of enrolment, the newest last. Filters are JSON objects, as `{"eq":"…"}` or `{"in":"a,b"}`; of dates also gt, gte, lt, lte and between. Whoever was merged or erased is not listed.',
  pathValues: {},
  query: Type.Object({
    ...anyQuery,
    start_index: integer(
      { description: 'How many to pass over.', example: 0, also: ['start_cursor'] },
      { minimum: 0, maximum: 1_000_000_000, default: 0 },
    ),
    count: integer(
      { description: 'How many to list, 1 to 1000.', example: 100 },
      { minimum: 1, maximum: 1000, default: 100 },
    ),
    search: Type.Optional(
      text(
        {
          description:
            'What names, e-mail address, id or telephone begin with; two words are first and last name, either way round. Of those found one way the first 1,000 are looked at. Ours.',
          example: 'bob bobb',
        },
        { maxLength: 255 },
      ),
    ),
    sort_by: choice(
      {
        description: 'The oldest first, or with the hyphen the newest. Ours.',
        example: '-enrollment_date',
      },
      ['enrollment_date', '-enrollment_date'],
      'enrollment_date',
    ),
    enrollment_date: moments('When he joined,'),
    last_modified_date: moments('When what is known of him last changed,'),
    member_status: words('Status,', '{"eq":"active"}'),
    email_address: words('E-mail address,', '{"eq":"bob@example.com"}'),
    loyalty_tier_id: words('Id of the tier,', '{"in":"zrl_gold,zrl_platinum"}'),
    tags: Type.Optional(
      filter(
        {
          description: 'Tags of which he has at least one, as a comparison.',
          example: '{"in":"vip,web"}',
          also: ['member_tags'],
        },
        'word',
      ),
    ),
    attributes: Type.Optional(
      document({
        description:
          'Attributes of the program’s own and the values that he must have, all of them: `{"size":"L"}`. Ours.',
      }),
    ),
  }),
  body: Type.Object({}),
  sent: { count: 100, member_status: '{"eq":"active"}' },
  data: Type.Object({
    members: Type.Array(MemberData),
    total: numberField('How many there are in all, counted up to 10,000. Ours.'),
    total_is_exact: Type.Boolean({ description: 'False where there are more than `total`. Ours.' }),
    more: Type.Boolean({ description: 'Whether there are more behind these. Ours.' }),
    next_start_index: numberField('Where the next page begins. Ours.'),
  }),
  answered: {
    ...{ members: [memberExample], total: 1, total_is_exact: true, more: false },
    next_start_index: 1,
  },
  codes: ['INVALID_REQUEST_PARAMETER_VALUES'],
  category: 'general',
  writes: false,
});

export const readMember = v2Endpoint({
  ...oneMember,
  id: 'v2_read_member',
  method: 'GET',
  path: ONE,
  summary: 'Read a member',
  description: 'All that is known of a member, with what he has and what lapses when.',
  query: namedQuery,
  body: Type.Object({}),
  sent: { idParam: 'member_id' },
  data: MemberData,
  answered: memberExample,
  codes: NAMING,
  category: 'general',
  writes: false,
});

export const updateMember = v2Endpoint({
  ...oneMember,
  id: 'v2_update_member',
  method: 'PUT',
  path: ONE,
  summary: 'Change a member',
  description:
    'Changes what is passed, all of it or nothing. An empty text clears, null says nothing, tags are replaced, attributes are changed by name. Named by the internal id, a new `member_id` is given; one that somebody has merges this member into him, and what the holder of the id says of himself stands.',
  query: namedQuery,
  body: Type.Object({
    member_id: Type.Optional(memberId),
    ...changedFields,
    member_status: Type.Optional(
      text(
        { description: 'A new status; `active` lets a deleted member back in.', example: 'active' },
        { maxLength: 64, allowed: ['active', 'blocked', 'opted_out', 'deleted'] },
      ),
    ),
    loyalty_tier_id: Type.Optional(
      id({
        description:
          'A tier given by hand: below what was earned it lasts until he earns, above it until something is deducted.',
        example: 'zrl_gold',
      }),
    ),
    reason: Type.Optional(
      text({ description: 'Why he is given the tier. Ours.', example: 'VIP' }, { maxLength: 1000 }),
    ),
  }),
  sent: { idParam: 'member_id', first_name: 'Robert', member_tags: ['vip', 'web'] },
  data: MemberData,
  answered: { ...memberExample, first_name: 'Robert', member_tags: ['vip', 'web'] },
  codes: [
    ...NAMING,
    'MEMBER_ID_ALREADY_IN_USE',
    'MEMBER_UPDATE_UNSUCCESSFUL',
    'MEMBER_MERGE_UNSUCCESSFUL',
    'MEMBER_DELETED',
    'INVALID_REQUEST_PARAMETER_VALUES',
  ],
  category: 'write',
  writes: true,
});

export const changeMemberTags = v2Endpoint({
  ...oneMember,
  id: 'v2_change_member_tags',
  method: 'POST',
  path: `${ONE}/tags`,
  summary: 'Add tags to a member, and take tags off',
  description: 'Leaves all other tags as they are, whatever others do to them meanwhile.',
  ours: true,
  query: namedQuery,
  body: Type.Object({
    add: Type.Optional(list({ description: 'Tags to add.', example: ['vip'] }, { maxItems: 200 })),
    remove: Type.Optional(
      list({ description: 'Tags to take off.', example: ['web'] }, { maxItems: 200 }),
    ),
  }),
  sent: { idParam: 'member_id', add: ['vip'], remove: ['web'] },
  data: MemberData,
  answered: memberExample,
  codes: [...NAMING, 'MEMBER_DELETED', 'INVALID_REQUEST_PARAMETER_VALUES'],
  category: 'write',
  writes: true,
});

export const mergeMember = v2Endpoint({
  ...oneMember,
  id: 'v2_merge_member',
  method: 'POST',
  path: `${ONE}/merge`,
  summary: 'Merge a member into another',
  description:
    'Two members become one: points, debts and sums pass to the other, whose own words about himself stand. Answers with the one who goes on.',
  ours: true,
  pathValues: { mid: { ...memberPath.mid, exampleBy: { member_id: 'bob-2' } } },
  query: namedQuery,
  body: Type.Object({
    into: id({
      description: 'Who goes on for both: the merchant’s own id, e-mail address or internal id.',
      example: 'bob-1',
    }),
  }),
  sent: { idParam: 'member_id', into: 'bob-1' },
  data: MemberData,
  answered: memberExample,
  codes: [...NAMING, 'MEMBER_MERGE_UNSUCCESSFUL', 'MEMBER_DELETED', 'MEMBER_BLOCKED'],
  category: 'write',
  writes: true,
});

export const unmergeMember = v2Endpoint({
  ...oneMember,
  id: 'v2_unmerge_member',
  method: 'POST',
  path: `${ONE}/unmerge`,
  summary: 'Part a member who was merged',
  description:
    'Undoes the merge of the member whom the path names, as long as the program allows; what was spent meanwhile stays spent. Answers with him.',
  ours: true,
  query: namedQuery,
  body: Type.Object({}),
  sent: {},
  data: MemberData,
  answered: memberExample,
  codes: [...NAMING, 'MEMBER_MERGE_UNSUCCESSFUL', 'MEMBER_DELETED'],
  category: 'write',
  writes: true,
});

export const exportMember = v2Endpoint({
  ...oneMember,
  id: 'v2_export_member',
  method: 'GET',
  path: `${ONE}/export`,
  summary: 'Export all that is held on a member',
  description:
    'Profile, books, transactions with why they came out so, postings, events, audit, answers and everything else, in the words of the database. For keys of the scope admin.',
  ours: true,
  query: namedQuery,
  body: Type.Object({}),
  sent: { idParam: 'member_id' },
  data: Type.Record(Type.String(), Type.Unknown()),
  answered: { profile: { id: memberExample.id, uid: 'bob-1' }, books: {}, transactions: [] },
  codes: [...NAMING, 'ERROR_UNAUTHORIZED', 'EXPORT_TOO_LARGE'],
  category: 'general',
  writes: false,
});

export const eraseMember = v2Endpoint({
  ...oneMember,
  id: 'v2_erase_member',
  method: 'POST',
  path: `${ONE}/erase`,
  summary: 'Erase a member',
  description:
    'Forgets the person for good: points lapse, what he was known by is free, sums and postings stay. Whoever was merged into him is erased too. For keys of the scope admin.',
  ours: true,
  query: namedQuery,
  body: Type.Object({}),
  sent: { idParam: 'member_id' },
  data: Type.Object({
    id: Type.String({ description: 'The internal id; it stays.' }),
    erased: Type.Boolean({ description: 'That nothing is left of the person.' }),
  }),
  answered: { id: memberExample.id, erased: true },
  codes: [...NAMING, 'ERROR_UNAUTHORIZED', 'TRY_AGAIN'],
  category: 'write',
  writes: true,
});
