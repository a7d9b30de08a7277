import { Type } from 'typebox';
import { choice, list } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, numberField, textField } from './fields.ts';
import { memberExample } from './member.ts';

/** Members that one request may name. */
export const BULK_MEMBERS_MAX = 500;

export const MEMBER_ACTS = ['tag', 'untag', 'block', 'unblock', 'delete'] as const;

export const bulkMembers = v2Endpoint({
  id: 'v2_bulk_members',
  method: 'POST',
  path: '/v2/loyalty/members/bulk',
  group: 'Members',
  ours: true,
  summary: 'Do the same to many members',
  description:
    'Tags, untags, blocks, unblocks or deletes up to 500 members. One who is refused harms no other; who is so already counts as done. Simulated it also says how many are so already, and what those hold who would change.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({
    members: list(
      { description: 'Internal ids, at most 500.', example: [memberExample.id] },
      { maxItems: BULK_MEMBERS_MAX },
    ),
    act: choice({ description: 'What is done to each.', example: 'tag' }, MEMBER_ACTS),
    tags: Type.Optional(
      list({ description: 'For tag and untag: which.', example: ['vip'] }, { maxItems: 20 }),
    ),
  }),
  sent: { members: [memberExample.id], act: 'tag', tags: ['vip'] },
  data: Type.Object({
    done: numberField('How many are so now, or would be.'),
    refused: numberField('How many were refused.'),
    refusals: Type.Array(
      Type.Object({
        id: textField('Internal id of the member.'),
        error_code: textField('Why not.'),
        reason: textField('The same for people.'),
      }),
      { description: 'Each of those, in order.' },
    ),
    unchanged: Type.Optional(
      numberField('Of those done, how many are so already. Told when simulated.'),
    ),
    points_held: Type.Optional(
      numberField('What those who would change can spend and wait for. Told when simulated.'),
    ),
  }),
  answered: {
    done: 0,
    refused: 1,
    refusals: [
      {
        id: memberExample.id,
        error_code: 'INCORRECT_MEMBER_ID_PASSED',
        reason: `There is no member "${memberExample.id}"`,
      },
    ],
  },
  codes: ['INVALID_REQUEST_PARAMETER_VALUES'],
  category: 'write',
  writes: true,
  scope: 'admin',
  managers: true,
});
