import { describe, expect, it } from 'vitest';
import { compileProgram } from './compile-program.ts';
import type { ProgramDocument, TierRulesDocument } from './document.ts';
import { lintTiers } from './lint-tiers.ts';
import type { Program } from './program.ts';

const sound: ProgramDocument = {
  name: 'Shop',
  currency: 'USD',
  timeZone: 'Europe/Berlin',
  pointsDecimals: 1,
  activities: [{ id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } }],
  rewards: [],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '100' },
  ],
};

function problemsOf(tierRules: TierRulesDocument): readonly string[] {
  const result = compileProgram({ ...sound, tierRules }, 1, {});
  return result.ok ? [] : result.problems.map(({ path, allowed }) => `${path}: ${allowed}`);
}

function compiled(change: Partial<ProgramDocument>): Program {
  const result = compileProgram({ ...sound, ...change }, 1, {});
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.program;
}

function lint(change: Partial<ProgramDocument>): readonly string[] {
  return lintTiers(compiled(change)).map(({ path, allowed }) => `${path}: ${allowed}`);
}

describe('rules of tiers', () => {
  it('are those of a lifetime, in points, if the document says nothing', () => {
    const { tierRules, tiers } = compiled({});
    expect(tierRules).toMatchObject({ kind: 'lifetime', measure: 'points', downgrade: 'at_once' });
    expect(tiers.get('gold')?.threshold).toBe(1000);
  });

  it('of a period lose tiers at its end, and compare spend in hundredths', () => {
    const { tierRules, tiers } = compiled({
      tierRules: { kind: 'period', months: 12, measure: 'spend' },
    });
    expect(tierRules).toMatchObject({ downgrade: 'at_period_end', startMonth: 1, graceDays: 0 });
    expect(tiers.get('gold')?.threshold).toBe(10_000);
  });

  it('may not give a grace that outlasts a period, or none can end', () => {
    expect(problemsOf({ kind: 'period', months: 1, graceDays: 27 })).toEqual([]);
    expect(problemsOf({ kind: 'period', months: 1, graceDays: 28 })).toEqual([
      'tierRules.graceDays: fewer days than the shortest period has',
    ]);
    expect(problemsOf({ kind: 'rolling', days: 30, graceDays: 5, downgrade: 'never' })).toEqual([
      'tierRules.graceDays: no grace where no tier is ever lost',
    ]);
    expect(problemsOf({ kind: 'rolling', months: 1, graceDays: 60 })).toEqual([]);
    expect(problemsOf({ kind: 'period', months: 61 })).toEqual([
      'tierRules.months: a whole number from 1 to 60',
    ]);
  });
});

describe('tiers that are saved', () => {
  it('stand lowest first', () => {
    expect(lint({})).toEqual([]);
    const bronze = { id: 'bronze', name: 'Bronze', threshold: '50' };
    expect(lint({ tiers: [...sound.tiers, bronze] })).toEqual([
      'tiers[2].threshold: more than gold, which stands before it: lowest tiers first',
    ]);
    expect(lint({ tiers: [...sound.tiers, { ...bronze, active: false }] })).toEqual([]);
  });

  it('can be reached by something that counts', () => {
    const [purchase] = sound.activities;
    if (purchase === undefined) throw new Error('no activity');
    const review = { id: 'review', name: 'Review', earn: { points: '5' } };
    expect(lint({ activities: [{ ...purchase, countsForTier: false }] })).toEqual([
      'tiers[1].threshold: an active activity whose points count towards tiers',
    ]);
    expect(lint({ activities: [review] })).toEqual([]);
    const tierRules = { kind: 'lifetime', measure: 'spend' } as const;
    expect(lint({ activities: [review], tierRules })).toEqual([
      'tiers[1].threshold: an active activity for purchases that counts towards tiers',
    ]);
    expect(lint({ activities: [review, purchase], tierRules })).toEqual([]);
  });
});
