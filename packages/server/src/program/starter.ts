import type { ProgramDocument } from '@fealty/core';

/** What a merchant starts with until he applies a program of his own. */
export const STARTER_PROGRAM: ProgramDocument = {
  name: 'Rewards',
  currency: 'USD',
  timeZone: 'UTC',
  activities: [
    { id: 'created_an_account', name: 'Account Creation', earn: { points: '100' } },
    { id: 'made_a_purchase', name: 'Purchase on website', earn: { multiplier: '1' } },
  ],
  rewards: [],
  tiers: [{ id: 'member', name: 'Member', threshold: '0' }],
};
