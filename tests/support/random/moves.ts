import type { Command, Transaction } from '@fealty/core';
import fc from 'fast-check';
import { NAMES, actor } from './words.ts';

/**
 * A command and how long after the one before it comes. `#n` stands for the n-th award, or
 * redemption, from the last.
 */
export interface Move {
  readonly hours: number;
  readonly command: Command;
}

const BORN = '2000-02-29';
const CODE = 'ANN00CODE';

const hours = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 400 }));

/** Histories that begin with somebody to act for. */
export function movesOf(
  command: fc.Arbitrary<Command>,
  most: number,
): fc.Arbitrary<readonly Move[]> {
  const joins = NAMES.slice(0, 2).map((firstName, place): Move => ({
    hours: 0,
    command: {
      kind: 'enroll',
      actor,
      profile: { email: `${firstName}@example.com`, firstName, lastName: 'R', birthdate: BORN },
      // The first one carries a code over, so that the second can name it.
      ...(place === 0
        ? { imported: { key: { importId: 'joins', line: 1 }, referralCode: CODE } }
        : { referrerCode: CODE }),
    },
  }));
  return fc
    .array(fc.record({ hours, command }), { minLength: 1, maxLength: most, size: 'max' })
    .map((moves) => [...joins, ...moves]);
}

export interface DoneLine {
  readonly id: string;
  readonly correctionId: string;
  readonly line: number;
}

/** The line that a transaction stands for; null if it is none, or the undo of one. */
export function doneLine({ id, details }: Transaction): DoneLine | null {
  const note = details.correction;
  if (note === undefined || note.undoes !== undefined) return null;
  return { id, correctionId: note.correctionId, line: note.line };
}

/** What a random command cannot know beforehand: what its history did so far. */
export interface Made {
  /** The first first. */
  readonly awards: readonly string[];
  readonly redemptions: readonly string[];
  readonly members: readonly string[];
  /** Members who were merged into others. */
  readonly merged: readonly string[];
  /** Lines of corrections that were done. */
  readonly corrections: readonly DoneLine[];
  /** The member of an award. */
  readonly ownerOf: (award: string) => string | undefined;
  /** When the tier of a member named by e-mail is due; 0 if it is not. */
  readonly tierDue: (email: string) => number;
}

/** The command with `#n` replaced by the n-th award or redemption from the last, and with its time. */
export function resolveMove(command: Command, made: Made): Command {
  const resolve = (reference: string, ids: readonly string[]): string => {
    const index = Number(reference.slice(1));
    return ids.at(-1 - (index % Math.max(ids.length, 1))) ?? 'unknown';
  };
  if (command.kind === 'judge_tier' && command.dueAt === 0) {
    return { ...command, dueAt: made.tierDue(command.member.value) };
  }
  if (command.kind === 'erase_member') {
    const value = resolve(command.member.value, made.members);
    return { ...command, member: { by: 'id', value } };
  }
  if ('purchaseId' in command) {
    return { ...command, purchaseId: resolve(command.purchaseId, made.awards) };
  }
  if (command.kind === 'unmerge_members') {
    return { ...command, from: resolve(command.from, made.merged) };
  }
  if (command.kind === 'undo_correction') return resolveUndo(command, made);
  if (command.kind === 'correct') return resolveCorrect(command, made, resolve);
  if (!('transactionId' in command)) return command;
  const redeems = command.kind === 'confirm_redemption' || command.kind === 'cancel_redemption';
  const ids = redeems ? made.redemptions : made.awards;
  return { ...command, transactionId: resolve(command.transactionId, ids) };
}

function resolveUndo(command: Extract<Command, { kind: 'undo_correction' }>, made: Made): Command {
  const { corrections } = made;
  const index = Number(command.transactionId.slice(1));
  const done = corrections.at(-1 - (index % Math.max(corrections.length, 1)));
  if (done === undefined) return command;
  const { id: transactionId, correctionId, line } = done;
  return { ...command, transactionId, correctionId, line };
}

/** An award is corrected in the name of its member. */
function resolveCorrect(
  command: Extract<Command, { kind: 'correct' }>,
  made: Made,
  resolve: (reference: string, ids: readonly string[]) => string,
): Command {
  const { change } = command;
  if (change.act !== 'reaward') return command;
  const transactionId = resolve(change.transactionId, made.awards);
  const value = made.ownerOf(transactionId);
  const member = value === undefined ? command.member : ({ by: 'id', value } as const);
  return { ...command, member, change: { ...change, transactionId } };
}
