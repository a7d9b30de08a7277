import { describe, expect, it } from 'vitest';
import type { Order, Purchase } from '@fealty/core';
import { readAmendments, readDetails, writeDetails, type KeptDetails } from './details-text.ts';

const order: Order = {
  id: 'o-1',
  total: '100',
  subtotal: '80',
  currency: 'USD',
  coupons: [],
  lines: [],
};
const command: Purchase = {
  kind: 'purchase',
  actor: 'key:main',
  member: { by: 'email', value: 'bob@example.com' },
  activityId: 'made_a_purchase',
  order,
  reason: 'a "reason"\nin two lines',
};
const kept: KeptDetails = {
  command,
  details: {
    order,
    reason: 'a "reason"\nin two lines',
    inputs: { programVersion: 3, tierId: null, judgedAt: 5 },
  },
  trace: [{ step: 'base', from: 'subtotal', value: '80' }],
  moment: 1_700_000_000_000_000,
  place: 2,
  decidedAt: 1000,
  profileVersion: 4,
};

describe('details text', () => {
  it('gives back what was written', () => {
    expect(readDetails(writeDetails(kept))).toEqual(kept);
  });

  it('writes what command and details share only once', () => {
    const text = writeDetails(kept);
    expect(text.split('"subtotal":"80"')).toHaveLength(2);
    expect(text.split('in two lines')).toHaveLength(2);
  });

  it('keeps a detail that differs from the command', () => {
    const other = { ...kept, details: { ...kept.details, reason: 'Order Fully Returned' } };
    expect(readDetails(writeDetails(other)).details.reason).toBe('Order Fully Returned');
  });
});

describe('what moderators said of an award', () => {
  it('is nothing where nobody said anything, and the last word where several did', () => {
    expect([readAmendments(null), readAmendments('[]')]).toEqual([null, null]);
    const said = [
      { reason: 'a mistake', custom: { till: '1', clerk: 'eve' } },
      { tags: ['late'], custom: { till: '2' } },
    ];
    expect(readAmendments(JSON.stringify(said))).toEqual({
      ...{ reason: 'a mistake', tags: ['late'], custom: { till: '2', clerk: 'eve' } },
    });
  });
});
