import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgram } from '../../../../tests/support/random/any-program.ts';
import { mergingCommand } from '../../../../tests/support/random/commands.ts';
import { movesOf, resolveMove } from '../../../../tests/support/random/moves.ts';
import { openLedger, play, reached } from '../../../../tests/support/random/memory-ledger.ts';
import { decideByNeed, joinNeeds } from '../../../../tests/support/random/decide-by-need.ts';
import {
  expectHeld,
  expectLapsed,
  expectPart,
} from '../../../../tests/support/random/part-of-whole.ts';
import { loadPartly } from '../../../../tests/support/random/partial-books.ts';
import { countingFresh } from '../../../../tests/support/scenario/core-driver.ts';
import { runs } from '../../../../tests/support/random/runs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import { needsOf } from '../needs-of.ts';

/** Beyond the ids that the history before has taken. */
const FAR = 2 ** 40;

describe('books loaded by need', () => {
  it('lead to the same decision as books that hold everything', () => {
    fc.assert(
      fc.property(
        anyProgram,
        movesOf(mergingCommand, 25),
        mergingCommand,
        (document, history, last) => {
          const ledger = openLedger(document);
          for (const move of history) play(ledger, move);
          const command: Command = resolveMove(last, reached(ledger));
          const { books, program, now } = ledger;
          const decided = decideByNeed(
            () => ({ books, program, now, fresh: countingFresh(FAR) }),
            command,
          );
          const { whole, partial: decision, books: partial } = decided;
          expect(decision).toEqual(whole);
          if (decision.kind !== 'done' || whole.kind !== 'done') return;
          expectHeld(partial, decision.changes);
          applyChanges(partial, decision.changes);
          applyChanges(books, whole.changes);
          expectPart(partial, books, now);
          if (command.kind !== 'unmerge_members') expectLapsed(partial, books, now);
        },
      ),
      runs(1500),
    );
  });

  it('serve a whole batch, one command after another, as far as they reach', () => {
    // Who moves to another e-mail is met there without the facts that were loaded for the old one.
    const settled = mergingCommand.filter(({ kind }) => kind !== 'change_email');
    const commands = fc.array(settled, { minLength: 2, maxLength: 8, size: 'max' });
    fc.assert(
      fc.property(anyProgram, movesOf(mergingCommand, 25), commands, (document, history, batch) => {
        const ledger = openLedger(document);
        for (const move of history) play(ledger, move);
        const { books, program, now } = ledger;
        const resolved = batch.map((command) => resolveMove(command, reached(ledger)));
        const needs = resolved.map((command) => needsOf(command, program)).reduce(joinNeeds, {});
        const partial = loadPartly(books, needs, now);
        const [fresh, twin] = [countingFresh(FAR), countingFresh(FAR)];
        for (const command of resolved) {
          const decision = decide({ books: partial, program, now, fresh }, command);
          // The rest of this batch would be decided on other books than the whole ones.
          if (decision.kind === 'needs') return;
          const whole = decide({ books, program, now, fresh: twin }, command);
          expect(decision).toEqual(whole);
          if (decision.kind !== 'done' || whole.kind !== 'done') continue;
          expectHeld(partial, decision.changes);
          applyChanges(partial, structuredClone(decision.changes));
          applyChanges(books, whole.changes);
          expectPart(partial, books, now);
          expectLapsed(partial, books, now);
        }
      }),
      runs(800),
    );
  });
});
