import {
  addMonths,
  endOfLocalDay,
  localDay,
  type Command,
  type Enroll,
  type Instant,
  type MemberRef,
  type Order,
  type OrderLine,
} from '@fealty/core';
import { DEMO_PROGRAM } from '../program/demo.ts';
import { seededRandom } from './random.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
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

/** Points for joining, as the program gives them. */
const WELCOME = 100;

/** What everybody may redeem, with its price. */
const PRICES: readonly (readonly [rewardId: string, points: number])[] = DEMO_PROGRAM.rewards
  .filter(({ tiers }) => tiers === undefined)
  .map(({ id, points }) => [id, Number(points)]);

/** One thing that happened, with the key under which it has one effect however often it is told. */
export interface Told {
  readonly key: string;
  readonly command: Command;
}

/** What the life of a member is made up from. */
interface Life {
  readonly number: number;
  readonly member: MemberRef;
  readonly joined: Instant;
  readonly now: Instant;
  readonly random: () => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** In the order in which it happened. */
  readonly said: Command[];
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
  const said: Command[] = [];
  const life: Life = { number, member, joined, now, random, pick, said };
  join(life, { email, firstName, lastName, uid: `shop-${String(1000 + number)}` });
  celebrate(life);
  shop(life);
  // A few pictures wait to be looked at, a few members were shut out or want no letters.
  if (number % 12 === 5) award(life, 'upload_photo', now - 3 * DAY);
  const standing = { actor: ACTOR, quiet: true, member } as const;
  if (number % 43 === 7) said.push({ ...standing, kind: 'set_member_status', status: 'blocked' });
  if (number % 19 === 3) said.push({ ...standing, kind: 'set_subscription', subscribed: false });
  return said.map((command, index) => ({
    key: `demo-${String(number)}-${String(index)}`,
    command,
  }));
}

/** Joined long ago: an enrolment of today would give points that live from today on. */
function join({ number, member, joined, said }: Life, profile: Enroll['profile']): void {
  const told = { actor: ACTOR, quiet: true } as const;
  const imported = { key: { importId: 'demo-members', line: number }, enrolledAt: joined };
  said.push({ ...told, kind: 'enroll', profile, imported });
  said.push({
    ...told,
    kind: 'import_transaction',
    key: { importId: 'demo-welcome', line: number },
    member,
    transaction: 'award',
    activityId: 'created_an_account',
    points: WELCOME,
    occurredAt: joined,
    expiresAt: lapseOf(joined),
    qualifies: true,
  });
}

function celebrate(life: Life): void {
  const { joined, random } = life;
  if (random() < 0.4) award(life, 'became_an_email_subscriber', joined + HOUR);
  if (random() < 0.15) award(life, 'became_an_instagram_follower', joined + 2 * HOUR);
  const birthday = joined + Math.floor(random() * 365) * DAY;
  for (const year of [0, 1]) award(life, 'birthday_bonus', birthday + year * 366 * DAY);
}

function award({ member, now, said }: Life, activityId: string, at: Instant): void {
  if (at > now - DAY) return;
  const done = { kind: 'award', actor: ACTOR, quiet: true, member, activityId } as const;
  said.push({ ...done, occurredAt: at, expiresAt: lapseOf(at) });
}

/** Buys, writes reviews, brings back and redeems. Some come every week, most a few times a year. */
function shop(life: Life): void {
  const { number, member, joined, now, random, pick, said } = life;
  const pauseDays = 6 + 70 * random() * random();
  let earned = 0;
  let at = joined;
  for (let count = 0; count < 120; count += 1) {
    at += Math.ceil((0.3 + random() * 1.4) * pauseDays * DAY);
    if (at > now - DAY) break;
    const order = demoOrder(`D${String(number)}-${String(count)}`, random, pick);
    const activityId = 'made_a_purchase';
    const told = { actor: ACTOR, quiet: true } as const;
    const dated = { ...told, member, occurredAt: at, expiresAt: lapseOf(at) };
    said.push({ ...dated, kind: 'purchase', activityId, order });
    earned += Number(order.subtotal);
    if (random() < 0.15) award(life, 'write_a_review', at + DAY / 2);
    if (random() < 0.06) {
      const back = { kind: 'return_order', activityId, orderId: order.id } as const;
      said.push({ ...told, ...back, occurredAt: at + DAY });
    }
    const affordable = PRICES.filter(([, price]) => price < earned * 0.8);
    if (affordable.length === 0 || random() >= 0.35) continue;
    const [rewardId, points] = pick(affordable);
    earned -= points;
    said.push({
      ...told,
      kind: 'import_transaction',
      key: { importId: 'demo', line: number * 1000 + count },
      member,
      transaction: 'redeem',
      points,
      rewardId,
      occurredAt: at + 1000,
    });
  }
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
