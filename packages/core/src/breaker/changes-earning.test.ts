import { describe, expect, it } from 'vitest';
import { compileProgram } from '../program/compile-program.ts';
import type { ProgramDocument } from '../program/document.ts';
import type { Program } from '../program/program.ts';
import { changesEarning } from './changes-earning.ts';

const [BUY, REVIEW, TIER] = [
  { id: 'buy', name: 'Purchase', earn: { multiplier: '1' } },
  { id: 'review', name: 'Review', earn: { points: '5' } },
  { id: 'all', name: 'All', threshold: '0' },
];

function version(change: Partial<ProgramDocument>): Program {
  const document: ProgramDocument = {
    ...{ name: 'Shop', currency: 'USD', timeZone: 'UTC', rewards: [] },
    ...{ activities: [BUY, REVIEW], tiers: [TIER] },
    ...change,
  };
  const compiled = compileProgram(document, 1, {});
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.program;
}

function isWatched(before: Partial<ProgramDocument>, after: Partial<ProgramDocument>): boolean {
  return changesEarning(version(before), version(after), 'buy');
}

const rule = { id: 'more', type: 'fixed', points: '2' } as const;

describe('a new version', () => {
  it.each<[string, Partial<ProgramDocument>]>([
    ['what it earns', { activities: [{ ...BUY, earn: { multiplier: '2' } }, REVIEW] }],
    ['its rules', { activities: [{ ...BUY, rules: [rule] }, REVIEW] }],
    ['that it is gone', { activities: [REVIEW] }],
    ['how bonuses add up', { policies: { bonuses: 'stack' } }],
    ['how fine points are', { pointsDecimals: 2 }],
    ['how points are rounded', { rounding: 'floor' }],
    ['when a day begins', { timeZone: 'Asia/Tokyo' }],
    ['which ways of paying earn nothing', { earning: { excludedTenders: ['voucher'] } }],
    ['what a tier earns', { tiers: [{ ...TIER, multiplier: '2' }] }],
    ['what a tier earns by it', { tiers: [{ ...TIER, activityMultipliers: { buy: '2' } }] }],
    ['which tiers there are', { tiers: [TIER, { id: 'gold', name: 'Gold', threshold: '9' }] }],
  ])('may give other points for an activity by %s', (_title, change) => {
    expect([isWatched({}, change), isWatched(change, {})]).toEqual([true, true]);
  });

  it.each<[string, Partial<ProgramDocument>]>([
    ['names', { name: 'Store', activities: [{ ...BUY, name: 'Order' }, REVIEW] }],
    ['another activity', { activities: [BUY, { ...REVIEW, earn: { points: '50' } }] }],
    ['the place of an activity', { activities: [REVIEW, BUY] }],
    [
      'what another activity earns in a tier',
      { tiers: [{ ...TIER, activityMultipliers: { review: '2' } }] },
    ],
    ['what a tier is called', { tiers: [{ ...TIER, name: 'Everybody' }] }],
    ['no rules said as no rules', { activities: [{ ...BUY, rules: [] }, REVIEW] }],
    [
      'the usual said',
      { policies: { bonuses: 'best' }, pointsDecimals: 0, rounding: 'half_up', earning: {} },
    ],
    ['a tier that multiplies by one', { tiers: [{ ...TIER, multiplier: '1' }] }],
  ])('gives the same points where it changes %s', (_title, change) => {
    expect([isWatched({}, change), isWatched(change, {})]).toEqual([false, false]);
  });

  it('is compared once with each before it, and for each activity', () => {
    const [first, second, third] = [
      version({}),
      version({ activities: [{ ...BUY, earn: { multiplier: '2' } }, REVIEW] }),
      version({}),
    ];
    const answers = [
      ...[changesEarning(first, second, 'buy'), changesEarning(first, second, 'review')],
      ...[changesEarning(first, third, 'buy'), changesEarning(second, third, 'buy')],
    ];
    expect(answers).toEqual([true, false, false, true]);
    // Documents never change; one that did is not looked at again.
    Object.assign(first.document, { activities: second.document.activities });
    expect(changesEarning(first, second, 'buy')).toBe(true);
    expect(changesEarning(first, version({}), 'buy')).toBe(true);
  });
});
