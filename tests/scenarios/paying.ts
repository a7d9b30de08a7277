import type { Scenario } from '../support/scenario/driver.ts';
import { carding, generous, plain } from './programs.ts';

export const paying: readonly Scenario[] = [
  {
    title: 'what was paid with gift cards, store credit or points earns nothing',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 100 paid card:100          →  points 100
      day 1  purchase O2 100 paid card:60,gift_card:40  →  points 60  revenue 200
             →  why Of the 100 USD for the order, 40 USD were paid with gift_card, which earns nothing: 60 USD of 100 USD count.
             →  why The points were computed from the order's subtotal: 60 USD.
      day 1  purchase O3 100 total 110 paid Gift-Card:55,card:55    →  points 50
      day 1  purchase O4 mug:1x30 pen:1x70 total 90 paid points:20,store-credit:10  →  points 67
             →  why Of the 90 USD for the order, 30 USD were paid with points and store-credit, which earn nothing: about 66.6666 USD of 100 USD count.
      day 1  purchase O5 100 paid gift_card:100     →  points 0
      day 1  purchase O6 100 paid gift_card:200     →  points 0
      day 1  purchase O7 100 paid gift_card:x       →  refused amount_malformed
      day 1  purchase O7 100 paid gift_card:-5      →  refused amount_malformed
      day 1  purchase O7 100 paid gift_card:0       →  points 100
      day 2  purchase O8 80 total 0 paid gift_card:20,card:60  →  points 60
    `,
  },
  {
    title: 'what is kept of an order was paid as the whole of it was',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 100 paid card:60,gift_card:40   →  points 60
      day 2  return O1 amount 50                         →  points 30  available 30
      day 3  return O1                                   →  points 30  available 0  revenue 0
      day 4  purchase O2 mug:1x30 pen:1x70 total 90 paid points:30  →  points 67
      day 5  return O2 product pen                       →  points 47  available 20
      day 6  return O2 amount 10                         →  points 7   available 13
      day 7  return O2                                   →  points 13  available 0
      day 8  purchase O3 100 paid gift_card:100          →  points 0
      day 9  return O3 amount 50                         →  points 0
      day 9  return O3                                   →  points 0   available 0
    `,
  },
  {
    title:
      'multipliers count on what is left, thresholds look at the basket, points on top stay whole',
    program: generous,
    table: `
      day 1  enroll
      day 1  purchase O1 boot:1x40/shoes mug:1x20 paid gift_card:30,card:30  →  points 50
             →  why Product boot counts with 40 USD, and Double shoes multiplies it by 2.
             →  why Of the 60 USD for the order, 30 USD were paid with gift_card, which earns nothing: 30 USD of 60 USD count.
      day 1  purchase O2 120 paid gift_card:60       →  points 85
      day 1  purchase O3 120 paid gift_card:120      →  points 0   available 135
      day 2  return O1 product mug                   →  points 10  available 125
      day 2  return O1                               →  points 40
      day 2  return O2 amount 30                     →  points 40  available 45
      day 2  return O2                               →  points 45  available 0
    `,
  },
  {
    title: 'gift cards earn nothing when they are bought, where the program says which they are',
    program: carding,
    table: `
      day 1  enroll
      day 1  purchase O1 mug:1x20 voucher:1x50/gift-cards                  →  points 20
             →  why Product voucher (50 USD) is a gift card and earns nothing.
      day 1  purchase O2 mug:1x20 plastic:1x50                             →  points 20
      day 1  purchase O3 voucher:2x50/gift-cards                           →  points 0
      day 1  purchase O4 mug:1x20 pen:1x20 voucher:1x40/gift-cards paid store_credit:40  →  points 20
             →  why Of the 80 USD for the order, 40 USD were paid with store_credit, which earns nothing: 20 USD of 40 USD count.
      day 1  purchase O5 100 paid gift_card:100                            →  points 100
      day 1  purchase O6 voucher:1x?/gift-cards subtotal 30                →  points 0
      day 2  return O1 product voucher                                     →  points 0   available 160
      day 2  return O1                                                     →  points 20
      day 3  return O4 product pen                                         →  points 10  available 130
      day 3  return O4                                                     →  points 10  available 120
    `,
  },
];
