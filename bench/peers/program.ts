import type { ProgramDocument } from '@fealty/core';
import { DEMO_PROGRAM } from '../../packages/server/src/program/demo.ts';

/** What a debit of the comparison redeems: one point, and no coupon for it, as no peer hands one out. */
export const CHEAPEST_REWARD = 'reward_00001';

/** The demo's program with a reward for one point, and nothing for joining: a new member has no points. */
export const PEER_PROGRAM: ProgramDocument = {
  ...DEMO_PROGRAM,
  activities: DEMO_PROGRAM.activities.filter(({ id }) => id !== 'created_an_account'),
  rewards: [
    ...DEMO_PROGRAM.rewards,
    {
      id: CHEAPEST_REWARD,
      name: 'A POINT',
      type: 'free_shipping',
      value: '0',
      points: '1',
      coupons: 'none',
    },
  ],
};
