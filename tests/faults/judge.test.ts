import { expect, it } from 'vitest';
import { judge, type LedgerRow } from './judge.ts';
import type { Operation } from './operations.ts';
import { endingOf, endingOfBreak, type Ending, type Logged } from './request-log.ts';

/* Whoever finds nothing wrong for twenty rounds must be able to find something. */

const BOB = 'member1@example.com';

function request(number: number, kind: Operation['kind'], ending: Ending): Logged {
  return { operation: { number, kind, member: BOB, points: 0, orderId: null, key: null }, ending };
}

function done(transactionId: string, points: number, coupon: string | null = null): Ending {
  return { how: 'done', transactionId, points, coupon };
}

function row(id: string): LedgerRow {
  return { id, kind: 'award', order_id: null, email: BOB };
}

const requests = [
  request(1, 'purchase', done('a', 30)),
  request(2, 'redeem', done('b', 10, 'C-1')),
];

it('a ledger that is what the log says has nothing lost, doubled or out of balance', () => {
  const judgement = judge(requests, [row('a'), row('b')], new Map([[BOB, 20]]));
  expect(judgement).toEqual({ lost: [], doubled: [], balances: [] });
});

it('an acknowledged request without its transaction is lost', () => {
  const { lost } = judge(requests, [row('a')], new Map());
  expect(lost).toEqual([`redeem 2 of ${BOB}`]);
});

it('a transaction that no request accounts for is an effect too many', () => {
  const { doubled } = judge(requests, [row('a'), row('b'), row('c')], new Map());
  expect(doubled).toEqual([`award c of ${BOB} (order none)`]);
});

it('two acknowledged requests that share a transaction are one effect too few', () => {
  const shared = [...requests, request(3, 'award', done('a', 7))];
  expect(judge(shared, [row('a'), row('b')], new Map()).lost).toEqual([
    `award 3 of ${BOB} shares a`,
  ]);
});

it('a coupon that two requests were given is doubled', () => {
  const twice = [...requests, request(3, 'redeem', done('c', 10, 'C-1'))];
  expect(judge(twice, [row('a'), row('b'), row('c')], new Map()).doubled).toEqual([
    `redeem 3 of ${BOB}: coupon C-1`,
  ]);
});

it('a balance must be the sum of the log, and a debt stands at nothing', () => {
  expect(judge(requests, [row('a'), row('b')], new Map([[BOB, 21]])).balances).toEqual([
    `${BOB} has 21, the log says 20`,
  ]);
  const owing = [...requests, request(3, 'return', done('c', 30))];
  const ledger = [row('a'), row('b'), row('c')];
  expect(judge(owing, ledger, new Map([[BOB, 0]])).balances).toEqual([]);
});

it('a request whose ending is unknown is never judged', () => {
  const open = [request(1, 'award', { how: 'unknown', why: 'ECONNRESET' })];
  expect(() => judge(open, [], new Map())).toThrow('was not resolved');
});

it('only an answer, or a connection that was never made, says that nothing happened', () => {
  const answer = { headers: {}, data: {}, text: '{}', code: 0 };
  expect(endingOf({ ...answer, status: 400, code: 607 }).how).toBe('refused');
  expect(endingOf({ ...answer, status: 500 }).how).toBe('unknown');
  expect(endingOf({ ...answer, status: 503, text: 'It is not known whether' }).how).toBe('unknown');
  expect(endingOfBreak(Object.assign(new Error(), { code: 'ECONNREFUSED' })).how).toBe('refused');
  expect(endingOfBreak(Object.assign(new Error(), { code: 'ECONNRESET' })).how).toBe('unknown');
});
