import type { ProgramDocument } from '@fealty/core';
import { plain } from './programs.ts';

/** Members with a shoe size and a club card; carts, and points that wait. */
export const club: ProgramDocument = {
  ...plain,
  members: {
    attributes: [
      { name: 'shoe', type: 'number' },
      { name: 'card', type: 'number', unique: true, required: false },
      { name: 'since', type: 'date' },
      { name: 'staff', type: 'boolean' },
    ],
    unique: ['phone'],
  },
  activities: [
    ...plain.activities,
    { id: 'slow', name: 'Slow', earn: { points: '40' }, approval: { mode: 'by_hand' } },
  ],
  rewards: [
    {
      id: 'mug',
      name: 'Mug',
      type: 'product',
      value: '1',
      points: '10',
      coupons: { pattern: 'MUG-XXXX-9999' },
    },
  ],
};
