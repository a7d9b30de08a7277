import type { Scenario } from '../support/scenario/driver.ts';
import { generous, stacking } from './programs.ts';

export const bonuses: readonly Scenario[] = [
  {
    title: 'products earn by the best multiplier that matches them',
    program: generous,
    table: `
      day 1  enroll
      day 1  purchase O1 boot:1x40/shoes mug:1x20     →  points 100  available 100
      day 1  purchase O2 boot:1x40/shoes book:2x10    →  points 105
      day 2  tag vip
      day 2  purchase O3 boot:1x40/shoes mug:1x20     →  points 180
      day 2  purchase O4 mug:1x20                     →  points 20
      day 3  purchase O5 120                          →  points 385
      day 3  purchase O6 boot:1x?/shoes subtotal 30   →  points 60
      day 3  purchase O7 boot:1x?/shoes mug:1x? subtotal 30  →  points 30
    `,
  },
  {
    title: 'multipliers that match one after the other where the program says so',
    program: stacking,
    table: `
      day 1   enroll tags vip
      day 1   purchase O1 boot:1x40/shoes mug:1x20    →  points 300
      day 10  purchase O2 boot:1x40/shoes mug:1x20    →  points 450
    `,
  },
  {
    title: 'a bonus runs from its first to its last day in the zone of the program',
    program: generous,
    table: `
      day 9   enroll
      day 9   purchase O1 11   →  points 11
      day 10  purchase O2 11   →  points 17
      day 11  purchase O3 11   →  points 17
      day 12  purchase O4 11   →  points 11
      day 12  purchase O5 11 on day 10  →  points 17
    `,
  },
  {
    title: 'rules look at the member: where he lives, when he was born, what the shop noted',
    program: generous,
    table: `
      day 1  enroll city Berlin born 1990-01-03
      day 1  purchase O1 10 tags outlet      →  refused award_excluded
      day 1  purchase O2 10 tags web         →  points 10
      day 2  award - for birthday_visit      →  points 10
      day 3  award - for birthday_visit      →  points 50
      day 3  note shoe 45.5
      day 3  award - for birthday_visit      →  points 52
      day 4  award - for birthday_visit      →  points 12
    `,
  },
  {
    title: 'a return loses the bonus of a basket that has become too small',
    program: generous,
    table: `
      day 1  enroll
      day 1  purchase O1 mug:12x10                      →  points 145
      day 2  return O1 product mug quantity 1           →  points 10   available 135
      day 2  return O1 product mug quantity 2           →  points 45   available 90
      day 3  return O1 amount 45                        →  points 45   available 45
      day 4  return O1                                  →  points 45   available 0
    `,
  },
  {
    title: 'a return is judged with the member as he was, and with each product at its own rate',
    program: generous,
    table: `
      day 1  enroll tags vip
      day 1  purchase O1 boot:1x40/shoes mug:1x20 book:1x40   →  points 330
      day 2  tag -
      day 2  return O1 product mug                            →  points 85  available 245
      day 3  return O1 product book                           →  points 165  available 80
      day 4  return O1                                        →  points 80  available 0
    `,
  },
];
