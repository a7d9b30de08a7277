import { expect, it } from 'vitest';
import { isJudged, OTHERS_PERCENT_MAX } from './at-rest.ts';
import { machineTicks, ownTicks, ProcessorsLook, processOf, sharesBetween } from './processors.ts';

it('what the host took away is told from what programs used', () => {
  const stat = 'cpu  10 20 30 400 50 6 7 80 0 0\ncpu0 1 2 3 4 5 6 7 8 0 0\n';
  expect(machineTicks(stat)).toEqual({ busy: 73, stolen: 80, idle: 450 });
});

it('the name of a process may look like the rest of its line', () => {
  const stat = '42 (a) R 1 (b) S 7 42 42 0 -1 4194304 1 2 3 4 50 60 7 8 20 0 1 0';
  expect(processOf(stat)).toEqual({ pid: 42, parent: 7, ticks: 125 });
});

it('processes are counted with all below them, each once', () => {
  const processes = [
    { pid: 1, parent: 0, ticks: 1 },
    { pid: 10, parent: 1, ticks: 10 },
    { pid: 11, parent: 10, ticks: 100 },
    { pid: 12, parent: 11, ticks: 1000 },
    { pid: 20, parent: 1, ticks: 10_000 },
  ];
  expect(ownTicks([10, 11], processes)).toBe(1110);
  expect(ownTicks([99], processes)).toBe(0);
});

it('others have what is busy and not ours, and what was taken away', () => {
  const before = { own: 100, busy: 1000, stolen: 10, idle: 500 };
  const after = { own: 130, busy: 1050, stolen: 20, idle: 540 };
  expect(sharesBetween(before, after)).toEqual({ own: 30, others: 30, idle: 40, ownMs: 300 });
});

it('a round is judged unless others had more than a tenth of the processors', () => {
  expect(isJudged(OTHERS_PERCENT_MAX)).toBe(true);
  expect(isJudged(OTHERS_PERCENT_MAX + 0.1)).toBe(false);
  expect(isJudged(undefined)).toBe(true);
});

it.runIf(process.platform === 'linux')('a process sees its own work', () => {
  const look = new ProcessorsLook([process.pid]);
  const until = process.cpuUsage().user + 60_000;
  while (process.cpuUsage().user < until);
  expect(look.since()?.ownMs).toBeGreaterThanOrEqual(30);
});
