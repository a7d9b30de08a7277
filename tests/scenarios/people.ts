import type { ProgramDocument } from '@fealty/core';
import type { Scenario } from '../support/scenario/driver.ts';
import { plain } from './programs.ts';

/** Members with a shoe size and a club card; carts, and points that wait. */
const club: ProgramDocument = {
  ...plain,
  members: {
    attributes: [
      { name: 'shoe', type: 'number' },
      { name: 'card', type: 'number', unique: true, required: false },
      { name: 'since', type: 'date' },
      { name: 'staff', type: 'boolean' },
    ],
    unique: ['phone'],
  },
  activities: [
    ...plain.activities,
    { id: 'slow', name: 'Slow', earn: { points: '40' }, approval: { mode: 'by_hand' } },
  ],
  rewards: [
    {
      id: 'mug',
      name: 'Mug',
      type: 'product',
      value: '1',
      points: '10',
      coupons: { pattern: 'MUG-XXXX-9999' },
    },
  ],
};

const badged: ProgramDocument = {
  ...plain,
  members: { attributes: [{ name: 'badge', type: 'string', unique: true }] },
};

export const people: readonly Scenario[] = [
  {
    title: 'much of a member changes at once, or nothing does, and others hear of it once',
    program: plain,
    table: `
      day 1   enroll                                     →  events 1
      day 1   bob: enroll uid 7
      day 2   change name Anna uid 8 city Rome subscribed no  →  name Anna  city Rome  events 2
      day 3   change name Nobody uid 7                   →  refused uid_taken
      day 3   change name Nobody tier tin                →  refused tier_unknown
      day 4   change name Anna                           →  events 2
      day 5   change name Ann status blocked             →  name Ann  member blocked  events 4
      day 6   bob: change status deleted
      day 7   bob: change status active                  →  refused member_deleted
      day 7   bob: change status active readmit name Rob  →  member active  name Rob
      day 8   carl: enroll uid 8                         →  refused uid_taken
      day 9   change uid 9
      day 9   carl: enroll uid 8                         →  member active
    `,
  },
  {
    title: 'a unique attribute belongs to one member, however it is written, until he gives it up',
    program: club,
    table: `
      day 1   enroll note card 42
      day 1   bob: enroll note card 42.0       →  refused attribute_taken
      day 1   bob: enroll note card 43         →  noted {"card":"43"}
      day 2   bob: note card 042               →  refused attribute_taken
      day 2   note card 44                     →  noted {"card":"44"}
      day 3   bob: note card 42                →  noted {"card":"42"}
      day 3   note card 43                     →  noted {"card":"43"}
      day 4   bob: note card -                 →  noted {}
      day 4   note card 42                     →  noted {"card":"42"}
    `,
  },
  {
    title: 'two members may not share a telephone where the program says so',
    program: club,
    table: `
      day 1   enroll phone +1-555-0100
      day 1   bob: enroll phone (1)5550100     →  refused attribute_taken
      day 1   bob: enroll phone 15550101       →  member active
      day 2   phone 15550101                   →  refused attribute_taken
      day 2   bob: phone 0
      day 2   phone 15550101                   →  member active
    `,
  },
  {
    title: 'an attribute of the wrong type is refused, one that nobody declared is kept',
    program: club,
    table: `
      day 1   enroll note shoe large           →  refused attribute_malformed
      day 1   enroll note shoe 42.5            →  noted {"shoe":"42.5"}
      day 2   note since 2026-02-30            →  refused attribute_malformed
      day 2   note since 2026-02-28            →  noted {"since":"2026-02-28"}
      day 3   note staff maybe                 →  refused attribute_malformed
      day 3   note staff true                  →  noted {"staff":true}
      day 4   note pet Rex                     →  noted {"pet":"Rex"}
    `,
  },
  {
    title: 'a unique attribute must be given unless the program says otherwise',
    program: badged,
    table: `
      day 1   enroll                           →  refused attribute_missing
      day 1   enroll note badge A1             →  noted {"badge":"A1"}
      day 2   note badge -                     →  refused attribute_missing
    `,
  },
  {
    title: 'tags are added and taken off without a look at the others',
    program: plain,
    table: `
      day 1   enroll tags vip,web              →  tagged vip,web
      day 1   tags + vip,new                   →  tagged vip,web,new
      day 1   tags + gold - VIP,none           →  tagged web,new,gold
      day 1   tag one                          →  tagged one
      day 2   status deleted
      day 2   tags + two                       →  refused member_deleted
    `,
  },
  {
    title: 'a deleted member is let back in by a merchant alone, with the same books',
    program: plain,
    table: `
      day 1   enroll
      day 1   purchase O1 50                   →  available 50
      day 2   status blocked                   →  events 3
      day 2   status active                    →  events 4
      day 2   status opted_out                 →  events 5
      day 2   status active from blocked       →  refused member_opted_out
      day 2   readmit                          →  refused member_opted_out
      day 2   purchase O2 50                   →  refused member_opted_out
      day 2   status active                    →  events 6
      day 3   status deleted                   →  member deleted  since deleted  events 7
      day 3   purchase O3 50                   →  refused member_deleted
      day 3   enroll uid other                 →  refused member_deleted
      day 3   status active                    →  refused member_deleted
      day 3   status blocked                   →  refused member_deleted
      day 4   readmit                          →  member active  since never  available 50  events 8
      day 4   purchase O4 50                   →  available 100
    `,
  },
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
];
