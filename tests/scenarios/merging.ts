import type { Scenario } from '../support/scenario/driver.ts';
import { celebrating, delayed, expiring, idle, plain, recommending, tiered } from './programs.ts';

export const merging: readonly Scenario[] = [
  {
    title: 'two members become one: points, sums and names lead to whoever goes on',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll city Rome
      day 1   award 100 expires day 20
      day 1   bob: award 50 expires day 10
      day 2   bob: deduct 10
      day 3   merge bob                        →  points 40  available 140  lots #4:40 #3:100
      day 3   merge bob                        →  nothing  earned 150  deducted 10
      day 3   merge ann                        →  refused merge_with_itself
      day 4   bob: award 5                     →  available 145  name ann  city Rome
      day 5   bob: redeem mug                  →  available 45  lots #3:40 #9:5  redeemed 100
      day 20  bob: expire                      →  points 40  available 5
      day 21  bob: enroll                      →  refused uid_taken
    `,
  },
  {
    title: 'a uid that somebody has merges whoever is given it, if that is meant',
    program: plain,
    table: `
      day 1   enroll uid 1
      day 1   bob: enroll uid 2 city Rome
      day 1   award 100
      day 1   bob: award 50
      day 2   bob: change uid 1                          →  refused uid_taken
      day 2   bob: change uid 1 status blocked merging   →  refused attribute_malformed
      day 3   bob: change uid 1 name Bob merging         →  available 150  name ann  city Rome
      day 3   bob: change uid 1 merging                  →  available 150
      day 4   carl: enroll uid 3
      day 4   status blocked
      day 5   carl: change uid 2 merging                 →  refused member_blocked
    `,
  },
  {
    title: 'what was pending or in a cart is settled by whoever goes on',
    program: delayed,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   bob: purchase O1 80              →  pending 80
      day 1   bob: purchase O2 60              →  pending 140
      day 1   bob: award 100
      day 2   bob: redeem mug hold             →  reserved 100  available 0
      day 3   bob: return O1 amount 20         →  pending 120
      day 4   merge bob                        →  points 0  pending 120  reserved 100
      day 5   bob: return O2 amount 10         →  pending 110
      day 15  approve #3                       →  available 60  pending 50  #7 deducted
      day 16  reject #4                        →  pending 0  available 60
      day 16  confirm #6                       →  reserved 0  redeemed 100  redemptions 1
      day 17  cancel #6                        →  available 160  redeemed 0  lots #5:100 #3:60
      day 18  return O1                        →  points 60  available 100
      day 18  reverse #5                       →  available 0
    `,
  },
  {
    title: 'a debt and points that come together make each other good',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   bob: purchase O1 100
      day 1   bob: redeem mug
      day 2   bob: return O1                   →  owed 100
      day 2   award 30
      day 3   merge bob                        →  owed 70  available 0
      day 4   award 80                         →  owed 0  available 10
      day 5   unmerge ~#7                      →  owed 0  available 10
      day 5   bob: award 1                     →  owed 0  available 1
    `,
  },
  {
    title: 'parted at once, both are as they were',
    program: tiered,
    table: `
      day 1   enroll
      day 1   bob: enroll city Rome
      day 1   purchase O1 90                   →  tier silver
      day 1   bob: purchase O2 110             →  tier gold  available 110
      day 1   bob: unsubscribe
      day 2   merge bob                        →  tier gold  qualified 200  mail no
      day 3   unmerge ~#6                      →  tier silver  qualified 90  available 90
      day 3   bob: tag x                       →  tier gold  qualified 110  available 110
      day 3   bob: purchase O3 10              →  points 15  purchases 2  revenue 120
      day 3   purchase O4 10                   →  points 10  purchases 2  revenue 100
    `,
  },
  {
    title: 'what was spent meanwhile stays spent by whoever went on',
    program: expiring,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   bob: award 100
      day 2   award 100
      day 3   merge bob                        →  available 200
      day 4   redeem mug                       →  lots #4:100
      day 5   bob: award 30                    →  available 130
      day 6   unmerge ~#5                      →  available 130  redeemed 100  earned 130
      day 6   bob: tag x                       →  available 0  earned 100
      day 7   cancel #6                        →  available 230  redeemed 0
      day 7   unmerge ~#5                      →  refused merge_unknown
    `,
  },
  {
    title: 'points given back go where their lot is not any more, as a lot of their own',
    program: expiring,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   bob: award 120
      day 3   merge bob                        →  available 120
      day 4   redeem mug                       →  lots #3:20
      day 6   unmerge ~#4                      →  available 0
      day 7   cancel #5                        →  available 100  lots #5:100
      day 7   bob: award 1                     →  available 21
      day 32  expire                           →  points 100
    `,
  },
  {
    title: 'a chain of three leads to the last, and is parted from its end',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   cid: enroll
      day 1   award 1
      day 1   bob: award 20
      day 1   cid: award 300
      day 2   bob: merge ann                   →  available 21
      day 3   cid: merge bob                   →  available 321
      day 4   award 4000                       →  available 4321
      day 4   reverse #4                       →  available 4320
      day 5   unmerge ~#7                      →  refused merge_overtaken
      day 5   cid: unmerge ~#8                 →  available 4300
      day 5   award 50000                      →  available 50020
      day 6   unmerge ~#7                      →  available 0  earned 1
      day 6   bob: tag x                       →  available 50020  earned 50020
    `,
  },
  {
    title: 'a merge can be undone for thirty days, and only while both can be members',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   bob: status blocked
      day 1   merge bob                        →  refused member_blocked
      day 1   bob: status active
      day 1   merge bob
      day 2   status deleted
      day 2   unmerge ~#6                      →  refused member_deleted
      day 2   bob: enroll                      →  refused member_deleted
      day 3   readmit
      day 3   status blocked
      day 30  unmerge ~#6                      →  member blocked
      day 31  bob: status active
      day 31  status active
      day 32  merge bob
      day 63  unmerge ~#15                     →  refused merge_too_old
    `,
  },
  {
    title: 'points that lapse by inactivity live by what either did, together and parted again',
    program: idle,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   award 100                        →  idle 100:32
      day 5   award 50 expires day 60
      day 10  bob: award 40                    →  idle 40:41
      day 20  merge bob                        →  points 40  idle 140:41  lots #4:50 #3:100 #5:40
      day 33  deduct 170                       →  idle 20:41  lots #5:20
      day 35  bob: purchase O1 10              →  idle 30:63
      day 36  unmerge ~#6                      →  idle 10:63  available 10
      day 36  bob: tag x                       →  idle 20:63  available 20
      day 40  bob: purchase O2 5               →  idle 25:68
      day 64  expire                           →  points 10  available 0
      day 64  bob: expire                      →  nothing
      day 69  bob: expire                      →  points 25  available 0
    `,
  },
  {
    title: 'what has lapsed by inactivity is expired before a merge and not brought back by it',
    program: idle,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   award 30                         →  idle 30:32
      day 1   bob: award 50                    →  idle 50:32
      day 20  bob: award 50                    →  idle 100:51
      day 20  bob: redeem mug hold             →  reserved 100  idle 0:51
      day 21  bob: award 8                     →  idle 8:52
      day 40  merge bob                        →  idle 8:52  idle-lapsed 30  available 38
      day 40  expire                           →  points 30  available 8
      day 41  cancel #6                        →  available 108  idle 8:52  lots #6:100 #7:8
      day 42  cid: enroll
      day 42  cid: award 5                     →  idle 5:70
      day 53  merge cid                        →  idle 5:70  idle-lapsed 8
      day 54  dora: enroll
      day 54  dora: award 6
      day 99  merge dora                       →  refused merge_lapsed
      day 99  dora: expire                     →  points 6
      day 99  merge dora                       →  points 0
    `,
  },
  {
    title: 'limits and days that come once count for both together',
    program: celebrating,
    table: `
      day 1    enroll born 1990-03-01
      day 1    bob: enroll born 1990-03-01
      day 60   bob: celebrate birthday 2026-03-01    →  available 200
      day 61   merge bob
      day 61   celebrate birthday 2026-03-01         →  nothing  available 200
      day 61   bob: celebrate birthday 2026-03-01    →  nothing  available 200
      day 425  bob: celebrate birthday 2027-03-01    →  points 200  available 400
    `,
  },
  {
    title: 'what one of them did today counts for the other',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   award - for write_a_review
      day 1   bob: award - for write_a_review
      day 1   merge bob                             →  available 100
      day 1   award - for write_a_review            →  refused limit_reached
      day 2   bob: award - for write_a_review       →  available 150
      day 3   award - for write_a_review            →  refused limit_reached
      day 4   unmerge ~#5                           →  available 100
      day 4   award - for write_a_review            →  available 150
    `,
  },
  {
    title: 'a referral outlives a merge of either side, but nobody recommends himself',
    program: recommending,
    table: `
      day 1   enroll
      day 1   bob: enroll code @ann
      day 1   cid: enroll
      day 2   bob: purchase O1 50
      day 3   cid: merge ann
      day 16  reward referrer #4               →  points 500  available 500
      day 16  bob: reward friend #4            →  points 100
      day 17  dora: enroll code @ann
      day 17  dora: purchase O2 50
      day 18  cid: merge dora
      day 31  reward referrer #9               →  nothing
    `,
  },
  {
    title: 'orders that waited for one of them are converted for both',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   dora: purchase D 20              →  cached 20
      day 2   bob: move dora
      day 2   merge dora
      day 3   dora: convert                    →  available 20  purchases 1
      day 4   dora: move eve                   →  available 20
      day 5   eve: award 5                     →  available 25
    `,
  },
  {
    title: 'who recommended one of them recommended both, until they part',
    program: recommending,
    table: `
      day 1   enroll
      day 1   bob: enroll code @ann
      day 1   cid: enroll
      day 1   dora: enroll code @cid
      day 2   cid: merge bob
      day 3   cid: purchase O1 50
      day 3   cid: unmerge ~#5
      day 4   cid: purchase O2 50
      day 5   dora: merge bob
      day 6   dora: purchase O3 50
      day 7   dora: unmerge ~#9
    `,
  },
  {
    title: 'a debt that nothing has met goes along, and back',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   purchase O1 100
      day 1   bob: purchase O2 100
      day 1   redeem mug
      day 1   bob: redeem mug
      day 2   return O1 amount 30              →  owed 30
      day 2   bob: return O2 amount 50         →  owed 50
      day 3   merge bob                        →  owed 80  points 0
      day 4   unmerge ~#9                      →  owed 30  points 0
      day 4   bob: tag x                       →  owed 50
      day 5   bob: award 20                    →  owed 30  available 0
    `,
  },
  {
    title: 'a debt meets the points of the other that lapse first, and none that has lapsed',
    program: expiring,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   purchase O1 100
      day 1   redeem mug
      day 2   return O1                        →  owed 100
      day 3   bob: award 20 expires day 5
      day 3   bob: award 90 expires day 90
      day 3   bob: award 40 expires day 50
      day 9   merge bob                        →  owed 0  available 50  lots #6:20 #7:30
      day 9   expire                           →  points 20  available 30
    `,
  },
];
