import { expect, it } from 'vitest';
import { transaction } from '../../../../../tests/support/staged-books.ts';
import { plain } from '../../../../../tests/scenarios/programs.ts';
import { compiled } from '../../../../../tests/support/random/memory-ledger.ts';
import type { Command } from '../../commands.ts';
import type { RefusalCode } from '../../refusals.ts';
import type { RerunStep } from '../rerun.ts';
import { Answers, type AnswerChange, type RecordedAnswer } from './answers.ts';

const program = compiled(plain);
const base = { actor: 'key:test', member: { by: 'id', value: 'ann' } } as const;
const redeem: Command = { ...base, kind: 'redeem', rewardId: 'mug' };
const award: Command = { ...base, kind: 'award', activityId: 'goodwill' };

/** What a command is answered now: a refusal, or points of the transaction that it made. */
function now(command: Command, answer: RefusalCode | number | null): RerunStep {
  const nothing = { memberId: 'ann', coupon: null, cached: null };
  const made = typeof answer === 'number' ? transaction({ points: answer }) : null;
  const decision: RerunStep['decision'] =
    typeof answer === 'string'
      ? { kind: 'refused', refusal: { code: answer, details: {} }, memberId: 'ann', trace: [] }
      : { kind: 'done', changes: [], result: { ...nothing, transaction: made }, trace: [] };
  return { command, now: 5, program, decision };
}

const done = (redeemed = 0): RecordedAnswer => ({ code: null, redeemed });
const refused = (code: RefusalCode): RecordedAnswer => ({ code, redeemed: 0 });

function compared(...pairs: readonly (readonly [RecordedAnswer, RerunStep])[]): {
  readonly added: readonly AnswerChange[];
  readonly gone: readonly AnswerChange[];
} {
  const answers = new Answers();
  for (const [then, step] of pairs) answers.note(then, step);
  return { added: answers.added, gone: answers.gone };
}

it('says nothing of commands that are carried out on both sides, or refused on both', () => {
  const pairs = [
    [done(), now(award, 10)],
    [refused('points_insufficient'), now(redeem, 'reward_unknown')],
  ] as const;
  expect(compared(...pairs)).toEqual({ added: [], gone: [] });
});

it('counts what is refused now with the points that were spent then', () => {
  const { added, gone } = compared(
    [done(100), now(redeem, 'points_insufficient')],
    [done(40), now(redeem, 'points_insufficient')],
    [done(7), now(redeem, 'reward_unknown')],
  );
  expect(gone).toEqual([]);
  expect(added).toEqual([
    { command: 'redeem', code: 'points_insufficient', count: 2, points: 140 },
    { command: 'redeem', code: 'reward_unknown', count: 1, points: 7 },
  ]);
});

it('counts what was refused then with the points that a redemption spends now', () => {
  const { added, gone } = compared(
    [refused('points_insufficient'), now(redeem, 50)],
    [refused('points_insufficient'), now(redeem, null)],
    [refused('member_blocked'), now(award, 10)],
  );
  expect(added).toEqual([]);
  expect(gone).toEqual([
    { command: 'redeem', code: 'points_insufficient', count: 2, points: 50 },
    { command: 'award', code: 'member_blocked', count: 1, points: 0 },
  ]);
});

it('tells of what came as often in order of command and reason', () => {
  const { added } = compared(
    [done(), now(redeem, 'reward_unknown')],
    [done(), now(award, 'member_blocked')],
    [done(), now(redeem, 'member_blocked')],
  );
  expect(added.map(({ command, code }) => `${command} ${code}`)).toEqual([
    'award member_blocked',
    'redeem member_blocked',
    'redeem reward_unknown',
  ]);
});
