import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { plain, reminding } from '../../../../tests/scenarios/programs.ts';
import type { Member } from '../books/records.ts';
import type { ActivityDocument, RuleDocument } from '../program/document.ts';
import { DAY } from '../time/instant.ts';
import { standingTo } from './activity-standing.ts';
import { reminderWindows } from './reminder-windows.ts';

const AT = Date.UTC(2026, 0, 10, 12);

type Standing = Pick<Member, 'status' | 'counts' | 'tierId'>;
const ann: Standing = { status: 'active', counts: {}, tierId: 'silver' };

const daily: RuleDocument = { id: 'daily', type: 'frequency', times: 2, per: 'day' };
const monthly: RuleDocument = { id: 'monthly', type: 'frequency', times: 3, per: 'month' };
const barsGold: RuleDocument = {
  id: 'gold',
  type: 'exclusion',
  when: { attribute: 'member.tier', operator: 'equals', value: 'gold' },
};
const barsNobody: RuleDocument = {
  id: 'none',
  type: 'exclusion',
  when: { attribute: 'member.tier', operator: 'equals', value: '' },
};
const barsGoldRomans: RuleDocument = {
  id: 'romans',
  type: 'exclusion',
  when: {
    all: [
      { attribute: 'member.tier', operator: 'equals', value: 'gold' },
      { attribute: 'member.city', operator: 'not_equals', value: 'Rome' },
    ],
  },
};
const barsGoldAndRomans: RuleDocument = {
  id: 'either',
  type: 'exclusion',
  when: {
    any: [
      { attribute: 'member.tier', operator: 'equals', value: 'gold' },
      { attribute: 'member.city', operator: 'equals', value: 'Rome' },
    ],
  },
};
const barsAlways: RuleDocument = { id: 'orders', type: 'exclusion', when: { subtotalBelow: '10' } };

function standing(activity: Partial<ActivityDocument>, member: Partial<Standing> = {}) {
  const visit = { id: 'visit', name: 'Visit', earn: { points: '5' }, ...activity };
  const program = compiled({ ...plain, activities: [visit] });
  const found = program.activities.get('visit');
  if (found === undefined) throw new Error('no such activity');
  return standingTo(found, program, { member: { ...ann, ...member }, at: AT });
}

const done = (day: number, month: number): Member['counts'] => ({
  visit: {
    day: { bucket: '2026-01-10', count: day },
    month: { bucket: '2026-01', count: month },
  },
});

describe('an activity', () => {
  it.each<[boolean, string, Partial<ActivityDocument>, Partial<Standing>]>([
    [true, 'nothing speaks against it', {}, {}],
    [false, 'it is paused', { active: false }, {}],
    [false, 'the member is blocked', {}, { status: 'blocked' }],
    [
      true,
      'it was done less often than it may be',
      { rules: [daily, monthly] },
      { counts: done(1, 2) },
    ],
    [false, 'it was done as often today', { rules: [daily, monthly] }, { counts: done(2, 2) }],
    [false, 'it was done as often this month', { rules: [daily, monthly] }, { counts: done(0, 3) }],
    [true, 'it bars another tier', { rules: [barsGold] }, {}],
    [false, 'it bars the tier', { rules: [barsGold] }, { tierId: 'gold' }],
    [
      false,
      'it bars the tier, among others',
      { rules: [barsAlways, barsGold] },
      { tierId: 'gold' },
    ],
    [
      true,
      'it bars the tier at another time',
      { rules: [{ ...barsGold, until: '2026-01-09' }] },
      { tierId: 'gold' },
    ],
    [true, 'it bars some of the tier', { rules: [barsGoldRomans] }, { tierId: 'gold' }],
    [true, 'it bars others than the tier', { rules: [barsGoldAndRomans] }, { tierId: 'gold' }],
    [true, 'it bars orders', { rules: [barsAlways] }, {}],
    [true, 'it bars another than no tier', { rules: [barsGold] }, { tierId: null }],
    [false, 'it bars who has no tier', { rules: [barsNobody] }, { tierId: null }],
  ])('is open to a member: %s, as %s', (isAvailable, _title, activity, member) => {
    expect(standing(activity, member).isAvailable).toBe(isAvailable);
  });

  it('tells each limit with what was done of it in the time that is running', () => {
    const { limits } = standing({ rules: [daily, monthly] }, { counts: done(1, 2) });
    expect(limits.map(({ limit, count }) => [limit.per, limit.times, count])).toEqual([
      ['day', 2, 1],
      ['month', 3, 2],
    ]);
  });
});

it('reminders look at the days within each distance and beyond the next shorter one', () => {
  const endOf = (days: number): number => Date.UTC(2026, 0, 11) + days * DAY - 1;
  expect(reminderWindows(compiled(reminding), AT)).toEqual([
    { days: 14, after: endOf(2), until: endOf(14) },
    { days: 2, after: AT, until: endOf(2) },
  ]);
  expect(reminderWindows(compiled(plain), AT)).toEqual([]);
});
