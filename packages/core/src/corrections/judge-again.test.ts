import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { coreDriver } from '../../../../tests/support/scenario/core-driver.ts';
import { runScenario } from '../../../../tests/support/scenario/run.ts';
import { flat } from '../../../../tests/scenarios/order-programs.ts';
import { fractional, plain, promoting } from '../../../../tests/scenarios/programs.ts';
import type { Transaction } from '../books/records.ts';
import type { ActivityDocument, ConditionDocument, ProgramDocument } from '../program/document.ts';
import { worthTimes, worthUnder } from './judge-again.ts';

/** The last award of a table, and its member. */
async function awarded(program: ProgramDocument, table: string) {
  const scenario = { title: 'before', program, table };
  const { books, ...driver } = coreDriver(scenario);
  expect(await runScenario(scenario, driver)).toEqual([]);
  const award = [...books.transactions.values()].findLast((one) => one?.kind === 'award');
  const member = books.members.get(award?.memberId ?? '')?.member;
  if (award == null || member === undefined) throw new Error('nothing was awarded');
  return { award, member };
}

const purchase = (more: Partial<ActivityDocument>): ProgramDocument => ({
  ...plain,
  activities: [
    { id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '3' }, ...more },
    ...plain.activities.slice(1),
  ],
});

const tagged: ConditionDocument = {
  attribute: 'transaction.tags',
  operator: 'contains_any',
  value: ['app'],
};
const large = { attribute: 'order.subtotal', operator: 'at_least', value: '50' } as const;
const roman = { attribute: 'member.city', operator: 'equals', value: 'Rome' } as const;
const early = { attribute: 'transaction.date', operator: 'before', value: '2026-01-05' } as const;
const double = { id: 'double', type: 'multiplier', multiplier: '2' } as const;

describe('what an award would be worth under another program', () => {
  it.each<[string, ProgramDocument, string, ProgramDocument, ReturnType<typeof worthUnder>]>([
    ['an order', plain, 'purchase O1 60', purchase({}), 180],
    ['points as such', plain, 'award - for goodwill', plain, 10],
    ['a base that was passed', plain, 'award 60 for spend', plain, 30],
    ['points that were passed', plain, 'award 60 for goodwill', plain, 60],
    [
      'an order with a bonus for its tags',
      plain,
      'purchase O1 60 tags app',
      purchase({ rules: [{ ...double, when: tagged }] }),
      360,
    ],
    [
      'an order without the tags',
      plain,
      'purchase O1 60',
      purchase({ rules: [{ ...double, when: tagged }] }),
      180,
    ],
    [
      'an order by its subtotal',
      plain,
      'purchase O1 60',
      purchase({ rules: [{ ...double, when: large }] }),
      360,
    ],
    [
      'an order by its buyer as he is now',
      plain,
      'purchase O1 60',
      purchase({ rules: [{ ...double, when: roman }] }),
      360,
    ],
    [
      'an order by its day',
      plain,
      'purchase O1 60',
      purchase({ rules: [{ ...double, when: early }] }),
      360,
    ],
    [
      'an order that is excluded now',
      plain,
      'purchase O1 60',
      purchase({ rules: [{ id: 'no', type: 'exclusion', when: large }] }),
      0,
    ],
    [
      'an award that is excluded now',
      plain,
      'award 60 for spend',
      {
        ...plain,
        activities: [
          {
            id: 'spend',
            name: 'Spend',
            earn: { multiplier: '1' },
            rules: [{ id: 'no', type: 'exclusion', when: large }],
          },
        ],
      },
      0,
    ],
    ['an order that earns points as such', plain, 'purchase O1 60', flat, 27],
    ['an order with the bonus that a budget gave', promoting, 'purchase O1 60', promoting, 120],
    ['an order to which a budget gave nothing', promoting, 'purchase O1 101', promoting, 101],
    [
      'what an activity gave that is gone',
      plain,
      'award - for goodwill',
      { ...plain, activities: [] },
      'activity_unknown',
    ],
    ['what was carried over', plain, 'import award 40 for goodwill', plain, 'inputs_unknown'],
    [
      'a base that is too large now',
      plain,
      'award 1900000000000 for spend',
      { ...plain, activities: [{ id: 'spend', name: 'Spend', earn: { multiplier: '90' } }] },
      'amount_malformed',
    ],
  ])('is judged again: %s', async (_title, ...[then, step, now, expected]) => {
    const { award, member } = await awarded(
      then,
      `
        day 1  enroll city Rome
        day 2  ${step}
      `,
    );
    expect(worthUnder(award, member, compiled(now))).toBe(expected);
  });

  it('reads what was read of the member then, where it was kept', async () => {
    const program = purchase({ rules: [{ ...double, when: roman }] });
    const { award, member } = await awarded(
      program,
      `
      day 1  enroll city Rome
      day 2  purchase O1 60       →  points 360
      day 3  change city Oslo
    `,
    );
    expect(worthUnder(award, member, compiled(program))).toBe(360);
  });
});

describe('some times what an award is worth', () => {
  const of = (points: number, modified: number | null = null): Transaction => {
    return { points, modified } as Transaction;
  };

  it.each<[number, string, ReturnType<typeof worthTimes>]>([
    [15, '2', 30],
    [15, '0.5', 8],
    [15, '0', 0],
    [15, '-1', 'amount_malformed'],
    [15, 'twice', 'amount_malformed'],
    [9_000_000_000_000_000, '2', 'amount_malformed'],
  ])('%i points %s times', (points, times, expected) => {
    expect(worthTimes(of(points), times, compiled(plain))).toBe(expected);
  });

  it('is counted from what a moderator made of it, and in the units of the program', () => {
    expect(worthTimes(of(15, 20), '2', compiled(plain))).toBe(40);
    expect(worthTimes(of(15), '1.25', compiled(fractional))).toBe(18);
  });
});
