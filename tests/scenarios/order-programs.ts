import type { ActivityDocument, ProgramDocument } from '@fealty/core';
import { plain } from './programs.ts';

const PURCHASE: ActivityDocument = {
  id: 'made_a_purchase',
  name: 'Purchase on website',
  earn: { multiplier: '1' },
};

/** Points for an order whatever it costs, and a bonus that looks at how it was placed. */
export const flat: ProgramDocument = {
  ...plain,
  name: 'Flat',
  activities: [
    {
      ...PURCHASE,
      earn: { points: '25' },
      rules: [
        {
          id: 'large',
          type: 'fixed',
          points: '8',
          when: { attribute: 'order.total', operator: 'at_least', value: '100' },
        },
        {
          id: 'coupon',
          type: 'fixed',
          points: '4',
          when: { attribute: 'order.coupons', operator: 'contains_any', value: ['SPRING'] },
        },
        {
          id: 'abroad',
          type: 'fixed',
          points: '2',
          when: { attribute: 'order.currency', operator: 'equals', value: 'USD' },
        },
        {
          id: 'tagged',
          type: 'fixed',
          points: '1',
          when: { attribute: 'transaction.tags', operator: 'contains_any', value: ['app'] },
        },
      ],
    },
    ...plain.activities.slice(1),
  ],
};

/** Large orders are doubled, as long as there is something left for it. */
export const promotingLarge: ProgramDocument = {
  ...plain,
  name: 'Promoting large orders',
  budgets: [{ id: 'large', points: '1000' }],
  activities: [
    {
      ...PURCHASE,
      rules: [
        {
          id: 'double',
          type: 'multiplier',
          multiplier: '2',
          when: { attribute: 'order.subtotal', operator: 'at_least', value: '50' },
          budget: 'large',
        },
      ],
    },
    ...plain.activities.slice(1),
  ],
};
