import { createClient } from '../client/client.ts';
import { referralCode } from '../shop/referral-code.ts';
import { openShop, type Shop } from '../shop/shop.ts';

export { createClient, type StorefrontClient, type StorefrontTerms } from '../client/client.ts';
export { StorefrontFailure } from '../client/failure.ts';
export type { ShopOrder, ShopProduct } from '../shop/order.ts';
export type { PotentialPoints, Shop, TakeTerms } from '../shop/shop.ts';

/** Whose page it is. */
export interface OpenTerms {
  /** The store, ten hex digits. */
  readonly partnerId: string;
  /** What the shop's server signed for the member; without it the visitor is a guest. */
  readonly token?: string | null;
  /** Where Fealty is reached; from where this module was loaded, unless said. */
  readonly server?: string;
}

/** Opens the loyalty program for a page of the shop. */
export function open({ partnerId, token = null, server }: OpenTerms): Shop {
  const from = server ?? import.meta.url.replace(/\/js\/[^/]*$/, '');
  const code = referralCode();
  const referral = code === undefined ? {} : { referralCode: code };
  return openShop(createClient({ server: from, partnerId, token, ...referral }));
}
