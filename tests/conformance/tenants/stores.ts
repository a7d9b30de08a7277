import { askV2, type Data } from '../../support/ask-v2.ts';
import { raiseSignal } from '../../support/fraud/raise-signal.ts';
import { plainPicture } from '../../support/pictures.ts';
import { openShop, stockShop } from '../../support/open-shop.ts';
import type { ShopKeys } from '../../support/v1-client.ts';
import type { Ids } from './slots.ts';

/** A store with one of everything. What its texts say stands in no other store. */
export interface FilledStore {
  readonly keys: ShopKeys;
  readonly ids: Ids;
  readonly secret: string;
}

const program = (name: string): object => ({
  name: `Secret${name}`,
  currency: 'USD',
  timeZone: 'UTC',
  members: {
    attributes: [{ name: 'card', type: 'string', unique: true, required: false }],
    unique: ['phone'],
  },
  activities: [
    { id: 'made_a_purchase', name: `Secret${name} purchase`, earn: { multiplier: '1' } },
    { id: 'submit_a_receipt', name: `Secret${name} receipt`, earn: { points: '50' } },
    {
      id: `review_at_${name}`,
      name: `Secret${name} review`,
      earn: { points: '20' },
      storefront: true,
      rules: [{ type: 'frequency', times: 1000, per: 'day' }],
    },
  ],
  rewards: [
    {
      id: `reward_of_${name}`,
      name: `Secret${name} reward`,
      type: 'fixed_amount',
      value: '5',
      points: '10',
      coupons: 'pool',
    },
  ],
  tiers: [{ id: `tier_of_${name}`, name: `Secret${name} tier`, threshold: '0' }],
});

/** More than are redeemed while ids are tried. */
const CODES = 500;

/** Makes a store from the command line; a server must run beside it to fill it. */
export async function openStore(
  environment: Readonly<Record<string, string>>,
  name: string,
): Promise<ShopKeys> {
  const keys = await openShop(environment, { isTest: true });
  const codes = Array.from({ length: CODES }, (_, n) => `T-${name}-${String(n)}`);
  await stockShop(environment, keys, program(name), { [`reward_of_${name}`]: codes });
  return keys;
}

/** Gives a store a member with a history, and answers with the ids of all of it. */
export async function fillStore(url: string, keys: ShopKeys, name: string): Promise<FilledStore> {
  const secret = `Secret${name}`;
  const tell = askV2.bind(null, { url, keys });
  const said = {
    uid: `uid-of-${name}`,
    email: `member-of-${name}@example.com`,
    phone: name === 'one' ? '+1-7203332501' : '+1-7203332502',
    card: `card-of-${name}`,
    tag: `tag-of-${name}`,
    order: `order-of-${name}`,
    product: `product-of-${name}`,
  };
  const member = await tell('POST', 'members', {
    member_id: said.uid,
    first_name: secret,
    email_address: said.email,
    phone_number: said.phone,
    member_tags: [said.tag],
    custom_attributes: { card: said.card },
  });
  const award = (json: object): Promise<Data> =>
    tell('POST', 'transactions/award', { member_id: said.uid, ...json });
  const bought = await award({
    activity_id: 'made_a_purchase',
    transaction_attributes: {
      reason: secret,
      order_id: said.order,
      order_total: 100,
      order_subtotal: 100,
      products: [product(said.product)],
    },
  });
  const picture = (await plainPicture(20 + name.length, 20)).toString('base64');
  await award({
    activity_id: 'submit_a_receipt',
    transaction_attributes: { receipt_files: [picture] },
  });
  const wanted = { member_id: said.uid, reward_id: `reward_of_${name}` };
  const redeemed = await tell('POST', 'transactions/redeem', wanted);
  const joined = await tell('POST', 'integrations', { integration_type: 'magento_to_zinrelo' });
  const webhook = await tell('POST', 'webhooks', {
    name: secret,
    url: 'https://crm.example.com/hooks',
    events: ['points.awarded'],
  });
  const helpDesk = await tell('POST', 'help-desks', { kind: 'gladly', name: secret });
  const sample = { event: 'points.awarded' };
  const tried = await tell('POST', `webhooks/${textAt(webhook, ['id'])}/test`, sample);
  await tell('POST', 'mails/test', { message: 'points_earned', to: `${name}@example.com` });
  const { mails } = await tell('GET', 'mails');
  const draft = await tell('POST', 'program/drafts', { name: secret });
  const { document } = await tell('GET', 'program');
  const backtest = await tell('POST', 'program/backtests', { document });
  const approval = await tell('POST', 'approvals', { subject: `of-${name}`, what: secret });
  const correction = await tell('POST', 'corrections', {
    ...{ name: secret, reason: secret, select: { members: { tag: secret } } },
    act: { give: { points: '1' } },
  });
  const signal = await raiseSignal(url, keys, name);
  const moved = await tell('POST', 'test-clock/advance', { by: { seconds: 1 } });
  const followed = await tell('GET', 'events');
  const { moderation } = await tell('GET', 'moderation');
  return {
    keys,
    secret,
    ids: {
      ...said,
      member: textAt(member, ['id']),
      referral: textAt(member, ['referral_code']),
      transaction: textAt(bought, ['id']),
      coupon: textAt(redeemed, ['reward_info', 'coupon_code']),
      activity: `review_at_${name}`,
      reward: `reward_of_${name}`,
      tier: `tier_of_${name}`,
      receipt: textAt(moderation, ['0', 'files', '0', 'id']),
      integration: textAt(joined, ['id']),
      workflow: textAt(joined, ['config', 'zif_config', 'workflow_url']).split('/').at(-1) ?? '',
      advance: textAt(moved, ['id']),
      event: textAt(followed, ['events', '0', 'id']),
      place: textAt(followed, ['next_after']),
      webhook: textAt(webhook, ['id']),
      helpDesk: textAt(helpDesk, ['id']),
      attempt: textAt(tried, ['attempt_id']),
      draft: textAt(draft, ['id']),
      backtest: textAt(backtest, ['id']),
      approval: textAt(approval, ['id']),
      signal,
      correction: textAt(correction, ['id']),
      mail: textAt(mails, ['0', 'id']),
      key: keys.apiKey,
    },
  };
}

function product(product_id: string): object {
  return { product_id, product_price: 50, product_quantity: 2, product_title: 'Mug' };
}

function textAt(data: unknown, path: readonly string[]): string {
  const found = path.reduce<unknown>((value, name) => (value as Data)[name], data);
  if (typeof found !== 'string' || found === '') throw new Error(`no ${path.join('.')}`);
  return found;
}
