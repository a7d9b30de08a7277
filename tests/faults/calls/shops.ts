import { askV2 } from '../../support/ask-v2.ts';
import { openShop, stockShop } from '../../support/open-shop.ts';
import { signInAt } from '../../support/person-at.ts';
import { raiseSignal } from '../../support/fraud/raise-signal.ts';
import { plainPicture } from '../../support/pictures.ts';
import { V1Client, type ShopKeys } from '../../support/v1-client.ts';
import { kindOfIds, ShopIds } from './known.ts';
import { ShopPeople } from './people.ts';

const MEMBERS = 12;
/** Members who were merged into others. */
const MERGED = 10;
/** Random calls remove some of them. */
const WEBHOOKS = 6;
/** Members who sent them may be erased, and their receipts with them. */
const SIGNALS = 4;
const RECEIPTS = 5;
/** Connections to an account whose name cannot be one, so that nobody is called. */
const ZENDESK = {
  ...{ kind: 'zendesk', secret_key: 'a-client-secret' },
  settings: { subdomain: 'no-such-account-', client_id: 'fealty' },
};
const ZENDESKS = 5;
const DRAFTS = 6;
/** Random calls apply them, stop them and take them back. */
const CORRECTIONS = 20;
/** Random calls decide about them, each once. */
const APPROVALS = 30;
/** Random calls end their sessions and send them away. */
const PEOPLE = 6;
const MAIL = { message: 'points_earned', to: 'somebody@example.com' };

/** A shop with some history, and words that stand in its data and nowhere else. */
export interface FilledShop {
  readonly keys: ShopKeys;
  readonly ids: ShopIds;
  readonly people: ShopPeople;
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
    policies: { unmergeDays: 366 },
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
      { id: 'submit_a_receipt', name: `${secret} receipt`, earn: { points: '40' } },
      {
        id: 'survey',
        name: `${secret} survey`,
        earn: { points: '5' },
        storefront: true,
        rules: [{ type: 'frequency', times: 100, per: 'day' }],
      },
    ],
    rewards: [
      reward('reward_00001', 'fixed_amount', { pattern: 'S-XXXXXXXX' }, '10'),
      reward('reward_00002', 'product', 'none', '5000'),
      reward('reward_00003', 'fixed_amount', 'pool', '20'),
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
  const keys = await openShop(environment, { isTest: true });
  await stockShop(environment, keys, program(secret));
  const ids = new ShopIds();
  for (const id of ['made_a_purchase', 'write_a_review', 'slow', 'survey']) ids.add('activity', id);
  for (const id of ['reward_00001', 'reward_00002', 'reward_00003']) ids.add('reward', id);
  for (const id of ['silver', 'gold']) ids.add('tier', id);
  const client = new V1Client(url, keys);
  for (let number = 0; number < MEMBERS; number += 1) {
    const email = `${name}${String(number)}@example.com`;
    const uid = `${name}-${String(number)}`;
    const form = { first_name: secret, last_name: secret, email, uid };
    ids.learn((await client.call({ path: 'users', form })).data);
    ids.add('email', email);
    ids.add('memberId', uid);
    ids.addOrder(`${name}-O${String(number)}`, uid);
    ids.learn((await client.purchase(email, `${name}-O${String(number)}`, 700)).data);
    const redeemed = { user_email: email, redemption_id: 'reward_00001' };
    ids.learn((await client.call({ path: 'redeem', form: redeemed })).data);
  }
  client.close();
  ids.add('partner', keys.partnerId);
  const call = { url, keys, ids };
  await learnFrom(call, 'POST', 'integrations', { integration_type: 'magento_to_zinrelo' });
  const sample = { event: 'points.awarded' };
  for (let number = 0; number < WEBHOOKS; number += 1) {
    // Nobody is there: that is told all the same.
    const wanted = {
      name: secret,
      url: 'https://crm.example.com/hook',
      events: ['points.awarded'],
    };
    const { id } = await learnFrom(call, 'POST', 'webhooks', wanted);
    await learnFrom(call, 'POST', `webhooks/${id}/test`, sample);
  }
  await learnFrom(call, 'POST', 'help-desks', { kind: 'gladly', name: secret });
  for (let number = 0; number < ZENDESKS; number += 1) {
    await learnFrom(call, 'POST', 'help-desks', {
      ...ZENDESK,
      name: `${secret} ${String(number)}`,
    });
  }
  await learnFrom(call, 'POST', 'mails/test', MAIL);
  await learnFrom(call, 'GET', 'mails');
  for (let number = 0; number < DRAFTS; number += 1) {
    const name = `${secret} ${String(number)}`;
    await learnFrom(call, 'POST', 'program/drafts', { name });
  }
  const { id: draft_id } = await learnFrom(call, 'POST', 'program/drafts', { name: 'To try' });
  await learnFrom(call, 'POST', 'program/backtests', { draft_id });
  for (let number = 0; number < CORRECTIONS; number += 1) {
    const member = `${name}${String(number % MEMBERS)}@example.com`;
    await learnFrom(call, 'POST', 'corrections', {
      ...{ name: secret, reason: secret },
      select: { members: { emails: [member] } },
      act: { give: { points: 3 } },
    });
  }
  for (let number = 0; number < APPROVALS; number += 1) {
    const subject = `${secret} ${String(number)}`;
    await learnFrom(call, 'POST', 'approvals', { subject, what: secret });
  }
  for (let number = 0; number < SIGNALS; number += 1) {
    ids.add('signal', await raiseSignal(url, keys, name));
  }
  for (let number = 0; number < RECEIPTS; number += 1) {
    const picture = (await plainPicture(30 + number, 20)).toString('base64');
    await learnFrom(call, 'POST', 'transactions/award', {
      member_id: `${name}-${String(number)}`,
      activity_id: 'submit_a_receipt',
      transaction_attributes: { receipt_files: [picture] },
    });
  }
  await learnFrom(call, 'GET', 'moderation');
  await learnFrom(call, 'POST', 'seals');
  for (let number = 0; number < MEMBERS; number += 1) {
    const award = { member_id: `${name}-${String(number)}`, activity_id: 'slow' };
    await learnFrom(call, 'POST', 'transactions/award', award);
    const cart = { member_id: award.member_id, reward_id: 'reward_00001', status: 'pending' };
    await learnFrom(call, 'POST', 'transactions/redeem', cart);
  }
  for (let number = 0; number < MERGED; number += 1) {
    const member_id = `${name}-merged-${String(number)}`;
    const { id } = await learnFrom(call, 'POST', 'members', { member_id });
    await learnFrom(call, 'POST', `members/${id}/merge`, { into: `${name}-${String(number)}` });
    ids.add('merged', id);
  }
  return { keys, ids, people: await signPeopleIn(environment, { url, name, keys }), secret };
}

/** Several of each role that may do most: what is called ends sessions and sends people away. */
async function signPeopleIn(
  environment: Readonly<Record<string, string>>,
  { url, name, keys }: { readonly url: string; readonly name: string; readonly keys: ShopKeys },
): Promise<ShopPeople> {
  const people = new ShopPeople(keys.partnerId);
  for (let number = 0; number < PEOPLE; number += 1) {
    const email = `boss${String(number)}@${name}.example`;
    const role = number % 2 === 0 ? 'owner' : 'manager';
    // None that an example names, or a random call would change it.
    const person = { email, password: `three green bicycles of ${name}`, role } as const;
    const session = await signInAt(url, environment, keys, person);
    people.add(email, { password: person.password, session });
  }
  return people;
}

/** Does something through v2 and learns the ids that it is answered with. */
async function learnFrom(
  { url, keys, ids }: { readonly url: string; readonly keys: ShopKeys; readonly ids: ShopIds },
  method: 'GET' | 'POST',
  where: string,
  json?: object,
): Promise<{ readonly id: string }> {
  const data = await askV2({ url, keys }, method, where, json);
  ids.learn(data, kindOfIds(`/v2/loyalty/${where}`));
  return data as { readonly id: string };
}
