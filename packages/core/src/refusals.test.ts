import { describe, expect, it } from 'vitest';
import { compiled } from '../../../tests/support/random/memory-ledger.ts';
import { countingFresh } from '../../../tests/support/scenario/core-driver.ts';
import { applyChanges } from './books/apply-changes.ts';
import { emptyBooks, type Books } from './books/books.ts';
import type { MemberStatus, Order, OrderLine } from './books/records.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import type { ProgramDocument } from './program/document.ts';
import type { CustomValues } from './rules/values.ts';
import { REFUSAL_CODES, type RefusalCode } from './refusals.ts';

const actor = 'key:test';
const member = { by: 'email', value: 'ann@example.com' } as const;

const document: ProgramDocument = {
  name: 'Strict',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [
    {
      id: 'made_a_purchase',
      name: 'Purchase',
      earn: { multiplier: '1' },
      rules: [
        { type: 'frequency', times: 2, per: 'lifetime' },
        { type: 'exclusion', when: { coupons: ['STAFF'] } },
      ],
    },
    { id: 'paused', name: 'Paused', earn: { multiplier: '1' }, active: false },
    { id: 'silver_only', name: 'Silver only', earn: { points: '100' } },
  ],
  rewards: [
    { id: 'cheap', name: 'Cheap', type: 'product', value: '1', points: '10' },
    { id: 'carted', name: 'Carted', type: 'product', value: '1', points: '1', coupons: 'none' },
    { id: 'dear', name: 'Dear', type: 'product', value: '1', points: '9999' },
    { id: 'gone', name: 'Gone', type: 'product', value: '1', points: '10', active: false },
    { id: 'golden', name: 'Golden', type: 'product', value: '1', points: '9999', tiers: ['gold'] },
    {
      id: 'chosen',
      name: 'Chosen',
      type: 'cash_back',
      value: '1',
      points: { minimum: '5', maximum: '9', step: '2' },
      valuePerPoint: '1',
      active: false,
    },
    {
      id: 'insiders',
      name: 'Insiders',
      type: 'product',
      value: '1',
      points: '9999',
      when: { attribute: 'member.tags', operator: 'contains_any', value: ['insider'] },
    },
    {
      id: 'golden_gone',
      name: 'Golden and gone',
      type: 'product',
      value: '1',
      points: '9999',
      tiers: ['gold'],
      active: false,
    },
  ],
  members: {
    attributes: [
      { name: 'card', type: 'string', unique: true, required: false },
      { name: 'shoe', type: 'number' },
    ],
  },
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '5000' },
  ],
};
const program = compiled(document);

/** Books with ann, deleted bob, one order of 100 points of which 60 came back, and a limit near. */
function stage(): { books: Books; run: (command: Command) => RefusalCode | 'done' } {
  const books = emptyBooks(true);
  const fresh = countingFresh();
  const run = (command: Command): RefusalCode | 'done' => {
    const decision = decide({ books, program, now: 1_000_000, fresh }, command);
    if (decision.kind === 'needs') throw new Error('whole books have everything');
    if (decision.kind === 'refused') {
      expect(decision.trace.at(-1)).toMatchObject({ step: 'refused', code: decision.refusal.code });
      return decision.refusal.code;
    }
    applyChanges(books, decision.changes);
    return 'done';
  };
  for (const name of ['ann', 'bob']) {
    run({
      kind: 'enroll',
      actor,
      profile: {
        email: `${name}@example.com`,
        uid: name,
        firstName: name,
        lastName: 'T',
        custom: { card: name },
      },
    });
  }
  run(purchaseOf({ id: 'TAKEN', subtotal: '100', lines: [line('mug', '50', '2')] }));
  run({ kind: 'return_order', actor, ...ORDER, productId: 'mug', quantity: '1', amount: '60' });
  run(statusOf('bob', 'deleted'));
  return { books, run };
}

const ORDER = { activityId: 'made_a_purchase', orderId: 'TAKEN' } as const;

function line(productId: string, price: string, quantity: string): OrderLine {
  return { productId, price, quantity, category: '', title: '', url: '', imageUrl: '', tags: [] };
}

function purchaseOf(order: Partial<Order>, activityId = 'made_a_purchase'): Command {
  const whole = { id: 'NEW', total: '', subtotal: '9', currency: 'USD', coupons: [], lines: [] };
  return { kind: 'purchase', actor, member, activityId, order: { ...whole, ...order } };
}

function statusOf(name: string, status: MemberStatus): Command {
  const ref = { by: 'email', value: `${name}@example.com` } as const;
  return { kind: 'set_member_status', actor, member: ref, status };
}

/** Something wrong with a command. Faults of one slot exclude each other. */
interface Fault<Terms> {
  readonly code: RefusalCode;
  readonly slot: string;
  readonly terms: Partial<Terms>;
}

/** Puts every two faults of different slots together; the one that comes first must win. */
function pairs<Terms>(faults: readonly Fault<Terms>[]): [string, Partial<Terms>, RefusalCode][] {
  return faults.flatMap((one, index) =>
    faults.slice(index).flatMap((other): [string, Partial<Terms>, RefusalCode][] => {
      if (one !== other && one.slot === other.slot) return [];
      const [first] = [one.code, other.code].sort(
        (a, b) => REFUSAL_CODES.indexOf(a) - REFUSAL_CODES.indexOf(b),
      );
      const title = one === other ? one.code : `${one.code} and ${other.code}`;
      return [[title, { ...one.terms, ...other.terms }, first ?? one.code]];
    }),
  );
}

interface PurchaseTerms {
  status: MemberStatus;
  activityId: string;
  id: string;
  subtotal: string;
  currency: string;
  lines: OrderLine[];
  coupons: string[];
  exhausted: boolean;
}

const STATUSES = [
  { code: 'member_deleted', slot: 'status', terms: { status: 'deleted' } },
  { code: 'member_blocked', slot: 'status', terms: { status: 'blocked' } },
  { code: 'member_opted_out', slot: 'status', terms: { status: 'opted_out' } },
] as const;

describe('when several refusals apply to a purchase, the first of the list is given', () => {
  const faults: Fault<PurchaseTerms>[] = [
    ...STATUSES,
    { code: 'activity_unknown', slot: 'activity', terms: { activityId: 'none' } },
    { code: 'activity_paused', slot: 'activity', terms: { activityId: 'paused' } },
    { code: 'order_taken', slot: 'order', terms: { id: 'TAKEN' } },
    { code: 'amount_malformed', slot: 'subtotal', terms: { subtotal: 'x' } },
    { code: 'currency_unsupported', slot: 'currency', terms: { currency: 'EUR' } },
    {
      code: 'prices_incomplete',
      slot: 'lines',
      terms: { lines: [line('a', '1', '1'), line('b', '', '1')] },
    },
    { code: 'award_excluded', slot: 'coupons', terms: { coupons: ['STAFF'] } },
    { code: 'limit_reached', slot: 'limit', terms: { exhausted: true } },
  ];

  it.each(pairs(faults))('%s', (_title, terms, expected) => {
    const { run } = stage();
    if (terms.exhausted === true) run(purchaseOf({ id: 'SECOND' }));
    if (terms.status !== undefined) run(statusOf('ann', terms.status));
    const { activityId, status: _status, exhausted: _exhausted, ...order } = terms;
    expect(run(purchaseOf(order, activityId))).toBe(expected);
  });
});

interface RedeemTerms {
  status: MemberStatus;
  rewardId: string;
  points: number;
  hold: boolean;
  coupons: 'none' | 'late';
}

describe('when several refusals apply to a redemption, the first of the list is given', () => {
  const faults: Fault<RedeemTerms>[] = [
    ...STATUSES,
    { code: 'reward_unknown', slot: 'reward', terms: { rewardId: 'none' } },
    { code: 'reward_inactive', slot: 'reward', terms: { rewardId: 'gone' } },
    { code: 'reward_inactive', slot: 'reward', terms: { rewardId: 'golden_gone' } },
    { code: 'reward_not_for_tier', slot: 'reward', terms: { rewardId: 'golden' } },
    { code: 'reward_not_for_member', slot: 'reward', terms: { rewardId: 'insiders' } },
    { code: 'base_missing', slot: 'reward', terms: { rewardId: 'chosen' } },
    { code: 'amount_malformed', slot: 'reward', terms: { rewardId: 'chosen', points: 6 } },
    { code: 'redemption_in_progress', slot: 'hold', terms: { hold: true } },
    { code: 'points_insufficient', slot: 'reward', terms: { rewardId: 'dear' } },
    { code: 'coupons_exhausted', slot: 'coupons', terms: { coupons: 'none' } },
    { code: 'coupons_expired', slot: 'coupons', terms: { coupons: 'late' } },
  ];

  it.each(pairs(faults))('%s', (title, terms, expected) => {
    const { books, run } = stage();
    const rewardId = terms.rewardId ?? 'cheap';
    const uploaded = terms.coupons === 'none' ? 0 : 1;
    const expiresAt = terms.coupons === 'late' ? 1 : null;
    const coupon = { rewardId, number: 1, code: 'C', expiresAt };
    books.shelves.set(rewardId, { rewardId, uploaded, issued: 0, toldLowAt: 0, next: [coupon] });
    const { points, hold } = terms;
    if (hold === true) {
      const held = { kind: 'redeem', actor, member, rewardId: 'carted', hold } as const;
      expect(run(held)).toBe('done');
    }
    if (terms.status !== undefined) run(statusOf('ann', terms.status));
    const chosen = { ...(points === undefined ? {} : { points }), ...(hold ? { hold } : {}) };
    expect(run({ kind: 'redeem', actor, member, rewardId, ...chosen }), title).toBe(expected);
  });
});

interface ReturnTerms {
  orderId: string;
  amount: string;
  productId: string;
  quantity: string;
}

describe('when several refusals apply to a return, the first of the list is given', () => {
  const faults: Fault<ReturnTerms>[] = [
    { code: 'order_unknown', slot: 'order', terms: { orderId: 'NONE' } },
    { code: 'amount_malformed', slot: 'amount', terms: { amount: '0' } },
    { code: 'amount_malformed', slot: 'quantity', terms: { productId: 'mug', quantity: '-1' } },
    { code: 'product_unknown', slot: 'quantity', terms: { productId: 'cup', quantity: '9' } },
    { code: 'quantity_exceeded', slot: 'quantity', terms: { productId: 'mug', quantity: '2' } },
    { code: 'return_exceeded', slot: 'amount', terms: { amount: '40.01' } },
  ];

  it.each(pairs(faults))('%s', (_title, terms, expected) => {
    const { run } = stage();
    expect(run({ kind: 'return_order', actor, ...ORDER, ...terms })).toBe(expected);
  });
});

interface EnrollTerms {
  line: number;
  email: string;
  uid: string;
  referrerCode: string;
  custom: CustomValues;
  points: number;
  tierId: string;
}

describe('when several refusals apply to an enrolment, the first of the list is given', () => {
  const faults: Fault<EnrollTerms>[] = [
    { code: 'import_line_taken', slot: 'line', terms: { line: 1 } },
    { code: 'member_deleted', slot: 'email', terms: { email: 'Bob@example.com' } },
    { code: 'member_deleted', slot: 'uid', terms: { uid: 'bob' } },
    { code: 'referrer_unknown', slot: 'code', terms: { referrerCode: 'NOBODY' } },
    { code: 'email_taken', slot: 'email', terms: { email: 'ANN@example.com ' } },
    { code: 'uid_taken', slot: 'uid', terms: { uid: 'ann' } },
    { code: 'member_deleted', slot: 'custom', terms: { custom: { card: 'bob' } } },
    { code: 'attribute_malformed', slot: 'custom', terms: { custom: { shoe: 'big' } } },
    { code: 'attribute_malformed', slot: 'custom', terms: { custom: { card: 'ann', shoe: 'x' } } },
    { code: 'attribute_taken', slot: 'custom', terms: { custom: { card: 'ann' } } },
    { code: 'amount_malformed', slot: 'points', terms: { points: 1.5 } },
    { code: 'tier_unknown', slot: 'tier', terms: { tierId: 'tin' } },
  ];

  it.each(pairs(faults))('%s', (_title, terms, expected) => {
    const { run } = stage();
    const enroll = (given: Partial<EnrollTerms>): Command => ({
      kind: 'enroll',
      actor,
      profile: {
        email: given.email ?? 'new@example.com',
        uid: given.uid ?? 'new',
        firstName: 'New',
        lastName: 'T',
        ...(given.custom === undefined ? {} : { custom: given.custom }),
      },
      ...(given.referrerCode === undefined ? {} : { referrerCode: given.referrerCode }),
      imported: {
        key: { importId: 'i', line: given.line ?? 2 },
        tierId: given.tierId ?? 'silver',
        balance: { points: given.points ?? 5 },
      },
    });
    expect(run(enroll({ line: 1, email: 'one@example.com', uid: 'one' }))).toBe('done');
    expect(run(enroll(terms))).toBe(expected);
  });
});

interface ImportTerms {
  line: number;
  name: string;
  orderId: string;
  points: number;
  transaction: 'award' | 'deduct';
}

describe('when several refusals apply to an imported line, the first of the list is given', () => {
  const faults: Fault<ImportTerms>[] = [
    { code: 'import_line_taken', slot: 'line', terms: { line: 1 } },
    { code: 'member_unknown', slot: 'member', terms: { name: 'nobody' } },
    { code: 'member_deleted', slot: 'member', terms: { name: 'bob' } },
    { code: 'order_taken', slot: 'order', terms: { orderId: 'TAKEN' } },
    { code: 'amount_malformed', slot: 'points', terms: { points: -1 } },
    {
      code: 'points_insufficient',
      slot: 'points',
      terms: { points: 5000, transaction: 'deduct', orderId: 'NEW' },
    },
  ];

  it.each(pairs(faults).filter(([title]) => title !== 'order_taken and points_insufficient'))(
    '%s',
    (_title, terms, expected) => {
      const { run } = stage();
      const line = (given: Partial<ImportTerms>): Command => ({
        kind: 'import_transaction',
        actor,
        key: { importId: 'i', line: given.line ?? 2 },
        member: { by: 'email', value: `${given.name ?? 'ann'}@example.com` },
        transaction: given.transaction ?? 'award',
        points: given.points ?? 5,
        occurredAt: 5,
        activityId: 'made_a_purchase',
        orderId: given.orderId ?? 'NEW',
      });
      expect(run(line({ line: 1, orderId: 'OTHER' }))).toBe('done');
      expect(run(line(terms))).toBe(expected);
    },
  );
});
