import type { ProgramDocument } from '@fealty/core';
import type { Scenario } from '../support/scenario/driver.ts';
import { club } from './club-program.ts';
import { delayed, idle, promoting } from './programs.ts';
import { ruled, week, year } from './tier-program.ts';

/** Tiers by the year, orders that wait for a fortnight. */
const waiting: ProgramDocument = { ...ruled(year), activities: delayed.activities };

/** Members who are forgotten: what they waited for, what they had, and who they were. */
export const erasing: readonly Scenario[] = [
  {
    title: 'an erased member is nobody, his points lapse and the e-mail is free for another',
    program: club,
    table: `
      day 1   enroll note card 42 phone 15550100
      day 1   purchase O1 50                   →  available 50
      day 2   erase                            →  left 0/0/0/0 forgotten  points 50  member nobody
      day 2   erase                            →  left 0/0/0/0 forgotten  nothing
      day 3   award 5                          →  refused member_unknown
      day 3   return O1                        →  refused member_deleted
      day 3   erase wiped                      →  left 0/0/0/0 forgotten
      day 4   enroll note card 42 phone 15550100  →  available 0  member active
      day 4   purchase O1 50                   →  refused order_taken
      day 4   purchase O2 50                   →  available 50
    `,
  },
  {
    title: 'what an erased member waited for is rejected, his carts are taken apart',
    program: club,
    table: `
      day 1   enroll
      day 1   award - for slow                 →  pending 40
      day 1   purchase O1 50                   →  available 50
      day 1   redeem mug hold                  →  available 40  reserved 10
      day 2   erase                            →  left 0/0/0/0 forgotten  points 50  #2 rejected  #4 rejected
      day 2   approve #2                       →  refused member_deleted
      day 2   cancel #4                        →  refused member_deleted
    `,
  },
  {
    title: 'a debt stays where it is when the member is erased',
    program: club,
    table: `
      day 1   enroll
      day 1   purchase O1 50
      day 1   redeem mug                       →  available 40
      day 2   return O1                        →  available 0  owed 10
      day 3   erase                            →  left 0/0/0/10 forgotten  nothing
    `,
  },
  {
    title: 'a deleted member can be erased, and erasing somebody unknown is refused',
    program: club,
    table: `
      day 1   bob: erase                       →  refused member_unknown
      day 1   bob: enroll
      day 1   bob: status deleted
      day 2   bob: erase                       →  left 0/0/0/0 forgotten
      day 3   bob: readmit                     →  refused member_unknown
    `,
  },
  {
    title: 'two who were merged share what they are known by, and are erased together',
    program: club,
    table: `
      day 1   enroll
      day 1   bob: enroll note card 42
      day 1   bob: award - for slow            →  pending 40
      day 1   bob: purchase O1 50
      day 2   merge bob                        →  noted {"card":"42"}  available 50
      day 2   note card 43
      day 2   note card 42                     →  noted {"card":"42"}
      day 2   cid: enroll note card 42         →  refused attribute_taken
      day 3   erase                            →  left 0/0/0/0 forgotten  points 50  #3 rejected
      day 3   bob: award 5                     →  refused member_unknown
      day 3   unmerge ~#5                      →  refused member_unknown
      day 4   cid: enroll note card 42         →  member active
    `,
  },
  {
    title: 'an erased member has no standing, in no tier and in no cart, with everybody who was he',
    program: ruled(week),
    table: `
      day 1   enroll
      day 1   award 120                        →  tier gold
      day 1   bob: enroll
      day 1   bob: award 200                   →  tier gold
      day 2   merge bob                        →  available 320
      day 3   erase                            →  left 0/0/0/0 forgotten  points 320
      day 4   bob: enroll
      day 5   enroll
      day 5   award 5                          →  available 5  tier silver
    `,
  },
  {
    title: 'what was returned before its time is settled when the member is erased',
    program: delayed,
    table: `
      day 1   enroll
      day 1   purchase O1 80                   →  pending 80
      day 1   purchase O2 40                   →  pending 120
      day 1   purchase O3 10
      day 2   return O1 amount 20              →  pending 110
      day 2   return O2                        →  pending 70
      day 3   erase                            →  left 0/0/0/0 forgotten  #2 rejected  #4 rejected
      day 4   erase wiped
    `,
  },
  {
    title:
      'lots that lapse with activity, and those that lapsed already, go when the member is erased',
    program: idle,
    table: `
      day 1    enroll
      day 1    award 15 for kept
      day 1    purchase O1 20                  →  idle 20:32
      day 40   purchase O2 30
      day 41   erase                           →  left 0/0/0/0 forgotten  points 65
    `,
  },
  {
    title: 'whatever an erased member waits for is settled, and his tier is judged no more',
    program: waiting,
    table: `
      day 1   enroll
      day 1   award 120                          →  tier gold  due 2027-01-01T00:00Z
      day 1   purchase O1 100                    →  pending 150
      day 2   return O1 amount 30                →  pending 105
      day 2   purchase O2 40                     →  pending 165
      day 3   return O2                          →  pending 105
      day 3   redeem mug hold                    →  reserved 100  available 20
      day 4   erase                              →  left 0/0/0/0 forgotten  #3 rejected  #7 rejected
      day 5   erase                              →  left 0/0/0/0 forgotten  nothing
      day 16  approve #3                         →  refused member_deleted
    `,
  },
  {
    title: 'points of an erased member lapse, those that have lapsed before as well',
    program: idle,
    table: `
      day 1   enroll
      day 1   award 10                           →  idle 10:32
      day 2   award 20 expires day 5
      day 3   award 30 expires day 60
      day 40  erase                              →  left 0/0/0/0 forgotten  points 60
    `,
  },
  {
    title: 'what an erased member waits for goes back to its budget',
    program: promoting,
    table: `
      day 1   enroll
      day 1   award - for survey                 →  pending 40  budget surveys 40/1
      day 2   erase                              →  left 0/0/0/0 forgotten  budget surveys 0/0
    `,
  },
];
