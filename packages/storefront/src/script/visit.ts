import { createClient } from '../client/client.ts';
import { openShop, type Shop } from '../shop/shop.ts';
import { referralCode } from '../shop/referral-code.ts';
import { signIn, type Place, type RenewAccess } from '../shop/sign-in.ts';

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
  /**
   * Called when what the page was given has ended; answers with a new token, or in the first generation's
   * words with `{ ts, access_token }`, at once or later.
   */
  readonly renew_token?: unknown;
}

/** Opens the program for whom `init` names. A `server` in it is the platform's own, and not asked. */
export async function openVisit(server: string, init: Init): Promise<Shop> {
  const code = textOf(init.referral_code) || referralCode();
  const referral = code === undefined ? {} : { referralCode: code };
  const place: Place = { server, partnerId: textOf(init.partner_id), ...referral };
  const token = textOf(init.jwt_token);
  const access_token = textOf(init.access_token);
  if (token !== '' || access_token === '') {
    const renewToken = async (): Promise<string> => textOf(await askPage(init));
    const renewal = typeof init.renew_token === 'function' ? { renewToken } : {};
    return openShop(createClient({ ...place, ...renewal, token: token === '' ? null : token }));
  }
  const { user_id, email, name, ts } = init;
  const said = { user_id: textOf(user_id), email: textOf(email), name: textOf(name) };
  const renewAccess: RenewAccess = async () => {
    const signed = (await askPage(init)) as Pick<Init, 'ts' | 'access_token'> | null | undefined;
    return { ts: textOf(signed?.ts), access_token: textOf(signed?.access_token) };
  };
  const access = { ...said, ts: textOf(ts), access_token };
  const renewal = typeof init.renew_token === 'function' ? [renewAccess] : [];
  return openShop(await signIn(place, access, ...renewal));
}

/** What the page's own function answers; it is called as a part of what `init` was told. */
async function askPage(init: Init): Promise<unknown> {
  const { renew_token: renew } = init;
  return typeof renew === 'function' ? ((await renew.call(init)) as unknown) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
