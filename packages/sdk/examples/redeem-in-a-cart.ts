import { FealtyRefusal, type FealtyClient, type StorefrontClient } from '@fealty/sdk';

/** A reward that lies in a cart. */
export interface CartReward {
  /** Approve or reject the redemption by this. */
  readonly transactionId: string;
  readonly couponCode: string;
}

/**
 * Puts a reward into the cart of whoever the browser's token names: the points are set aside, the code is
 * good in the shop. Null if he has too few points.
 */
export async function putIntoCart(
  storefront: StorefrontClient,
  rewardId: string,
): Promise<CartReward | null> {
  try {
    const { id, reward_info } = await storefront.redeem({ reward_id: rewardId, status: 'pending' });
    return { transactionId: id, couponCode: reward_info?.coupon_code ?? '' };
  } catch (error) {
    if (error instanceof FealtyRefusal && error.code === 'INSUFFICIENT_POINTS') return null;
    throw error;
  }
}

/** On the shop's server, when the order was placed or the cart was left: the points go, or come back. */
export async function closeCart(
  client: FealtyClient,
  reward: CartReward,
  isOrdered: boolean,
): Promise<string> {
  const { transactionId } = reward;
  const { status } = isOrdered
    ? await client.transactions.approve(transactionId)
    : await client.transactions.reject(transactionId);
  return status;
}
