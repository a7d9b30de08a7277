import type { Scenario } from '../support/scenario/driver.ts';
import { promotingLarge } from './order-programs.ts';
import { promoting } from './programs.ts';

export const budgets: readonly Scenario[] = [
  {
    title: 'a bonus is given whole until its budget has no room for it',
    program: promoting,
    table: `
      day 1  enroll
      day 1  purchase O1 60        →  points 120  budget launch 60/1
      day 1  purchase O2 50        →  points 50   budget launch 60/1
      day 1  purchase O3 40        →  points 80   budget launch 100/2
      day 1  purchase O4 10        →  points 10   budget launch 100/2
    `,
  },
  {
    title: 'what comes back gives back what it took of the budget, and others may have it',
    program: promoting,
    table: `
      day 1  enroll
      day 1  bob: enroll
      day 1  purchase O1 100                   →  points 200  budget launch 100/1
      day 1  bob: purchase O2 20               →  points 20   budget launch 100/1
      day 2  return O1 amount 30               →  points 60   budget launch 70/1
      day 2  bob: purchase O3 20               →  points 40   budget launch 90/2
      day 3  return O1 amount 20               →  points 40   budget launch 70/2
      day 4  return O1                         →  points 100  budget launch 20/1  available 0
      day 5  bob: return O2                    →  points 20   budget launch 20/1
      day 5  bob: return O3                    →  points 40   budget launch 0/0
    `,
  },
  {
    title: 'a number of uses runs out as points do, whatever else an award draws on',
    program: promoting,
    table: `
      day 1  enroll
      day 1  purchase O1 10 tags app           →  points 25   budget launch 10/1  budget app 5/1
      day 1  purchase O2 10 tags app           →  points 25   budget launch 20/2  budget app 10/2
      day 1  purchase O3 10 tags app           →  points 20   budget launch 30/3  budget app 10/2
      day 2  return O1 amount 5                →  points 10   budget launch 25/3  budget app 10/2
      day 2  return O1                         →  points 15   budget launch 20/2  budget app 5/1
      day 2  purchase O4 10 tags app           →  points 25   budget launch 30/3  budget app 10/2
    `,
  },
  {
    title: 'an activity with a budget is refused when that is used up, and rejected awards free it',
    program: promoting,
    table: `
      day 1  enroll
      day 1  award - for survey                →  points 40  status pending  budget surveys 40/1
      day 1  award - for survey                →  points 40  budget surveys 80/2
      day 1  award - for survey                →  refused budget_exhausted  budget surveys 80/2
      day 2  reject #2                         →  budget surveys 40/1
      day 2  award 60 for survey               →  points 60  budget surveys 100/2
      day 2  award 1 for survey                →  refused budget_exhausted
      day 3  approve #6 by ann                 →  available 60  budget surveys 100/2
      day 3  reverse #6                        →  points 60  available 0  budget surveys 40/1
    `,
  },
  {
    title: 'an award of nothing gives its use back once, however often it is taken back',
    program: promoting,
    table: `
      day 1  enroll
      day 1  award 0 for survey                →  points 0  budget surveys 0/1
      day 1  award 60 for survey               →  points 60  budget surveys 60/2
      day 1  approve #2 by ann                 →  available 0  budget surveys 60/2
      day 2  reverse #2                        →  points 0  budget surveys 60/1
      day 2  reverse #2                        →  points 0  budget surveys 60/1
      day 2  reverse #2                        →  points 0  budget surveys 60/1
    `,
  },
  {
    title: 'orders that waited for a member draw on budgets when they become real',
    program: promoting,
    table: `
      day 1  bob: enroll
      day 1  purchase O1 60                    →  cached 60   budget launch 0/0
      day 2  bob: purchase O2 50               →  points 100  budget launch 50/1
      day 3  enroll                            →  available 60  budget launch 50/1
      day 3  purchase O3 30                    →  points 60   budget launch 80/2
    `,
  },
  {
    title: 'an activity with a budget gives back to it what is returned of an order, in parts',
    program: promoting,
    table: `
      day 1  enroll
      day 1  award 60 for survey order V1      →  pending 60  budget surveys 60/1
      day 1  approve #2 by ann                 →  available 60
      day 2  return V1 for survey amount 20    →  points 20  available 40  budget surveys 40/1
      day 3  return V1 for survey amount 10    →  points 10  available 30  budget surveys 30/1
      day 4  return V1 for survey              →  points 30  available 0   budget surveys 0/0
    `,
  },
  {
    title: 'an order that is no longer large enough for a bonus gives back the use of it, too',
    program: promotingLarge,
    table: `
      day 1  enroll
      day 1  purchase O1 60                    →  points 120  budget large 60/1
      day 2  return O1 amount 5                →  points 10   budget large 55/1
      day 3  return O1 amount 10               →  points 65   available 45  budget large 0/0
      day 4  return O1                         →  points 45   available 0   budget large 0/0
    `,
  },
];
