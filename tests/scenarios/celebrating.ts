import type { Scenario } from '../support/scenario/driver.ts';
import { celebrating, plain } from './programs.ts';

export const celebrations: readonly Scenario[] = [
  {
    title: 'a birthday is celebrated on its day, once a year',
    program: celebrating,
    table: `
      day 1    enroll born 1990-03-01
      day 59   celebrate birthday 2026-02-28   →  nothing  available 0
      day 60   celebrate birthday 2026-03-01   →  points 200  available 200
      day 61   celebrate birthday 2026-03-01   →  nothing  available 200
      day 425  celebrate birthday 2027-03-01   →  points 200  available 400
    `,
  },
  {
    title: 'February 29 comes round on the 28th of other years',
    program: celebrating,
    table: `
      day 1    enroll born 2000-02-29
      day 59   celebrate birthday 2026-02-28   →  points 200
      day 790  celebrate birthday 2028-02-28   →  nothing
      day 791  celebrate birthday 2028-02-29   →  points 200
    `,
  },
  {
    title: 'a birthday that is moved after it was celebrated does not come twice in a year',
    program: celebrating,
    table: `
      day 1    enroll born 1990-03-01
      day 60   celebrate birthday 2026-03-01   →  points 200
      day 61   born 1990-04-01
      day 91   celebrate birthday 2026-04-01   →  nothing  available 200
    `,
  },
  {
    title: 'the day of joining is celebrated from the next year on',
    program: celebrating,
    table: `
      day 10   enroll
      day 10   celebrate anniversary 2026-01-10   →  nothing
      day 375  celebrate anniversary 2027-01-10   →  points 50   available 50
      day 376  bob: enroll
      day 376  bob: celebrate birthday 2027-01-11  →  nothing
    `,
  },
  {
    title: 'an anniversary of the member’s own is celebrated in place of the day of joining',
    program: celebrating,
    table: `
      day 10   enroll
      day 20   change wed 2010-06-15
      day 166  celebrate anniversary 2026-06-15   →  points 50   available 50
      day 375  celebrate anniversary 2027-01-10   →  nothing
      day 376  bob: enroll
      day 377  bob: change wed 2027-01-12
      day 377  bob: celebrate anniversary 2027-01-12  →  nothing
    `,
  },
  {
    title: 'the first order after a long time brings a bonus, once',
    program: celebrating,
    table: `
      day 1    enroll
      day 2    purchase O1 10
      day 80   purchase O2 10                  →  available 20
      day 180  purchase O3 10                  →  available 30
      day 180  celebrate winback #4            →  points 75  available 105
      day 181  celebrate winback #4            →  nothing  available 105
    `,
  },
  {
    title:
      'whoever stays away is told of once for each absence, so that somebody may send an offer',
    program: celebrating,
    table: `
      day 1    enroll
      day 2    purchase O1 10                  →  events 2
      day 80   purchase O2 10                  →  events 3
      day 92   offer                           →  events 3
      day 171  offer                           →  events 4
      day 171  offer                           →  events 4
      day 180  purchase O3 10                  →  events 5
      day 271  offer                           →  events 6
      day 275  status blocked
      day 400  offer                           →  events 7
    `,
  },
  {
    title: 'whoever is blocked celebrates without the shop',
    program: celebrating,
    table: `
      day 1    enroll born 1990-03-01
      day 2    status blocked
      day 60   celebrate birthday 2026-03-01   →  nothing
    `,
  },
  {
    title: 'what an occasion brought stays when an order comes back, and may be reversed by hand',
    program: celebrating,
    table: `
      day 1    enroll born 1990-03-01
      day 2    purchase O1 10
      day 60   celebrate birthday 2026-03-01   →  points 200  available 210
               →  why The activity gives 200 points.
      day 180  purchase O2 10                  →  available 220
      day 180  celebrate winback #4            →  points 75   available 295
      day 181  return O1                       →  points 10   available 285
      day 181  return O2                       →  points 10   available 275
      day 182  reverse #3                      →  points 200  available 75
      day 182  celebrate birthday 2026-03-01   →  nothing  available 75
    `,
  },
  {
    title: 'where only birthdays are celebrated, nothing else is, and no day that is none',
    program: { ...celebrating, occasions: { birthday: { activity: 'birthday_bonus' } } },
    table: `
      day 1    enroll born 2026-03-01
      day 2    purchase O1 10
      day 60   celebrate birthday 2026-03-01   →  points 200  available 210
      day 400  celebrate anniversary 2027-01-01  →  nothing
      day 400  celebrate birthday 2027-02-30   →  nothing
      day 401  purchase O2 10                  →  events 4
      day 401  celebrate winback #6            →  nothing
      day 700  offer                           →  events 4
    `,
  },
  {
    title: 'a shop that celebrates nothing gives nobody anything',
    program: plain,
    table: `
      day 1    enroll born 1990-03-01
      day 60   celebrate birthday 2026-03-01   →  nothing
      day 90   offer                           →  events 1
    `,
  },
  {
    title: 'ninety days to the moment are a long time, and a late report brings no offer forward',
    program: celebrating,
    table: `
      day 1    enroll
      day 200  offer                           →  events 1
      day 200  purchase O1 10 on day 100
      day 200  purchase O2 10 on day 190       →  events 3
      day 200  celebrate winback #4            →  points 75
      day 200  purchase O3 10 on day 120
      day 279  offer                           →  events 5
      day 281  offer                           →  events 6
      day 290  bob: enroll
      day 290  bob: purchase O4 10
      day 291  bob: status blocked             →  events 3
      day 400  bob: offer                      →  events 3
    `,
  },
  {
    title: 'whoever was merged is not away by himself',
    program: celebrating,
    table: `
      day 1    enroll
      day 2    purchase O1 10
      day 2    bob: enroll
      day 3    bob: purchase O2 10
      day 4    merge bob                       →  events 3
      day 100  bob: offer                      →  events 4
      day 101  offer                           →  events 4
    `,
  },
];
