import { jwtVerify, SignJWT } from 'jose';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { DemoFile } from '../demo-file.ts';
import { WARES } from './wares.ts';

/*
 * The server of the demo shop, as a shop would have one of its own: it knows its customers and its prices,
 * signs tokens, and speaks to the API with its key. Nothing of it is part of Fealty.
 */

/** What the shop's page asks its own server; null for what it does not understand. */
export interface BackEnd {
  signIn(asked: unknown): Promise<object | null>;
  order(asked: unknown): Promise<object | null>;
}

const HOUR_SECONDS = 3600;
const PATIENCE_MS = 10_000;
const COUNT_MAX = 20;

const SignIn = Type.Object({
  who: Type.Union([Type.Literal('bob'), Type.Literal('maya'), Type.Literal('friend')]),
});
const Order = Type.Object({
  token: Type.String({ maxLength: 4000 }),
  items: Type.Record(Type.String(), Type.Integer({ minimum: 1, maximum: COUNT_MAX })),
  reward: Type.Union([Type.String({ pattern: '^[0-9a-f]{24}$' }), Type.Null()]),
});

interface Person {
  readonly member_id: string;
  readonly email_address: string;
  readonly first_name: string;
  readonly last_name: string;
}

export function createBackEnd(shop: DemoFile, newId: () => string): BackEnd {
  const key = new TextEncoder().encode(shop.api_key);
  return {
    async signIn(asked) {
      if (!Value.Check(SignIn, asked)) return null;
      const person = personOf(asked.who, shop, newId);
      const token = await new SignJWT({ ...person })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setExpirationTime(Math.floor(Date.now() / 1000) + HOUR_SECONDS)
        .sign(key);
      return { name: `${person.first_name} ${person.last_name}`, token };
    },
    async order(asked) {
      if (!Value.Check(Order, asked)) return null;
      const { payload } = await jwtVerify(asked.token, key, { algorithms: ['HS256'] });
      return place(shop, asked, { memberId: String(payload['member_id']), orderId: newId() });
    },
  };
}

function personOf(who: 'bob' | 'maya' | 'friend', shop: DemoFile, newId: () => string): Person {
  if (who === 'bob') {
    const named = { first_name: 'Bob', last_name: 'Baker' };
    return { member_id: 'user123', email_address: shop.member, ...named };
  }
  const id = who === 'maya' ? 'demo-maya' : `demo-${newId()}`;
  const named = who === 'maya' ? ['Maya', 'Lindqvist'] : ['New', 'Friend'];
  const [first_name = '', last_name = ''] = named;
  return { member_id: id, email_address: `${id}@example.com`, first_name, last_name };
}

/** The shop's own prices count, and a reward is spent only with the order that it lies in. */
async function place(
  shop: DemoFile,
  { items, reward }: Static<typeof Order>,
  { memberId, orderId }: { readonly memberId: string; readonly orderId: string },
): Promise<object | null> {
  const products = WARES.filter(({ id }) => Object.hasOwn(items, id)).map((ware) => ({
    product_id: ware.id,
    product_title: ware.title,
    product_price: ware.price,
    product_quantity: items[ware.id] ?? 0,
    product_category: ware.category,
  }));
  if (products.length === 0) return null;
  const cents = products.reduce(
    (sum, { product_price: price, product_quantity: count }) =>
      sum + BigInt(price.replace('.', '')) * BigInt(count),
    0n,
  );
  const total = `${String(cents / 100n)}.${String(cents % 100n).padStart(2, '0')}`;
  if (reward !== null) await call(shop, `transactions/${reward}/approve`, {});
  const awarded = await call(shop, 'transactions/award', {
    ...{ member_id: memberId, activity_id: 'made_a_purchase' },
    transaction_attributes: {
      ...{
        order_id: orderId,
        order_total: total,
        order_subtotal: total,
        currency: 'USD',
        products,
      },
    },
  });
  return { order_id: orderId.slice(-6).toUpperCase(), points: awarded['points'] };
}

async function call(
  { base_url, partner_id, api_key }: DemoFile,
  path: string,
  body: object,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(`${base_url}/v2/loyalty/${path}`, {
    method: 'POST',
    headers: { 'partner-id': partner_id, 'api-key': api_key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const told = (await answer.json()) as {
    readonly success: boolean;
    readonly data: Readonly<Record<string, unknown>>;
    readonly reason?: string;
  };
  if (!told.success) throw new Refused(told.reason ?? 'The order was refused');
  return told.data;
}

/** What the program did not take, in its own words. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
