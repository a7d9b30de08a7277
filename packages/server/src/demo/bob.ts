import type { Command } from '@fealty/core';
import type { Told } from './history.ts';

/** The demo's member that everybody meets first. */
export const BOB = 'bob@example.com';

const actor = 'demo';
const member = { by: 'email', value: BOB } as const;

const COMMANDS: readonly Command[] = [
  {
    kind: 'enroll',
    actor,
    profile: {
      email: BOB,
      firstName: 'Bob',
      lastName: 'Baker',
      uid: 'user123',
      birthdate: '1988-12-12',
      addressLine1: '1 Persian Drive',
      city: 'Sunnyvale',
      state: 'CA',
      postalCode: '94089',
      country: 'United States',
    },
  },
  {
    kind: 'purchase',
    actor,
    member,
    activityId: 'made_a_purchase',
    order: {
      id: 'DEMO-1',
      total: '580',
      subtotal: '560',
      currency: 'USD',
      coupons: [],
      lines: [],
    },
  },
  { kind: 'award', actor, member, activityId: 'write_a_review' },
];

/** What Bob has done, with points enough for a reward: there before the first request. */
export const bobsBeginning: readonly Told[] = COMMANDS.map((command, index) => ({
  key: `demo-bob-${String(index)}`,
  command,
}));
