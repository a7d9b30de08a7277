import { describe, expect, it } from 'vitest';
import { countingFresh, programOf } from '../../../../tests/support/scenario/core-driver.ts';
import {
  lot,
  memberId,
  opened,
  stage,
  type Stage,
} from '../../../../tests/support/staged-books.ts';
import { plain } from '../../../../tests/scenarios/programs.ts';
import { applyChanges } from '../books/apply-changes.ts';
import { claimText } from '../books/books.ts';
import type { ImportTransaction } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';

const fresh = countingFresh();
const program = programOf({ program: plain });

function line({ books }: Stage, facts: Partial<ImportTransaction>): Decision {
  const command: ImportTransaction = {
    ...{ kind: 'import_transaction', actor: 'test', key: { importId: 'i', line: 1 } },
    ...{ member: { by: 'id', value: memberId }, transaction: 'award', points: 10, occurredAt: 20 },
    ...facts,
  };
  const decision = decide({ books, program, now: 100, fresh }, command);
  if (decision.kind === 'done') applyChanges(books, decision.changes);
  return decision;
}

function refused(code: string, details: object): object {
  return { kind: 'refused', refusal: { code, details }, memberId };
}

describe('a line of an import', () => {
  it('is taken once, and says of whom it was', () => {
    const staged = stage();
    expect(line(staged, {}).kind).toBe('done');
    expect(line(staged, {})).toMatchObject(
      refused('import_line_taken', { seen: 1, needed: 'a line not yet taken' }),
    );
    expect(line(staged, { key: { importId: 'other', line: 1 } }).kind).toBe('done');
  });

  it('tells nobody, unless it is asked to', () => {
    const quiet = (facts: Partial<ImportTransaction>): readonly boolean[] => {
      const decision = line(stage(), facts);
      if (decision.kind !== 'done') throw new Error(decision.kind);
      return decision.changes.flatMap((one) => (one.kind === 'event_raised' ? [one.quiet] : []));
    };
    expect([quiet({}), quiet({ quiet: true }), quiet({ quiet: false })]).toEqual([
      ...[[true], [true], [false]],
    ]);
  });

  it.each([
    ['points', { points: 1.5 }, { field: 'points', seen: 1.5, needed: 'a whole number' }],
    ['a base', { basis: '-1' }, { field: 'basis', seen: '-1', needed: 'a decimal not negative' }],
    ['a base', { basis: 'ten' }, { field: 'basis', seen: 'ten', needed: 'a decimal not negative' }],
  ])('is refused with %s that cannot be: %j', (_title, facts, details) => {
    expect(line(stage(), facts)).toMatchObject(refused('amount_malformed', details));
    expect(line(stage(), { ...facts, transaction: 'redeem' })).toMatchObject(
      refused('amount_malformed', details),
    );
  });

  it('keeps what it said of an award', () => {
    const facts = { reason: 'moved', activityId: 'goodwill', basis: '12.50', expiresAt: 900 };
    expect(line(stage(), facts)).toMatchObject({
      result: {
        transaction: {
          ...{ kind: 'award', status: 'auto_approved', activityId: 'goodwill', basis: '12.5' },
          ...{ orderId: null, expiresAt: 900, occurredAt: 20, approvedAt: 20, recordedAt: 100 },
          details: { reason: 'moved' },
        },
      },
    });
    expect(line(stage(), {})).toMatchObject({
      result: { transaction: { activityId: 'imported_balance', basis: null, details: {} } },
    });
  });

  it.each([
    [{ basis: '12.50' }, { purchases: 1, activities: 1, revenue: '12.5' }],
    [{}, { purchases: 1, activities: 1, revenue: '0' }],
    [
      { basis: '12.50', orderId: '' },
      { purchases: 0, activities: 1, revenue: '0' },
    ],
  ])('counts an order as one, and anything else as no purchase: %j', (facts, life) => {
    const staged = stage();
    line(staged, { orderId: 'O1', activityId: 'made_a_purchase', ...facts });
    expect(staged.member.member.lifetime).toMatchObject({ ...life, lastActivityAt: 20 });
    const isOrder = life.purchases > 0;
    expect(staged.books.claims.has(claimText('made_a_purchase', 'O1'))).toBe(isOrder);
  });

  it('brings no order that has earned already', () => {
    const staged = stage();
    const order = { orderId: 'O1', activityId: 'made_a_purchase' };
    line(staged, order);
    expect(line(staged, { ...order, key: { importId: 'i', line: 2 } })).toMatchObject(
      refused('order_taken', { seen: 'O1', needed: 'an order that has not earned yet' }),
    );
  });

  it('keeps what it said of a redemption, and of a deduction that it was none', () => {
    const staged = stage();
    applyChanges(staged.books, opened('l1', 100, null));
    const said = { reason: 'moved', couponCode: 'C1', rewardId: 'mug', orderId: 'O9' };
    expect(line(staged, { transaction: 'redeem', ...said })).toMatchObject({
      result: {
        transaction: {
          ...{ kind: 'redeem', status: 'redeemed', rewardId: 'mug', orderId: 'O9' },
          details: { reason: 'moved', couponCode: 'C1' },
        },
      },
    });
    const key = { importId: 'i', line: 2 };
    expect(line(staged, { transaction: 'deduct', key, rewardId: 'mug' })).toMatchObject({
      result: {
        transaction: {
          ...{ kind: 'deduct', status: 'deducted', rewardId: null, orderId: null, details: {} },
        },
      },
    });
    const bare = line(staged, { transaction: 'redeem', key: { importId: 'i', line: 3 } });
    expect(bare).toMatchObject({ result: { transaction: { rewardId: null, details: {} } } });
  });
});

describe('spending that is imported', () => {
  it('comes from lots that were good then, in spending order, lapsed ones among them', () => {
    const { books, member } = stage();
    member.lots = [lot('l1', 5, 200), lot('l4', 50, null)];
    member.lapsed = [lot('l2', 5, 90), lot('l3', 5, 20), lot('l0', 5, 50)];
    member.member.balances.available = 70;
    const decision = line({ books, member }, { transaction: 'deduct', points: 18 });
    if (decision.kind !== 'done') throw new Error(JSON.stringify(decision));
    const taken = decision.changes.flatMap((one) =>
      one.kind === 'points_posted' ? [`${one.lotId ?? ''}:${String(one.amount)}`] : [],
    );
    expect(taken).toEqual(['l0:5', 'l2:5', 'l1:5', 'l4:3']);
  });

  it('asks for more lots as long as there may be any, and is refused then', () => {
    const { books, member } = stage();
    member.lotsComplete = false;
    member.lots = [lot('l1', 5, 200)];
    member.lapsed = null;
    member.member.balances.available = 12;
    const spend = (): Decision => line({ books, member }, { transaction: 'redeem', points: 9 });
    const id = { by: 'id', value: memberId };
    expect(spend()).toEqual({ kind: 'needs', needs: { lapsed: [id] } });
    member.lapsed = [lot('l0', 3, 50)];
    expect(spend()).toEqual({ kind: 'needs', needs: { lots: [{ member: id, points: 9 }] } });
    const short = refused('points_insufficient', { seen: 8, needed: 9 });
    member.member.balances.available = 8;
    expect(spend()).toMatchObject(short);
    member.member.balances.available = 12;
    member.lotsComplete = true;
    expect(spend()).toMatchObject(short);
  });
});
