import type { Scenario } from '../support/scenario/driver.ts';
import { delayed, idle } from './programs.ts';

export const moderating: readonly Scenario[] = [
  {
    title: 'a pending award is made worth more or less, and stays pending until it is settled',
    program: delayed,
    table: `
      day 1   enroll
      day 1   award - for survey               →  status pending  pending 40
      day 2   modify #2 to 60 because thorough →  status pending  modified 60  points 40  pending 60
      day 2   modify #2 because checked        →  modified 60  pending 60
      day 3   modify #2 to 25                  →  modified 25  pending 25
      day 3   modify #2                        →  refused amount_malformed
      day 3   modify #2 to -1                  →  refused amount_malformed
      day 4   approve #2 by eve because fine   →  status approved  available 25  pending 0  earned 25
      day 5   modify #2 to 90                  →  refused transaction_settled
      day 5   award - for survey               →  pending 40
      day 5   modify #10 to 70                 →  pending 70
      day 6   reject #10 because copied        →  #10 rejected  pending 0  available 25
      day 6   modify #10 to 10                 →  refused transaction_settled
      day 7   reverse #2                       →  points 25  available 0
      day 7   modify #2 to 10                  →  refused transaction_settled
    `,
  },
  {
    title: 'what came back of an order is the least that its award can be made worth',
    program: delayed,
    table: `
      day 1   enroll
      day 1   purchase O1 100                  →  pending 100
      day 2   return O1 amount 40              →  points 40  pending 60
      day 3   modify #2 to 30                  →  refused amount_malformed
      day 3   modify #2 to 90                  →  pending 50
      day 15  approve #2                       →  available 50  pending 0
      day 16  return O1                        →  points 50  available 0
    `,
  },
  {
    title: 'an award that was made worth more goes back whole',
    program: delayed,
    table: `
      day 1   enroll
      day 1   purchase O1 100                  →  pending 100
      day 2   modify #2 to 150                 →  pending 150
      day 3   return O1                        →  points 150  pending 0  #2 rejected
      day 4   purchase O2 10 approves day 9    →  pending 10
      day 4   modify #5 to 0                   →  pending 0
      day 9   approve #5                       →  status auto_approved  available 0
      day 9   award - for survey
      day 9   modify #8 to 0                   →  pending 0
      day 10  reject #8                        →  status rejected  available 0
    `,
  },
  {
    title: 'what is approved is no sign of life, and begins no stretch if it gives nothing of it',
    program: idle,
    table: `
      day 1   enroll
      day 1   award - for survey               →  idle 0:never
      day 2   modify #2 to 0
      day 3   approve #2                       →  status auto_approved  available 0  idle 0:never
      day 4   award - for survey expires day 60
      day 5   approve #5                       →  available 40  idle 0:never
      day 6   award - for survey
      day 7   approve #7                       →  available 80  idle 40:38
      day 8   purchase O1 20                   →  idle 60:39
      day 9   award - for survey
      day 20  approve #10                      →  available 140  idle 100:39
    `,
  },
  {
    title: 'what is approved lives as its own activity says',
    program: {
      ...idle,
      activities: idle.activities.map((one) =>
        one.id === 'survey' ? { ...one, expiry: { mode: 'after', days: 10 } } : one,
      ),
    },
    table: `
      day 1   enroll
      day 1   award - for survey
      day 5   approve #2 by eve                →  available 40  idle 0:never
      day 15  expire                           →  nothing  available 40
      day 16  expire                           →  points 40  available 0
    `,
  },
];
