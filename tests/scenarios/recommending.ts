import type { ApprovalDocument, ProgramDocument } from '@fealty/core';
import type { Scenario } from '../support/scenario/driver.ts';
import { plain, recommending } from './programs.ts';

type Referrals = NonNullable<ProgramDocument['referrals']>;

function by(change: Partial<Referrals>, approval?: ApprovalDocument): ProgramDocument {
  const { referrals = { referrer: '' }, activities } = recommending;
  return {
    ...recommending,
    referrals: { ...referrals, ...change },
    activities: activities.map((one) =>
      one.id === 'made_a_purchase' && approval !== undefined ? { ...one, approval } : one,
    ),
  };
}

const { friend: _friend, ...oneSided } = recommending.referrals ?? { referrer: '' };

/** Paths of a referral beside the common one. */
export const recommendations: readonly Scenario[] = [
  {
    title: 'every purchase of a friend is rewarded where the program says so, each by itself',
    program: by({ on: 'every_purchase', waitDays: 0 }),
    table: `
      day 1  enroll
      day 1  bob: enroll code @ann
      day 2  bob: purchase O1 50
      day 2  bob: purchase O2 30
      day 2  bob: purchase O3 19.99
      day 3  reward referrer #3          →  points 500  available 500
             →  why The member is rewarded for recommending the shop.
      day 3  reward referrer #4          →  points 500  available 1000
      day 3  reward referrer #5          →  nothing
             →  why The member is not rewarded for recommending the shop: too little of the purchase was kept.
      day 3  bob: reward friend #4       →  points 100
             →  why The member is rewarded for having been recommended.
      day 4  bob: return O2              →  points 30
      day 4  revoke referrer #4          →  points 500  available 500
      day 4  bob: revoke friend #4       →  points 100
      day 5  bob: return O1 amount 10    →  points 10
    `,
  },
  {
    title: 'a purchase that waits for approval is not rewarded before, and never if it is rejected',
    program: by({ waitDays: 0 }, { mode: 'after_days', days: 14 }),
    table: `
      day 1   enroll
      day 1   bob: enroll code @ann
      day 1   bob: purchase O1 50         →  status pending
      day 2   reward referrer #3          →  nothing  available 0
      day 15  bob: approve #3             →  available 50
      day 15  reward referrer #3          →  points 500  available 500
      day 20  cid: enroll code @ann
      day 20  cid: purchase O2 50         →  status pending
      day 21  cid: reject #8
      day 34  reward referrer #8          →  nothing  available 500
              →  why The member is not rewarded for recommending the shop: the purchase was rejected.
    `,
  },
  {
    title: 'a program may reward one side, and take no codes as coupons',
    program: { ...recommending, referrals: { ...oneSided, codesAsCoupons: false } },
    table: `
      day 1   enroll
      day 1   bob: enroll code @ann
      day 2   bob: purchase O1 50
      day 16  bob: reward friend #3       →  nothing  available 50
              →  why The member is not rewarded for having been recommended: no reward is set.
      day 16  reward referrer #3          →  points 500
      day 17  cid: enroll
      day 17  cid: purchase O2 50 coupon @ann
      day 31  reward referrer #7          →  nothing  available 500
              →  why The member is not rewarded for recommending the shop: the buyer was recommended by somebody else.
      day 32  bob: return O1              →  available 0
      day 32  purchase O3 50
      day 33  return O3                   →  points 50
    `,
  },
  {
    title:
      'who buys before he joins is a friend all the same, and nobody recommends his own recommender',
    program: recommending,
    table: `
      day 1   enroll
      day 1   bob: purchase O1 50         →  cached 50
      day 2   bob: enroll code @ann       →  available 50
      day 16  bob: return O1              →  points 50
      day 17  bob: purchase O2 50
      day 20  purchase O3 50 coupon @bob
      day 34  bob: reward referrer #6     →  nothing  available 50
              →  why The member is not rewarded for recommending the shop: the two recommended each other.
      day 35  enroll code NOBODY          →  refused referrer_unknown
      day 35  cid: enroll code NOBODY     →  refused referrer_unknown
              →  why Refused: nobody has the referral code NOBODY.
    `,
  },
  {
    title:
      'a referral is rewarded to whom it belongs, if he is there, and for what is worth it to the cent',
    program: by({ on: 'every_purchase', waitDays: 0 }),
    table: `
      day 1  enroll
      day 1  bob: enroll code @ann
      day 1  cid: enroll
      day 2  bob: purchase O1 20
      day 3  reward friend #4            →  nothing
             →  why The member is not rewarded for having been recommended: the purchase is somebody else’s.
      day 3  cid: reward referrer #4     →  nothing
             →  why The member is not rewarded for recommending the shop: the buyer was recommended by somebody else.
      day 3  bob: reward referrer #4     →  nothing
             →  why The member is not rewarded for recommending the shop: the two are one member now.
      day 4  status blocked
      day 4  reward referrer #4          →  nothing
             →  why The member is not rewarded for recommending the shop: the member is not active.
      day 5  status active
      day 5  reward referrer #4          →  points 500
      day 5  reward referrer #4          →  nothing  available 500
      day 6  bob: purchase O2 30
      day 7  bob: return O2 amount 10
      day 7  reward referrer #13         →  points 500
      day 8  bob: purchase O3 30
      day 8  bob: return O3
      day 8  reward referrer #16         →  nothing
             →  why The member is not rewarded for recommending the shop: the purchase came back.
    `,
  },
  {
    title: 'where no referrals are rewarded, none is',
    program: plain,
    table: `
      day 1  enroll
      day 1  bob: enroll code @ann
      day 2  bob: purchase O1 50
      day 3  reward referrer #3          →  nothing
             →  why The member is not rewarded for recommending the shop: the program rewards no referrals.
      day 4  change code @bob
      day 5  bob: return O1
    `,
  },
  {
    title: 'what a referral is worth is the whole order, whatever of it earned',
    program: {
      ...by({ waitDays: 0 }),
      activities: recommending.activities.map((one) =>
        one.id === 'made_a_purchase'
          ? {
              ...one,
              rules: [{ id: 'no_cards', type: 'exclusion', when: { productIds: ['card'] } }],
            }
          : one,
      ),
    },
    table: `
      day 1  enroll
      day 1  bob: enroll code @ann
      day 2  bob: purchase O1 mug:1x10 card:1x15  →  points 10
      day 3  reward referrer #3          →  points 500
    `,
  },
  {
    title:
      'a friend who is merged into another is rewarded as that other, and his recommender as well',
    program: recommending,
    table: `
      day 1   enroll
      day 1   bob: enroll code @ann
      day 1   cid: enroll
      day 2   bob: purchase O1 50
      day 3   cid: merge bob              →  available 50
      day 16  reward referrer #4          →  points 500
      day 16  bob: reward friend #4       →  points 100  available 150
      day 17  cid: reward friend #4       →  nothing  available 150
    `,
  },
  {
    title: 'a reward that its activity refuses is not given later either',
    program: {
      ...by({ on: 'every_purchase', waitDays: 0 }),
      activities: recommending.activities.map((one) =>
        one.id === 'refer_a_friend'
          ? { ...one, rules: [{ id: 'daily', type: 'frequency', times: 1, per: 'day' }] }
          : one,
      ),
    },
    table: `
      day 1  enroll
      day 1  bob: enroll code @ann
      day 2  bob: purchase O1 50
      day 2  bob: purchase O2 50
      day 3  reward referrer #3          →  points 500
      day 3  reward referrer #4          →  nothing  available 500
    `,
  },
];
