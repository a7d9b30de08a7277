import type { Command } from '@fealty/core';
import fc from 'fast-check';
import { actor, member, orderId, award, points, RANDOM_START } from './words.ts';

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

export const correct: fc.Arbitrary<Command> = fc.oneof(
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
export const remind: fc.Arbitrary<Command> = fc
  .record({ member, day: fc.nat({ max: 90 }), summer: fc.boolean(), days: fc.nat({ max: 30 }) })
  .map(({ day, summer, ...known }) => ({
    kind: 'remind_expiry',
    actor,
    ...known,
    date: Date.UTC(2026, 1, 20 + day, summer ? 22 : 23) - 1,
  }));

/** What was noticed about a member; some are told a second time. */
export const notice: fc.Arbitrary<Command> = fc
  .record({ member, number: fc.nat({ max: 6 }), isHeld: fc.boolean() })
  .map(({ member: named, number, isHeld }) => {
    const id = String(number).padStart(24, '0');
    const told = { id, text: `Noticed ${String(number)}` };
    return {
      ...{
        kind: 'tell_notice',
        actor,
        member: named,
        key: `notice-${String(number)}`,
        about: null,
      },
      notice: isHeld
        ? { ...told, what: 'awards.held', activityId: 'made_a_purchase' }
        : { ...told, what: 'fraud.signalled', kind: 'velocity', severity: 'severe' },
    };
  });

export const importLine: fc.Arbitrary<Command> = fc
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
