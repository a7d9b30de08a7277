import type { Scenario } from '../support/scenario/driver.ts';
import { excluding, expiring, plain, promoting, tiered } from './programs.ts';

export const correcting: readonly Scenario[] = [
  {
    title: 'a line is done once, and undone once',
    program: plain,
    table: `
      day 1  enroll
      day 1  award 20                           →  available 20
      day 2  correct 1 give 40                  →  points 40  available 60
      day 2  correct 1 give 40                  →  refused correction_line_taken  available 60
      day 3  undo 1 #3                          →  points 40  available 20
      day 3  undo 1 #3                          →  refused correction_line_taken  available 20
      day 3  undo 2 #3                          →  refused correction_unknown
    `,
  },
  {
    title: 'an award that was doubled is what it was again, with its lots and its tier',
    program: tiered,
    table: `
      day 1  enroll                             →  tier silver
      day 1  purchase O1 60                     →  available 60  tier silver  lots #2:60
      day 2  correct 1 #2 to 120                →  points 60  available 120  tier gold
      day 3  undo 1 #3                          →  points 60  available 60  tier silver  lots #2:60
    `,
  },
  {
    title: 'an award that was reversed comes back into its own lot',
    program: expiring,
    table: `
      day 1  enroll
      day 1  award 50                           →  available 50
      day 5  award 30                           →  available 80  lots #2:50 #3:30
      day 6  correct 1 #2 to 0                  →  points 50  available 30  lots #3:30
      day 7  undo 1 #4                          →  points 50  available 80  lots #2:50 #3:30
    `,
  },
  {
    title: 'what was given and spent meanwhile is owed once it is undone',
    program: plain,
    table: `
      day 1  enroll
      day 1  award 70
      day 2  correct 1 give 40                  →  available 110
      day 3  redeem mug                         →  available 10
      day 4  undo 1 #3                          →  points 40  available 0  owed 30
      day 5  award 50                           →  available 20  owed 0
    `,
  },
  {
    title: 'a corrected order that is returned takes the correction along',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 40                     →  available 40
      day 2  correct 1 #2 to 100                →  points 60  available 100
      day 3  return O1 amount 20                →  available 50
      day 4  return O1                          →  available 0  owed 0
      day 5  undo 1 #3                          →  available 0  owed 0
    `,
  },
  {
    title:
      'a reversed award gives back what it took of a budget, and the undo takes it again if it is there',
    program: promoting,
    table: `
      day 1  enroll
      day 1  purchase O1 60                     →  points 120  budget launch 60/1
      day 2  correct 1 #2 to 0                  →  points 120  budget launch 0/0
      day 3  undo 1 #3                          →  points 120  budget launch 60/1
      day 4  correct 2 #2 to 0                  →  budget launch 0/0
      day 4  bob: enroll
      day 4  bob: purchase O2 100               →  budget launch 100/1
      day 5  undo 2 #5                          →  refused budget_exhausted  budget launch 100/1
    `,
  },
  {
    title: 'what a correction gave goes with the points that are kept, not with the money',
    program: excluding,
    table: `
      day 1  enroll
      day 1  purchase O1 30                     →  points 30
      day 2  correct 1 #2 to 60                 →  points 30  available 60
      day 3  return O1 amount 15                →  points 30  available 30
      day 4  return O1 amount 10                →  points 30  available 0
    `,
  },
  {
    title: 'what a correction gave for an order that earned nothing goes with its money',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 100 paid gift_card:100 →  points 0
      day 2  correct 1 #2 to 60                 →  points 60  available 60
      day 3  return O1 amount 40                →  points 24  available 36
      day 4  return O1 amount 20                →  points 12  available 24
      day 5  correct 2 #2 to 80                 →  points 8   available 32
      day 6  return O1                          →  points 32  available 0
      day 7  correct 3 #2 to 100                →  refused correction_void
    `,
  },
];
