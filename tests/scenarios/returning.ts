import type { Scenario } from '../support/scenario/driver.ts';
import { flat } from './order-programs.ts';
import {
  delayed,
  excluding,
  expiring,
  forgiving,
  plain,
  strict,
  tiered,
  welcoming,
} from './programs.ts';

export const returning: readonly Scenario[] = [
  {
    title: 'an order comes back wholly, once',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 80                     →  available 80
      day 2  return O1                          →  points 80  status deducted  available 0  revenue 0
      day 2  return O1                          →  refused return_exceeded
      day 2  return O1 amount 1                 →  refused return_exceeded
      day 2  return O2                          →  refused order_unknown
      day 2  return O1 amount 0                 →  refused amount_malformed
      day 2  return O1 amount -4                →  refused amount_malformed
    `,
  },
  {
    title: 'amounts come back until nothing is left, and no rounding drifts',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 10                     →  points 10
      day 2  return O1 amount 3.33              →  points 3  available 7
      day 2  return O1 amount 3.33              →  points 4  available 3
      day 2  return O1 amount 3.35              →  refused return_exceeded
      day 2  return O1 amount 3.34              →  points 3  available 0  revenue 0
    `,
  },
  {
    title: 'ten points for a unit: 26.95 of them are 270',
    program: welcoming,
    table: `
      day 1  enroll
      day 1  purchase O1 26.95                  →  points 270
      day 2  return O1 amount 26.95             →  points 270  available 100
      day 2  purchase O2 100                    →  points 1000
      day 3  return O2 amount 26.95             →  points 269  available 831
      day 3  return O2                          →  points 731  available 100
    `,
  },
  {
    title: 'products come back by quantity',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 mug:3x10 pen:1x5       →  points 35
      day 2  return O1 product cup              →  refused product_unknown
      day 2  return O1 product mug quantity 4   →  refused quantity_exceeded
      day 2  return O1 product mug quantity 0   →  refused amount_malformed
      day 2  return O1 product mug quantity 1   →  points 10  available 25
      day 3  return O1 product mug quantity 0.5 →  points 5  available 20
      day 4  return O1 product mug              →  points 15  available 5
      day 4  return O1 product mug              →  refused quantity_exceeded
      day 5  return O1                          →  points 5  available 0
      day 5  return O1 product pen              →  refused quantity_exceeded
    `,
  },
  {
    title: 'a product may be refunded for less than its price',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 mug:2x10               →  points 20
      day 2  return O1 product mug quantity 1 amount 6  →  points 6  available 14
      day 3  return O1 product mug              →  points 10  available 4
      day 3  return O1 product mug amount 4     →  refused quantity_exceeded
      day 4  return O1                          →  points 4  available 0
    `,
  },
  {
    title: 'amounts and products mix in any order',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 mug:1x80 pen:1x20      →  points 100
      day 2  return O1 amount 50                →  points 50  available 50
      day 3  return O1 product mug              →  points 50  available 0
      day 4  return O1 product pen              →  refused return_exceeded
      day 5  purchase O2 mug:1x? pen:2x? subtotal 10  →  points 10
      day 6  return O2 product pen quantity 1   →  points 3  available 7
      day 6  return O2 product mug              →  points 4  available 3
      day 6  return O2 product pen              →  points 3  available 0
    `,
  },
  {
    title: 'what was excluded takes nothing back, what falls below the line takes all',
    program: excluding,
    table: `
      day 1  enroll
      day 1  purchase O1 mug:1x20 gift-card:1x50  →  points 20
      day 2  return O1 product gift-card          →  points 0  available 20
      day 2  return O1 product mug                →  points 20  available 0
      day 3  purchase O2 30                       →  points 30
      day 4  return O2 amount 15                  →  points 15  available 15
      day 4  return O2 amount 6                   →  points 15  available 0
      day 4  return O2 amount 9                   →  points 0
    `,
  },
  {
    title: 'a return takes the points of its own order first, then in spending order',
    program: plain,
    table: `
      day 1  enroll
      day 1  award 20 expires day 40
      day 2  purchase O1 80
      day 3  award 30 expires day 20            →  lots #4:30 #2:20 #3:80
      day 4  return O1 amount 50                →  lots #4:30 #2:20 #3:30
      day 5  redeem mug                         →  refused points_insufficient
      day 6  deduct 60                          →  lots #3:20
      day 7  award 40                           →  lots #3:20 #8:40
      day 8  return O1                          →  points 30  lots #8:30  available 30
    `,
  },
  {
    title: 'points that are spent are owed, and later earnings make them good',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 100
      day 2  redeem mug                         →  available 0
      day 3  return O1                          →  points 100  available 0  owed 100  qualified 0
      day 4  award 30                           →  points 30  available 0  owed 70  lots none
      day 5  purchase O2 90                     →  available 20  owed 0  lots #6:20
      day 6  return O2                          →  points 90  available 0  owed 70
      day 7  adjust +100                        →  available 30  owed 0
    `,
  },
  {
    title: 'a lenient program lets go what it cannot take back',
    program: forgiving,
    table: `
      day 1  enroll
      day 1  purchase O1 100
      day 2  redeem mug
      day 3  award 10
      day 4  return O1                          →  points 100  available 0  owed 0
      day 5  award 10                           →  available 10
    `,
  },
  {
    title: 'a tier bought and sent back is lost again',
    program: tiered,
    table: `
      day 1  enroll
      day 1  purchase O1 600                    →  tier platinum  points 600
      day 2  purchase O2 10                     →  points 30
      day 3  return O1                          →  points 600  tier silver  qualified 30
      day 4  return O2 amount 5                 →  points 15  available 15
      day 5  purchase O3 10                     →  points 10
    `,
  },
  {
    title: 'what waits for approval comes back before it was ever there',
    program: delayed,
    table: `
      day 1   enroll
      day 1   purchase O1 100                   →  pending 100
      day 2   return O1 amount 30               →  points 30  status pending_deduction  pending 70
      day 15  approve #2                        →  available 70  pending 0  #3 deducted
      day 16  return O1                         →  points 70  available 0  status deducted
      day 16  purchase O2 50                    →  pending 50
      day 17  return O2                         →  points 50  status pending_deduction  pending 0
      day 17  return O2                         →  refused return_exceeded  #6 rejected
      day 17  approve #6 by eve                 →  refused transaction_settled
      day 30  approve #6                        →  #6 rejected  #7 deducted  available 0
      day 30  approve #6                        →  refused transaction_settled
      day 31  purchase O3 50
      day 32  return O3 amount 20               →  pending 30
      day 33  reject #12                        →  #12 rejected  #13 deducted  pending 0
    `,
  },
  {
    title: 'one award is reversed, once',
    program: plain,
    table: `
      day 1  enroll
      day 1  award 50
      day 1  purchase O1 30
      day 2  reverse #2                         →  points 50  status deducted  lots #3:30
      day 2  reverse #2                         →  refused transaction_settled
      day 2  return O1 amount 10                →  points 10
      day 3  reverse #3                         →  points 20  available 0
      day 3  return O1                          →  refused return_exceeded
      day 4  award - for survey                 →  pending 40
      day 4  reverse #9                         →  pending 0  #9 rejected
      day 4  reverse #10                        →  refused transaction_unknown
      day 4  approve #9 by eve                  →  refused transaction_settled
    `,
  },
  {
    title: 'points that lapsed are not given back by a return, nor forgiven',
    program: expiring,
    table: `
      day 1   enroll
      day 1   purchase O1 100
      day 20  award 60
      day 32  return O1                         →  points 100  available 100  owed 40  lots #2:100
      day 33  expire                            →  points 100  available 0
      day 34  award 50                          →  available 10  owed 0
    `,
  },
  {
    title:
      'an order whose award was rejected has nothing left to return, whatever came back before',
    program: delayed,
    table: `
      day 1   enroll
      day 1   purchase O1 100                   →  points 100  pending 100
      day 1   award - for goodwill              →  available 10
      day 2   return O1 amount 40               →  points 40   pending 60
      day 3   reject #2                         →  pending 0   available 10
      day 4   return O1                         →  refused return_exceeded  available 10
    `,
  },
  {
    title: 'where the program wants no debts, a return of points already spent is refused whole',
    program: strict,
    table: `
      day 1   enroll
      day 1   purchase O1 100                   →  points 100  available 100
      day 2   deduct 80                         →  available 20
      day 3   return O1                         →  refused points_insufficient  available 20  revenue 100
      day 3   return O1 amount 20               →  points 20   available 0
      day 4   purchase O2 80                    →  available 80
      day 5   return O1                         →  points 80   available 0  owed 0
    `,
  },
  {
    title:
      'an order whose products cost more than its subtotal gives back no more than was counted',
    program: plain,
    table: `
      day 1   enroll
      day 1   purchase O1 mug:1x1 card:1x101 subtotal 40  →  revenue 40
      day 2   return O1 product card                      →  revenue 0
      day 3   return O1                                   →  revenue 0  available 0
    `,
  },
  {
    title: 'points for an order as such stay as long as something of it is kept',
    program: flat,
    table: `
      day 1  enroll
      day 1  purchase O1 100                          →  points 35
      day 2  return O1 amount 40                      →  points 8   available 27
      day 3  return O1                                →  points 27  available 0
      day 4  purchase O2 90 total 120 coupon SPRING tags app  →  points 40
      day 5  return O2 amount 10                      →  points 0   available 40
      day 5  return O2 amount 15                      →  points 8   available 32
      day 5  return O2                                →  points 32  available 0
    `,
  },
  {
    title:
      'what earned without an order of the shop goes in proportion, or by its rules if it multiplies',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 100                              →  revenue 100
      day 1  award - for write_a_review order R1          →  points 50  available 150  revenue 100
      day 2  return R1 for write_a_review amount 20       →  points 20  available 130  revenue 100
      day 2  return R1 for write_a_review                 →  points 30  available 100  revenue 100
      day 3  award 1 for spend order S1                   →  points 1   available 101  revenue 101
      day 4  return S1 for spend amount 0.2               →  points 1   available 100  revenue 100.8
      day 4  return S1 for spend                          →  points 0   available 100  revenue 100
      day 4  award 10 for spend order S2                  →  points 5   revenue 110
      day 4  return S2 for spend amount 4                 →  points 2   revenue 106
      day 4  return S2 for spend                          →  points 3   revenue 100
      day 5  award 30 for spend                           →  points 15  revenue 100
      day 5  reverse #12                                  →  points 15  available 100  revenue 100
    `,
  },
  {
    title:
      'what was carried over comes back in proportion, and its revenue with it if it was an order',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 100                              →  revenue 100
      day 1  import award 40 for made_a_purchase order O9 basis 80  →  available 140
      day 2  return O9 amount 20                          →  points 10  available 130
      day 3  return O9                                    →  points 30  available 100
      day 4  import award 7 for goodwill basis 14         →  available 107
      day 4  reverse #6                                   →  points 7   available 100
      day 4  reverse #6                                   →  refused transaction_settled
      day 4  import award 7 for goodwill order G1 basis 14  →  revenue 114
      day 4  return G1 for goodwill amount 4              →  points 2   revenue 110
      day 4  return G1 for goodwill                       →  points 5   revenue 100
      day 5  import award 40                              →  available 140
      day 5  reverse #12                                   →  points 40  available 100
      day 5  reverse #12                                  →  refused transaction_settled  available 100
    `,
  },
  {
    title: 'what earned nothing comes back once, too',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 40 paid gift_card:40             →  points 0
      day 2  return O1 amount 10                          →  points 0
      day 2  return O1                                    →  points 0
      day 2  return O1                                    →  refused return_exceeded
      day 3  purchase O2 sample:1x0                       →  points 0
      day 4  return O2                                    →  points 0
      day 4  return O2                                    →  refused return_exceeded
    `,
  },
  {
    title: 'a product that stands in two lines comes back line after line',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 mug:1x10 mug:2x12                →  points 34
      day 2  return O1 product mug quantity 2             →  points 22  available 12
      day 3  return O1 product mug                        →  points 12  available 0
    `,
  },
  {
    title: 'a reversal rejects an award that waits, and what came back before waits on',
    program: delayed,
    table: `
      day 1   enroll
      day 1   purchase O1 100                             →  pending 100
      day 2   return O1 amount 30                         →  pending 70
      day 3   reverse #2                                  →  points 70  pending 0  #2 rejected  #3 pending_deduction
      day 15  approve #2                                  →  #3 deducted  #2 rejected  available 0
      day 16  purchase O2 0                               →  points 0  pending 0
      day 17  return O2                                   →  points 0  status pending_deduction
      day 17  return O2                                   →  refused return_exceeded
      day 18  award - for survey order V1                 →  pending 40
      day 19  return V1 for survey                        →  points 40  status pending_deduction  pending 0
      day 19  approve #9                                  →  #9 rejected  #10 deducted  available 0
      day 20  purchase O3 50                              →  pending 50
      day 21  reverse #12                                 →  #12 rejected  status deducted  pending 0
    `,
  },
];
