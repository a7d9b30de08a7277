import type { Command, ProgramDocument } from '@fealty/core';
import fc from 'fast-check';
import { anyProgram } from '../../support/random/any-program.ts';
import { anyCommand, mergingCommand, sharedDraws } from '../../support/random/commands.ts';
import { movesOf, type Move } from '../../support/random/moves.ts';
import { purchase } from '../../support/random/orders.ts';
import { redeem, settleRedemption } from '../../support/random/points.ts';
import { crowdedProgram } from '../../support/random/program.ts';

/** What clients are going to ask, under which program. */
export interface Story {
  readonly program: ProgramDocument;
  readonly moves: readonly Move[];
}

const MOVES_MAX = 40;

/** Points that are redeemed at once, and taken back: what races for a pool. */
const spending: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: sharedDraws },
  { weight: 4, arbitrary: redeem },
  { weight: 2, arbitrary: settleRedemption },
);

/** Everybody at once, each with orders of his own: no time passes, and nothing was taken before. */
function rushed(moves: readonly Move[]): readonly Move[] {
  return moves.map(({ command }, index) => ({
    hours: 0,
    command:
      command.kind === 'purchase'
        ? { ...command, order: { ...command.order, id: `R${String(index)}` } }
        : command,
  }));
}

/** So little to give away that the second who draws meets the end of it. */
const scarceProgram: ProgramDocument = {
  ...crowdedProgram,
  budgets: [
    { id: 'spring', points: '40', uses: 2 },
    { id: 'surveys', points: '40' },
  ],
};

const STORIES: fc.Arbitrary<Story> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      program: fc.oneof(fc.constant(crowdedProgram), anyProgram),
      moves: fc.oneof(
        movesOf(anyCommand, MOVES_MAX),
        movesOf(mergingCommand, MOVES_MAX),
        movesOf(spending, MOVES_MAX),
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      program: fc.constantFrom(crowdedProgram, scarceProgram),
      moves: movesOf(fc.oneof(purchase, sharedDraws), MOVES_MAX).map(rushed),
    }),
  },
);

/** The story of a seed. Nobody is erased in it: that is not the lanes' work alone. */
export function drawStory(seed: number): Story {
  const [story] = fc.sample(STORIES, { seed, numRuns: 1 });
  if (story === undefined) throw new Error('a story was not drawn');
  return { ...story, moves: story.moves.filter(({ command }) => command.kind !== 'erase_member') };
}
