import { applyChanges } from '../books/apply-changes.ts';
import { emptyBooks, type Books } from '../books/books.ts';
import type { Budget, Shelf } from '../books/records.ts';
import type { Decision, Fresh } from '../decision.ts';
import { decide } from '../decide.ts';
import { invariant } from '../invariant.ts';
import type { Program } from '../program/program.ts';
import {
  claimForForgotten,
  isForForgotten,
  rewardForForgotten,
  withLentCode,
} from './forgotten.ts';
import { applyGiven, type Given } from './given.ts';
import type { RecordedCommand } from './recorded-command.ts';
import { adoptAttributes, type SharedAttribute } from './adopt-program.ts';

export interface ReplayTerms {
  /** Coupons that were in pools from the beginning, the first ones first. */
  readonly shelves: readonly Shelf[];
  /** Every version that ever ran: returns are judged by the rules of the purchase. */
  readonly programs: ReadonlyMap<number, Program>;
}

/** Digits that are drawn behind the letters of a code. */
const CODE_LENGTH = 5;

/** Decides recorded commands once more, one after the other, on books that live in memory. */
export class Replay {
  readonly books: Books = emptyBooks(true);
  #synthetic = 0;
  #adopted: Program | null = null;

  constructor({ shelves, programs }: ReplayTerms) {
    for (const shelf of shelves) {
      this.books.shelves.set(shelf.rewardId, { ...shelf, next: [...shelf.next] });
    }
    for (const [version, program] of programs) this.books.programs.set(version, program);
  }

  /**
   * Lets a program run: its budgets are known, and members have what it tells them apart by. Answers
   * who shares such a value.
   */
  adopt(program: Program): readonly SharedAttribute[] {
    const before = this.#adopted?.document ?? null;
    this.#adopted = program;
    this.books.programs.set(program.version, program);
    this.#knowBudgets(program);
    return adoptAttributes(this.books, before, program);
  }

  /**
   * What the command comes to now; a version that is newer than those before is adopted first. The
   * books are as it leaves them.
   */
  step(recorded: RecordedCommand, program: Program): Exclude<Decision, { kind: 'needs' }> {
    if (isNewer(program, this.#adopted)) this.adopt(program);
    return this.decide(recorded, program);
  }

  /** The same under a program that was adopted. */
  decide(recorded: RecordedCommand, program: Program): Exclude<Decision, { kind: 'needs' }> {
    const { command, now } = recorded;
    const verdicts = new Map(Object.entries(recorded.held ?? {}));
    const fresh = this.#fresh(recorded);
    const { books } = this;
    const reward = isForForgotten(recorded, books) ? recorded.command : null;
    const asked = reward === null ? command : rewardForForgotten(reward, program);
    const scene = { books, program, now, fresh, verdicts };
    const decision = withLentCode(books, recorded, () => decide(scene, asked));
    invariant(decision.kind !== 'needs', () => 'books that are whole lack something');
    if (decision.kind === 'done') applyChanges(books, decision.changes);
    if (reward !== null) claimForForgotten(books, reward, decision);
    return decision;
  }

  /** Takes what is no command's as it was. */
  give(given: Given): void {
    applyGiven(this.books, given);
  }

  /** Draws what was drawn then, so that later commands mean the same by it; then something new. */
  #fresh({ ids, referralCode }: RecordedCommand): Fresh {
    const left = [...ids];
    // Whoever draws a code to recommend the shop by draws no other one.
    const codes = referralCode === '' ? [] : [referralCode.slice(-CODE_LENGTH)];
    return {
      id: () => left.shift() ?? `f${this.#next().toString(16).padStart(23, '0')}`,
      code: (length) =>
        codes.shift() ?? this.#next().toString(36).toUpperCase().padStart(length, '0'),
    };
  }

  #next(): number {
    this.#synthetic += 1;
    return this.#synthetic;
  }

  #knowBudgets({ budgets }: Program): void {
    for (const id of budgets.keys()) {
      if (this.books.budgets.has(id)) continue;
      const unused: Budget = { id, points: 0, uses: 0 };
      this.books.budgets.set(id, unused);
    }
  }
}

/** Batches beside the one that applied a program may still be decided by the version before. */
function isNewer({ version }: Program, adopted: Program | null): boolean {
  return adopted === null || version > adopted.version;
}
