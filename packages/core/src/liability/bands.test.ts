import { describe, expect, it } from 'vitest';
import { tryBands } from '../../../../tests/support/liability/try-bands.ts';
import {
  behaviourOf,
  FIRST_MONTH,
  randomOf,
  runProgram,
} from '../../../../tests/support/liability/known-program.ts';
import { estimateBreakage } from './estimate-breakage.ts';
import { runOffUntil } from './run-off.ts';

describe('the band of an estimate', () => {
  it('holds about four times out of five on programs that are known', { timeout: 60_000 }, () => {
    const { held, months } = tryBands();
    expect(months).toBe(20 * 12);
    expect(held / months).toBeGreaterThanOrEqual(0.72);
    expect(held / months).toBeLessThanOrEqual(0.88);
  });

  it('is not given before a year was seen', () => {
    const random = randomOf(7);
    const whole = runProgram(behaviourOf(random), random);
    const young = estimateBreakage(runOffUntil(whole, FIRST_MONTH + 10), randomOf(1));
    expect(young).toMatchObject({ redeemed: null, breakage: null, past: [] });
    expect(young.trace.join()).toContain('11 months');
    const old = estimateBreakage(runOffUntil(whole, FIRST_MONTH + 11), randomOf(1));
    expect(old.breakage).not.toBeNull();
    expect(old.past).toEqual([]);
  });

  it('is drawn the same way from the same numbers', () => {
    const random = randomOf(11);
    const whole = runProgram(behaviourOf(random), random);
    expect(estimateBreakage(whole, randomOf(3))).toEqual(estimateBreakage(whole, randomOf(3)));
  });

  it('says that it rests on silence where points never lapse', () => {
    const random = randomOf(5);
    const behaviour = { ...behaviourOf(random), lifetime: null };
    const { trace } = estimateBreakage(runProgram(behaviour, random), randomOf(1));
    expect(trace.join(' ')).toContain('rests on members falling silent');
  });

  it('knows the share of a program that was followed to its end', () => {
    const random = randomOf(13);
    const behaviour = { ...behaviourOf(random), lifetime: 9, growth: 0 };
    const whole = runProgram(behaviour, random, 60);
    const then = estimateBreakage(runOffUntil(whole, FIRST_MONTH + 47), randomOf(1));
    const rows = whole.rows.filter(({ cohort }) => cohort <= FIRST_MONTH + 47);
    const flows = rows.flatMap((row) => row.flows);
    const used = flows.reduce((sum, flow) => sum + flow.used, 0);
    const earned = flows.reduce((sum, flow) => sum + flow.earned, 0);
    expect(then.breakage?.middle).toBeGreaterThan(0);
    expect(Math.abs((then.breakage?.middle ?? 0) - (1 - used / earned))).toBeLessThan(0.02);
  });

  it('has nothing to say of points that are all gone', () => {
    const flow = { used: 0, expired: 0, deducted: 0 };
    const flows = Array.from({ length: 13 }, (_, month) => ({
      ...flow,
      month: FIRST_MONTH + month,
      earned: month === 0 ? 100 : 0,
      used: month === 12 ? 100 : 0,
    }));
    const rows = [{ cohort: FIRST_MONTH, lapses: null, flows }];
    const estimate = estimateBreakage({ month: FIRST_MONTH + 12, rows }, randomOf(1));
    expect(estimate).toMatchObject({ open: 0, redeemed: { low: 0, middle: 0, high: 0 } });
    expect(estimate.breakage).toEqual({ low: 0, middle: 0, high: 0 });
  });
});
