import { expect, it } from 'vitest';
import { judgeReads, type BalanceRead, type DatedWrite, type Step } from './judge-reads.ts';

const BOB = 'bob@example.com';
const STEPS: readonly Step[] = [
  { email: BOB, id: 'a', version: 1, points: 10 },
  { email: BOB, id: 'b', version: 2, points: 5 },
  { email: BOB, id: 'c', version: 3, points: -3 },
];
const WRITES: readonly DatedWrite[] = [
  { id: 'a', startedAt: 10, endedAt: 20 },
  { id: 'b', startedAt: 30, endedAt: 40 },
  { id: 'c', startedAt: 50, endedAt: 60 },
];
const read = (balance: number, startedAt: number, endedAt: number): BalanceRead => {
  return { email: BOB, balance, startedAt, endedAt };
};

it('takes reads that show what was, or what was under way', () => {
  const reads = [
    read(0, 1, 5),
    read(10, 21, 25),
    read(10, 31, 39),
    read(15, 45, 48),
    read(12, 61, 62),
  ];
  expect(judgeReads(WRITES, reads, STEPS)).toEqual([]);
  expect(judgeReads(WRITES, [read(15, 31, 39)], STEPS)).toEqual([]);
});

it('finds a read that is older than a write answered before it', () => {
  expect(judgeReads(WRITES, [read(10, 41, 45)], STEPS)).toHaveLength(1);
});

it('finds a read that shows what had not begun', () => {
  expect(judgeReads(WRITES, [read(15, 21, 25)], STEPS)).toHaveLength(1);
});

it('finds a read that goes back behind another one', () => {
  expect(judgeReads(WRITES, [read(15, 31, 33), read(10, 34, 36)], STEPS)).toHaveLength(1);
});

it('finds writes that stand in another order than they were sent in', () => {
  const [one, two, three] = STEPS;
  const swapped = [{ ...one, id: 'b' }, { ...two, id: 'a' }, { ...three }] as readonly Step[];
  expect(judgeReads(WRITES, [], swapped).length).toBeGreaterThan(0);
});

it('finds a write that is not in the ledger', () => {
  expect(judgeReads([...WRITES, { id: 'x', startedAt: 70, endedAt: 80 }], [], STEPS)).toEqual([
    'x is not in the ledger',
  ]);
});
