import { describe, expect, it } from 'vitest';
import { memberId, posted, stage, transaction } from '../../../../../tests/support/staged-books.ts';
import type { Change } from '../../books/changes.ts';
import type { Transaction } from '../../books/records.ts';
import { noFlow } from './flow.ts';
import { closeSide } from './side.ts';
import { Tally } from './tally.ts';

const at = Date.UTC(2026, 2, 1, 12);
const given = (amount: number, transactionId = 't', of = memberId): Change =>
  posted({ from: 'issued', to: 'available', amount, transactionId, memberId: of, at });
const redeemed = (amount: number, transactionId: string): Change =>
  posted({ from: 'available', to: 'redeemed', amount, transactionId, at });

/** The sums of these changes, where these transactions are in the books. */
function tallied(transactions: readonly Transaction[], changes: readonly Change[]): Tally {
  const { books } = stage();
  for (const one of transactions) books.transactions.set(one.id, one);
  const tally = new Tally('Europe/Berlin');
  tally.note(changes, books);
  return tally;
}

describe('points are added up', () => {
  const award = transaction({ activityId: 'review', occurredAt: at });

  it('in all, and for each member', () => {
    const changes = [given(10), given(5), given(3, 't', 'm2'), posted({ to: 'pending', at })];
    const { total, members, rewards } = tallied([award], changes);
    expect(rewards.size).toBe(0);
    expect(total).toEqual({ ...noFlow(), issued: 18 });
    expect([...members]).toEqual([
      [memberId, { ...noFlow(), issued: 15 }],
      ['m2', { ...noFlow(), issued: 3 }],
    ]);
  });

  it('by the month in which it happened, on the calendars of the shop', () => {
    const late = (id: string, occurredAt: number): Transaction => transaction({ id, occurredAt });
    const midnight = Date.UTC(2026, 0, 31, 23);
    const { months } = tallied(
      [late('january', midnight - 1), late('february', midnight)],
      [given(1, 'january'), given(20, 'february'), given(300, 'of no transaction')],
    );
    expect([...months].map(([month, { issued }]) => [month, issued])).toEqual([
      ['2026-01', 1],
      ['2026-02', 20],
      ['2026-03', 300],
    ]);
  });

  it('by activity, what takes an award back by that of the award', () => {
    const back = transaction({ id: 'back', kind: 'reverse', activityId: null, relatedId: 't' });
    const other = transaction({ id: 'other', activityId: 'survey', relatedId: 't' });
    const byHand = transaction({ id: 'hand', kind: 'adjust', activityId: null });
    const { activities } = tallied(
      [award, back, other, byHand],
      [
        given(10),
        posted({ from: 'available', to: 'deducted', amount: 4, transactionId: 'back', at }),
        ...[given(7, 'other'), given(30, 'hand')],
      ],
    );
    expect(Object.fromEntries(activities)).toEqual({
      review: { ...noFlow(), issued: 10, deducted: 4 },
      survey: { ...noFlow(), issued: 7 },
      '': { ...noFlow(), issued: 30 },
    });
  });
});

describe('what is given out is counted', () => {
  const mug = transaction({ id: 'mug', kind: 'redeem', rewardId: 'mug', points: 40 });
  const recorded = (one: Transaction): Change => ({
    kind: 'transaction_recorded',
    transaction: one,
  });

  it('by reward, with the points that were spent for it', () => {
    const more = { ...mug, id: 'more' };
    const gone = transaction({ id: 'gone', kind: 'redeem', rewardId: null });
    const changes = [
      ...[recorded(mug), redeemed(40, 'mug'), recorded(more), redeemed(45, 'more')],
      ...[recorded(gone), redeemed(5, 'gone')],
      // The points of an award are no price, those of a redemption that is unknown nobody's.
      ...[recorded(transaction({ rewardId: 'mug' })), given(10), redeemed(9, 'unknown')],
    ];
    const { rewards } = tallied([mug, more, gone, transaction({ rewardId: 'mug' })], changes);
    expect(Object.fromEntries(rewards)).toEqual({
      mug: { count: 2, points: 85 },
      '': { count: 1, points: 5 },
    });
  });

  it('less what a cancelled redemption gave back', () => {
    const back = posted({ from: 'redeemed', to: 'available', amount: 40, transactionId: 'mug' });
    const { rewards } = tallied([mug], [recorded(mug), redeemed(40, 'mug'), back]);
    expect(rewards.get('mug')).toEqual({ count: 1, points: 0 });
  });

  it('as coupons, out of a pool and made on the spot', () => {
    const coupon = (kind: 'coupon_issued' | 'coupon_generated', rewardId: string): Change => ({
      ...{ kind, memberId, transactionId: 't', at },
      coupon: { rewardId, number: 1, code: 'A', expiresAt: null },
    });
    const changes = [
      ...[coupon('coupon_issued', 'mug'), coupon('coupon_issued', 'mug')],
      coupon('coupon_generated', 'cash'),
    ];
    expect([...tallied([], changes).coupons]).toEqual([
      ['mug', 2],
      ['cash', 1],
    ]);
  });

  it('as arrivals in a tier, whoever led there', () => {
    const moved = (to: string | null): Change => ({
      ...{ kind: 'tier_changed', memberId, from: 'silver', to, at },
    });
    const byHand: Change = {
      ...{ kind: 'tier_assigned', memberId, from: 'silver', to: 'gold', reason: 'kind', at },
    };
    const changes = [moved('gold'), moved(null), byHand, moved('platinum')];
    expect([...tallied([], changes).arrivals]).toEqual([
      ['gold', 2],
      ['platinum', 1],
    ]);
  });
});

describe('a run that is over', () => {
  it('has its members as they stand, and budgets as they were used', () => {
    const { books, member } = stage();
    const balances = { available: 70, pending: 8, reserved: 5, owed: 3 };
    const profile = { ...member.member.profile, tags: ['vip'] };
    Object.assign(member.member, { balances, tierId: 'gold', profile });
    books.budgets.set('spring', { id: 'spring', points: 30, uses: 2 });
    const tally = new Tally('UTC');
    tally.note([given(100)], books);
    const side = closeSide(tally, books);
    const end = { ...noFlow(), issued: 100, ...balances, tierId: 'gold', tags: ['vip'] };
    expect(side.members.get(memberId)).toEqual(end);
    expect(side.budgets.get('spring')).toEqual({ id: 'spring', points: 30, uses: 2 });
    books.budgets.clear();
    expect([side.budgets.size, side.total.issued]).toEqual([1, 100]);
  });

  it.each([
    ['before', ['gone', memberId]],
    ['behind', [memberId, 'gone']],
  ])('has merged members in whoever goes on for them, who stands %s them', (_where, order) => {
    const { books, member } = stage();
    const { member: goneMember, ...rest } = structuredClone(member);
    const into = { mergedInto: memberId, id: 'gone', tierId: 'silver' };
    books.members.set('gone', { ...rest, member: Object.assign(goneMember, into) });
    Object.assign(goneMember.balances, { available: 1, pending: 2, reserved: 3, owed: 4 });
    const profile = { ...member.member.profile, tags: ['vip'] };
    Object.assign(member.member, { tierId: 'gold', profile });
    Object.assign(member.member.balances, { available: 10, pending: 20, reserved: 30, owed: 40 });
    const found = order.map((id) => [id, books.members.get(id)] as const);
    books.members.clear();
    for (const [id, one] of found) if (one !== undefined) books.members.set(id, one);
    const tally = new Tally('UTC');
    tally.note([given(100), given(7, 't', 'gone')], books);
    expect([...closeSide(tally, books).members]).toEqual([
      [
        memberId,
        {
          ...{ ...noFlow(), issued: 107, available: 11, pending: 22, reserved: 33, owed: 44 },
          ...{ tierId: 'gold', tags: ['vip'] },
        },
      ],
    ]);
  });
});
