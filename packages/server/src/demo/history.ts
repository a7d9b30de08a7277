import {
  addMonths,
  endOfLocalDay,
  localDay,
  type Command,
  type Instant,
  type Order,
  type OrderLine,
} from '@fealty/core';
import { DEMO_PROGRAM } from '../program/demo.ts';
import { seededRandom } from './random.ts';

const DAY = 86_400_000;
const YEARS_MS = 730 * DAY;
const ACTOR = 'demo';

const FIRST =
  'Ada Ben Cora Dan Eve Finn Gwen Hugo Iris Jack Kate Liam Mia Noah Olga Paul Rosa Sam Tess Uma Vic Wren Yara Zane'.split(
    ' ',
  );
const LAST =
  'Abbott Baker Carter Dixon Ellis Foster Grant Hayes Ingram Jensen Keller Lowe Mason Nolan Ortega Price Quinn Reyes Shaw Tran Underwood Vance Walsh Young'.split(
    ' ',
  );

const PRODUCTS: readonly Pick<OrderLine, 'productId' | 'price' | 'category' | 'title'>[] = [
  { productId: '1234df', price: '18.00', category: 'Mugs', title: 'Snoozeberry Travel Mug' },
  { productId: '1235df', price: '9.50', category: 'Mugs', title: 'Snoozeberry Cup' },
  { productId: '2201aa', price: '54.90', category: 'Blankets', title: 'Weighted Blanket' },
  { productId: '2202aa', price: '129.00', category: 'Blankets', title: 'Heavy Weighted Blanket' },
  { productId: '3310pi', price: '39.95', category: 'Pillows', title: 'Cherry Stone Pillow' },
  { productId: '3311pi', price: '24.25', category: 'Pillows', title: 'Travel Pillow' },
  { productId: '4400te', price: '7.80', category: 'Tea', title: 'Evening Tea' },
  { productId: '9900gc', price: '25.00', category: 'Gift cards', title: 'Gift Card' },
];

/** What everybody may redeem, with its price. */
const PRICES: readonly (readonly [rewardId: string, points: number])[] = DEMO_PROGRAM.rewards
  .filter(({ tiers }) => tiers === undefined)
  .map(({ id, points }) => [id, Number(points)]);

/** One thing that happened, with the key under which it has one effect however often it is told. */
export interface Told {
  readonly key: string;
  readonly command: Command;
}

/** The life of one member of the demo shop, in the order in which it happened. */
export function demoMember(number: number, now: Instant): readonly Told[] {
  const random = seededRandom(number + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const firstName = pick(FIRST);
  const lastName = pick(LAST);
  const email = `${firstName}.${lastName}.${String(number)}@example.com`.toLowerCase();
  const member = { by: 'email', value: email } as const;
  const joined = now - Math.floor((0.02 + 0.98 * random()) * YEARS_MS);
  const said: Command[] = [
    {
      kind: 'enroll',
      actor: ACTOR,
      quiet: true,
      occurredAt: joined,
      profile: { email, firstName, lastName, uid: `shop-${String(1000 + number)}` },
    },
  ];
  // Some come every week, most a few times a year.
  const pauseDays = 6 + 70 * random() * random();
  let earned = 0;
  let at = joined;
  for (let count = 0; count < 120; count += 1) {
    at += Math.ceil((0.3 + random() * 1.4) * pauseDays * DAY);
    if (at > now - DAY) break;
    const order = demoOrder(`D${String(number)}-${String(count)}`, random, pick);
    const expiresAt = lapseOf(at);
    const dated = { actor: ACTOR, quiet: true, member, occurredAt: at } as const;
    said.push({ ...dated, kind: 'purchase', activityId: 'made_a_purchase', order, expiresAt });
    earned += Number(order.subtotal);
    if (random() < 0.15) {
      said.push({
        ...dated,
        kind: 'award',
        activityId: 'write_a_review',
        occurredAt: at + DAY / 2,
        expiresAt,
      });
    }
    if (random() < 0.06) {
      const back = {
        kind: 'return_order',
        activityId: 'made_a_purchase',
        orderId: order.id,
      } as const;
      said.push({ ...back, actor: ACTOR, quiet: true, occurredAt: at + DAY });
    }
    const affordable = PRICES.filter(([, price]) => price < earned * 0.8);
    if (affordable.length > 0 && random() < 0.35) {
      const [rewardId, points] = pick(affordable);
      earned -= points;
      said.push({
        ...dated,
        kind: 'import_transaction',
        key: { importId: 'demo', line: number * 1000 + count },
        transaction: 'redeem',
        points,
        rewardId,
        occurredAt: at + 1000,
      });
    }
  }
  return said.map((command, index) => ({
    key: `demo-${String(number)}-${String(index)}`,
    command,
  }));
}

function demoOrder(id: string, random: () => number, pick: <T>(list: readonly T[]) => T): Order {
  const lines: OrderLine[] = [];
  let cents = 0;
  const count = 1 + Math.floor(random() * 3);
  for (let line = 0; line < count; line += 1) {
    const product = pick(PRODUCTS);
    const quantity = 1 + Math.floor(random() * 2);
    if (lines.some(({ productId }) => productId === product.productId)) continue;
    cents += Math.round(Number(product.price) * 100) * quantity;
    const url = `https://shop.example.com/${product.productId}`;
    lines.push({ ...product, quantity: String(quantity), url, imageUrl: '', tags: [] });
  }
  const subtotal = decimal(cents);
  const total = decimal(cents + 595);
  return { id, total, subtotal, currency: 'USD', coupons: [], lines };
}

/** Cents as decimal text. */
function decimal(cents: number): string {
  return `${String(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, '0')}`;
}

/** What the program itself would have said on that day. */
function lapseOf(at: Instant): Instant {
  const { timeZone } = DEMO_PROGRAM;
  return endOfLocalDay(addMonths(localDay(at, timeZone), 12), timeZone);
}
