import { describe, expect, it } from 'vitest';
import { asked, awards, buys, joins, versionOf } from '../../../../tests/support/replay/asked.ts';
import { recommending } from '../../../../tests/scenarios/programs.ts';
import type { RewardReferral, RevokeReferral } from '../commands.ts';
import type { Program } from '../program/program.ts';
import { isForForgotten, isOfForgotten, rewardForForgotten } from './forgotten.ts';
import type { RecordedCommand } from './recorded-command.ts';
import { Replay } from './replay.ts';

const actor = 'job:referrals';
const ann = { by: 'id', value: 'ann' } as const;
const program = versionOf(recommending, 1);

function reward(side: 'referrer' | 'friend', purchaseId: string): RewardReferral {
  return { kind: 'reward_referral', actor, member: ann, side, purchaseId };
}

/** What is left of a history in which somebody was erased. */
function replayed(...history: readonly RecordedCommand[]): Replay {
  const replay = new Replay({ shelves: [], programs: new Map([[1, program]]) });
  for (const recorded of history) replay.step(recorded, program);
  return replay;
}

const annJoins = asked(joins('ann'), 0, ['ann']);
const annBuys = asked(buys('ann', 'O1', '50'), 1, ['order']);
const erasure = (value: string) =>
  ({ kind: 'erase_member', actor, member: { by: 'id', value } }) as const;

describe('of somebody who is forgotten', () => {
  it('the erasure alone is kept, and is left out', () => {
    const { books } = replayed(annJoins);
    const of = [erasure('ann'), erasure('gone'), awards('gone', 'welcome_gift')];
    expect(of.map((command) => isOfForgotten(command, books))).toEqual([false, true, false]);
  });

  it.each<[string, RecordedCommand, boolean]>([
    ['a reward for an order that nobody knows', asked(reward('referrer', 'lost'), 2, ['r']), true],
    ['one that gave nothing', asked(reward('referrer', 'lost'), 2), false],
    ['a reward for an order that is kept', asked(reward('referrer', 'order'), 2, ['r']), false],
    ['an order', asked(buys('ann', 'O2', '5'), 2, ['r']), false],
  ])('%s stands on him: %j is %s', (_title, recorded, isIt) => {
    expect(isForForgotten(recorded, replayed(annJoins, annBuys).books)).toBe(isIt);
  });
});

describe('a reward for having recommended somebody who is forgotten', () => {
  const given = asked(reward('referrer', 'lost'), 2, ['reward']);
  const revoked: RevokeReferral = { ...reward('referrer', 'lost'), kind: 'revoke_referral' };

  const balance = ({ books }: Replay): number | undefined =>
    books.members.get('ann')?.member.balances.available;

  it('is given as it was, though the purchase is not there', () => {
    const replay = replayed(annJoins, given);
    expect(replay.books.transactions.get('reward')).toMatchObject({
      ...{ memberId: 'ann', activityId: 'refer_a_friend', points: 500 },
      details: { custom: { referral: 'referrer', purchase: 'lost' } },
    });
    expect(balance(replay)).toBe(500);
  });

  it('is that of its side, and none where the program has none', () => {
    const { friend: _, ...alone } = recommending.referrals ?? { referrer: '' };
    const { referrals: _none, ...without } = recommending;
    const of = (side: 'referrer' | 'friend', under: Program): unknown => {
      const command = rewardForForgotten(reward(side, 'lost'), under);
      return 'activityId' in command ? command.activityId : null;
    };
    const oneSided = versionOf({ ...recommending, referrals: alone }, 1);
    expect([
      ...[of('referrer', program), of('friend', program)],
      ...[of('friend', oneSided), of('referrer', versionOf(without, 1))],
    ]).toEqual(['refer_a_friend', 'welcome_gift', '', '']);
  });

  it('is taken back if it was', () => {
    expect(balance(replayed(annJoins, given, asked(revoked, 3, ['back'])))).toBe(0);
    // One that could not be given can not be taken back.
    const unknown = { ...given.command, member: { by: 'id', value: 'nobody' } } as const;
    const replay = replayed(annJoins, asked(unknown, 2, ['reward']));
    expect(replay.books.claims.size).toBe(0);
  });
});

describe('a code of somebody who is forgotten', () => {
  const bobJoins = (referrerId?: string): RecordedCommand => ({
    ...asked(joins('bob', {}, { referrerCode: ' ann00001' }), 5, ['bob']),
    ...(referrerId === undefined ? {} : { referrerId }),
  });
  const referrerOf = ({ books }: Replay, id: string): string | null | undefined =>
    books.members.get(id)?.member.referrerId;

  it('leads to him once more, for whoever joined by it then', () => {
    const replay = replayed(bobJoins('gone'));
    expect(referrerOf(replay, 'bob')).toBe('gone');
    expect(replay.step(bobJoins(), program)).toMatchObject({
      refusal: { code: 'referrer_unknown' },
    });
  });

  it('leads to whoever has it in the books', () => {
    const joined = { ...annJoins, referralCode: 'ANN00001' };
    const replay = replayed(joined, bobJoins('gone'));
    expect(referrerOf(replay, 'bob')).toBe('ann');
    expect(replay.books.identities.get('referral_code:ANN00001')).toBe('ann');
  });

  it('is lent to nobody who came without one', () => {
    const came = { ...asked(joins('bob'), 5, ['bob']), referrerId: 'gone' };
    expect(referrerOf(replayed(came), 'bob')).toBeNull();
  });
});
