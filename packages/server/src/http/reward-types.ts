import type { RewardType } from '@fealty/core';

/** What rewards are called on the wire. Shop plugins compare these to the letter. */
export const REWARD_TYPE_NAMES = {
  fixed_amount: 'Fixed Amount Discount',
  percentage: 'Percentage Discount',
  free_shipping: 'Free Shipping',
  product: 'Product Redemption',
  gift_card: 'Gift Card',
  cash_back: 'Cash Back',
  catalogue_product: 'Catalog Product',
} as const satisfies Record<RewardType, string>;
