import { describeChanges, type ProgramDocument } from '@fealty/core';

/** A plain program, whose changes are told. */
export const PLAIN: ProgramDocument = {
  name: 'Shop',
  currency: 'USD',
  timeZone: 'UTC',
  expiry: { mode: 'after', months: 12 },
  activities: [
    {
      id: 'made_a_purchase',
      name: 'Purchase',
      earn: { multiplier: '1' },
      rules: [
        {
          type: 'fixed',
          points: '50',
          when: { attribute: 'order.total', operator: 'at_least', value: '100' },
        },
      ],
    },
    { id: 'created_an_account', name: 'Joining', earn: { points: '100' } },
  ],
  rewards: [
    { id: 'reward_00001', name: '10 off', type: 'fixed_amount', value: '10', points: '500' },
  ],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '0' },
    { id: 'gold', name: 'Gold', threshold: '1000' },
  ],
};

/** What is told when the plain program says this as well: sentences, with their notes in brackets. */
export function told(
  after: Partial<ProgramDocument>,
  before: Partial<ProgramDocument> = {},
): readonly string[] {
  return describeChanges({ ...PLAIN, ...before }, { ...PLAIN, ...after }).map(
    ({ sentence, note }) => `${sentence}${note === null ? '' : ` (${note})`}`,
  );
}

/** A part of a document that says something, and how it is told: `is closed instead of open`. */
export type Row<T> = readonly [said: Partial<T>, told: string];
