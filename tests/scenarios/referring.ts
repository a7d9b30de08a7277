import type { Scenario } from '../support/scenario/driver.ts';
import { recommending } from './programs.ts';

export const referring: readonly Scenario[] = [
  {
    title: 'both sides of a referral are rewarded once, when the first purchase stands',
    program: recommending,
    table: `
      day 1   enroll
      day 1   bob: enroll code @ann
      day 2   bob: purchase O1 50              →  points 50
      day 16  reward referrer #3               →  points 500  available 500  events 3
      day 16  bob: reward friend #3            →  points 100  available 150  events 3
      day 17  reward referrer #3               →  nothing  available 500  events 3
      day 20  bob: purchase O2 50              →  points 50  available 200
    `,
  },
  {
    title:
      'a member who has not bought yet may come by a link, by one that is not his own, and once',
    program: recommending,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 1   cid: enroll
      day 1   bob: change code NOBODY
      day 1   bob: change code @bob
      day 1   bob: change code @ann
      day 1   bob: change code @cid
      day 2   bob: purchase O1 50
      day 2   cid: purchase O2 50
      day 3   cid: change code @ann
      day 4   cid: purchase O3 50
      day 16  reward referrer #8               →  points 500  available 500
      day 17  reward referrer #9               →  nothing  available 500
      day 17  reward referrer #11              →  nothing  available 500
    `,
  },
  {
    title: 'a purchase that came back, or of which too little was kept, rewards nobody',
    program: recommending,
    table: `
      day 1   enroll
      day 1   bob: enroll code @ann
      day 2   bob: purchase O1 50
      day 5   bob: return O1
      day 16  reward referrer #3               →  nothing  available 0
      day 20  cid: enroll code @ann
      day 21  cid: purchase O2 50
      day 22  cid: return O2 amount 40
      day 36  reward referrer #7               →  nothing  available 0
    `,
  },
  {
    title: 'what a referral brought is taken back when the purchase comes back later',
    program: recommending,
    table: `
      day 1   enroll
      day 1   bob: enroll code @ann
      day 2   bob: purchase O1 50
      day 16  reward referrer #3               →  available 500
      day 16  bob: reward friend #3            →  available 150
      day 30  bob: return O1                   →  available 100
      day 30  revoke referrer #3               →  points 500  available 0
      day 30  bob: revoke friend #3            →  points 100  available 0
      day 31  revoke referrer #3               →  nothing  available 0
    `,
  },
  {
    title: 'a code may be given as a coupon with the first order, and only then',
    program: recommending,
    table: `
      day 1   enroll
      day 1   bob: enroll
      day 2   bob: purchase O1 50 coupon @ann
      day 16  reward referrer #3               →  points 500  available 500
      day 17  cid: enroll
      day 17  cid: purchase O2 50
      day 18  cid: purchase O3 50 coupon @ann
      day 32  reward referrer #6               →  nothing  available 500
    `,
  },
  {
    title: 'nobody recommends the shop to himself, or after he has left',
    program: recommending,
    table: `
      day 1   enroll phone 5550100200
      day 1   bob: enroll code @ann phone 555-010-0200
      day 2   bob: purchase O1 50
      day 16  reward referrer #3               →  nothing  available 0
      day 17  cid: enroll code @ann
      day 17  cid: purchase O2 50
      day 18  status opted_out
      day 31  reward referrer #6               →  nothing  available 0
      day 31  cid: reward friend #6            →  points 100
    `,
  },
];
