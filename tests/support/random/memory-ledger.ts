import {
  applyChanges,
  compileProgram,
  decide,
  emptyBooks,
  type Books,
  type Change,
  type Command,
  type Decision,
  type Instant,
  type Program,
  type ProgramDocument,
} from '@fealty/core';
import { countingFresh } from '../scenario/core-driver.ts';
import { doneLine, resolveMove, type DoneLine, type Made, type Move } from './moves.ts';
import { RANDOM_START } from './words.ts';
import { crowdedProgram } from './program.ts';

/** A ledger in memory: what a database would keep, and every change that led there. */
export interface MemoryLedger {
  readonly books: Books;
  readonly program: Program;
  readonly changes: Change[];
  readonly awards: string[];
  readonly redemptions: string[];
  readonly merged: string[];
  readonly corrections: DoneLine[];
  now: Instant;
}

export function compiled(document: ProgramDocument = crowdedProgram): Program {
  const result = compileProgram(document, 1, {});
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.program;
}

/** Empty books but for a pool of four coupons. */
export function openBooks(): Books {
  const books = emptyBooks(true);
  const next = ['A', 'B', 'C', 'D'].map((code, index) => ({
    rewardId: 'voucher',
    number: index + 1,
    code,
    expiresAt: null,
  }));
  const stock = { rewardId: 'voucher', uploaded: 4, issued: 0, toldLowAt: 0 };
  books.shelves.set('voucher', { ...stock, next });
  return books;
}

export function openLedger(document: ProgramDocument = crowdedProgram): MemoryLedger {
  return {
    books: openBooks(),
    program: compiled(document),
    changes: [],
    awards: [],
    redemptions: [],
    merged: [],
    corrections: [],
    now: RANDOM_START,
  };
}

const fresh = countingFresh();

/** What resolves the random commands of a ledger. */
export function reached({ awards, redemptions, merged, corrections, books }: MemoryLedger): Made {
  const tierDue = (email: string): number => {
    const id = books.identities.get(`email:${email}`);
    return (id == null ? null : books.members.get(id)?.member.standing?.dueAt) ?? 0;
  };
  const members = [...books.members.keys()];
  const ownerOf = (award: string): string | undefined => books.transactions.get(award)?.memberId;
  return { awards, redemptions, members, merged, corrections, ownerOf, tierDue };
}

/** Carries one move out and remembers what it did. */
export function play(ledger: MemoryLedger, move: Move): { command: Command; decision: Decision } {
  ledger.now += move.hours * 3_600_000;
  const command = resolveMove(move.command, reached(ledger));
  const decision = decide({ ...ledger, fresh }, command);
  if (decision.kind === 'done') {
    applyChanges(ledger.books, decision.changes);
    ledger.changes.push(...decision.changes);
    for (const change of decision.changes) {
      if (change.kind === 'merge_recorded') ledger.merged.push(change.merge.fromId);
      if (change.kind !== 'transaction_recorded') continue;
      const { id, kind } = change.transaction;
      if (kind === 'award') ledger.awards.push(id);
      if (kind === 'redeem') ledger.redemptions.push(id);
      const done = doneLine(change.transaction);
      if (done !== null) ledger.corrections.push(done);
    }
  }
  return { command, decision };
}
