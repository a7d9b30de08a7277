import { createClient } from '../client/client.ts';
import type { RenewToken } from '../client/kept-token.ts';
import { referralCode } from '../shop/referral-code.ts';
import { openShop, type Shop } from '../shop/shop.ts';

export { createClient, type StorefrontClient, type StorefrontTerms } from '../client/client.ts';
export { StorefrontFailure } from '../client/failure.ts';
export type { RenewToken } from '../client/kept-token.ts';
export type { ShopOrder, ShopProduct } from '../shop/order.ts';
export type { PotentialPoints, Shop, TakeTerms } from '../shop/shop.ts';

/** Whose page it is. */
export interface OpenTerms {
  /** The store, ten hex digits. */
  readonly partnerId: string;
  /** What the shop's server signed for the member; without it the visitor is a guest. */
  readonly token?: string | null;
  /** Asked for a new token of the same visitor when the one before has ended. */
  readonly renewToken?: RenewToken;
  /** Where Fealty is reached; from where this module was loaded, unless said. */
  readonly server?: string;
}

/** Opens the loyalty program for a page of the shop. */
export function open({ partnerId, token = null, renewToken, server }: OpenTerms): Shop {
  const from = server ?? import.meta.url.replace(/\/js\/[^/]*$/, '');
  const code = referralCode();
  const referral = code === undefined ? {} : { referralCode: code };
  const renewal = renewToken === undefined ? {} : { renewToken };
  return openShop(createClient({ server: from, partnerId, token, ...referral, ...renewal }));
}
