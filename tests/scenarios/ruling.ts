import type { ActivityDocument, ProgramDocument } from '@fealty/core';
import type { Scenario } from '../support/scenario/driver.ts';
import { plain, tiered } from './programs.ts';

const PURCHASE: ActivityDocument = {
  id: 'made_a_purchase',
  name: 'Purchase',
  earn: { multiplier: '1' },
};

/** Something that can be done so often, by each stretch of the calendar. */
const limited: ProgramDocument = {
  ...plain,
  name: 'Limited',
  activities: [
    { ...PURCHASE, rules: [{ type: 'frequency', times: 2, per: 'day' }] },
    ...(['week', 'year', 'lifetime'] as const).map((per): ActivityDocument => ({
      id: `by_${per}`,
      name: `By ${per}`,
      earn: { points: '10' },
      rules: [{ type: 'frequency', times: 1, per }],
    })),
  ],
};

/** Exclusions that the other programs do not have. */
const barring: ProgramDocument = {
  ...tiered,
  name: 'Barring',
  activities: [
    {
      ...PURCHASE,
      rules: [
        { id: 'tags', name: 'No gifts', type: 'exclusion', when: { productTags: ['gift'] } },
        { id: 'top', name: 'Not for the top', type: 'exclusion', when: { tiers: ['platinum'] } },
        {
          id: 'closed',
          name: 'Closing days',
          type: 'exclusion',
          when: { all: [] },
          from: '2026-01-05',
          until: '2026-01-06',
        },
      ],
    },
    { id: 'goodwill', name: 'Goodwill', earn: { points: '10' } },
  ],
};

/** Every way of approving; the rest as in the others. */
const waiting: ProgramDocument = {
  ...plain,
  name: 'Waiting',
  activities: [
    { ...PURCHASE, approval: { mode: 'after_days', days: 14 } },
    { id: 'goodwill', name: 'Goodwill', earn: { points: '10' } },
    { id: 'survey', name: 'Survey', earn: { points: '40' }, approval: { mode: 'by_hand' } },
  ],
};

export const ruling: readonly Scenario[] = [
  {
    title: 'limits count weeks from Monday, years, and for ever',
    program: limited,
    table: `
      day 1    enroll
      day 1    award - for by_week              →  points 10
               →  why The limit of 1 per week was not reached: 0 so far.
      day 4    award - for by_week              →  refused limit_reached
               →  why The limit of 1 per week was reached.
               →  why Refused: the member has done it as often as is allowed.
      day 5    award - for by_week              →  points 10
      day 5    award - for by_year              →  points 10
      day 365  award - for by_year              →  refused limit_reached
      day 366  award - for by_year              →  points 10
      day 366  award - for by_lifetime          →  points 10
      day 900  award - for by_lifetime          →  refused limit_reached  available 50
      day 900  reverse #8                       →  points 10
      day 900  award - for by_lifetime          →  refused limit_reached
    `,
  },
  {
    title: 'an order that came back was placed all the same, and counts for the limit of its day',
    program: limited,
    table: `
      day 1  enroll
      day 1  purchase O1 10                     →  points 10
      day 1  purchase O2 10                     →  points 10
      day 1  return O2                          →  points 10  available 10
      day 1  purchase O3 10                     →  refused limit_reached
      day 2  purchase O3 10                     →  points 10  available 20
    `,
  },
  {
    title: 'exclusions by tag, by tier and by day, and what comes back of their orders',
    program: barring,
    table: `
      day 1  enroll
      day 1  purchase O1 mug:1x20 card:1x50#gift   →  points 20
             →  why Product card (50 USD) is excluded by No gifts and earns nothing.
             →  why The exclusion Not for the top did not apply: it asks that member tier is one of platinum, but member tier was silver.
      day 2  return O1 product card                →  points 0   available 20
      day 2  return O1                             →  points 20  available 0
      day 4  purchase O2 30                        →  points 30
      day 5  purchase O3 30                        →  refused award_excluded
             →  why Refused: a rule says that this earns nothing.
      day 6  purchase O3 30                        →  refused award_excluded
      day 6  return O2 amount 10                   →  points 10  available 20
      day 7  purchase O3 600                       →  points 600  tier platinum
      day 8  purchase O4 10                        →  refused award_excluded
             →  why The exclusion Not for the top applied: it asks that member tier is one of platinum, and member tier was platinum.
      day 9  return O3                             →  points 600  tier silver  available 20
      day 9  purchase O4 10                        →  points 10
    `,
  },
  {
    title: 'every way of approving says what it waits for, and what a return takes of it',
    program: waiting,
    table: `
      day 1   enroll
      day 1   award - for goodwill               →  status auto_approved  available 10
              →  why The points were approved at once.
      day 1   purchase O1 100                    →  status pending  pending 100
              →  why The points wait until 15 January 2026.
      day 1   award - for survey                 →  pending 140
              →  why The points wait until somebody approves them.
      day 1   purchase O2 50 approves day 3      →  pending 190
              →  why The points wait until 3 January 2026.
      day 2   award 20 for survey approves day 1  →  available 30
              →  why The points were approved at once, because the time named for it had passed.
      day 2   return O2 amount 10                →  status pending_deduction  pending 180
              →  why It had earned 50 points; what is kept earns 40 points, so 10 points were taken back.
      day 3   approve #5                         →  available 70  pending 140  #7 deducted
      day 4   return O2                          →  points 40  status deducted  available 30
      day 5   reject #4                          →  #4 rejected  pending 100
      day 5   approve #4 by eve                  →  refused transaction_settled
              →  why Refused: the transaction is rejected, and it would have to be pending.
      day 6   approve #3 by eve                  →  status approved  available 130  pending 0
      day 15  approve #3                         →  refused transaction_settled  available 130
      day 16  return O1                          →  points 100  available 30
      day 17  purchase O3 10 on day 1            →  status auto_approved  available 40
      day 17  return O3                          →  points 10  status deducted  available 30
    `,
  },
];
