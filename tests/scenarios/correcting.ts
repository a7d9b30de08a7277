import type { Scenario } from '../support/scenario/driver.ts';
import { excluding, expiring, idle, plain, promoting, tiered } from './programs.ts';
import { ruled, week } from './tier-program.ts';

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
  {
    title: 'what a line cannot do is refused in words that say why, and nothing is done',
    program: plain,
    table: `
      day 1  enroll
      day 1  bob: enroll
      day 1  award 20                           →  available 20
      day 1  award - for survey                 →  pending 40
      day 2  correct 1 give 0                   →  refused amount_malformed
      day 2  correct 1 take -3                  →  refused amount_malformed
      day 2  correct 1 give 1.5                 →  refused amount_malformed
      day 2  correct 1 give 5 expires day 1     →  refused correction_void
      day 2  correct 1 take 21                  →  refused points_insufficient
      day 2  bob: correct 1 take 5 at-most      →  refused correction_void
      day 2  correct 1 #3 to 20                 →  refused correction_void
      day 2  correct 1 #3 to 1.5                →  refused amount_malformed
      day 2  correct 1 #4 to 80                 →  refused transaction_settled
      day 2  bob: correct 1 #3 to 80            →  refused transaction_unknown
      day 2  correct 1 give 40 predicted 50      →  refused correction_changed
      day 2  undo 1 #3                          →  refused correction_unknown
      day 3  status deleted
      day 3  correct 1 give 40                  →  refused member_deleted
      day 4  bob: correct 1 give 40 predicted 40  →  available 40
      day 5  bob: undo 1 #19                    →  available 0
      day 5  bob: undo 2 #20                    →  refused correction_unknown
    `,
  },
  {
    title: 'points are taken as they are spent, all of them or as many as there are',
    program: plain,
    table: `
      day 1  enroll
      day 1  award 50                           →  available 50
      day 2  award 30                           →  available 80
      day 3  correct 1 take 60                  →  points 60  available 20  lots #3:20  deducted 60
      day 3  correct 2 take 20                  →  points 20  available 0  lots none
      day 4  undo 1 #4                          →  points 60  available 60  lots #2:50 #3:10
      day 4  correct 3 take 90 at-most          →  points 60  available 0
      day 5  undo 3 #7                          →  available 60  lots #2:50 #3:10
      day 5  undo 2 #5                          →  available 80  lots #2:50 #3:30
      day 5  correct 4 take 30 at-most          →  points 30  available 50
    `,
  },
  {
    title: 'an award is corrected again from what it came to, also once a moderator had changed it',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 40                     →  available 40
      day 2  correct 1 #2 to 100                →  points 60  available 100
      day 3  correct 2 #2 to 70                 →  points 30  available 70
      day 4  correct 3 #2 to 70                 →  refused correction_void
      day 5  undo 2 #4                          →  points 30  available 100
      day 5  undo 1 #3                          →  points 60  available 40
      day 6  award - for survey
      day 6  modify #8 to 10
      day 6  approve #8 by bob                  →  available 50
      day 7  correct 4 #8 to 25                 →  points 15  available 65
    `,
  },
  {
    title: 'what a line gives lives as long as it says, else as the program or the award does',
    program: expiring,
    table: `
      day 1   enroll
      day 1   purchase O1 40                    →  available 40
      day 2   correct 1 give 10 expires day 20
      day 2   correct 2 give 15
      day 2   correct 3 #2 to 50                →  available 75  lots #3:10 #2:40 #5:10 #4:15
      day 20  expire                            →  points 10
      day 32  expire                            →  points 50  available 15
      day 32  correct 4 #2 to 70                →  points 20  available 35
      day 32  undo 4 #8                         →  points 20  available 15
      day 32  undo 3 #5                         →  points 10  available 15
      day 32  undo 1 #3                         →  points 10  available 15
      day 40  undo 2 #4                         →  points 15  available 15
    `,
  },
  {
    title:
      'without activity what a line gives lapses with the rest, and begins no stretch of its own',
    program: idle,
    table: `
      day 1    enroll
      day 1    correct 1 give 10                →  available 10  idle 0:never
      day 2    purchase O1 20                   →  idle 20:33
      day 3    correct 2 give 5                 →  idle 25:33
      day 3    correct 3 take 8                 →  available 27
      day 4    undo 2 #4                        →  available 22
      day 34   expire
      day 34   correct 4 give 6                 →  idle 0:33
      day 35   undo 3 #5
      day 36   purchase O2 9
      day 36   correct 5 give 4
      day 80   undo 5 #11                       →  points 4
      day 81   expire
    `,
  },
  {
    title: 'in a rolling window what a line counted goes out of it, and the judgement with it',
    program: ruled(week),
    table: `
      day 1   enroll
      day 1   award 60                          →  tier silver  due none
      day 3   correct 1 #2 to 160               →  tier gold
      day 4   undo 1 #3                         →  tier silver  due none
      day 5   correct 2 give 120 qualifies      →  tier gold
      day 6   award 10                          →  tier gold
      day 7   undo 2 #5                         →  tier silver
      day 9   award 150                         →  tier gold
      day 10  correct 3 take 120 qualifies
      day 11  undo 3 #9
      day 12  correct 4 give 5 qualifies
      day 12  give platinum
      day 13  undo 4 #11
    `,
  },
  {
    title: 'a budget has back what a corrected award gave up, until its order comes back',
    program: promoting,
    table: `
      day 1  enroll
      day 1  purchase O1 30 tags app            →  points 65  budget launch 30/1  budget app 5/1
      day 2  correct 1 #2 to 20                 →  budget launch 20/1  budget app 5/1
      day 2  correct 2 #2 to 90                 →  budget launch 20/1
      day 3  undo 2 #4                          →  budget launch 20/1
      day 3  undo 1 #3                          →  budget launch 30/1
      day 4  correct 3 #2 to 20                 →  budget launch 20/1  budget app 5/1
      day 5  return O1 amount 15                →  budget launch 15/1  budget app 5/1
      day 6  undo 3 #7                          →  budget launch 15/1
      day 7  bob: enroll
      day 7  bob: purchase O2 10 tags app
      day 7  bob: purchase O3 10 tags app       →  budget app 10/2
      day 8  bob: correct 4 #11 to 0            →  budget app 5/1
      day 8  bob: undo 4 #13                    →  budget app 10/2
      day 8  bob: correct 5 #11 to 0            →  budget app 5/1
      day 9  bob: purchase O4 1 tags app        →  budget app 10/2
      day 9  bob: undo 5 #15                    →  refused budget_exhausted
    `,
  },
  {
    title: 'a tier given by hand goes on with what a line makes of an award, up and down',
    program: ruled(week),
    table: `
      day 1  enroll
      day 1  award 120                          →  tier gold
      day 2  give silver                        →  tier silver
      day 2  correct 1 #2 to 100                →  points 20  tier silver
      day 2  correct 2 #2 to 130                →  points 30  tier gold
      day 3  give platinum                      →  tier platinum
      day 3  correct 3 #2 to 110                →  points 20  tier gold
      day 4  award 30 for gift
      day 4  give silver                        →  tier silver
      day 4  undo 3 #7                          →  points 20  tier gold
      day 5  give platinum                      →  tier platinum
      day 5  undo 2 #5                          →  points 30  tier gold
    `,
  },
];
