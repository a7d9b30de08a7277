import { expect, it } from 'vitest';
import type { Due } from '../books/records.ts';
import type { Command } from '../commands.ts';
import { commandOfDue, isForCommand } from './due-command.ts';

const actor = 'job:sweep';
const member = { by: 'id', value: 'ann' } as const;

const due = (kind: Due['kind'], key: string): Due => ({ memberId: 'ann', kind, key, at: 5 });

it.each<[Due['kind'], string, Command]>([
  ['approve', 't1', { kind: 'approve_award', actor, transactionId: 't1', approvedBy: null }],
  ['release', 't1', { kind: 'cancel_redemption', actor, transactionId: 't1', only: 'overdue' }],
  ['convert_cached', 'a@b.c', { kind: 'convert_cached', actor, member, email: 'a@b.c' }],
  [
    'award_winback',
    't1',
    { kind: 'award_occasion', actor, member, occasion: { occasion: 'winback', purchaseId: 't1' } },
  ],
  ['offer_winback', 'winback', { kind: 'offer_winback', actor, member }],
  [
    'reward_referral',
    'referrer:t1',
    { kind: 'reward_referral', actor, member, side: 'referrer', purchaseId: 't1' },
  ],
  [
    'revoke_referral',
    'friend:t1',
    { kind: 'revoke_referral', actor, member, side: 'friend', purchaseId: 't1' },
  ],
  ['judge_tier', 'tier', { kind: 'judge_tier', actor, member, dueAt: 5 }],
])('what is due as %s for %s is settled by its command', (kind, key, command) => {
  const one = due(kind, key);
  if (!isForCommand(one)) throw new Error('no command settles it');
  expect(commandOfDue(one, actor)).toEqual(command);
});

it('an erasure is more than one command', () => {
  expect(isForCommand(due('erase', 'ann'))).toBe(false);
});
