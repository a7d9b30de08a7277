import { describe, expect, it } from 'vitest';
import type { ProgramDocument, RuleDocument } from '../document.ts';
import { programTeller } from './tell-rules.ts';

const DOCUMENT: ProgramDocument = {
  ...{ name: 'Shop', currency: 'USD', timeZone: 'Asia/Tokyo' },
  budgets: [{ id: 'launch', name: 'Launch', points: '1000' }],
  activities: [
    { id: 'made_a_purchase', name: 'Order', earn: { multiplier: '2' } },
    { id: 'review', name: 'Review', earn: { points: '10' }, approval: { mode: 'by_hand' } },
  ],
  rewards: [],
  tiers: [{ id: 'member', name: 'Member', threshold: '0' }],
};
/** In Tokyo the 23rd has begun. */
const TELLER = programTeller(DOCUMENT, Date.UTC(2026, 10, 22, 16));

function told(rule: RuleDocument): readonly [string, string, string] {
  const { kind, state, sentence } = TELLER.rule(rule, 0);
  return [kind, state, sentence];
}

describe('a program is told', () => {
  it('activity by activity, with what they earn and when that can be spent', () => {
    expect(DOCUMENT.activities.map((activity) => TELLER.activity(activity))).toEqual([
      'Order earns 2 points per USD, which can be spent at once.',
      'Review earns 10 points, which can be spent when somebody approves them.',
    ]);
  });

  it('rule by rule, with the way each stands today in the program’s zone', () => {
    const bonus = { type: 'multiplier', multiplier: '3' } as const;
    expect(told({ ...bonus, from: '2026-11-24', budget: 'launch' })).toEqual([
      ...['promotion', 'planned'],
      'From 24 November 2026, 3 times the points, out of the budget Launch.',
    ]);
    expect(told({ ...bonus, from: '2026-11-23' })[1]).toBe('running');
    expect(told({ ...bonus, until: '2026-11-22' })[1]).toBe('over');
    expect(told({ ...bonus, until: '2026-11-23' })[1]).toBe('running');
    expect(told({ ...bonus, until: '2026-11-23', active: false })[1]).toBe('off');
    expect(told({ type: 'frequency', times: 1, per: 'day' })).toEqual([
      ...['limit', 'running', 'At most once a day.'],
    ]);
    const when = { attribute: 'member.tier', operator: 'equals', value: 'member' } as const;
    expect(told({ type: 'fixed', points: '5', when })[2]).toMatch(/^5 points on top when /);
  });

  it('a rule without an id goes by its type and place', () => {
    const rule = { type: 'frequency', times: 1, per: 'day' } as const;
    expect(TELLER.rule(rule, 2).id).toBe('frequency_3');
    expect(TELLER.rule({ ...rule, id: 'daily' }, 2).id).toBe('daily');
  });
});
