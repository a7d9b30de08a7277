import { describe, expect, it } from 'vitest';
import { coreDriver } from '../../../../tests/support/scenario/core-driver.ts';
import { noonOf } from '../../../../tests/support/scenario/driver.ts';
import { plain, promoting } from '../../../../tests/scenarios/programs.ts';
import type { Member, Transaction } from '../books/records.ts';
import type { Command } from '../commands.ts';
import { compileProgram } from '../program/compile-program.ts';
import type { ActivityDocument, ProgramDocument } from '../program/document.ts';
import type { Program } from '../program/program.ts';
import { worthTimes, worthUnder } from './judge-again.ts';

const actor = 'key:test';
const member = { by: 'email', value: 'ann@example.com' } as const;

function newer(document: ProgramDocument): Program {
  const compiled = compileProgram(document, 2, {});
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.program;
}

/** The program with one of its activities in other words, or without it. */
function withActivity(document: ProgramDocument, id: string, as?: Partial<ActivityDocument>) {
  const activities = document.activities.flatMap((one) =>
    one.id !== id ? [one] : as === undefined ? [] : [{ ...one, ...as }],
  );
  return newer({ ...document, activities });
}

/** What one command earned an only member of a program, and the member. */
async function earned(
  program: ProgramDocument,
  command: Command,
): Promise<{ award: Transaction; ann: Member }> {
  const driver = coreDriver({ title: '', program, table: '' });
  const profile = { email: member.value, firstName: 'Ann', lastName: 'T', city: 'Rome' };
  await driver.carryOut({ kind: 'enroll', actor, profile }, noonOf(driver, 1));
  const ended = await driver.carryOut(command, noonOf(driver, 2));
  const ann = await driver.member(member.value);
  if (ended.kind !== 'done' || ended.transaction === null || ann === null) throw new Error('none');
  return { award: ended.transaction, ann };
}

function doing(activityId: string, passed?: string, tags?: readonly string[]): Command {
  return {
    ...{ kind: 'award', actor, member, activityId },
    ...(passed === undefined ? {} : { passed }),
    ...(tags === undefined ? {} : { tags }),
  };
}

function buying(subtotal: string, tags: readonly string[] = []): Command {
  const order = { id: 'O1', total: '', subtotal, currency: '', coupons: [], lines: [] };
  return { kind: 'purchase', actor, member, activityId: 'made_a_purchase', order, tags };
}

/** Boots for 30 and a mug for 10. */
function buyingBoots(): Command {
  const words = { title: '', url: '', imageUrl: '', tags: [], quantity: '1' };
  const lines = [
    { productId: 'boot', price: '30', category: 'Shoes', ...words },
    { productId: 'mug', price: '10', category: '', ...words },
  ];
  const order = { id: 'O1', total: '', subtotal: '40', currency: '', coupons: [], lines };
  return { kind: 'purchase', actor, member, activityId: 'made_a_purchase', order };
}

const doubleShoes: ActivityDocument['rules'] = [
  {
    ...{ id: 'shoes', type: 'multiplier', multiplier: '2' },
    when: { attribute: 'product.category', operator: 'equals', value: 'Shoes' },
  },
];

const giving = (points: string) => ({ earn: { points } });
const times = (multiplier: string) => ({ earn: { multiplier } });

describe('what an award would be worth under other rules', () => {
  it.each([
    ['an order', buying('40'), withActivity(plain, 'made_a_purchase', times('2')), 80],
    [
      'an order by its products',
      buyingBoots(),
      withActivity(plain, 'made_a_purchase', { rules: doubleShoes }),
      70,
    ],
    ['a base that was passed', doing('spend', '40'), withActivity(plain, 'spend', times('3')), 120],
    ['points of its own', doing('goodwill'), withActivity(plain, 'goodwill', giving('25')), 25],
    [
      'points that were passed',
      doing('goodwill', '7'),
      withActivity(plain, 'goodwill', giving('25')),
      7,
    ],
    [
      'points of its own where a base is needed',
      doing('goodwill'),
      withActivity(plain, 'goodwill', times('2')),
      'amount_malformed',
    ],
    [
      'an activity that is no more',
      buying('40'),
      withActivity(plain, 'made_a_purchase'),
      'activity_unknown',
    ],
    [
      'what is excluded there',
      buying('5'),
      withActivity(plain, 'made_a_purchase', {
        rules: [{ id: 'crumbs', type: 'exclusion', when: { subtotalBelow: '10' } }],
      }),
      0,
    ],
  ] as const)('%s', async (_, command, program, worth) => {
    const { award, ann } = await earned(plain, command);
    expect(worthUnder(award, ann, program)).toBe(worth);
  });

  it('looks at the moment, the tags and the attributes of then, and at the member as he is', async () => {
    const bonus = (attribute: string, operator: string, value: unknown) =>
      ({
        ...{ id: `r${attribute.replaceAll('.', '_')}`, type: 'fixed', points: '3' },
        when: { attribute, operator, value },
      }) as NonNullable<ActivityDocument['rules']>[number];
    const dated = {
      id: 'dated',
      type: 'fixed',
      points: '1',
      from: '2026-01-02',
      until: '2026-01-02',
    };
    const program = withActivity(plain, 'goodwill', {
      rules: [
        bonus('transaction.tags', 'contains_any', ['app']),
        bonus('member.city', 'equals', 'Oslo'),
        dated as NonNullable<ActivityDocument['rules']>[number],
      ],
    });
    const { award, ann } = await earned(plain, doing('goodwill', undefined, ['app']));
    expect(worthUnder(award, ann, program)).toBe(10 + 3 + 1);
    const moved = { ...ann, profile: { ...ann.profile, city: 'Oslo' } };
    expect(worthUnder(award, moved, program)).toBe(10 + 3 + 3 + 1);
    const untold = await earned(plain, doing('goodwill'));
    expect(worthUnder(untold.award, untold.ann, program)).toBe(10 + 1);
  });

  it('what the rules of then read of the member stays as it was', async () => {
    const when = { attribute: 'member.city', operator: 'equals', value: 'Rome' } as const;
    const rules = [{ id: 'rome', type: 'fixed', points: '3', when } as const];
    const activities = plain.activities.map((one) =>
      one.id === 'goodwill' ? { ...one, rules } : one,
    );
    const roman = { ...plain, activities };
    const { award, ann } = await earned(roman, doing('goodwill'));
    const moved = { ...ann, profile: { ...ann.profile, city: 'Oslo' } };
    expect(worthUnder(award, moved, newer(roman))).toBe(13);
  });

  it('gives by rules with a budget what was given then', async () => {
    const program = newer(promoting);
    const { award, ann } = await earned(promoting, buying('30', ['app']));
    expect(award.points).toBe(65);
    expect(worthUnder(award, ann, program)).toBe(65);
    const large = await earned(promoting, buying('130'));
    expect(worthUnder(large.award, large.ann, program)).toBe(130);
    const none = await earned(plain, buying('30'));
    expect(worthUnder(none.award, none.ann, program)).toBe(30);
  });

  it('cannot be told of what was carried over, nor of an amount that the rules cannot read', async () => {
    const { award, ann } = await earned(plain, doing('spend', '40'));
    const program = newer(plain);
    const { inputs, ...carried } = award.details;
    expect(worthUnder({ ...award, details: carried }, ann, program)).toBe('inputs_unknown');
    expect(inputs).toBeDefined();
    expect(worthUnder({ ...award, activityId: null }, ann, program)).toBe('activity_unknown');
    expect(worthUnder({ ...award, basis: null }, ann, program)).toBe('amount_malformed');
  });
});

describe('so many times what an award earned', () => {
  it.each([
    ['2', 'half_up', 82],
    ['0', 'half_up', 0],
    ['0.5', 'half_up', 21],
    ['0.5', 'floor', 20],
    ['-1', 'half_up', 'amount_malformed'],
    ['twice', 'half_up', 'amount_malformed'],
    ['9999999999999999', 'half_up', 'amount_malformed'],
  ] as const)('%s times 41 points, rounded %s', async (factor, rounding, worth) => {
    const { award } = await earned(plain, buying('41'));
    expect(worthTimes(award, factor, newer({ ...plain, rounding }))).toBe(worth);
  });

  it('counts in the smallest unit of the program, and from what a moderator made of it', async () => {
    const program = newer({ ...plain, pointsDecimals: 2 });
    const { award } = await earned({ ...plain, pointsDecimals: 2 }, buying('41'));
    expect(worthTimes(award, '0.333', program)).toBe(1365);
    expect(worthTimes({ ...award, modified: 1000 }, '0.333', program)).toBe(333);
  });
});
