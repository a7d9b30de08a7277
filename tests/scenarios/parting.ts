import type { Scenario } from '../support/scenario/driver.ts';
import { celebrating, delayed, idle, plain, recommending } from './programs.ts';

/** Merges that are undone: what goes back, and what stays. */
export const parting: readonly Scenario[] = [
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
  {
    title: 'what a survivor said since of what he was lent stays; the rest goes back',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll city Rome phone 555 tags a,b note shoe 42
      day 2   merge bob                        →  city Rome  tagged a,b
      day 3   change city Milan
      day 4   unmerge ~#3                      →  city Milan  tagged nothing  noted {}
      day 4   bob: tag c                       →  city Rome  noted {"shoe":"42"}
    `,
  },
  {
    title: 'whoever comes back has his e-mail and id again, unless the survivor goes by them now',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 2   merge bob
      day 3   move bob                         →  member nobody
      day 4   bob: change uid uid-bob
      day 5   bob: unmerge ~#3                 →  member active  name ann
      day 6   bob: award 5                     →  available 5  name ann
      day 6   bob: enroll uid uid-other        →  refused email_taken
      day 6   zoe: enroll uid uid-bob          →  refused uid_taken
      day 7   cid: enroll
      day 7   dora: enroll
      day 8   cid: merge dora
      day 9   cid: move dora
      day 9   dora: change uid uid-dora
      day 10  dora: move eve
      day 10  eve: change uid uid-eve
      day 11  eve: unmerge ~#12                →  name cid
      day 12  dora: award 7                    →  available 7  name dora
    `,
  },
  {
    title:
      'a survivor keeps the e-mail of one who had been merged before, and of nobody who lent it',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   cid: enroll
      day 2   bob: merge cid
      day 3   merge bob
      day 4   move cid                         →  member nobody
      day 4   cid: change uid uid-cid
      day 5   unmerge ~#5                      →  member nobody
      day 5   cid: award 5                     →  available 5  name ann
      day 6   cid: change uid uid-new
      day 7   bob: unmerge ~#4                 →  name bob
      day 8   bob: award 6                     →  available 6  name bob
      day 8   zoe: enroll uid uid-cid          →  refused uid_taken
      day 8   cid: award 6                     →  available 11  name ann
    `,
  },
  {
    title: 'mail that a survivor stopped is stopped for whoever comes back',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 2   merge bob                        →  mail yes
      day 3   unsubscribe
      day 4   unmerge ~#3                      →  mail no
      day 4   bob: tag x                       →  mail no
    `,
  },
  {
    title:
      'what was celebrated together, this year or late in the next, is not celebrated again apart',
    program: celebrating,
    table: `
      day 1    enroll born 1990-03-01
      day 1    bob: enroll born 1990-03-01
      day 1    cid: enroll born 1990-03-01
      day 40   merge bob
      day 60   celebrate birthday 2026-03-01         →  available 200
      day 61   unmerge ~#4                           →  available 200  points 0
      day 61   bob: celebrate birthday 2026-03-01    →  nothing  available 0
      day 62   cid: celebrate birthday 2026-03-01    →  available 200
      day 63   merge cid                             →  available 400
      day 380  dora: enroll born 1990-03-01
      day 380  dora: merge ann                       →  available 400
      day 381  dora: celebrate birthday 2026-03-01   →  nothing  available 400
    `,
  },
  {
    title: 'points that wait, in part come back, and in carts go back to whoever comes back',
    program: delayed,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   purchase O1 70                   →  pending 70
      day 1   bob: purchase O2 80              →  pending 80
      day 1   award 100
      day 1   bob: award 150
      day 2   redeem mug hold                  →  reserved 100
      day 2   bob: redeem mug hold             →  reserved 100  available 50
      day 3   merge bob                        →  pending 150  reserved 200  available 50
      day 4   bob: return O2 amount 30         →  pending 120
      day 5   unmerge ~#9                      →  pending 70  reserved 100  available 0  points 50
      day 5   bob: tag x                       →  pending 50  reserved 100  available 50
      day 6   bob: cancel #8                   →  available 150  reserved 0
      day 7   cancel #7                        →  available 100  reserved 0
    `,
  },
];
