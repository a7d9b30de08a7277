import type { Scenario } from '../support/scenario/driver.ts';
import { tiered } from './programs.ts';
import { ruled, week, year } from './tier-program.ts';

/** Tiers of members who become one, and who part again. */
export const mergingTiers: readonly Scenario[] = [
  {
    title: 'two who reach a tier only together rise by a merge, and fall by parting',
    program: tiered,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   purchase O1 60                   →  tier silver
      day 1   bob: purchase O2 40              →  tier silver
      day 2   merge bob                        →  tier gold  qualified 100
      day 3   unmerge ~#5                      →  tier silver  qualified 60  available 60  points 40
      day 3   bob: tag x                       →  tier silver  qualified 40  available 40
    `,
  },
  {
    title: 'whoever was put below what he earned is not raised by a merge',
    program: tiered,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   purchase O1 110                  →  tier gold
      day 1   bob: purchase O2 50              →  tier silver
      day 2   give silver                      →  tier silver
      day 3   merge bob                        →  tier silver  qualified 160
      day 4   unmerge ~#6                      →  tier silver  qualified 110
      day 5   cid: enroll
      day 5   cid: purchase O3 500             →  tier platinum
      day 6   merge cid                        →  tier platinum  qualified 610
      day 7   unmerge ~#10                     →  tier silver  qualified 110
      day 8   purchase O4 10                   →  tier gold  qualified 120
    `,
  },
  {
    title: 'of two equal tiers that of whoever goes on is kept, with the hand that set it',
    program: tiered,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   give gold                        →  tier gold
      day 1   bob: purchase O1 110             →  tier gold
      day 2   merge bob                        →  tier gold  qualified 110
      day 4   unmerge ~#5                      →  tier gold  qualified 0
      day 5   bob: tag x                       →  tier gold  qualified 110
      day 6   give platinum
      day 7   merge bob                        →  tier platinum
      day 8   give gold
      day 9   unmerge ~#9                      →  tier gold
    `,
  },
  {
    title: 'a tier that was given by hand after a merge stays with whoever was given it',
    program: tiered,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   bob: purchase O1 110             →  tier gold
      day 2   merge bob                        →  tier gold
      day 3   give platinum                    →  tier platinum
      day 4   unmerge ~#4                      →  tier platinum  qualified 0
      day 5   bob: tag x                       →  tier gold  qualified 110
    `,
  },
  {
    title: 'what counts in a year counts for both together, and is taken apart by the year',
    program: ruled(year),
    table: `
      day 1    enroll
      day 1    purchase O1 80                  →  tier silver  sums 2026-01-01:80
      day 20   bob: enroll
      day 20   bob: purchase O2 120            →  tier gold  sums 2026-01-01:120  due 2027-01-01T00:00Z
      day 30   merge bob                       →  tier gold  sums 2026-01-01:200  due 2027-01-01T00:00Z
      day 31   return O1                       →  sums 2026-01-01:120
      day 40   unmerge ~#5                     →  tier silver  sums none  due none
      day 40   bob: tag x                      →  tier gold  sums 2026-01-01:120  due 2027-01-01T00:00Z
      day 41   merge bob                       →  tier gold  sums 2026-01-01:120
      day 42   cid: enroll
      day 42   cid: merge ann                  →  tier gold  sums 2026-01-01:120  due 2027-01-01T00:00Z
    `,
  },
  {
    title: 'what counts in the last days keeps its days through a merge',
    program: ruled(week),
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 2   purchase O1 60                   →  sums 2026-01-02:60
      day 3   bob: purchase O2 30              →  sums 2026-01-03:30
      day 3   purchase O3 20                   →  sums 2026-01-02:60 2026-01-03:20  tier silver
      day 4   merge bob                        →  sums 2026-01-02:60 2026-01-03:50  tier gold
      day 5   unmerge ~#6                      →  sums 2026-01-02:60 2026-01-03:20  tier silver
      day 5   bob: tag x                       →  sums 2026-01-03:30  tier silver
    `,
  },
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
];
