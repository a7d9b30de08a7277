import type { Scenario } from '../support/scenario/driver.ts';
import { idle, idleInBerlin, reminding, yearly } from './programs.ts';

// Day 1 is 2026-01-01, day 32 the first of February, day 366 the first of January 2027.

export const expiry: readonly Scenario[] = [
  {
    title:
      'what is earned in a year lapses on one day of the next, the leap day where there is one',
    program: yearly,
    table: `
      day 1    enroll
      day 1    award 10                        →  available 10
      day 200  award 20                        →  available 30
      day 366  award 40                        →  available 70
      day 424  expire                          →  nothing  available 70
      day 425  deduct 70                       →  refused points_insufficient
      day 425  expire                          →  points 30  available 40  expired 30
      day 790  expire                          →  nothing  available 40
      day 791  expire                          →  points 40  available 0
    `,
  },
  {
    title: 'a fixed day that is past for this year is that of the next',
    program: yearly,
    table: `
      day 1    enroll
      day 181  award - for spring              →  available 5
      day 182  award - for spring              →  available 10
      day 182  expire                          →  points 5  available 5
      day 546  expire                          →  nothing  available 5
      day 547  expire                          →  points 5  available 0
    `,
  },
  {
    title: 'a month from the last of January is the last of February',
    program: yearly,
    table: `
      day 31   enroll
      day 31   award - for monthly             →  available 7
      day 59   expire                          →  nothing
      day 60   expire                          →  points 7
    `,
  },
  {
    title: 'a date that is named for one award wins over the fixed day, and is spent first',
    program: yearly,
    table: `
      day 1    enroll
      day 1    award 10
      day 1    award 20 expires day 40         →  lots #3:20 #2:10
      day 2    deduct 5                        →  lots #3:15 #2:10
      day 40   expire                          →  points 15  available 10
    `,
  },
  {
    title: 'all points lapse together when nothing kept them alive',
    program: idle,
    table: `
      day 1    enroll                          →  idle 0:never
      day 1    award 100                       →  available 100  idle 100:32
      day 20   purchase O1 50                  →  available 150  idle 150:51
      day 30   award - for write_a_review      →  available 200  idle 200:51
      day 51   expire                          →  nothing  available 200
      day 52   deduct 1                        →  refused points_insufficient
      day 52   expire                          →  points 200  available 0  expired 200  idle 0:51
      day 52   expire                          →  nothing
      day 53   award 10                        →  available 10  idle 10:81
    `,
  },
  {
    title:
      'an activity after the lapse does not bring back what had lapsed, though the job was late',
    program: idle,
    table: `
      day 1    enroll
      day 1    award 100                       →  idle 100:32
      day 40   redeem mug                      →  refused points_insufficient
      day 40   award 30                        →  idle 30:68  idle-lapsed 100  lots #2:100 #4:30
      day 41   deduct 40                       →  refused points_insufficient
      day 41   deduct 10                       →  lots #2:100 #4:20
      day 75   award 5                         →  idle 5:106  idle-lapsed 120
      day 75   expire                          →  points 120  available 5  idle-lapsed 0  lots #7:5
      day 76   deduct 5                        →  available 0  idle 0:106
    `,
  },
  {
    title: 'a clock that is put back finds lapsed what had lapsed at the last posting',
    program: idle,
    table: `
      day 1    enroll
      day 1    award 100                       →  idle 100:32
      day 1    award 60 expires day 36
      day 40   award 30                        →  idle 30:68  idle-lapsed 100
      day 20   deduct 31                       →  refused points_insufficient
      day 20   expire                          →  points 160  available 30  idle-lapsed 0
      day 20   deduct 30                       →  available 0  idle 0:68
    `,
  },
  {
    title: 'redeeming keeps points alive where the program says so, a review does not',
    program: idle,
    table: `
      day 1    enroll
      day 1    award 300                       →  idle 300:32
      day 20   award - for write_a_review      →  idle 350:32
      day 25   redeem mug                      →  idle 250:56  lots #2:200 #3:50
      day 57   award - for write_a_review      →  idle 50:85  idle-lapsed 250
      day 57   expire                          →  points 250  available 50
    `,
  },
  {
    title: 'a date that is named, and an award that never lapses, stand apart from inactivity',
    program: idle,
    table: `
      day 1    enroll
      day 1    award 100                       →  idle 100:32
      day 1    award 50 expires day 90         →  idle 100:32  lots #3:50 #2:100
      day 1    award - for kept                →  lots #3:50 #2:100 #4:3
      day 2    deduct 60                       →  lots #2:90 #4:3  idle 90:32
      day 40   expire                          →  points 90  available 3
      day 41   award 20 expires day 60         →  available 23  idle 0:32
      day 61   expire                          →  points 20  available 3
    `,
  },
  {
    title: 'a late report counts from its day, and no date moves back',
    program: idle,
    table: `
      day 1    enroll
      day 1    award 100                       →  idle 100:32
      day 25   purchase O1 10 on day 3         →  idle 110:34
      day 26   purchase O2 10 on day 1         →  idle 120:34
    `,
  },
  {
    title: 'points that are approved after a lapse begin anew; what waits keeps others alive',
    program: idle,
    table: `
      day 1    enroll
      day 1    award 100                       →  idle 100:32
      day 25   award - for slow                →  pending 30  idle 100:56
      day 60   expire                          →  points 100  available 0
      day 85   approve #3                      →  available 30  idle 30:116
      day 90   adjust +5                       →  available 35  idle 35:116
    `,
  },
  {
    title: 'returns take from the idle points of the order first, and what lapsed is owed',
    program: idle,
    table: `
      day 1    enroll
      day 1    award 100
      day 2    purchase O1 50                  →  idle 150:33
      day 3    return O1 amount 20             →  idle 130:33  lots #2:100 #3:30
      day 34   return O1                       →  points 30  available 130  owed 30
      day 34   expire                          →  points 130  available 0  owed 30
      day 35   award 40                        →  available 10  owed 0  idle 10:63
    `,
  },
  {
    title: 'days without activity are those of the zone, over the change of its clocks',
    program: idleInBerlin,
    table: `
      day 80   enroll
      day 80   award 10                        →  idle 10:90
      day 90   expire                          →  nothing
      day 91   expire                          →  points 10  available 0
    `,
  },
  {
    title: 'members are reminded once for a date and a distance, of what is left then',
    program: reminding,
    table: `
      day 1    enroll                          →  events 1
      day 1    award 100                       →  events 2
      day 10   remind 14 of day 31             →  events 2
      day 17   remind 14 of day 31             →  events 3
      day 17   remind 14 of day 31             →  events 3
      day 20   deduct 30                       →  events 4
      day 29   remind 2 of day 31              →  events 5
      day 29   remind 2 of day 30              →  events 5
      day 30   deduct 70                       →  events 6
      day 31   remind 1 of day 31              →  events 6
      day 32   remind 2 of day 31              →  events 6
      day 40   award 20                        →  events 7
      day 80   remind 2 of day 70              →  events 7
    `,
  },
  {
    title: 'redemptions keep points alive only where the program says so, and begin no stretch',
    program: { ...idle, expiry: { mode: 'inactivity', months: 1, activities: ['goodwill'] } },
    table: `
      day 1   enroll
      day 1   award 300                        →  idle 300:32
      day 5   redeem mug                       →  idle 200:32
      day 6   purchase O1 50                   →  idle 250:32
    `,
  },
  {
    title: 'a redemption of points that never lapse begins no stretch of activity',
    program: idle,
    table: `
      day 1   enroll
      day 1   award 200 for kept
      day 5   redeem mug                       →  available 100  idle 0:never
    `,
  },
  {
    title:
      'a reminder of inactivity speaks of the date that holds now, and of members who may spend',
    program: idle,
    table: `
      day 1    enroll
      day 1    award 100                       →  idle 100:32  events 2
      day 25   remind 7 of day 32              →  events 3
      day 26   award 10                        →  idle 110:57  events 4
      day 30   remind 2 of day 32              →  events 4
      day 50   status blocked                  →  events 5
      day 50   remind 7 of day 57              →  events 5
      day 51   status active                   →  events 6
      day 51   remind 7 of day 57              →  events 7
    `,
  },
  {
    title: 'what lapses together is taken in the order of its dates, whatever would be spent first',
    program: idle,
    table: `
      day 1    enroll
      day 1    award 10                        →  idle 10:32
      day 2    award 5 for kept expires day 40
      day 3    award 6 for kept expires day 35
      day 4    award 7 for kept expires day 40
      day 4    award 8 for kept
      day 50   expire                          →  points 28  available 8
      day 50   expire                          →  nothing
    `,
  },
];
