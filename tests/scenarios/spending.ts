import type { Scenario } from '../support/scenario/driver.ts';
import { delayed, expiring, idle, plain, tiered } from './programs.ts';

export const spending: readonly Scenario[] = [
  {
    title: 'points that expire first are spent first',
    program: plain,
    table: `
      day 1   enroll
      day 1   award 100 expires day 30          →  available 100
      day 2   award 100 expires day 10          →  available 200  lots #3:100 #2:100
      day 3   deduct 50                         →  available 150  lots #3:50 #2:100
      day 11  deduct 120                        →  refused points_insufficient
      day 11  expire                            →  points 50  available 100  expired 50
      day 11  expire                            →  nothing  available 100
      day 12  deduct 150                        →  refused points_insufficient
      day 12  deduct 100                        →  available 0  lots none
    `,
  },
  {
    title: 'what has lapsed cannot be spent although the job has not come yet',
    program: expiring,
    table: `
      day 1   enroll
      day 1   award 100                         →  available 100
      day 20  award 30                          →  available 130
      day 31  redeem mug                        →  available 30  lots #3:30
      day 32  adjust +90                        →  available 120
      day 51  redeem mug                        →  refused points_insufficient
      day 51  expire                            →  points 30  available 90
    `,
  },
  {
    title: 'rewards hand out coupons in order, until none is left',
    program: plain,
    coupons: {
      voucher: [{ code: 'ONE' }, { code: 'TWO', expiresOnDay: 9 }, { code: 'THREE' }],
    },
    table: `
      day 1   enroll
      day 1   redeem mug                        →  refused points_insufficient
      day 1   award 300
      day 2   redeem voucher                    →  coupon ONE  status redeemed  available 250
      day 3   redeem mug                        →  available 150  redeemed 150  redemptions 2
      day 4   redeem nothing                    →  refused reward_unknown
      day 4   redeem retired                    →  refused reward_inactive
      day 4   redeem vip                        →  refused reward_not_for_tier
      day 10  redeem voucher                    →  refused coupons_expired
    `,
  },
  {
    title: 'a pool of two coupons gives two',
    program: plain,
    coupons: { voucher: [{ code: 'ONE' }, { code: 'TWO' }] },
    table: `
      day 1  enroll
      day 1  award 170
      day 1  redeem voucher                     →  coupon ONE
      day 1  redeem voucher                     →  coupon TWO
      day 1  redeem voucher                     →  refused coupons_exhausted  available 70
      day 1  deduct 30                          →  available 40
      day 1  redeem voucher                     →  refused points_insufficient
    `,
  },
  {
    title: 'corrections go up and down, but not below nothing',
    program: plain,
    table: `
      day 1  enroll
      day 1  adjust +40                         →  status approved  available 40  earned 40
      day 1  adjust -15                         →  status deducted  available 25  deducted 15
      day 1  adjust -26                         →  refused points_insufficient
      day 1  adjust 0                           →  refused amount_malformed
      day 1  deduct 0                           →  refused amount_malformed
      day 1  deduct 2.5                         →  refused amount_malformed  available 25
    `,
  },
  {
    title: 'a status forbids earning and redeeming, but not what must go on',
    program: delayed,
    table: `
      day 1   enroll
      day 1   purchase O1 100                   →  pending 100
      day 1   award 100 expires day 5
      day 2   status blocked                    →  member blocked
      day 2   award 10                          →  refused member_blocked
      day 2   purchase O2 10                    →  refused member_blocked
      day 2   redeem mug                        →  refused member_blocked
      day 2   unsubscribe                       →  mail no
      day 6   expire                            →  points 100  available 0
      day 15  approve #2                        →  available 100
      day 16  return O1 amount 40               →  points 40  available 60
      day 16  deduct 10                         →  available 50
      day 17  status opted_out
      day 17  award 10                          →  refused member_opted_out
      day 18  status active                     →  member active
      day 18  award 10                          →  available 60
      day 19  status deleted                    →  member deleted
      day 19  award 10                          →  refused member_deleted
      day 19  deduct 10                         →  refused member_deleted
      day 19  rename Anna                       →  refused member_deleted
      day 19  enroll                            →  refused member_deleted
      day 19  status blocked                    →  refused member_deleted
      day 20  return O1                         →  points 60  available 0  owed 0
      day 21  readmit
      day 21  award 1                           →  available 1
    `,
  },
  {
    title: 'a member is renamed, moves, and brings a friend',
    program: plain,
    table: `
      day 1  enroll                             →  name ann
      day 1  rename Anna                        →  name Anna  events 2
      day 1  rename Anna                        →  events 2
      day 2  purchase X 5
      day 2  dora: purchase D 20                →  cached 20
      day 3  move dora
      day 3  dora: convert                      →  available 25  purchases 2
      day 3  award 1                            →  refused member_unknown
      day 4  eve: enroll
      day 4  eve: move dora                     →  refused email_taken
    `,
  },
  {
    title:
      'corrections count towards a tier where they are meant to, and downwards end one that was given',
    program: tiered,
    table: `
      day 1   enroll
      day 1   adjust +120 qualifies             →  tier gold  qualified 120  points 120
      day 2   adjust -40 qualifies              →  tier silver  qualified 80  points 40
      day 3   give platinum                     →  tier platinum
      day 4   adjust +5                         →  tier platinum  qualified 80
      day 5   adjust -5                         →  tier silver  qualified 80
      day 6   adjust -80                        →  available 0  points 80
      day 7   status deleted
      day 7   adjust +10                        →  refused member_deleted
    `,
  },
  {
    title: 'a correction is no sign of life, and begins a stretch only where none runs',
    program: idle,
    table: `
      day 1   enroll
      day 1   adjust +30                        →  idle 30:32
      day 10  adjust +5                         →  idle 35:32
      day 40  adjust +7                         →  idle 7:68  idle-lapsed 35  available 42
      day 41  adjust -8                         →  refused points_insufficient
      day 41  deduct 7                          →  points 7  idle 0:68
      day 41  deduct 1                          →  refused points_insufficient
    `,
  },
];
