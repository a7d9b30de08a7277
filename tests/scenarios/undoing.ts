import type { Scenario } from '../support/scenario/driver.ts';
import { expiring, forgiving, idle, plain, promoting, strict, tiered } from './programs.ts';
import { ruled, year } from './tier-program.ts';

/** Lines of corrections that are refused, and lines that are undone after more has happened. */
export const undoing: readonly Scenario[] = [
  {
    title: 'a line that says nothing, or of nobody, or of somebody else, is refused',
    program: plain,
    table: `
      day 1  enroll
      day 1  bob: enroll
      day 1  award 20
      day 2  correct 1 give 0                    →  refused amount_malformed
      day 2  correct 1 give 1.5                  →  refused amount_malformed
      day 2  correct 1 take -1                   →  refused amount_malformed
      day 2  correct 1 #3 to -1                  →  refused amount_malformed
      day 2  correct 1 #3 to 20                  →  refused correction_void
      day 2  bob: correct 1 #3 to 40             →  refused transaction_unknown
      day 2  cid: correct 1 give 5               →  refused member_unknown
      day 2  correct 1 take 21                   →  refused points_insufficient
      day 2  correct 1 take 21 at-most           →  points 20  available 0
      day 2  correct 2 take 5 at-most            →  refused correction_void
      day 3  award - for survey                  →  pending 40
      day 3  correct 3 #14 to 10                 →  refused transaction_settled
      day 3  correct 3 give 5 predicted 4        →  refused correction_changed
      day 3  correct 3 give 5 predicted 5        →  points 5  available 5
      day 3  correct 4 give 5 expires day 3      →  refused correction_void
      day 3  correct 4 give 5 expires day 20     →  points 5  lots #19:5 #17:5
      day 4  status deleted
      day 4  correct 5 give 5                    →  refused member_deleted
    `,
  },
  {
    title: 'where the program wants no debts, no line takes more than there is, nor its undo',
    program: strict,
    table: `
      day 1  enroll
      day 1  award 50
      day 1  deduct 30                           →  available 20
      day 2  correct 1 #2 to 0                   →  refused points_insufficient
      day 2  correct 1 #2 to 30                  →  points 20  available 0
      day 3  correct 2 give 40                   →  available 40
      day 4  deduct 25                           →  available 15
      day 5  undo 2 #6                           →  refused points_insufficient  available 15
      day 6  award 25                            →  available 40
      day 7  undo 2 #6                           →  points 40  available 0
      day 8  undo 1 #5                           →  points 20  available 20
    `,
  },
  {
    title: 'a debt that a line made is forgiven by its undo, as far as it is still there',
    program: plain,
    table: `
      day 1  enroll
      day 1  award 100
      day 2  redeem mug                          →  available 0
      day 3  correct 1 #2 to 40                  →  points 60  owed 60
      day 4  undo 1 #4                           →  owed 0  available 0
      day 5  correct 2 #2 to 40                  →  owed 60
      day 6  award 50                            →  owed 10  available 0
      day 7  undo 2 #6                           →  owed 0  available 50
    `,
  },
  {
    title: 'what a line paid of a debt is owed again once it is undone, unless it was made good',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 100
      day 2  redeem mug
      day 3  return O1                           →  owed 100
      day 4  correct 1 give 40                   →  owed 60  available 0
      day 5  undo 1 #5                           →  owed 100  available 0
      day 6  correct 2 give 130                  →  owed 0  available 30
      day 7  award 20                            →  available 50
      day 8  undo 2 #7                           →  available 0  owed 80
      day 9  correct 3 take 5                    →  refused points_insufficient
    `,
  },
  {
    title:
      'what lapsed of a line is not taken again, and what was taken comes back with a new date',
    program: expiring,
    table: `
      day 1   enroll
      day 1   award 60
      day 2   correct 1 give 40 expires day 10   →  available 100  lots #3:40 #2:60
      day 3   correct 2 take 70                  →  available 30   lots #2:30
      day 11  undo 1 #3                          →  available 0  owed 10
      day 12  undo 2 #4                          →  available 60  owed 0
      day 13  correct 3 give 8 expires day 14    →  available 68
      day 15  expire                             →  points 38  available 30
      day 15  undo 3 #7                          →  points 8  available 30
    `,
  },
  {
    title: 'points that lapse by inactivity are given with their stretch, and taken back out of it',
    program: idle,
    table: `
      day 1   enroll
      day 1   award 50                           →  idle 50:32
      day 5   correct 1 give 20                  →  idle 70:32
      day 6   undo 1 #3                          →  idle 50:32
      day 7   correct 2 #2 to 80                 →  idle 80:32
      day 8   correct 3 take 60                  →  idle 20:32
      day 40  undo 2 #5                          →  available 20
      day 41  undo 3 #6
      day 42  correct 4 give 15
      day 43  correct 5 #2 to 90
      day 44  undo 5 #10
    `,
  },
  {
    title: 'a tier that a line moved is what it was, or what is left of it if more was earned',
    program: ruled(year),
    table: `
      day 1  enroll
      day 1  purchase O1 60                      →  tier silver
      day 2  correct 1 #2 to 600                 →  tier platinum  qualified 600
      day 3  undo 1 #3                           →  tier silver  qualified 60  due none
      day 4  correct 2 give 50 qualifies         →  tier gold  qualified 110
      day 5  undo 2 #5                           →  tier silver  qualified 60
      day 6  correct 3 give 50                   →  tier silver  qualified 60
      day 7  correct 4 #2 to 120                 →  tier gold  qualified 120
      day 8  purchase O2 10                      →  points 15  qualified 135
      day 9  undo 4 #8                           →  tier silver  qualified 75
      day 10 correct 5 take 70 qualifies         →  qualified 5
      day 11 undo 5 #11                          →  qualified 75  tier silver
      day 12 correct 6 #2 to 100                 →  tier gold
      day 13 give platinum                       →  tier platinum
      day 14 undo 6 #13                          →  qualified 75
    `,
  },
  {
    title: 'what an order sent back between a line and its undo is not moved again',
    program: promoting,
    table: `
      day 1  enroll
      day 1  purchase O1 60 tags app             →  points 125  budget launch 60/1  budget app 5/1
      day 2  correct 1 #2 to 50                  →  points 75   budget launch 50/1  budget app 5/1
      day 3  return O1 amount 30                 →  available 26
      day 4  undo 1 #3                           →  available 65
      day 5  correct 2 #2 to 0                   →  available 0  budget launch 0/0  budget app 0/0
      day 6  bob: enroll
      day 6  bob: purchase O2 20 tags app        →  points 45
      day 6  bob: purchase O3 20 tags app        →  points 45
      day 7  undo 2 #6                           →  refused budget_exhausted
      day 8  bob: return O3
      day 9  undo 2 #6                           →  available 65
      day 10 return O1                           →  available 0
    `,
  },
  {
    title: 'an order that came back wholly leaves nothing of a line to undo',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 100                     →  available 100
      day 2  correct 1 #2 to 60                  →  points 40  available 60
      day 3  return O1 amount 50                 →  available 30
      day 4  undo 1 #3                           →  points 20  available 50
      day 5  correct 2 #2 to 200                 →  points 50  available 100
      day 6  return O1                           →  available 0
      day 7  undo 2 #6                           →  available 0  owed 0
    `,
  },
  {
    title: 'a line is undone whose points have lapsed, before it was written down and after',
    program: expiring,
    table: `
      day 1   enroll
      day 1   award 20 expires day 100
      day 2   correct 1 give 30 expires day 10
      day 2   correct 2 give 12 expires day 10
      day 2   correct 3 give 7 expires day 10
      day 2   deduct 5                          →  available 64
      day 10  undo 2 #4                         →  points 12  available 64
      day 11  expire                            →  points 44  available 20
      day 12  undo 1 #3                         →  points 30  available 15
    `,
  },
  {
    title: 'a debt is paid by what a line gives, and is there again when it is undone',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 100
      day 1  redeem mug                         →  available 0
      day 2  return O1                          →  owed 100
      day 3  correct 1 give 130                 →  available 30  owed 0
      day 3  undo 1 #5                          →  available 0  owed 100
    `,
  },
  {
    title: 'a debt that a line paid is not made again where points came since',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 100
      day 1  redeem mug                         →  available 0
      day 2  return O1                          →  owed 100
      day 3  correct 1 give 130                 →  available 30  owed 0
      day 4  award 60                           →  available 90
      day 5  undo 1 #5                          →  available 0  owed 40
      day 6  award 70                           →  available 30  owed 0
    `,
  },
  {
    title: 'an award that was spent and is then corrected leaves a debt, which the undo forgives',
    program: plain,
    table: `
      day 1  enroll
      day 1  award 100
      day 1  award 20
      day 1  redeem mug                         →  available 20
      day 2  correct 1 #2 to 30                 →  points 70  available 0  owed 50
      day 3  award 35                           →  owed 15
      day 4  undo 1 #5                          →  points 70  available 55  owed 0
    `,
  },
  {
    title: 'a debt that was there stays, and one that came since is made good by what comes back',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 100
      day 1  redeem mug
      day 2  return O1                          →  owed 100
      day 2  award 130                          →  available 30  owed 0
      day 3  correct 1 take 25                  →  available 5
      day 3  purchase O2 40                     →  available 45
      day 4  deduct 45                          →  available 0
      day 4  return O2                          →  owed 40
      day 5  undo 1 #6                          →  points 25  available 0  owed 15
    `,
  },
  {
    title: 'where nothing is owed, what a line cannot take is let go, and comes back no more',
    program: forgiving,
    table: `
      day 1  enroll
      day 1  award 100
      day 1  award 20
      day 1  redeem mug                         →  available 20
      day 2  correct 1 #2 to 30                 →  points 70  available 0  owed 0
      day 3  undo 1 #5                          →  points 70  available 20  owed 0
      day 4  correct 2 give 90                  →  available 110
      day 4  redeem mug                         →  available 10
      day 5  undo 2 #7                          →  available 0  owed 0
    `,
  },
  {
    title: 'lines that count for the tier move it, and their undo moves it back',
    program: tiered,
    table: `
      day 1  enroll
      day 1  award 60                           →  tier silver  qualified 60
      day 2  correct 1 give 50                  →  tier silver  qualified 60
      day 2  correct 2 give 50 qualifies        →  tier gold  qualified 110
      day 3  correct 3 take 40                  →  tier gold  qualified 110
      day 3  correct 4 take 20 qualifies        →  tier silver  qualified 90
      day 4  undo 4 #6                          →  tier gold  qualified 110
      day 4  undo 1 #3                          →  qualified 110
      day 5  award 10                           →  qualified 125
      day 5  undo 2 #4                          →  tier silver  qualified 75
      day 6  undo 3 #5                          →  qualified 75  tier silver
    `,
  },
  {
    title: 'a tier that moved since the line is judged anew and not put back',
    program: tiered,
    table: `
      day 1  enroll
      day 1  award 90                           →  tier silver
      day 2  correct 1 #2 to 20                 →  qualified 20
      day 3  award 80                           →  qualified 100  tier gold
      day 4  undo 1 #3                          →  qualified 170  tier gold
      day 5  correct 2 #2 to 600                →  tier platinum
      day 6  award 5                            →  tier platinum
      day 7  undo 2 #6                          →  tier gold
    `,
  },
  {
    title: 'what came back of a corrected order is not given again by the undo',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 40
      day 2  correct 1 #2 to 100                →  available 100
      day 3  return O1 amount 10                →  available 75
      day 4  undo 1 #3                          →  points 45  available 30
      day 5  correct 2 #2 to 8                  →  points 24  available 6
      day 6  return O1 amount 10                →  available 4
      day 7  undo 2 #6                          →  points 16  available 20
    `,
  },
  {
    title: 'of a reversed award that was spent and came back since, the undo moves what is left',
    program: plain,
    table: `
      day 1  enroll
      day 1  award 10
      day 1  purchase O1 100
      day 1  redeem mug                         →  available 10
      day 2  correct 1 #3 to 0                  →  points 100  available 0  owed 90
      day 3  return O1 amount 70                →  owed 90
      day 4  undo 1 #5                          →  points 30  owed 60
    `,
  },
  {
    title: 'a line about somebody who was merged is undone with whoever goes on',
    program: tiered,
    table: `
      day 1  enroll
      day 1  bob: enroll
      day 1  bob: award 30
      day 2  bob: correct 1 give 20
      day 2  bob: correct 2 take 10
      day 2  bob: correct 3 #3 to 50            →  available 60
      day 3  merge bob                          →  available 60
      day 4  undo 1 #4                          →  points 20  available 40
      day 4  undo 2 #5                          →  points 10  available 50
      day 4  undo 3 #6                          →  points 20  available 30
      day 5  bob: correct 4 #3 to 10            →  points 20  available 10
      day 5  bob: correct 5 take 5              →  available 5
      day 6  erase
      day 6  undo 5 #12                         →  refused member_deleted
      day 6  undo 4 #11                         →  refused member_deleted
    `,
  },
  {
    title: 'points that take the place of a debt that was paid live from now on',
    program: expiring,
    table: `
      day 1   enroll
      day 1   purchase O1 100
      day 1   redeem mug                        →  available 0
      day 2   correct 1 #2 to 0                 →  points 100  owed 100
      day 5   award 150                         →  available 50  owed 0
      day 10  undo 1 #4                         →  points 100  available 150
      day 36  expire                            →  points 50   available 100
      day 41  expire                            →  points 100  available 0
    `,
  },
  {
    title: 'where points lapse with activity, those that take the place of a debt get its date',
    program: idle,
    table: `
      day 1   enroll
      day 1   purchase O1 100
      day 1   redeem mug                        →  available 0
      day 2   correct 1 #2 to 0                 →  points 100  owed 100
      day 5   award 150                         →  available 50   idle 50:36
      day 10  undo 1 #4                         →  points 100  available 150  idle 50:36
      day 37  expire                            →  points 50   available 100
      day 42  expire                            →  points 100  available 0
    `,
  },
  {
    title: 'a part that a budget has back is drawn again only if there is room for it',
    program: promoting,
    table: `
      day 1  enroll
      day 1  purchase O1 60                     →  points 120  budget launch 60/1
      day 2  correct 1 #2 to 30                 →  points 90   budget launch 30/1
      day 3  purchase O2 60                     →  points 120  budget launch 90/2
      day 4  undo 1 #3                          →  refused budget_exhausted  budget launch 90/2
      day 5  return O2                          →  budget launch 30/1
      day 6  undo 1 #3                          →  points 90   budget launch 60/1
    `,
  },
];
