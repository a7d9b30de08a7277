import type { Scenario } from '../support/scenario/driver.ts';
import { idle, plain, tiered } from './programs.ts';

export const importing: readonly Scenario[] = [
  {
    title: 'history is kept as given, each line once',
    program: plain,
    table: `
      day 90  enroll
      day 90  import award 100 line 1 on day 1 expires day 30   →  available 100
      day 90  import award 100 line 1 on day 1 expires day 30   →  refused import_line_taken
      day 90  import redeem 60 line 2 on day 5                  →  available 40  redeemed 60
      day 90  import award 70 line 3 on day 20                  →  available 110
      day 90  import deduct 50 line 4 on day 40                 →  available 60  lots #2:40 #5:20
      day 90  import deduct 50 line 5 on day 41                 →  refused points_insufficient
      day 91  expire                                            →  points 40  available 20
      day 91  import award 1.5 line 6                           →  refused amount_malformed
    `,
  },
  {
    title: 'points that lapse after inactivity keep their stretch and date, and live on from there',
    program: idle,
    table: `
      day 90   enroll
      day 90   import award 80 line 1 on day 3 expires day 32 idle day 2     →  idle 80:32
      day 90   import deduct 30 line 2 on day 20                             →  idle 50:32
      day 90   import award 40 line 3 on day 60 expires day 100 idle day 60  →  idle 40:100  idle-lapsed 50
      day 90   import deduct 60 line 4 on day 61                             →  refused points_insufficient
      day 90   import award 7 line 5 on day 40 expires day 50 idle day 40    →  idle 40:100  idle-lapsed 57
      day 90   expire                                                        →  points 57  available 40
      day 91   award 10                                                      →  idle 50:121
      day 122  expire                                                        →  points 50  available 0
    `,
  },
  {
    title: 'an order from elsewhere can be returned here',
    program: tiered,
    table: `
      day 90  enroll
      day 90  import award 300 line 1 on day 1 for made_a_purchase order O1 basis 150 qualifies  →  tier gold  revenue 150
      day 91  purchase O1 10                →  refused order_taken
      day 91  return O1 amount 50           →  points 100  available 200  revenue 100
      day 92  return O1                     →  points 200  available 0  tier silver  revenue 0
    `,
  },
  {
    title: 'a deduction from elsewhere takes back from the tier only what it says it does',
    program: tiered,
    table: `
      day 90  enroll
      day 90  import award 300 line 1 on day 1 qualifies     →  tier gold  qualified 300
      day 90  import deduct 20 line 2 on day 2               →  tier gold  qualified 300
      day 90  import redeem 20 line 3 on day 3 qualifies     →  tier gold  qualified 300
      day 90  import deduct 210 line 4 on day 4 qualifies    →  tier silver  qualified 90  available 50
    `,
  },
  {
    title:
      'what a merged member spent elsewhere comes from the lots of whoever goes on, in their order',
    program: idle,
    table: `
      day 88  enroll
      day 88  bob: enroll
      day 89  merge bob
      day 90  import award 75 line 1 on day 3 expires day 200           →  available 75
      day 90  import award 38 line 2 on day 2 expires day 42 idle day 2 →  idle 38:42  available 113
      day 90  bob: import deduct 5 line 3 on day 5                      →  available 108
      day 91  expire                                                    →  points 38  available 70  lots #4:70
    `,
  },
  {
    title: 'idle points that come from elsewhere join the stretch they fall into, or begin one',
    program: idle,
    table: `
      day 1    enroll
      day 1    award 10                                                      →  idle 10:32
      day 40   import award 20 line 1 on day 20 expires day 60 idle day 20   →  idle 20:60  idle-lapsed 10
      day 41   import award 5 line 2 on day 35 expires day 50 idle day 35    →  idle 25:60  idle-lapsed 10
      day 42   import award 7 line 3 on day 41 expires day 70 idle day 41    →  idle 32:70  idle-lapsed 10
      day 43   import award 3 line 4 on day 30 expires day 38 idle day 10    →  idle 35:70
      day 44   bob: enroll
      day 44   bob: import award 9 line 5 on day 5 expires day 35 idle day 5    →  idle 9:35
      day 44   bob: import award 4 line 6 on day 30 expires day 60 idle day 30  →  idle 4:60  idle-lapsed 9
      day 44   bob: import award 2 line 7 on day 2 expires day 33               →  idle 4:60  lots #10:2 #8:9 #9:4
      day 45   bob: expire                                                   →  points 11  available 4
      day 46   expire                                                        →  points 10  available 35
    `,
  },
  {
    title: 'what lapses together goes by its date, then in spending order',
    program: idle,
    table: `
      day 1   enroll
      day 1   award 10                          →  idle 10:32
      day 2   award 20 expires day 36
      day 3   award 5 expires day 31
      day 4   award 6 expires day 31
      day 40  expire                            →  points 41  available 0
      day 41  expire                            →  nothing
    `,
  },
  {
    title: 'a line that cannot be kept is refused, whatever it names',
    program: plain,
    table: `
      day 1  enroll
      day 1  import award 5 line 1 order O1 basis much           →  refused amount_malformed
      day 1  import award 5 line 2 for goodwill order O1 basis 8  →  available 5  revenue 8
      day 1  import award 5 line 3 for goodwill order O1          →  refused order_taken
      day 1  import award 5 line 4 for survey order O1            →  available 10
      day 1  bob: import award 5 line 5                           →  refused member_unknown
      day 1  import redeem 11 line 6                              →  refused points_insufficient
      day 1  import redeem 10 line 7 order O1                     →  available 0  redeemed 10
      day 1  import award -5 line 8                               →  refused amount_malformed
    `,
  },
];
