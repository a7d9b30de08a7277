import type { Scenario } from '../support/scenario/driver.ts';
import { delayed, excluding, fractional, plain, tiered, welcoming } from './programs.ts';

export const earning: readonly Scenario[] = [
  {
    title: 'awards take the points of the activity or those that are passed',
    program: plain,
    table: `
      day 1  enroll                             →  available 0  tier silver
      day 1  award - for goodwill               →  points 10  status auto_approved  available 10
      day 1  award 25 for goodwill              →  points 25  available 35
      day 2  award 0 for goodwill               →  points 0  available 35  lots #2:10 #3:25
      day 2  award 31 for spend                 →  points 16  available 51  revenue 0
      day 2  award - for spend                  →  refused base_missing
      day 2  award 1.5 for goodwill             →  refused amount_malformed
      day 2  award -3 for goodwill              →  refused amount_malformed
      day 2  award ten for spend                →  refused amount_malformed
      day 2  award 10 for nothing               →  refused activity_unknown
      day 2  award 10 for closed                →  refused activity_paused
      day 2  bob: award 10                      →  refused member_unknown
      day 3  award 7 for spend order A          →  points 4  revenue 7  purchases 1
      day 3  award 7 for spend order A          →  refused order_taken  available 55  earned 55
    `,
  },
  {
    title: 'purchases earn by their products, or by the subtotal if those have no prices',
    program: plain,
    table: `
      day 1  enroll
      day 1  purchase O1 80                     →  points 80  available 80  revenue 80
      day 1  purchase O1 80                     →  refused order_taken
      day 2  purchase O2 mug:2x9.99 pen:1x0.25  →  points 20  available 100  revenue 100.23
      day 2  purchase O3 mug:2x? subtotal 42.5  →  points 43  available 143
      day 2  purchase O4 mug:1x5 pen:1x?        →  refused prices_incomplete
      day 2  purchase O5 10 in EUR              →  refused currency_unsupported
      day 2  purchase O6 -1                     →  refused amount_malformed
      day 2  purchase O7 abc                    →  refused amount_malformed
      day 3  purchase O4 0                      →  points 0  purchases 4
    `,
  },
  {
    title: 'exclusions refuse an order or leave a product out',
    program: excluding,
    table: `
      day 1  enroll
      day 1  purchase O1 mug:1x20 gift-card:1x50  →  points 20
      day 1  purchase O2 mug:1x20/sale pen:1x5    →  points 5
      day 1  purchase O3 gift-card:1x50           →  points 0  available 25
      day 1  purchase O4 80 coupon staff          →  refused award_excluded
      day 1  purchase O5 9.99                     →  refused award_excluded
      day 1  purchase O5 10                       →  points 10  purchases 4
    `,
  },
  {
    title: 'limits count by day and by month',
    program: plain,
    table: `
      day 1   enroll
      day 1   award - for write_a_review       →  points 50
      day 1   award - for write_a_review       →  points 50
      day 1   award - for write_a_review       →  refused limit_reached
      day 2   award - for write_a_review       →  points 50
      day 3   award - for write_a_review       →  refused limit_reached  available 150
      day 32  award - for write_a_review       →  points 50  activities 4
    `,
  },
  {
    title: 'tiers rise at once and multiply what comes after',
    program: tiered,
    table: `
      day 1  enroll                            →  tier silver
      day 1  award 99                          →  tier silver  qualified 99
      day 1  award 1                           →  tier gold  qualified 100
      day 2  award 11                          →  points 17  qualified 117
      day 2  bob: enroll
      day 2  bob: purchase B1 700              →  points 700  tier platinum
      day 3  bob: purchase B2 10               →  points 30
      day 3  bob: award 10                     →  points 20  qualified 750
      day 3  cid: enroll
      day 3  cid: adjust +600                  →  tier silver  qualified 0  available 600
      day 3  cid: adjust +600 qualifies        →  tier platinum
    `,
  },
  {
    title: 'pending awards wait for their day or for somebody',
    program: delayed,
    table: `
      day 1   enroll
      day 1   purchase O1 100                   →  status pending  pending 100  available 0  earned 0
      day 2   award - for survey                →  status pending  pending 140
      day 3   approve #3 by eve                 →  status approved  available 40  lots #3:40
      day 3   approve #3 by eve                 →  refused transaction_settled
      day 3   reject #3                         →  refused transaction_settled
      day 4   award - for survey                →  pending 140
      day 5   reject #7                         →  #7 rejected  pending 100  available 40
      day 15  approve #2                        →  status auto_approved  available 140  pending 0
      day 16  purchase O2 10 approves day 20    →  status pending
      day 16  purchase O3 10 approves day 10    →  status auto_approved  available 150
      day 20  purchase O4 10 on day 2           →  status auto_approved  available 160
    `,
  },
  {
    title: 'joining is welcomed, and purchases that came before it become real',
    program: welcoming,
    table: `
      day 1  purchase O1 10                     →  cached 100  nothing
      day 1  purchase O1 10                     →  refused order_taken
      day 2  purchase O2 5                      →  cached 50
      day 2  purchase O3 7                      →  cached 70
      day 3  return O3                          →  cached 0  nothing
      day 3  return O3                          →  refused return_exceeded
      day 3  award 10                           →  refused member_unknown
      day 4  enroll                             →  points 100  available 250  purchases 2
      day 5  purchase O1 10                     →  refused order_taken
      day 5  return O1                          →  points 100  available 150
      day 6  convert                            →  nothing  available 150
      day 6  enroll                             →  refused uid_taken
      day 6  bob: enroll uid uid-ann            →  refused uid_taken
      day 6  bob: enroll code NOBODY            →  refused referrer_unknown
    `,
  },
  {
    title: 'points may have decimals',
    program: fractional,
    table: `
      day 1  enroll
      day 1  award 1.25                         →  points 125  available 125
      day 1  award 1.255                        →  refused amount_malformed
      day 1  purchase O1 0.999                  →  points 99
      day 2  return O1                          →  points 99  available 125
    `,
  },
];
