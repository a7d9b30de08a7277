import type { Scenario } from '../support/scenario/driver.ts';
import { idle, plain, rewarding } from './programs.ts';

/** Prices, members, days and codes of rewards. */
const choosing: readonly Scenario[] = [
  {
    title: 'a member chooses how many points a flexible reward takes, in its steps',
    program: rewarding,
    table: `
      day 1  enroll
      day 1  award 1000
      day 1  redeem cash                        →  refused base_missing
      day 1  redeem cash points 50              →  refused amount_malformed
      day 1  redeem cash points 550             →  refused amount_malformed
      day 1  redeem cash points 120             →  refused amount_malformed
      day 1  redeem cash points 250             →  points 250  worth 12.5  available 750
      day 1  redeem mug points 99               →  refused amount_malformed
      day 1  redeem mug points 100              →  points 100  worth nothing  available 650
      day 1  redeem cash points 500             →  available 150
      day 1  redeem cash points 200             →  refused points_insufficient
    `,
  },
  {
    title: 'a reward runs from its first day to its last, and makes codes that lapse',
    program: rewarding,
    table: `
      day 1   enroll
      day 1   award 100
      day 4   redeem summer                     →  refused reward_inactive
      day 5   redeem summer                     →  like SUMMER-XXXX-9999  good until day 19
      day 20  redeem summer                     →  like SUMMER-XXXX-9999  good until day 34
      day 21  redeem summer                     →  refused reward_inactive  available 60
    `,
  },
  {
    title: 'coupons of a pool lapse on the day of their reward, or sooner on their own',
    program: rewarding,
    coupons: {
      dated: [
        { code: 'EARLY', expiresOnDay: 3 },
        { code: 'LATE', expiresOnDay: 90 },
        { code: 'C' },
      ],
    },
    table: `
      day 1   enroll
      day 1   award 100
      day 2   redeem dated                      →  coupon EARLY  good until day 3
      day 8   redeem dated                      →  coupon LATE  good until day 8
      day 9   redeem dated                      →  refused coupons_expired  available 80
    `,
  },
  {
    title: 'a reward is for those whom its condition names',
    program: rewarding,
    table: `
      day 1  enroll
      day 1  award 100
      day 1  redeem insider                     →  refused reward_not_for_member
      day 1  tag insider,new
      day 1  redeem insider                     →  available 90
      day 1  tag -
      day 1  redeem insider                     →  refused reward_not_for_member
    `,
  },
  {
    title: 'a limited reward is counted by day and month, and a cancelled one is not',
    program: rewarding,
    table: `
      day 1   enroll
      day 1   award 100
      day 1   redeem monthly                    →  available 90
      day 1   redeem monthly                    →  refused reward_limit_reached
      day 2   redeem monthly hold               →  available 80  reserved 10
      day 3   redeem monthly                    →  refused reward_limit_reached
      day 3   release #5                        →  available 90
      day 3   redeem monthly                    →  available 80
      day 4   redeem monthly                    →  refused reward_limit_reached
      day 4   cancel #3                         →  available 90
      day 4   redeem monthly                    →  available 80
      day 4   cancel #3                         →  refused transaction_settled
      day 5   redeem monthly                    →  refused reward_limit_reached
    `,
  },
];

/** Redemptions in a cart, and such as are taken back. */
const holding: readonly Scenario[] = [
  {
    title: 'a redemption in a cart sets points aside until its order is placed',
    program: rewarding,
    coupons: { voucher: [{ code: 'ONE' }, { code: 'TWO' }] },
    table: `
      day 1  enroll
      day 1  award 200
      day 1  redeem voucher hold   →  status pending  coupon ONE  available 150  reserved 50  redeemed 0
      day 1  redeem mug hold       →  refused redemption_in_progress
      day 1  redeem mug            →  available 50  reserved 50  redeemed 100  redemptions 1
      day 1  release #3            →  refused transaction_settled
      day 1  confirm #3            →  status redeemed  reserved 0  redeemed 150  redemptions 2
      day 1  confirm #3            →  refused transaction_settled
      day 1  release #3            →  refused transaction_settled  #3 redeemed
      day 1  uncart #3             →  refused transaction_settled  #3 redeemed
      day 1  redeem voucher hold   →  coupon TWO  available 0
      day 1  uncart #11            →  status rejected  available 50  reserved 0  redeemed 150
      day 1  confirm #11           →  refused transaction_settled
      day 1  cancel #11            →  refused transaction_settled  redemptions 2
      day 1  redeem voucher        →  refused coupons_exhausted
    `,
  },
  {
    title: 'points that are given back are in the lots they came from',
    program: rewarding,
    table: `
      day 1   enroll
      day 1   award 60 expires day 20
      day 2   award 70 expires day 10           →  lots #3:70 #2:60
      day 3   redeem mug hold                   →  lots #2:30  reserved 100
      day 3   deduct 10                         →  lots #2:20
      day 4   cancel #4                         →  lots #3:70 #2:50  available 120
      day 5   redeem mug                        →  lots #2:20  redeemed 100
      day 6   cancel #7                         →  lots #3:70 #2:50  redeemed 0  redemptions 0
      day 6   cancel #7                         →  refused transaction_settled
      day 11  expire                            →  points 70  lots #2:50  expired 70
    `,
  },
  {
    title: 'what lapsed in a cart can be spent to the end of the day',
    program: rewarding,
    table: `
      day 1   enroll
      day 1   award 60 expires day 5
      day 1   award 90 expires day 20
      day 4   redeem mug                        →  lots #3:50
      day 6   cancel #4                         →  available 150  lots #4:60 #3:90
      day 6   expire                            →  nothing
      day 7   redeem mug                        →  refused points_insufficient
      day 7   expire                            →  points 60  available 90  expired 60
    `,
  },
  {
    title: 'a lot that lapsed in part gives back only what was taken from it',
    program: rewarding,
    table: `
      day 1   enroll
      day 1   award 150 expires day 5
      day 4   redeem mug hold                   →  lots #2:50
      day 6   expire                            →  points 50  available 0
      day 6   release #3                        →  available 100  reserved 0  lots #3:100
      day 6   redeem mug                        →  available 0
      day 8   cancel #6                         →  lots #6:100
      day 9   expire                            →  points 100  expired 150
    `,
  },
  {
    title: 'a debt is made good before points are given back',
    program: rewarding,
    table: `
      day 1  enroll
      day 1  purchase O1 100
      day 1  award 30
      day 2  redeem mug hold                    →  available 30  reserved 100
      day 2  return O1 amount 80                →  available 0  owed 50
      day 3  release #4                         →  available 50  owed 0  reserved 0  lots #2:50
      day 3  award 20                           →  available 70  earned 150  deducted 80
    `,
  },
  {
    title: 'a cart is settled whatever became of its member, and only a redemption can be',
    program: rewarding,
    table: `
      day 1  enroll
      day 1  award 300
      day 1  redeem mug hold
      day 1  status blocked
      day 1  confirm #3                         →  status redeemed  redeemed 100
      day 1  cancel #3                          →  status rejected  available 300  redeemed 0
      day 1  cancel #2                          →  refused transaction_unknown
      day 1  confirm #2                         →  refused transaction_unknown
      day 1  status active
      day 1  redeem free hold                   →  refused amount_malformed
      day 1  redeem free                        →  points 0  redemptions 1
      day 1  cancel #11                         →  status rejected  available 300  redemptions 0
    `,
  },
  {
    title: 'points given back make good a debt first, lot by lot',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 50                →  available 50
      day 2  purchase O2 50                →  available 100
      day 3  redeem mug                    →  available 0
      day 4  return O1                     →  owed 50
      day 4  return O2 amount 20           →  owed 70
      day 5  cancel #4                     →  owed 0  available 30  lots #3:30
      day 6  award 5                       →  available 35  owed 0
    `,
  },
  {
    title: 'points that are held in a cart are no sign of life until it is paid',
    program: idle,
    table: `
      day 1   enroll
      day 1   award 150                    →  idle 150:32
      day 10  redeem mug hold              →  available 50  reserved 100  idle 50:32
      day 12  confirm #3                   →  available 50  redeemed 100  idle 50:43
      day 20  redeem mug                   →  refused points_insufficient  idle 50:43
    `,
  },
];

export const redeeming: readonly Scenario[] = [...choosing, ...holding];
