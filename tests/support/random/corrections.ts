import type { Command } from '@fealty/core';
import fc from 'fast-check';
import { actor, member, award, points, RANDOM_START } from './words.ts';

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
