import type { Command } from '@fealty/core';
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

/** What a random command cannot know beforehand: what its history did so far. */
export interface Made {
  /** The first first. */
  readonly awards: readonly string[];
  readonly redemptions: readonly string[];
  readonly members: readonly string[];
  /** Members who were merged into others. */
  readonly merged: readonly string[];
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
  if (!('transactionId' in command)) return command;
  const redeems = command.kind === 'confirm_redemption' || command.kind === 'cancel_redemption';
  const ids = redeems ? made.redemptions : made.awards;
  return { ...command, transactionId: resolve(command.transactionId, ids) };
}
