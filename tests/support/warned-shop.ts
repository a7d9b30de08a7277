import {
  lintProgram,
  type ConditionDocument,
  type ProgramDocument,
  type ProgramWarning,
} from '@fealty/core';
import { compiled } from './random/memory-ledger.ts';

type Activity = ProgramDocument['activities'][number];
type Rule = NonNullable<Activity['rules']>[number];

/** 1 June 2026. */
const TODAY = Date.UTC(2026, 5, 1, 12);

export const purchase: Activity = {
  ...{ id: 'made_a_purchase', name: 'Purchase', earn: { multiplier: '1' } },
};
export const joining: Activity = {
  ...{ id: 'created_an_account', name: 'Joining', earn: { points: '100' } },
};
export const twice = { type: 'multiplier', multiplier: '2' } as const;
export const thrice = { type: 'multiplier', multiplier: '3' } as const;

/** A program of which nothing is to be said. */
export const SHOP: ProgramDocument = {
  name: 'Shop',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [
    purchase,
    joining,
    { id: 'paused', name: 'Paused', earn: { points: '1' }, active: false },
  ],
  rewards: [{ id: 'mug', name: 'Mug', type: 'product', value: '5', points: '50', coupons: 'none' }],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '500' },
    { id: 'closed', name: 'Closed', threshold: '900', active: false },
  ],
};

/** The shop with rules of its purchase. */
export function ruled(rules: Rule[], more: Partial<ProgramDocument> = {}): ProgramDocument {
  const [, ...others] = SHOP.activities;
  return { ...SHOP, ...more, activities: [{ ...purchase, rules }, ...others] };
}

/** That an attribute is one of these. */
export function of(attribute: string, ...value: string[]): ConditionDocument {
  return { attribute, operator: 'in', value };
}

export function warningsOf(document: ProgramDocument): readonly ProgramWarning[] {
  return lintProgram(compiled(document), TODAY);
}

/** Which warnings there are, and of what. */
export function found(document: ProgramDocument): readonly string[] {
  return warningsOf(document).map(({ kind, path }) => `${kind} ${path}`);
}

/** What people read of them. */
export function told(document: ProgramDocument): readonly string[] {
  return warningsOf(document).map(({ sentence, advice }) => `${sentence} ${advice}`);
}
