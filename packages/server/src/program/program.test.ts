import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  ATTRIBUTE_NAMES,
  compileProgram,
  lintProgram,
  lintTiers,
  type ProgramDocument,
} from '@fealty/core';
import { describe, expect, it } from 'vitest';
import { checkShape } from './check-shape.ts';
import { DEMO_PROGRAM } from './demo.ts';
import { ProgramUnreadable, readProgram } from './read-program.ts';
import { STARTER_PROGRAM } from './starter.ts';

/** Problems as one line each. */
function problems(document: unknown): string[] {
  const checked = checkShape(document);
  if (checked.ok) return [];
  return checked.problems.map(({ path, found, allowed }) => `${path}: ${found}; ${allowed}`);
}

/** The documents of the page about programs, each put into the frame that it begins with. */
function pagePrograms(): [string, unknown][] {
  const page = readFileSync(
    path.resolve(import.meta.dirname, '../../../../docs/program.md'),
    'utf8',
  );
  const blocks = [...page.matchAll(/## ([^\n]+)\n\n```yaml\n([\s\S]*?)```/g)];
  const [, , frame = ''] = blocks[0] ?? [];
  return blocks.map(([, title = '', text = '']) => [
    title,
    { ...(readProgram(frame) as object), ...(readProgram(text) as object) },
  ]);
}

/** Names in the first column of the page's table: `member.tier`. */
function pageAttributes(): string[] {
  const page = readFileSync(
    path.resolve(import.meta.dirname, '../../../../docs/program.md'),
    'utf8',
  );
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const names = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)]);
  return names.map(([, name = '']) => name).filter((name) => !name.includes('…'));
}

it.each([
  ['starter', STARTER_PROGRAM],
  ['demo', DEMO_PROGRAM],
])('the %s program says nothing that is hardly meant', (_name, document) => {
  const compiled = compileProgram(document, 1, {});
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  expect(lintProgram(compiled.program, Date.UTC(2026, 10, 21))).toEqual([]);
});

describe('the page about programs', () => {
  it.each(pagePrograms())('shows what can be applied: %s', (_title, document) => {
    expect(problems(document)).toEqual([]);
    expect(compileProgram(document as ProgramDocument, 1, {})).toMatchObject({ ok: true });
  });

  it('reads numbers of conditions as they are written, days among them', () => {
    const rule = (when: string): unknown =>
      readProgram(`activities: [{ rules: [{ type: exclusion, when: ${when} }] }]`);
    expect(rule('{ attribute: order.total, operator: between, value: [10, 20.50] }')).toEqual(
      rule(`{ attribute: order.total, operator: between, value: ['10', '20.50'] }`),
    );
    const base = { name: 'P', currency: 'USD', timeZone: 'UTC', rewards: [] };
    const when = { attribute: 'member.enrolled', operator: 'more_than_days_ago', value: '30' };
    const earn = { points: '5' };
    const rules = [{ type: 'exclusion', when }];
    const document = {
      ...base,
      activities: [{ id: 'a', name: 'A', earn, rules }],
      tiers: [{ id: 't', name: 'T', threshold: '0' }],
    };
    expect(compileProgram(document as ProgramDocument, 1, {})).toMatchObject({ ok: true });
  });

  it('names every attribute that a condition may test', () => {
    expect(pageAttributes().toSorted()).toEqual([...ATTRIBUTE_NAMES].toSorted());
  });
});

describe('programs that come with the product', () => {
  it.each([
    ['demo', DEMO_PROGRAM],
    ['starter', STARTER_PROGRAM],
  ])('are sound: %s', (_name, document) => {
    expect(problems(document)).toEqual([]);
    const compiled = compileProgram(document, 1, {});
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    expect(lintTiers(compiled.program)).toEqual([]);
  });

  it('include a demo with what its readers rely on', () => {
    const compiled = compileProgram(DEMO_PROGRAM, 1, {});
    if (!compiled.ok) throw new Error('the demo does not compile');
    const { activities, rewards, ladder } = compiled.program;
    expect(activities.get('created_an_account')?.earn).toEqual({ type: 'fixed', points: 100 });
    expect(activities.get('write_a_review')?.limits).toMatchObject([{ times: 3, per: 'day' }]);
    expect(rewards.size).toBe(6);
    expect(Math.min(...[...rewards.values()].map(({ points }) => points))).toBeLessThanOrEqual(500);
    expect(ladder.map(({ id }) => id)).toEqual([
      'zrl_silver',
      'zrl_gold',
      'zrl_platinum',
      'zrl_pearl',
    ]);
  });
});

describe('what a program says of expiry', () => {
  it.each([
    { mode: 'never' },
    { mode: 'after', days: 30 },
    { mode: 'calendar', month: 12, day: 31, years: 1 },
    { mode: 'inactivity', months: 12 },
    { mode: 'inactivity', days: 90, activities: ['made_a_purchase'], redemptions: true },
  ])('may be $mode', (expiry) => {
    expect(problems({ ...STARTER_PROGRAM, expiry, reminders: [30, 15, 7, 2] })).toEqual([]);
  });

  it.each([
    [
      { mode: 'calendar', month: 13, day: 31, years: 1 },
      'expiry.month: 13; a whole number from 1 to 12',
    ],
    [
      { mode: 'calendar', month: 6, day: 30 },
      'expiry.years: nothing; a whole number from 0 to 100',
    ],
    [{ mode: 'inactivity', days: '9' }, 'expiry.days: "9"; a whole number from 1 to 36500'],
    [{ mode: 'inactivity', months: 1, activities: [] }, 'expiry.activities: 0 of them; 1 to 500'],
  ])('is told where it is wrong: %o', (expiry, told) => {
    expect(problems({ ...STARTER_PROGRAM, expiry })).toEqual([told]);
  });

  it('cannot be inactivity for one activity alone', () => {
    const [first, ...others] = STARTER_PROGRAM.activities;
    const activities = [{ ...first, expiry: { mode: 'inactivity', days: 9 } }, ...others];
    expect(problems({ ...STARTER_PROGRAM, activities })).not.toEqual([]);
  });
});

describe('a document that is no program', () => {
  it('is told what a price, a code and an expiry of a reward may be', () => {
    const reward = {
      id: 'cash',
      name: 'Cash',
      type: 'cash_back',
      value: '1',
      points: { minimum: '5', maximum: 9 },
      limits: [{ times: 1, per: 'hour' }],
      from: 'May',
      coupons: { pattern: 'sale-99' },
      couponExpiry: { days: 0 },
    };
    expect(problems({ ...STARTER_PROGRAM, rewards: [reward] })).toEqual([
      'rewards[0].points.step: nothing; a decimal number such as 100 or 1.5',
      'rewards[0].points.maximum: 9; a decimal number such as 100 or 1.5',
      'rewards[0].limits[0].per: "hour"; "day" or "week" or "month" or "year" or "lifetime"',
      'rewards[0].from: "May"; a day such as 2026-01-31',
      'rewards[0].coupons.pattern: "sale-99"; capital letters, digits and hyphens, 4 to 64',
      'rewards[0].couponExpiry.days: 0; a whole number from 1 to 36500',
    ]);
  });

  it('is told place, what stands there and what may', () => {
    expect(
      problems({
        name: 'x\u0000',
        currency: 'usd',
        timeZone: 'UTC',
        extra: 1,
        activities: [
          {
            id: 'a b',
            name: 'A',
            earn: { points: 5 },
            expiry: { mode: 'after', days: '3' },
            rules: [
              { type: 'frequency', times: 0, per: 'hour' },
              { type: 'exclusion', when: { tiers: 'gold' } },
            ],
          },
        ],
        rewards: [{ id: 'r', name: 'R', type: 'foo', value: '5' }, 'mug'],
        tiers: [],
      }),
    ).toEqual([
      'name: "x\\u0000"; text of 1 to 200 characters',
      'currency: "usd"; three capital letters, such as USD',
      expect.stringMatching(/^extra: 1; only name, currency, .* here$/),
      'activities[0].id: "a b"; 1 to 64 letters, digits, dots, hyphens or underscores',
      'activities[0].earn.points: 5; a decimal number such as 100 or 1.5',
      'activities[0].expiry.days: "3"; a whole number from 1 to 36500',
      'activities[0].rules[0].times: 0; a whole number from 1 to 1000000',
      'activities[0].rules[0].per: "hour"; "day" or "week" or "month" or "year" or "lifetime"',
      'activities[0].rules[1].when.tiers: "gold"; a list',
      'rewards[0].points: nothing; a decimal number such as 100 or 1.5 or an object with minimum, maximum, step',
      'rewards[0].type: "foo"; "fixed_amount" or "percentage" or "free_shipping" or "product" or "gift_card" or "cash_back" or "catalogue_product"',
      'rewards[1]: "mug"; an object',
      'tiers: 0 of them; 1 to 50',
    ]);
  });

  it('is told where a condition inside of others is wrong', () => {
    const rule = {
      type: 'multiplier',
      multiplier: '2',
      when: {
        all: [
          { attribute: 'member.tier', operator: 'equals', value: 'gold' },
          {
            any: [
              { not: { attribute: 'order.total', operator: 'above', value: '5' } },
              { any: [] },
            ],
          },
        ],
      },
      until: 'June',
    };
    const activity = { id: 'a', name: 'A', earn: { points: '5' }, rules: [rule] };
    const tier = { id: 't', name: 'T', threshold: '0' };
    expect(
      problems({
        ...{ name: 'x', currency: 'USD', timeZone: 'UTC', rewards: [], tiers: [tier] },
        activities: [activity],
      }),
    ).toEqual([
      expect.stringMatching(
        /^activities\[0\]\.rules\[0\]\.when\.all\[1\]\.any\[0\]\.not\.operator: "above"; "equals" or /,
      ),
      'activities[0].rules[0].when.all[1].any[1].any: 0 of them; 1 to 50',
      'activities[0].rules[0].until: "June"; a day such as 2026-01-31',
    ]);
  });

  it('is told what the rules of tiers of its kind may say', () => {
    const tierRules = { kind: 'rolling', months: 12, downgrade: 'at_period_end', graceDays: 900 };
    const activity = { id: 'a', name: 'A', earn: { points: '5' } };
    const tier = { id: 't', name: 'T', threshold: '0' };
    expect(
      problems({
        ...{ name: 'x', currency: 'USD', timeZone: 'UTC', rewards: [], tiers: [tier] },
        ...{ activities: [activity], tierRules },
      }),
    ).toEqual([
      'tierRules.downgrade: "at_period_end"; "never" or "at_once"',
      'tierRules.graceDays: 900; a whole number from 0 to 366',
    ]);
  });

  it('may not be nested without end', () => {
    let when: unknown = { attribute: 'member.tier', operator: 'equals', value: 'gold' };
    for (let level = 0; level < 5000; level += 1) when = { not: when };
    const rule = { type: 'exclusion', when };
    const activity = { id: 'a', name: 'A', earn: { points: '5' }, rules: [rule] };
    const document = {
      name: 'x',
      currency: 'USD',
      timeZone: 'UTC',
      rewards: [],
      activities: [activity],
    };
    expect(problems({ ...document, tiers: [{ id: 't', name: 'T', threshold: '0' }] })).toEqual([
      ': a document nested deeper; 50 levels at most',
    ]);
  });

  it.each([[null], ['text'], [[]], [{}], [42]])('is refused whatever it is: %j', (document) => {
    expect(problems(document)).not.toEqual([]);
  });
});

describe('reading', () => {
  it('takes YAML and JSON alike', () => {
    expect(readProgram(JSON.stringify(DEMO_PROGRAM))).toEqual(DEMO_PROGRAM);
  });

  it('takes decimals as they are written and other numbers as numbers', () => {
    const text = [
      'activities:',
      '  - { id: a, earn: { multiplier: 1.50 }, expiry: { mode: after, days: 30 } }',
      '  - { id: b, earn: { points: 100 }, rules: [{ when: { productIds: [0123, 7] } }] }',
      'tiers:',
      '  - { threshold: 1000, activityMultipliers: { a: 2 } }',
    ].join('\n');
    expect(readProgram(text)).toEqual({
      activities: [
        { id: 'a', earn: { multiplier: '1.50' }, expiry: { mode: 'after', days: 30 } },
        { id: 'b', earn: { points: '100' }, rules: [{ when: { productIds: ['0123', '7'] } }] },
      ],
      tiers: [{ threshold: '1000', activityMultipliers: { a: '2' } }],
    });
  });

  it.each([['a: [1'], ['a: 1\na: 2']])('says where text cannot be read: %j', (text) => {
    expect(() => readProgram(text)).toThrow(ProgramUnreadable);
  });

  it('refuses aliases that unfold without end', () => {
    const rows = Array.from({ length: 12 }, (_, index) =>
      index === 0 ? 'a0: &a0 [1, 1]' : `a${index}: &a${index} [*a${index - 1}, *a${index - 1}]`,
    );
    expect(() => readProgram(rows.join('\n'))).toThrow(ProgramUnreadable);
  });
});
