import type { ProgramDocument } from '@fealty/core';
import type { Scenario } from '../support/scenario/driver.ts';
import { club } from './club-program.ts';
import { plain, promoting, recommending } from './programs.ts';
import { ruled, week } from './tier-program.ts';

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
    title: 'an attribute by its name changes beside the others, and must fit as they do',
    program: club,
    table: `
      day 1   enroll note shoe 42
      day 2   change with staff true           →  noted {"shoe":"42","staff":true}  events 2
      day 3   change with staff true           →  events 2
      day 3   change with shoe -               →  noted {"staff":true}
      day 4   change with shoe large           →  refused attribute_malformed
      day 4   change with pet Rex name Anna    →  noted {"pet":"Rex","staff":true}  name Anna
      day 5   change with card 7               →  noted {"card":"7","pet":"Rex","staff":true}
      day 5   bob: enroll
      day 6   bob: change with card 7.0 name Rob  →  refused attribute_taken  name bob
      day 6   change with card -
      day 7   bob: change with card 7.0        →  noted {"card":"7.0"}
      day 8   tag ${'x'.repeat(201)}           →  refused attribute_malformed
      day 8   tags + ${'x'.repeat(201)}        →  refused attribute_malformed
      day 8   carl: enroll tags ${'x'.repeat(201)}  →  refused attribute_malformed
      day 8   change email ann@Example.com     →  events 6
      day 8   change email BOB@example.com     →  refused email_taken
    `,
  },
  {
    title: 'whoever is blocked does not let himself back in, but may say how he is called',
    program: plain,
    table: `
      day 1   enroll
      day 2   change status opted_out himself            →  member opted_out
      day 3   change status active himself               →  member active
      day 4   status blocked
      day 5   change status active himself               →  refused member_blocked
      day 5   change status opted_out himself            →  refused member_blocked
      day 5   change name Anna himself                   →  name Anna  member blocked
      day 6   change status active readmit               →  member active
      day 7   change status active readmit               →  member active
      day 8   status deleted
      day 8   change status active himself               →  refused member_deleted
      day 8   change name Ann readmit                    →  refused member_deleted
      day 8   change status blocked readmit              →  refused member_deleted
      day 8   subscribe                                  →  refused member_deleted
      day 9   change status active readmit name Ann subscribed no  →  member active  name Ann  mail no
      day 10  subscribe                                  →  mail yes
      day 10  subscribe                                  →  mail yes
    `,
  },
  {
    title: 'what is changed quietly is told to nobody, step by step or all at once',
    program: ruled(week),
    table: `
      day 1   enroll
      day 2   change name Anna quietly                   →  events 2
      day 2   change status blocked quietly              →  events 3
      day 3   change status active name Ann subscribed no tier gold quietly  →  tier gold  events 6
      day 4   change tier silver name Anna status opted_out  →  tier silver  member opted_out  events 9
    `,
  },
  {
    title: 'tags that differ by case and spaces alone are one, and keep their order',
    program: plain,
    table: `
      day 1   enroll tags vip,web
      day 1   tags + gold,GOLD,Web             →  tagged vip,web,gold  events 2
      day 1   tags + Vip - none                →  tagged vip,web,gold  events 2
      day 1   tags + VIP - vip                 →  tagged web,gold,VIP  events 3
      day 1   tags + web - gold,vip            →  tagged web  events 4
      day 2   tag web                          →  events 4
      day 2   tag web,vip                      →  tagged web,vip  events 5
    `,
  },
  {
    title: 'who is merged by a uid fills what the other does not say, and takes nothing from him',
    program: club,
    table: `
      day 1   enroll uid 1 note shoe 42 phone 15550100
      day 1   bob: enroll uid 2 city Rome note card 9
      day 2   bob: change uid 2 merging                    →  name bob
      day 2   bob: change uid 3 merging                    →  name bob
      day 3   bob: change uid 1 tier gold merging          →  refused attribute_malformed
      day 3   bob: change uid 1 with since never merging   →  refused attribute_malformed
      day 3   carl: enroll uid 4 note card 7
      day 3   bob: change uid 1 with card 7 merging        →  refused attribute_taken
      day 4   bob: change uid 1 name Rob city Oslo with since 2026-01-02 status active subscribed no merging
              →  name ann  city Oslo  mail no  noted {"shoe":"42","since":"2026-01-02"}
      day 5   bob: change uid 2 merging                    →  name ann
      day 5   carl: change uid 2 country 49 phone 77 subscribed yes merging  →  mail no
      day 6   carl: purchase O1 5                          →  available 5
      day 6   dora: enroll uid 5
      day 6   dora: change uid 2 merging                   →  available 5
      day 7   eve: purchase O2 8                           →  cached 8
      day 7   fay: enroll uid 6
      day 7   fay: change uid 7 email eve@example.com merging
      day 7   eve: convert                                 →  available 8
    `,
  },
  {
    title:
      'purchases that waited under another address come with it, and a merge keeps that of whoever goes on',
    program: plain,
    table: `
      day 1   bob: purchase O1 30              →  cached 30
      day 2   enroll uid 1
      day 2   move bob
      day 3   bob: convert                     →  available 30
      day 3   bob: move bob                    →  available 30
      day 4   carl: enroll uid 2
      day 4   carl: change uid 1 email dora@example.com merging  →  available 30
      day 5   dora: enroll uid 2                                  →  refused uid_taken
    `,
  },
  {
    title:
      'the tier of whoever is deleted is judged no more, and taken up again when he comes back',
    program: ruled(week),
    table: `
      day 1   enroll
      day 1   award 120                        →  tier gold  due 2026-01-08T00:00Z
      day 2   status deleted
      day 3   readmit                          →  tier gold
      day 20  judge                            →  tier silver  due none
    `,
  },
  {
    title: 'who joins by a budget of the program, with orders that waited, draws on it',
    program: {
      ...promoting,
      activities: [
        ...promoting.activities,
        { id: 'created_an_account', name: 'Joined', earn: { points: '10' }, budget: 'surveys' },
      ],
    },
    table: `
      day 1   purchase O1 30 tags app          →  cached 30
      day 2   enroll                           →  available 75  budget launch 30/1  budget surveys 10/1
      day 2   bob: enroll                      →  available 10  budget surveys 20/2
      day 2   carl: enroll                     →  available 0  budget surveys 20/2
      day 3   carl: purchase O2 90             →  available 90  budget launch 30/1
    `,
  },
  {
    title: 'whoever comes by a link names who recommended the shop, and must name somebody',
    program: recommending,
    table: `
      day 1   enroll
      day 1   bob: enroll code NOBODY          →  refused referrer_unknown
      day 1   bob: enroll code @ann            →  member active
      day 2   carl: enroll
      day 2   carl: change code @ann name Karl  →  name Karl
      day 3   status deleted
      day 3   dora: enroll uid uid-ann         →  refused member_deleted
      day 3   ann: enroll uid other            →  refused member_deleted
    `,
  },
];
