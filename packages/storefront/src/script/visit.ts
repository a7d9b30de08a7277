import { createClient } from '../client/client.ts';
import { openShop, type Shop } from '../shop/shop.ts';
import { referralCode } from '../shop/referral-code.ts';
import { signIn, type Place } from '../shop/sign-in.ts';

/** What pages say with `init`, in either generation's words. */
export interface Init {
  readonly partner_id?: unknown;
  readonly jwt_token?: unknown;
  readonly access_token?: unknown;
  readonly user_id?: unknown;
  readonly email?: unknown;
  readonly name?: unknown;
  readonly ts?: unknown;
  readonly referral_code?: unknown;
}

/** Opens the program for whom `init` names. A `server` in it is the platform's own, and not asked. */
export async function openVisit(server: string, init: Init): Promise<Shop> {
  const code = textOf(init.referral_code) || referralCode();
  const referral = code === undefined ? {} : { referralCode: code };
  const place: Place = { server, partnerId: textOf(init.partner_id), ...referral };
  const token = textOf(init.jwt_token);
  const access_token = textOf(init.access_token);
  if (token !== '' || access_token === '') {
    return openShop(createClient({ ...place, token: token === '' ? null : token }));
  }
  const { user_id, email, name, ts } = init;
  const said = { user_id: textOf(user_id), email: textOf(email), name: textOf(name) };
  return openShop(await signIn(place, { ...said, ts: textOf(ts), access_token }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
