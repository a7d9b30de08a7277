import type { ProgramDocument } from '@fealty/core';
import type { Scenario } from '../support/scenario/driver.ts';
import { plain, tiered } from './programs.ts';

type Reward = ProgramDocument['rewards'][number];

const TYPES = [
  'fixed_amount',
  'percentage',
  'free_shipping',
  'product',
  'gift_card',
  'cash_back',
  'catalogue_product',
] as const;

/** A reward of each type, and one for a tier. */
const shop: ProgramDocument = {
  ...tiered,
  name: 'Shop',
  rewards: [
    ...TYPES.map((type): Reward => ({
      ...{ id: type, name: type.replaceAll('_', ' '), type, value: '5', points: '20' },
      coupons: type === 'product' || type === 'catalogue_product' ? 'none' : 'pool',
    })),
    {
      ...{ id: 'lounge', name: 'Lounge', type: 'product', value: '1', points: '20' },
      ...{ coupons: 'none', tiers: ['gold', 'platinum'] },
    },
  ],
};

const CODES = [{ code: 'ONE' }, { code: 'TWO' }];

export const handingOut: readonly Scenario[] = [
  {
    title: 'rewards of every type cost, hand out and are given back alike',
    program: shop,
    coupons: Object.fromEntries(TYPES.map((type) => [type, CODES])),
    table: `
      day 1  enroll
      day 1  adjust +200                   →  available 200
      day 1  redeem fixed_amount           →  coupon ONE  available 180
             →  why fixed amount costs 20 points; the member could spend 200 points.
      day 1  redeem percentage             →  coupon ONE  available 160
      day 1  redeem free_shipping          →  coupon ONE  available 140
      day 1  redeem gift_card              →  coupon ONE  available 120
      day 1  redeem cash_back              →  coupon ONE  available 100
      day 1  redeem product                →  coupon nothing  available 80
      day 1  redeem catalogue_product      →  coupon nothing  available 60  redeemed 140
      day 2  cancel #3                     →  available 80
             →  why 20 points were given back.
      day 2  cancel #4                     →  available 100
      day 2  cancel #5                     →  available 120
      day 2  cancel #6                     →  available 140
      day 2  cancel #7                     →  available 160
      day 2  cancel #8                     →  available 180
      day 2  cancel #9                     →  available 200  redeemed 0  redemptions 0
      day 2  redeem gift_card              →  coupon TWO
      day 2  redeem gift_card              →  refused coupons_exhausted  available 180
             →  why Refused: no coupon is left.
    `,
  },
  {
    title: 'a reward of a tier opens with it and closes with a return',
    program: shop,
    table: `
      day 1  enroll
      day 1  award 60                      →  tier silver
      day 1  redeem lounge                 →  refused reward_not_for_tier
             →  why Refused: the reward is for members of gold, platinum, and this one is in silver.
      day 2  purchase O1 50                →  tier gold  available 110
      day 2  redeem lounge                 →  available 90
      day 3  return O1                     →  tier silver  available 40
      day 3  redeem lounge                 →  refused reward_not_for_tier
      day 3  cancel #5                     →  available 60
    `,
  },
  {
    title: 'refusals of rewards say what was there and what was wanted',
    program: plain,
    table: `
      day 1  enroll
      day 1  award 99
      day 1  redeem mug                    →  refused points_insufficient
             →  why mug costs 100 points; the member could spend 99 points.
             →  why Refused: the member can spend 99 points, and 100 points are needed.
      day 1  redeem retired                →  refused reward_inactive
             →  why Refused: the reward cannot be redeemed now; needed: active.
      day 1  redeem hat                    →  refused reward_unknown
             →  why Refused: the program has no reward hat.
      day 1  redeem mug points 50          →  refused amount_malformed
             →  why Refused: 50 cannot be used; allowed is the price of 100, or nothing.
    `,
  },
  {
    title: 'that a pool runs low is told once, and that it is empty when it is',
    program: shop,
    coupons: {
      gift_card: Array.from({ length: 5 }, (_, index) => ({ code: `CODE${String(index + 1)}` })),
    },
    table: `
      day 1  enroll
      day 1  adjust +200                   →  available 200
      day 1  redeem gift_card              →  coupon CODE1
      day 1  redeem gift_card              →  coupon CODE2
      day 1  redeem gift_card              →  coupon CODE3
      day 1  redeem gift_card              →  coupon CODE4
      day 1  redeem gift_card              →  coupon CODE5  available 100
      day 1  redeem gift_card              →  refused coupons_exhausted
    `,
  },
];
