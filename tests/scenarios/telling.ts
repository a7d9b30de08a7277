import type { ProgramDocument } from '@fealty/core';
import type { Scenario } from '../support/scenario/driver.ts';
import { plain, promoting, recommending } from './programs.ts';

type BrowserOrders = NonNullable<NonNullable<ProgramDocument['earning']>['browserOrders']>;

/** Recommendations and returns after ninety days, and what is made of orders that a browser tells. */
function browsing(browserOrders: BrowserOrders): ProgramDocument {
  const bonus = { id: 'winback_bonus', name: 'Winback Bonus', earn: { points: '75' } };
  return {
    ...recommending,
    name: 'Browsing',
    earning: { browserOrders },
    occasions: { winback: { activity: 'winback_bonus', inactiveDays: 90 } },
    activities: [...recommending.activities, bonus],
  };
}

/** Activities for agents, for members and for neither, and orders of which one a day earns. */
const assisted: ProgramDocument = {
  ...plain,
  name: 'Assisted',
  activities: [
    {
      id: 'made_a_purchase',
      name: 'Purchase',
      earn: { multiplier: '1' },
      rules: [
        { id: 'daily', type: 'frequency', times: 1, per: 'day' },
        {
          id: 'no_crumbs',
          type: 'exclusion',
          when: { attribute: 'order.subtotal', operator: 'less_than', value: '10' },
        },
      ],
    },
    { id: 'plain', name: 'Plain', earn: { points: '50' } },
    { id: 'free', name: 'Free', earn: { points: '50' }, agentPointsMax: '200' },
    { id: 'kept', name: 'Kept', earn: { points: '50' }, agents: false },
    {
      id: 'visit',
      name: 'Visit',
      earn: { points: '5' },
      storefront: true,
      rules: [{ id: 'once', type: 'frequency', times: 1, per: 'day' }],
    },
  ],
};

/** By whom an earning is told: browsers, agents, members; and orders of people who are none yet. */
export const telling: readonly Scenario[] = [
  {
    title: 'an order that only a browser vouches for counts nowhere until somebody believes it',
    program: browsing('by_hand'),
    table: `
      day 1   enroll
      day 1   bob: enroll code @ann
      day 2   bob: purchase O1 50 told unsigned coupon SPRING  →  pending 50  purchases 0  revenue 0
      day 2   bob: purchase O1 50 told unsigned                →  refused order_taken
      day 2   purchase O1 60 told unsigned                     →  pending 60
      day 3   bob: approve #3 by eve                           →  available 50  purchases 1  revenue 50
      day 3   bob: approve #3 by eve                           →  refused transaction_settled
      day 3   approve #5 by eve                                →  refused order_taken
      day 3   reject #5                                        →  pending 0  purchases 0
      day 4   bob: purchase O1 50                              →  refused order_taken
      day 5   purchase O2 30 told signed                       →  available 30  purchases 1
      day 17  reward referrer #3                               →  points 500
      day 99  bob: purchase O3 10 told unsigned                →  pending 10
      day 99  bob: approve #13 by eve                          →  available 60
      day 99  bob: celebrate winback #13                       →  points 75
    `,
  },
  {
    title: 'where orders of browsers have to be signed, others are refused',
    program: browsing('signed'),
    table: `
      day 1  enroll
      day 2  purchase O1 50 told unsigned        →  refused browser_order_untrusted
      day 2  purchase O1 50 told signed          →  available 50
      day 2  purchase O2 50                      →  available 100
    `,
  },
  {
    title: 'where browsers are not believed at all, the shop has to tell of its orders',
    program: browsing('refused'),
    table: `
      day 1  enroll
      day 2  purchase O1 50 told unsigned        →  refused browser_order_untrusted
      day 2  purchase O1 50 told signed          →  refused browser_order_untrusted
      day 2  purchase O1 50                      →  available 50
    `,
  },
  {
    title: 'agents give what the program and their desk allow, members what is meant for them',
    program: assisted,
    table: `
      day 1  enroll
      day 1  award - for plain agent -           →  points 50
      day 1  award - for plain agent 49          →  refused award_too_large
      day 1  award 50 for plain agent -          →  refused award_too_large
      day 1  award 200 for free agent -          →  points 200
      day 1  award 201 for free agent -          →  refused award_too_large
      day 1  award 1e1 for free agent -          →  refused award_too_large
      day 1  award - for kept agent -            →  refused activity_not_for_agents
      day 1  award - for kept self               →  refused activity_not_for_members
      day 1  award - for visit self              →  points 5
      day 1  award - for visit self              →  refused limit_reached
      day 2  award 9.5 for made_a_purchase order O1   →  refused award_excluded
      day 2  award 10 for made_a_purchase order O1    →  points 10  revenue 10
      day 2  award 10 for made_a_purchase order O1    →  refused order_taken
      day 3  award ten for made_a_purchase            →  refused amount_malformed
      day 3  award - for made_a_purchase              →  refused base_missing
      day 3  award 1.5 for plain                      →  refused amount_malformed
      day 3  award 5 for nothing                      →  refused activity_unknown
    `,
  },
  {
    title: 'an order whose numbers are none is refused, whoever it is of',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 80 total much           →  refused amount_malformed
      day 1  purchase O1 80 total -1             →  refused amount_malformed
      day 1  purchase O1 mug:2x10 pen:1x?        →  refused prices_incomplete
      day 1  purchase O1 mug:2.5.1x10            →  refused amount_malformed
      day 1  purchase O1 mug:1x10.5.1 subtotal 10  →  refused amount_malformed
      day 1  purchase O1 much                    →  refused amount_malformed
      day 1  purchase O1 99999999999999999999    →  refused amount_malformed
      day 1  purchase O1 1000000000001           →  refused amount_malformed
      day 1  award 1000000000001                 →  refused amount_malformed
      day 1  award 2000000000001 for spend       →  refused amount_malformed
      day 1  bob: purchase O1 much               →  refused amount_malformed
      day 1  purchase O1 80                      →  available 80
    `,
  },
  {
    title:
      'of the orders that waited for a buyer those earn that would have, each by the day it was placed',
    program: assisted,
    table: `
      day 1  purchase O1 20                      →  cached 20
      day 1  purchase O2 30                      →  cached 30
      day 2  purchase O3 5                       →  refused award_excluded
      day 2  purchase O1 20                      →  refused order_taken
      day 3  purchase O4 40                      →  cached 40
      day 3  return O4                           →  cached 0
      day 4  enroll                              →  available 20
      day 5  bob: enroll
      day 5  eve: purchase O5 10                 →  cached 10
      day 6  bob: status blocked
      day 6  bob: move eve
      day 6  eve: convert                        →  refused member_blocked
      day 7  eve: status active
      day 7  eve: convert                        →  available 10
    `,
  },
  {
    title: 'orders that waited for a new e-mail draw on budgets when they are converted',
    program: promoting,
    table: `
      day 1  enroll
      day 1  dora: purchase O1 60                →  cached 60  budget launch 0/0
      day 2  move dora
      day 2  dora: convert                       →  budget launch 60/1  available 120
    `,
  },
];
