import { expect, it } from 'vitest';
import { Problems } from '../program/problems.ts';
import type { ConditionDocument } from '../program/document.ts';
import { compileCondition } from './compile-condition.ts';
import { judgeCondition } from './condition.ts';

const home = 'home and garden';
const category = (...value: string[]): ConditionDocument => ({
  ...{ attribute: 'product.category', operator: 'in', value },
});
const total = (value: string): ConditionDocument => ({
  ...{ attribute: 'order.total', operator: 'at_least', value },
});
const nobody = {
  ...{ at: 0, zone: 'UTC', pointsDecimals: 0, member: null, order: null, line: null },
  ...{ tags: ['web'], custom: {}, frozen: {} },
};

/** What is asked, as people read it in a trace. */
it.each<[string, ConditionDocument]>([
  [
    'member available points are at least 5',
    { attribute: 'member.available_points', operator: 'at_least', value: '5' },
  ],
  [
    'member club points is at least 5',
    { attribute: 'member.custom.club points', operator: 'at_least', value: '5' },
  ],
  [
    'member tags contain any of this is, that',
    { attribute: 'member.tags', operator: 'contains_any', value: ['this is', 'that'] },
  ],
  [
    'member enrolled is less than 5 days ago',
    { attribute: 'member.enrolled', operator: 'less_than_days_ago', value: 5 },
  ],
  ['member birthday is today', { attribute: 'member.birthday', operator: 'is_today' }],
  [
    `order total is at least 5 or product category is one of ${home}`,
    { any: [total('5'), category(home)] },
  ],
  [
    'order total is at least 5 or (order total is at least 3 or product category is one of a, b)',
    { any: [total('5'), { any: [total('3'), category('a', 'b')] }] },
  ],
  [
    'it is not so that (order total is at least 5 or order total is at least 3)',
    { not: { any: [total('5'), total('3')] } },
  ],
  ['it is not so that order total is at least 5', { not: total('5') }],
])('a condition says: %s', (needed, document) => {
  const problems = new Problems();
  const condition = compileCondition(document, 'when', problems);
  expect(problems.list).toEqual([]);
  expect(judgeCondition(condition, nobody).needed).toBe(needed);
});

it('names where it is wrong, and what is known', () => {
  const problems = new Problems();
  const mood = { attribute: 'mood', operator: 'equals', value: 'good' } as const;
  compileCondition({ all: [total('5'), { any: [mood] }] }, 'when', problems);
  const [{ path, found, allowed } = { path: '', found: '', allowed: '' }] = problems.list;
  expect([path, found]).toEqual(['when.all[1].any[0].attribute', 'mood']);
  expect(allowed).toMatch(
    /^one of member\.tier, member\.tags, .*, member\.custom\.<name>, transaction\.custom\.<name>$/,
  );
});

it('says all that a value may be', () => {
  const problems = new Problems();
  compileCondition(
    { attribute: 'member.custom.size', operator: 'equals', value: ['a'] },
    'when',
    problems,
  );
  expect(problems.list).toEqual([
    { path: 'when.value', found: '["a"]', allowed: 'a decimal number as text, or a text' },
  ]);
});
