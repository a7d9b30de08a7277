import { describe, expect, it } from 'vitest';
import { redeems } from '../../../../tests/support/replay/asked.ts';
import type { Command, Occasion } from '../commands.ts';
import { isBroughtByTime, jobKey } from './job-commands.ts';

const actor = 'job:approve';
const member = { by: 'id', value: 'ann' } as const;
const approval: Command = { kind: 'approve_award', actor, transactionId: 't1', approvedBy: null };

function celebration(value: string, occasion: Occasion): Command {
  return { kind: 'award_occasion', actor, member: { by: 'id', value }, occasion };
}

function referral(side: 'referrer' | 'friend', purchaseId: string): Command {
  return { kind: 'reward_referral', actor, member, side, purchaseId };
}

it.each<[string, Command, boolean]>([
  ['an approval by a job', approval, true],
  ['an approval by a person', { ...approval, actor: 'person:job:' }, false],
  ['a redemption by a job', { ...redeems('ann', 'mug'), actor }, false],
])('%s is brought by time: %j is %s', (_title, command, isIt) => {
  expect(isBroughtByTime(command)).toBe(isIt);
});

describe('the name of what a job gives', () => {
  it.each<[string, Command, string | null]>([
    ['a reward for a purchase', referral('friend', 't1'), 'friend t1'],
    ['the other side of it', referral('referrer', 't1'), 'referrer t1'],
    [
      'coming back with a purchase',
      celebration('ann', { occasion: 'winback', purchaseId: 't1' }),
      'winback t1',
    ],
    [
      'a birthday, on whatever day of the year',
      celebration('ann', { occasion: 'birthday', day: '2026-02-28' }),
      'birthday ann 2026',
    ],
    [
      'an anniversary',
      celebration('bob', { occasion: 'anniversary', day: '2027-01-01' }),
      'anniversary bob 2027',
    ],
    ['an approval gives nothing of its own', approval, null],
  ])('%s', (_title, command, key) => {
    expect(jobKey(command)).toBe(key);
  });
});
