import type { Command } from '@fealty/core';
import fc from 'fast-check';
import { purchase, returnOrder } from './orders.ts';
import {
  actor,
  name,
  email,
  member,
  orderId,
  award,
  points,
  cents,
  RANDOM_START,
} from './words.ts';

const enroll: fc.Arbitrary<Command> = fc
  .record({ name, uid: fc.constantFrom('', '1', '2') })
  .map(({ name: firstName, uid }) => ({
    kind: 'enroll',
    actor,
    profile: { email: `${firstName}@example.com`, uid, firstName, lastName: 'R' },
  }));

const earn: fc.Arbitrary<Command> = fc
  .record({
    member,
    activityId: fc.constantFrom('write_a_review', 'survey', 'subscription'),
    passed: fc.option(fc.oneof(fc.nat({ max: 90 }).map(String), cents(90)), {
      nil: undefined,
    }),
    orderId: fc.option(orderId, { nil: undefined }),
    digests: fc.constantFrom(undefined, undefined, undefined, ['a'], ['b'], ['a', 'b'], ['b', 'b']),
  })
  .map(({ passed, orderId: id, digests, ...known }) => ({
    kind: 'award',
    actor,
    ...known,
    ...(digests === undefined
      ? {}
      : { files: digests.map((digest) => ({ id: `file-${digest}`, digest })) }),
    ...(passed === undefined ? {} : { passed }),
    ...(id === undefined ? {} : { orderId: id }),
  }));

export const redeem: fc.Arbitrary<Command> = fc
  .record({
    member,
    asked: fc.oneof(
      fc.record({
        rewardId: fc.constantFrom('mug', 'voucher'),
        points: fc.constantFrom(undefined, undefined, undefined, 20),
      }),
      fc.record({
        rewardId: fc.constant('cash'),
        points: fc.constantFrom(20, 20, 25, 30, undefined),
      }),
    ),
    hold: fc.constantFrom(undefined, undefined, true),
  })
  .map(({ asked: { rewardId, points: chosen }, hold, ...known }) => ({
    kind: 'redeem',
    actor,
    ...known,
    rewardId,
    ...(chosen === undefined ? {} : { points: chosen }),
    ...(hold === undefined ? {} : { hold }),
  }));

/** What becomes of a redemption; `#n` stands for the n-th from the last. */
export const settleRedemption: fc.Arbitrary<Command> = fc
  .record({ transactionId: award, how: fc.constantFrom('confirm', 'cancel', 'held', 'overdue') })
  .map(({ how, transactionId }): Command => {
    if (how === 'confirm') return { kind: 'confirm_redemption', actor, transactionId };
    const cancel: Command = { kind: 'cancel_redemption', actor, transactionId };
    return how === 'cancel' ? cancel : { ...cancel, only: how };
  });

const correct: fc.Arbitrary<Command> = fc.oneof(
  fc
    .record({ member, points })
    .map((known): Command => ({ kind: 'deduct', actor, reason: 'random', ...known })),
  fc
    .record({ member, points, qualifies: fc.boolean() })
    .map((known): Command => ({ kind: 'adjust_points', actor, reason: 'random', ...known })),
);

export const expire: fc.Arbitrary<Command> = fc
  .record({ member, days: fc.option(fc.nat({ max: 120 }), { nil: undefined }) })
  .map(({ member: known, days }) => ({
    kind: 'expire_points',
    actor,
    member: known,
    ...(days === undefined ? {} : { until: RANDOM_START + days * 86_400_000 }),
  }));

/** The end of a day in Berlin, most often one on which points lapse. */
const remind: fc.Arbitrary<Command> = fc
  .record({ member, day: fc.nat({ max: 90 }), summer: fc.boolean(), days: fc.nat({ max: 30 }) })
  .map(({ day, summer, ...known }) => ({
    kind: 'remind_expiry',
    actor,
    ...known,
    date: Date.UTC(2026, 1, 20 + day, summer ? 22 : 23) - 1,
  }));

export const settle: fc.Arbitrary<Command> = fc.oneof(
  fc
    .record({ transactionId: award, approvedBy: fc.constantFrom(null, 'eve') })
    .map((known): Command => ({ kind: 'approve_award', actor, ...known })),
  award.map((transactionId): Command => ({
    kind: 'reject_award',
    actor,
    transactionId,
    rejectedBy: 'eve',
  })),
);

const modify: fc.Arbitrary<Command> = fc
  .record({
    transactionId: award,
    points: fc.option(points, { nil: undefined }),
    reason: fc.option(fc.constant('looked at'), { nil: undefined }),
    amendment: fc.option(
      fc.record({ reason: fc.constant('said better'), custom: fc.constant({ shelf: 3 }) }),
      { nil: undefined },
    ),
  })
  .map(({ transactionId, points: to, reason, amendment }) => ({
    kind: 'modify_award',
    actor,
    transactionId,
    modifiedBy: 'eve',
    ...(to === undefined ? {} : { points: to }),
    ...(reason === undefined ? {} : { reason }),
    ...(amendment === undefined ? {} : { amendment }),
  }));

const refer: fc.Arbitrary<Command> = fc
  .record({
    kind: fc.constantFrom('reward_referral' as const, 'revoke_referral' as const),
    member,
    side: fc.constantFrom('referrer' as const, 'friend' as const),
    purchaseId: award,
  })
  .map((known): Command => ({ actor, ...known }));

const celebrate: fc.Arbitrary<Command> = fc
  .record({
    member,
    occasion: fc.oneof(
      fc.record({
        occasion: fc.constantFrom('birthday' as const, 'anniversary' as const),
        day: fc.constantFrom('2026-02-28', '2026-03-01', '2027-02-20', '2027-02-28'),
      }),
      fc.record({
        occasion: fc.constant('winback' as const),
        purchaseId: fc.constantFrom('a', 'b'),
      }),
    ),
  })
  .map((known): Command => ({ kind: 'award_occasion', actor, ...known }));

const offer: fc.Arbitrary<Command> = member.map((one) => ({
  kind: 'offer_winback',
  actor,
  member: one,
}));

const reverse: fc.Arbitrary<Command> = award.map((transactionId) => ({
  kind: 'reverse_award',
  actor,
  transactionId,
}));

const tagList = fc.subarray(['SPRING', 'WEB', 'spring ', 'vip']);

/** Some of them are of the wrong type, or somebody else's, where the program says so. */
const attributes = fc.record(
  { shoe: fc.constantFrom('42', 42, 43, 'large'), club: fc.constantFrom('A', 'B', 7) },
  { requiredKeys: [] },
);

/** `#n` stands for the n-th member who joined, counted from the last. */
const erase: fc.Arbitrary<Command> = fc
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

const person: fc.Arbitrary<Command> = fc.oneof(
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

const importLine: fc.Arbitrary<Command> = fc
  .record({
    member,
    transaction: fc.constantFrom('award', 'award', 'redeem', 'deduct'),
    points: fc.nat({ max: 90 }),
    line: fc.nat({ max: 20 }),
    orderId: fc.option(orderId, { nil: undefined }),
    expiresAt: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
    idleFor: fc.option(fc.integer({ min: -2, max: 40 }), { nil: undefined }),
    qualifies: fc.boolean(),
  })
  .map(({ line: number, orderId: id, expiresAt, idleFor, ...known }) => ({
    kind: 'import_transaction',
    actor: 'import:random',
    quiet: true,
    key: { importId: 'random', line: number },
    activityId: 'made_a_purchase',
    basis: '30',
    occurredAt: RANDOM_START,
    ...known,
    ...(id === undefined ? {} : { orderId: id }),
    ...(expiresAt === undefined ? {} : { expiresAt: RANDOM_START + expiresAt * 86_400_000 }),
    ...(expiresAt === undefined || idleFor === undefined
      ? {}
      : { idleSince: RANDOM_START + (expiresAt - idleFor) * 86_400_000 }),
  }));

/** Lines of a few corrections: points given and taken, and awards made worth something else. */
const correctLine: fc.Arbitrary<Command> = fc
  .record({
    member,
    correctionId: fc.constantFrom('one', 'two'),
    line: fc.nat({ max: 40 }),
    change: fc.oneof(
      fc
        .record({ points, qualifies: fc.boolean(), days: fc.constantFrom(undefined, 5, 50) })
        .map(({ days, ...known }) => ({
          ...{ act: 'give' as const, ...known },
          ...(days === undefined ? {} : { expiresAt: RANDOM_START + days * 86_400_000 }),
        })),
      fc
        .record({ points, qualifies: fc.boolean(), atMost: fc.boolean() })
        .map((known) => ({ act: 'take' as const, ...known })),
      fc
        .record({ transactionId: award, worth: fc.oneof(fc.constant(0), fc.nat({ max: 200 })) })
        .map((known) => ({ act: 'reaward' as const, ...known })),
    ),
    predicted: fc.constantFrom(undefined, undefined, undefined, undefined, 10),
  })
  .map(({ predicted, ...known }) => ({
    ...{ kind: 'correct', actor, reason: 'random', ...known },
    ...(predicted === undefined ? {} : { predicted }),
  }));

/** `#n` stands for the n-th line of a correction from the last. */
const undoLine: fc.Arbitrary<Command> = award.map((transactionId) => ({
  ...{ kind: 'undo_correction', actor, correctionId: '', line: 0, transactionId },
}));

export const correction: fc.Arbitrary<Command> = fc.oneof(correctLine, correctLine, undoLine);

/** Anybody into anybody; whoever was merged may be parted again. */
export const mergeMembers: fc.Arbitrary<Command> = fc
  .record({ from: member, into: member })
  .map((known): Command => ({ kind: 'merge_members', actor, ...known }));

export const unmergeMembers: fc.Arbitrary<Command> = award.map((from): Command => ({
  kind: 'unmerge_members',
  actor,
  from,
}));

/** Who joins and earns, and what is returned: what draws on budgets and gives back to them. */
export const sharedDraws: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: enroll },
  { weight: 3, arbitrary: earn },
  { weight: 5, arbitrary: purchase },
  { weight: 3, arbitrary: returnOrder },
);

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: enroll },
  { weight: 4, arbitrary: earn },
  { weight: 6, arbitrary: purchase },
  { weight: 6, arbitrary: returnOrder },
  { weight: 4, arbitrary: redeem },
  { weight: 4, arbitrary: settleRedemption },
  { weight: 3, arbitrary: correct },
  { weight: 2, arbitrary: expire },
  { weight: 3, arbitrary: settle },
  { weight: 3, arbitrary: modify },
  { weight: 1, arbitrary: remind },
  { weight: 2, arbitrary: reverse },
  { weight: 2, arbitrary: refer },
  { weight: 1, arbitrary: celebrate },
  { weight: 3, arbitrary: person },
  { weight: 1, arbitrary: erase },
  { weight: 1, arbitrary: offer },
  { weight: 1, arbitrary: mergeMembers },
  { weight: 1, arbitrary: unmergeMembers },
  { weight: 2, arbitrary: importLine },
  { weight: 3, arbitrary: tierCommand },
  { weight: 4, arbitrary: correction },
);

/** Much merging and parting between all others. */
export const mergingCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: anyCommand },
  { weight: 2, arbitrary: mergeMembers },
  { weight: 2, arbitrary: unmergeMembers },
);
