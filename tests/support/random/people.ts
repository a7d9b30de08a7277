import type { Command } from '@fealty/core';
import fc from 'fast-check';
import { actor, name, email, member, award } from './words.ts';

export const enroll: fc.Arbitrary<Command> = fc
  .record({ name, uid: fc.constantFrom('', '1', '2') })
  .map(({ name: firstName, uid }) => ({
    kind: 'enroll',
    actor,
    profile: { email: `${firstName}@example.com`, uid, firstName, lastName: 'R' },
  }));

const tagList = fc.subarray(['SPRING', 'WEB', 'spring ', 'vip']);

/** Some of them are of the wrong type, or somebody else's, where the program says so. */
const attributes = fc.record(
  { shoe: fc.constantFrom('42', 42, 43, 'large'), club: fc.constantFrom('A', 'B', 7) },
  { requiredKeys: [] },
);

/** `#n` stands for the n-th member who joined, counted from the last. */
export const erase: fc.Arbitrary<Command> = fc
  .record({ value: award, wiped: fc.constantFrom(undefined, true) })
  .map(({ value, wiped }) => ({
    kind: 'erase_member',
    actor,
    member: { by: 'id', value },
    ...(wiped === undefined ? {} : { wiped }),
  }));

/** Much at once; a uid that another has merges, or is refused. */
const update: fc.Arbitrary<Command> = fc
  .record({
    member,
    changes: fc.record(
      {
        email,
        uid: fc.constantFrom('', '1', '2', '3'),
        anniversaryDate: fc.constantFrom('', '2024-02-29', '2020-02-20'),
        gender: fc.constantFrom('', 'x'),
        tags: tagList,
      },
      { requiredKeys: [] },
    ),
    rest: fc.record(
      {
        attributes,
        status: fc.constantFrom('active', 'active', 'active', 'blocked', 'deleted'),
        readmit: fc.boolean(),
        subscribed: fc.boolean(),
        tier: fc.record({
          tierId: fc.constantFrom('silver', 'gold', 'tin'),
          reason: fc.constant('random'),
        }),
        mergesByUid: fc.boolean(),
        referrerCode: fc.constantFrom('', 'ANN00CODE', 'NOBODY1'),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ member: known, changes, rest }) => ({
    kind: 'update_member',
    actor,
    member: known,
    changes,
    ...rest,
  }));

export const person: fc.Arbitrary<Command> = fc.oneof(
  update,
  update,
  fc
    .record({
      member,
      status: fc.constantFrom('active', 'active', 'blocked', 'opted_out', 'deleted'),
    })
    .map((known): Command => ({ kind: 'set_member_status', actor, ...known })),
  member.map((known): Command => ({
    kind: 'set_member_status',
    actor,
    member: known,
    status: 'active',
    readmit: true,
  })),
  fc
    .record({ member, add: tagList, remove: tagList })
    .map((known): Command => ({ kind: 'change_tags', actor, ...known })),
  fc
    .record({ member, custom: attributes, phone: fc.constantFrom('', '1', '02') })
    .map(({ member: known, ...changes }): Command => ({
      kind: 'update_member',
      actor,
      member: known,
      changes,
    })),
  fc
    .record({ member, subscribed: fc.boolean() })
    .map((known): Command => ({ kind: 'set_subscription', actor, ...known })),
  fc.record({ member, email }).map((known): Command => ({ kind: 'change_email', actor, ...known })),
  fc.record({ member, firstName: name }).map(({ member: known, firstName }): Command => ({
    kind: 'update_member',
    actor,
    member: known,
    changes: { firstName },
  })),
  fc
    .record({ member, email })
    .map((known): Command => ({ kind: 'convert_cached', actor, ...known })),
);

/** The time of the due row is filled in when it is carried out. */
export const tierCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: member.map((known): Command => ({
      kind: 'judge_tier',
      actor,
      member: known,
      dueAt: 0,
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ member, tierId: fc.constantFrom('silver', 'gold', 'platinum', 'tin') })
      .map((known): Command => ({ kind: 'set_tier', actor, reason: 'random', ...known })),
  },
);

/** Anybody into anybody; whoever was merged may be parted again. */
export const mergeMembers: fc.Arbitrary<Command> = fc
  .record({ from: member, into: member })
  .map((known): Command => ({ kind: 'merge_members', actor, ...known }));

export const unmergeMembers: fc.Arbitrary<Command> = award.map((from): Command => ({
  kind: 'unmerge_members',
  actor,
  from,
}));
