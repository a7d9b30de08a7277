import type { Command } from '@fealty/core';
import fc from 'fast-check';
import { actor, member, orderId, award, points, cents } from './words.ts';

export const earn: fc.Arbitrary<Command> = fc
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

export const modify: fc.Arbitrary<Command> = fc
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

export const refer: fc.Arbitrary<Command> = fc
  .record({
    kind: fc.constantFrom('reward_referral' as const, 'revoke_referral' as const),
    member,
    side: fc.constantFrom('referrer' as const, 'friend' as const),
    purchaseId: award,
  })
  .map((known): Command => ({ actor, ...known }));

export const celebrate: fc.Arbitrary<Command> = fc
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

export const offer: fc.Arbitrary<Command> = member.map((one) => ({
  kind: 'offer_winback',
  actor,
  member: one,
}));

export const reverse: fc.Arbitrary<Command> = award.map((transactionId) => ({
  kind: 'reverse_award',
  actor,
  transactionId,
}));
