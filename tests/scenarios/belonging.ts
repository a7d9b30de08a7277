import type { Scenario } from '../support/scenario/driver.ts';
import { celebrating, plain } from './programs.ts';
import { ruled, week } from './tier-program.ts';

/** Who belongs to the program: what members may change themselves, who comes back. */
export const belonging: readonly Scenario[] = [
  {
    title: 'a tier is not judged while its member is away, and is when he is back',
    program: ruled(week),
    table: `
      day 1   enroll
      day 1   award 100                          →  tier gold  due 2026-01-08T00:00Z
      day 2   status deleted
      day 8   judge                              →  tier gold  due none
      day 9   judge                              →  tier gold  due none
      day 20  readmit                            →  tier gold  due 2026-01-21T00:00Z
      day 21  judge                              →  tier silver
      day 22  bob: enroll
      day 22  bob: status deleted
      day 23  bob: judge                         →  tier silver
      day 24  bob: readmit                       →  due none
    `,
  },
  {
    title: 'a member changes what is his, but not that he was blocked',
    program: plain,
    table: `
      day 1   enroll
      day 1   bob: enroll uid 7
      day 2   change name Anna uid uid-ann himself              →  name Anna
      day 2   change uid 7 himself                              →  refused uid_taken
      day 3   change status opted_out himself                   →  member opted_out
      day 3   change status active himself                      →  member active
      day 4   status blocked
      day 4   change status opted_out himself                   →  refused member_blocked
      day 4   change status active name Ann himself             →  refused member_blocked
      day 4   change name Ann himself                           →  name Ann
      day 5   change status active readmit                      →  member active
      day 6   merge bob
      day 7   change uid 7                                      →  member active
      day 8   change status blocked name Annie subscribed no    →  name Annie  member blocked  mail no
      day 9   change status opted_out name Zoe                  →  member opted_out  name Zoe
      day 10  change status deleted
      day 10  change status active himself                      →  refused member_deleted
    `,
  },
  {
    title: 'what is said twice is no news, and what is no tag is refused',
    program: plain,
    table: `
      day 1   enroll tags a,b                    →  events 1
      day 2   tags + a                           →  events 1  tagged a,b
      day 2   tags + c,C - B                     →  events 2  tagged a,c
      day 2   tags + d,,e                        →  refused attribute_malformed
      day 3   subscribe                          →  events 2  mail yes
      day 3   unsubscribe                        →  mail no
      day 3   unsubscribe                        →  mail no
      day 4   status active                      →  member active
      day 5   status deleted
      day 5   subscribe                          →  refused member_deleted
      day 5   rename Zoe                         →  refused member_deleted
    `,
  },
  {
    title: 'who is given the uid of another brings along what the other has not said',
    program: plain,
    table: `
      day 1   enroll uid 1
      day 1   bob: enroll uid 2 city Rome phone 111 tags x
      day 2   bob: change uid 1 tier gold merging                      →  refused attribute_malformed
      day 2   bob: change uid 1 city Oslo wed 2020-05-05 subscribed no status active merging  →  city Oslo  mail no
      day 3   bob: rename Zoe                                          →  name Zoe  tagged x
      day 4   cid: enroll uid 3 city Bern
      day 4   cid: change uid 1 city Bonn email new@example.com merging  →  city Oslo  mail no
      day 5   dora: enroll uid 4
      day 5   dora: change uid 1 merging name Dora                     →  name Zoe
      day 6   eve: enroll uid 5
      day 6   eve: change uid 9 merging                                →  name eve
    `,
  },
  {
    title: 'who was gone for long is offered something once, if he is still there',
    program: celebrating,
    table: `
      day 1    enroll
      day 1    offer                             →  nothing  events 1
      day 2    purchase O1 10
      day 50   offer                             →  nothing
      day 93   offer                             →  nothing
      day 94   offer                             →  nothing
      day 100  bob: enroll
      day 100  bob: purchase O2 10
      day 101  bob: status blocked
      day 200  bob: offer                        →  nothing
      day 201  merge bob                         →  refused member_blocked
      day 202  bob: status active
      day 203  merge bob
      day 204  bob: offer                        →  nothing
      day 205  purchase O3 10
      day 205  celebrate winback #15             →  points 75
    `,
  },
];
