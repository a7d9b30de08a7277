import type { Scenario } from '../support/scenario/driver.ts';
import { celebrating, delayed, idle, plain, recommending } from './programs.ts';
import { ruled, week, year } from './tier-program.ts';

/** Merges that are undone: what goes back, and what stays. */
export const parting: readonly Scenario[] = [
  {
    title: 'what counts in a period counts together, rises, and falls again when they part',
    program: ruled(year),
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   purchase O1 60                   →  tier silver
      day 2   bob: purchase O2 90              →  tier silver  available 90
      day 3   merge bob                        →  tier gold  qualified 150
      day 4   bob: purchase O3 20              →  points 30  qualified 180  tier gold
      day 5   unmerge ~#5                      →  tier silver  qualified 90
      day 5   bob: tag x                       →  tier silver  qualified 90
      day 6   merge bob                        →  tier gold  qualified 180
      day 7   purchase O4 300                  →  points 450  tier platinum
      day 8   unmerge ~#9                      →  tier platinum  qualified 540
      day 8   bob: tag y                       →  tier silver  qualified 90
    `,
  },
  {
    title:
      'of two tiers the better stays, with the terms it was held by, and goes with whoever brought it',
    program: ruled(year),
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   purchase O1 60                   →  tier silver
      day 1   bob: purchase O2 10
      day 2   bob: give platinum               →  tier platinum
      day 3   merge bob                        →  tier platinum
      day 4   unmerge ~#6                      →  tier silver
      day 4   bob: tag x                       →  tier platinum
      day 5   give gold                        →  tier gold
      day 6   merge bob                        →  tier platinum
      day 7   unmerge ~#10                     →  tier gold
      day 8   bob: give silver                 →  tier silver
      day 9   merge bob                        →  tier gold
      day 10  unmerge ~#13                     →  tier gold
      day 10  bob: tag y                       →  tier silver
    `,
  },
  {
    title: 'who was put below what he earned is not raised by a merge',
    program: ruled(week),
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   purchase O1 120                  →  tier gold
      day 2   give silver                      →  tier silver
      day 2   bob: purchase O2 90              →  tier silver
      day 3   merge bob                        →  tier silver
      day 4   bob: tag x                       →  tier silver
      day 5   unmerge ~#6                      →  tier silver
      day 5   bob: purchase O3 20              →  tier gold
      day 6   cid: enroll
      day 6   cid: purchase O4 450             →  tier gold
      day 6   bob: merge cid                   →  tier platinum
      day 7   bob: unmerge ~#12                →  tier gold
      day 20  bob: judge                       →  tier silver
      day 20  cid: judge                       →  tier silver
    `,
  },
  {
    title: 'what waits and what is in a cart goes back to whom it belongs',
    program: delayed,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   bob: purchase O1 80              →  pending 80
      day 1   bob: return O1 amount 30         →  pending 50
      day 1   bob: award 110
      day 2   bob: redeem mug hold             →  reserved 100  available 10
      day 2   award 100
      day 2   redeem mug hold                  →  reserved 100  available 0
      day 2   purchase O2 7                    →  pending 7
      day 3   merge bob                        →  pending 57  reserved 200  available 10
      day 4   bob: deduct 10                   →  available 0
      day 5   unmerge ~#10                     →  pending 7  reserved 100  available 0
      day 5   bob: tag x                       →  pending 50  reserved 100  available 0
      day 6   bob: confirm #6                  →  reserved 0  redeemed 100
      day 6   cancel #8                        →  reserved 0  available 100
      day 15  bob: approve #3                  →  pending 0  available 50
    `,
  },
  {
    title: 'who parts is what he was, but for what was said of both meanwhile',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll city Rome phone 111 tags x,y
      day 2   merge bob                        →  city Rome  tagged x,y
      day 3   change city Oslo                 →  city Oslo
      day 4   unsubscribe                      →  mail no
      day 5   unmerge ~#3                      →  city Oslo  tagged nothing  mail no
      day 5   bob: rename Robert               →  city Rome  tagged x,y  mail no  name Robert
      day 6   unmerge ~#3                      →  refused merge_unknown
    `,
  },
  {
    title: 'an e-mail that went to somebody else meanwhile does not come back',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 2   merge bob
      day 3   change email bob@example.com
      day 4   unmerge ~#3
      day 5   bob: award 1                     →  available 1
    `,
  },
  {
    title:
      'a recommendation comes with a merge and goes when it is undone, unless it was there before',
    program: recommending,
    table: `
      day 1   cid: enroll
      day 1   enroll
      day 1   bob: enroll code @cid
      day 2   merge bob
      day 3   unmerge ~#4
      day 4   bob: merge ann
      day 5   dora: enroll code @ann
      day 6   bob: merge dora
      day 7   bob: unmerge ~#8
      day 8   dora: purchase O1 50
      day 22  reward referrer #10              →  points 500
    `,
  },
  {
    title: 'what either has celebrated before they part, both have',
    program: celebrating,
    table: `
      day 1    enroll born 1990-03-01
      day 1    bob: enroll born 1990-03-01
      day 50   merge bob
      day 60   celebrate birthday 2026-03-01        →  available 200
      day 61   unmerge ~#3                          →  available 200
      day 62   bob: celebrate birthday 2026-03-01   →  nothing  available 0
      day 366  merge bob
      day 367  celebrate anniversary 2026-12-31
      day 368  unmerge ~#7
      day 369  bob: celebrate anniversary 2026-12-31
    `,
  },
  {
    title: 'idle points take the later date, whoever brings it, and none where there are none',
    program: idle,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 2   merge bob                        →  idle 0:never
      day 3   unmerge ~#3
      day 4   bob: award 10                    →  idle 10:35
      day 5   merge bob                        →  idle 10:35
      day 6   unmerge ~#6                      →  idle 0:35
      day 10  award 20                         →  idle 20:41
      day 11  merge bob                        →  idle 30:41
      day 12  unmerge ~#9                      →  idle 20:41
      day 12  bob: award 5                     →  idle 15:43
      day 13  cid: enroll
      day 13  cid: award 7                     →  idle 7:44
      day 14  cid: merge ann                   →  idle 27:44
      day 15  cid: deduct 27                   →  idle 0:44
      day 16  cid: merge bob                   →  idle 15:44
      day 45  cid: expire                      →  points 15
      day 45  cid: award 3                     →  available 3
      day 45  cid: unmerge ~#16                →  available 3
    `,
  },
];
