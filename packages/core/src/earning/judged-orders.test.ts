import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import { plain, tiered } from '../../../../tests/scenarios/programs.ts';
import type { Order, OrderLine } from '../books/records.ts';
import type { ActivityDocument, ProgramDocument, RuleDocument } from '../program/document.ts';
import type { TraceStep } from '../trace.ts';
import { earningFacts } from './earning-facts.ts';
import { lotTerm } from './expiry.ts';
import { judgePurchase } from './judge-purchase.ts';

const AT = Date.UTC(2026, 0, 10, 12);
const large = { attribute: 'order.subtotal', operator: 'at_least', value: '10' } as const;
const shoes = { attribute: 'product.category', operator: 'equals', value: 'Shoes' } as const;
const times = (id: string, multiplier: string, more: Partial<RuleDocument> = {}) =>
  ({ id, type: 'multiplier', multiplier, when: large, ...more }) as RuleDocument;

function line(productId: string, price: string, category = ''): OrderLine {
  const words = { title: productId, url: '', imageUrl: '', tags: [] };
  return { productId, price, quantity: '1', category, ...words };
}

interface Asked {
  readonly rules?: RuleDocument[];
  readonly earn?: ActivityDocument['earn'];
  readonly program?: Partial<ProgramDocument>;
  readonly tierId?: string;
}

/** What an order earns at a shop with these rules, and what is told of it. */
function judged(order: Partial<Order>, asked: Asked = {}) {
  const { rules = [], earn = { multiplier: '1' }, tierId = 'silver' } = asked;
  const bought = { id: 'made_a_purchase', name: 'Purchase', earn, rules };
  const program = compiled({ ...plain, ...asked.program, activities: [bought] });
  const activity = program.activities.get('made_a_purchase');
  if (activity === undefined) throw new Error('no purchases');
  const facts = earningFacts(program, { member: null, command: {}, at: AT });
  const bare = { id: 'O', total: '', subtotal: '20', currency: '', coupons: [], lines: [] };
  const trace: TraceStep[] = [];
  const terms = { activity, tierId, order: { ...bare, ...order }, facts };
  const result = judgePurchase(program, terms, trace);
  return { result, trace, points: 'code' in result ? null : result.points };
}

/** What multiplied, in the order in which it is told. */
const factors = (trace: readonly TraceStep[]): readonly (readonly string[])[] =>
  trace.flatMap((step) => (step.step === 'multiplier' ? [[step.by, step.name, step.value]] : []));

describe('of several multipliers', () => {
  const rules = [
    times('double', '2', { name: 'Double' }),
    times('triple', '3'),
    times('again', '3', { name: 'Once again' }),
  ];

  it('the best counts, wherever it stands, and of equal ones the first', () => {
    const { points, trace } = judged({}, { rules });
    expect(points).toBe(60);
    expect(factors(trace)).toEqual([
      ['activity', 'Purchase', '1'],
      ['rule', 'triple', '3'],
    ]);
  });

  it('all count and are named where they stack', () => {
    const { points, trace } = judged({}, { rules, program: { policies: { bonuses: 'stack' } } });
    expect(points).toBe(360);
    expect(factors(trace)[1]).toEqual(['rule', 'Double, triple, Once again', '18']);
  });

  it('each is told by its kind, and by a name only if it has one of its own', () => {
    const top: RuleDocument = { id: 'top', type: 'fixed', points: '5', when: large };
    const { trace } = judged({}, { rules: [...rules.slice(0, 2), top] });
    const told = trace.flatMap((step) =>
      step.step === 'rule' ? [[step.rule, step.type, step.name]] : [],
    );
    expect(told).toEqual([
      ['double', 'multiplier', 'Double'],
      ['triple', 'multiplier', undefined],
      ['top', 'fixed', undefined],
    ]);
    expect(trace.filter((step) => step.step === 'rule' && 'name' in step)).toHaveLength(1);
  });
});

describe('a tier', () => {
  it('is told where it has a rate of its own for the activity, and multiplies nothing once it is gone', () => {
    const [silver = { id: 'silver', name: 'Silver', threshold: '0' }] = plain.tiers;
    const kind = { ...silver, multiplier: '2', activityMultipliers: { made_a_purchase: '1' } };
    const { points, trace } = judged({}, { program: { rewards: [], tiers: [kind] } });
    expect([points, factors(trace)[1]]).toEqual([20, ['tier', 'Silver', '1']]);
    expect(judged({}, { tierId: 'gone' }).points).toBe(20);
  });
});

describe('lines', () => {
  const double = times('shoes', '2', { when: shoes });

  it('without prices are multiplied if all of them are alike', () => {
    const alike = [line('boot', '', 'Shoes'), line('clog', '', 'Shoes')];
    expect(judged({ lines: alike }, { rules: [double] }).points).toBe(40);
    const mixed = [line('boot', '', 'Shoes'), line('mug', '')];
    expect(judged({ lines: mixed }, { rules: [double] }).points).toBe(20);
    expect(judged({ lines: [...mixed].reverse() }, { rules: [double] }).points).toBe(20);
  });

  it('tell a bonus where there is one, and nothing multiplies what is excluded', () => {
    const card: RuleDocument = { id: 'cards', type: 'exclusion', when: { productIds: ['card'] } };
    const lines = [line('boot', '20', 'Shoes'), line('mug', '10'), line('card', '30')];
    const asked = { rules: [double, card], program: { tiers: tiered.tiers } };
    const { trace } = judged({ lines }, { ...asked, tierId: 'gold' });
    const told = trace.filter(({ step }) => step === 'line');
    const common = { step: 'line', excluded: false };
    expect(told).toEqual([
      { ...common, productId: 'boot', value: '20', multiplier: '3', rules: ['shoes'], bonus: '2' },
      { ...common, productId: 'mug', value: '10', multiplier: '1.5', rules: [] },
      {
        ...{ ...common, productId: 'card', value: '30', multiplier: '0', rules: [] },
        ...{ excluded: true, exclusion: 'cards' },
      },
    ]);
  });

  it('earn once their exclusion is over', () => {
    const when = { productIds: ['card'] };
    const over: RuleDocument = { id: 'cards', type: 'exclusion', when, until: '2026-01-09' };
    expect(judged({ lines: [line('card', '30')] }, { rules: [over] }).points).toBe(30);
    const runs = { ...over, until: '2026-01-10' };
    expect(judged({ lines: [line('card', '30')] }, { rules: [runs] }).points).toBe(0);
  });

  it('with prices do not hide what multiplies points of a fixed number', () => {
    const asked = { rules: [times('triple', '3')], earn: { points: '10' } };
    const { points, trace } = judged({ lines: [line('mug', '20')] }, asked);
    expect(points).toBe(30);
    expect(factors(trace)).toEqual([['rule', 'triple', '3']]);
  });

  it.each<[string, Partial<Order>, Partial<OrderLine>]>([
    ['quantity', {}, { quantity: '-1' }],
    ['price', {}, { price: 'dear' }],
    ['total', { total: '-5' }, {}],
    ['subtotal', { subtotal: '' }, {}],
  ])('are refused for a %s that is no amount', (field, order, odd) => {
    const lines = [{ ...line('mug', '20'), ...odd }];
    expect(judged({ lines, ...order }).result).toMatchObject({
      code: 'amount_malformed',
      details: { field },
    });
  });
});

it('points that never lapse have no date', () => {
  const times = { given: undefined, at: AT, zone: 'UTC' };
  const term = { expiresAt: null, idle: false, how: 'never' };
  expect(lotTerm({ mode: 'never' }, times)).toEqual(term);
});
