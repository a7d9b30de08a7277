import { openShop, stockShop } from '../../support/open-shop.ts';
import { V1Client, type ShopKeys } from '../../support/v1-client.ts';
import { ShopIds } from './known.ts';

const MEMBERS = 12;

/** Settings of a server that lets a key, a member and guests ask as often as they like. */
export const UNLIMITED = {
  FEALTY_LIMIT_WRITE: '0',
  FEALTY_LIMIT_GENERAL: '0',
  FEALTY_LIMIT_MEMBER_WRITE: '0',
  FEALTY_LIMIT_MEMBER_GENERAL: '0',
  FEALTY_LIMIT_GUESTS: '0',
} as const;

/** A shop with some history, and words that stand in its data and nowhere else. */
export interface FilledShop {
  readonly keys: ShopKeys;
  readonly ids: ShopIds;
  readonly secret: string;
}

function program(secret: string): object {
  const reward = (id: string, type: string, coupons: unknown, points: string): object => ({
    id,
    name: `${secret} ${type}`,
    type,
    value: '5',
    points,
    coupons,
  });
  return {
    name: `${secret} program`,
    currency: 'USD',
    timeZone: 'UTC',
    activities: [
      { id: 'created_an_account', name: `${secret} sign-up`, earn: { points: '100' } },
      { id: 'made_a_purchase', name: `${secret} purchase`, earn: { multiplier: '1' } },
      { id: 'write_a_review', name: `${secret} review`, earn: { points: '20' } },
      {
        id: 'slow',
        name: `${secret} slow`,
        earn: { points: '30' },
        approval: { mode: 'by_hand' },
      },
    ],
    rewards: [
      reward('reward_00001', 'fixed_amount', { pattern: 'S-XXXXXXXX' }, '10'),
      reward('reward_00002', 'product', 'none', '5000'),
    ],
    tiers: [
      { id: 'silver', name: `${secret} silver`, threshold: '0' },
      { id: 'gold', name: `${secret} gold`, threshold: '500' },
    ],
    members: { attributes: [{ name: 'card', type: 'string', unique: true, required: false }] },
  };
}

/** Opens a shop through the command line and gives it members, orders and redemptions through v1. */
export async function fillShop(
  environment: Readonly<Record<string, string>>,
  { url, name }: { readonly url: string; readonly name: string },
): Promise<FilledShop> {
  const secret = `Secret${name}`;
  const keys = await openShop(environment);
  await stockShop(environment, keys, program(secret));
  const ids = new ShopIds();
  for (const id of ['made_a_purchase', 'write_a_review', 'slow']) ids.add('activity', id);
  for (const id of ['reward_00001', 'reward_00002']) ids.add('reward', id);
  for (const id of ['silver', 'gold']) ids.add('tier', id);
  const client = new V1Client(url, keys);
  for (let number = 0; number < MEMBERS; number += 1) {
    const email = `${name}${String(number)}@example.com`;
    const uid = `${name}-${String(number)}`;
    const form = { first_name: secret, last_name: secret, email, uid };
    ids.learn((await client.call({ path: 'users', form })).data);
    ids.add('email', email);
    ids.add('memberId', uid);
    ids.add('order', `${name}-O${String(number)}`);
    ids.learn((await client.purchase(email, `${name}-O${String(number)}`, 700)).data);
    const redeemed = { user_email: email, redemption_id: 'reward_00001' };
    ids.learn((await client.call({ path: 'redeem', form: redeemed })).data);
  }
  client.close();
  return { keys, ids, secret };
}
