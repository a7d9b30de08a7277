import type { Instant } from '@fealty/core';
import { seededRandom } from '../../../packages/server/src/demo/random.ts';
import { sideBySide, type ToldShop } from './shop.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Who shops honestly: how, and what he has in common with others who do. */
interface Shopper {
  readonly email: string;
  readonly address: string;
  readonly custom: Readonly<Record<string, string>>;
  /** Of a hundred orders, how many come back. */
  readonly returning: number;
}

/**
 * Tells four weeks of honest shopping that comes near to what fraud looks like: families with one
 * address and one tablet, offices of up to eight behind one network address, a till that sends its own device
 * for everybody, a sale at which all buy on one day, eager reviewers, people who bring back two of three,
 * brothers who recommend each other once, agents who give all they may. Answers how many members there are.
 */
export async function shopHonestly(
  shop: ToldShop,
  {
    seed,
    members,
    now,
  }: { readonly seed: number; readonly members: number; readonly now: Instant },
): Promise<number> {
  const random = seededRandom(seed);
  const one = (of: number): number => Math.floor(random() * of);
  const shoppers = Array.from({ length: members }, (_unused, place): Shopper => {
    const family = Math.floor(place / 3);
    const isFamily = family % 4 === 0;
    const office = Math.floor(place / 8);
    return {
      email: `shopper${String(place)}.${String(seed)}@example.com`,
      address: isFamily ? `Lane ${String(family)}` : `Street ${String(place)}`,
      custom: {
        device_id: isFamily ? `tablet-of-${String(family)}` : `phone-of-${String(place)}`,
        ip_address: office % 5 === 0 ? `198.51.100.${String(office)}` : `10.0.${String(place)}.77`,
        ...(place % 4 === 1 ? { device_id: 'till-in-the-shop' } : {}),
      },
      returning: place % 20 === 0 ? 40 : 8,
    };
  });
  const brought = new Set(shoppers.filter((_unused, place) => place % 25 === 7));
  await sideBySide(shoppers.filter((who) => !brought.has(who)).map((who) => () => shop.join(who)));
  const code = await shop.codeOf(shoppers[0]?.email ?? '');
  await sideBySide([...brought].map((who) => () => shop.join({ ...who, referrerCode: code })));
  const orders: { readonly who: Shopper; readonly at: Instant }[] = [];
  for (const who of shoppers) {
    const many = 1 + one(5);
    for (let order = 0; order < many; order += 1) {
      orders.push({ who, at: now - one(27 * 24) * HOUR - one(HOUR) });
    }
    // The sale: all of a morning, some twice within minutes.
    if (random() < 0.5) orders.push({ who, at: now - 9 * DAY + one(3 * HOUR) });
    if (random() < 0.1) orders.push({ who, at: now - 9 * DAY + one(HOUR / 2) });
  }
  const returned: string[] = [];
  await sideBySide(
    orders.map(({ who, at }) => async () => {
      const isReturned = random() * 100 < who.returning;
      const id = await shop.buy(who.email, at, who.custom, String(20 + one(80)));
      if (isReturned) returned.push(id);
    }),
  );
  await sideBySide(returned.map((id) => () => shop.bringBack(id)));
  await sideBySide(
    shoppers.flatMap((who, place) => {
      // Somebody who reviews all that he bought in one evening.
      const reviews = place % 10 === 3 ? 3 + one(4) : one(2);
      const evening = now - one(26) * DAY;
      return Array.from(
        { length: reviews },
        (_unused, review) => () => shop.review(who.email, evening + review * 7 * 60_000),
      );
    }),
  );
  await sideBySide(
    ['amy', 'ben', 'cat', 'dan', 'eve', 'fay'].flatMap((agent, place) =>
      Array.from({ length: 8 + 4 * place }, () => () => {
        const who = shoppers[one(members)]?.email ?? '';
        const points = 50 * (1 + one(4));
        return shop.give(`${agent}@shop.example`, who, now - one(26) * DAY, points);
      }),
    ),
  );
  return members;
}
