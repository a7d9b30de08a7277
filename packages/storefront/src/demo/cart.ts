import type { Shop } from '../shop/shop.ts';
import { customer, placeOrder } from './back-end.ts';
import { centsOf, priceText, wareOf } from './catalogue.ts';
import { announce, button, byId, element } from './elements.ts';

/** A reward that is set aside for what lies in the cart. */
interface Reserved {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly cents: number;
}

const items = new Map<string, number>();
let reserved: Reserved | null = null;

/** The cart of this page: what lies in it, the reward on it, and how it is paid for. */
export interface Cart {
  add(id: string): void;
  draw(): Promise<void>;
}

export function createCart(shop: () => Promise<Shop>, changed: () => void): Cart {
  const cart: Cart = {
    add(id) {
      items.set(id, (items.get(id) ?? 0) + 1);
      announce(`${wareOf(id).title} is in your cart`);
      cart.draw().catch(tellOfFailure);
    },
    async draw() {
      drawLines((id) => {
        items.delete(id);
        cart.draw().catch(tellOfFailure);
      });
      await drawRewards(shop, () => {
        changed();
        cart.draw().catch(tellOfFailure);
      });
    },
  };
  byId('order').addEventListener('click', () => {
    place(cart, changed).catch(tellOfFailure);
  });
  return cart;
}

function subtotal(): number {
  return [...items].reduce((sum, [id, count]) => sum + centsOf(wareOf(id).price) * count, 0);
}

function drawLines(remove: (id: string) => void): void {
  const count = [...items.values()].reduce((sum, one) => sum + one, 0);
  byId('cart-count').textContent = String(count);
  const lines = [...items].map(([id, times]) => {
    const { title, price } = wareOf(id);
    const line = element('li', 'line');
    line.append(
      element('span', '', `${String(times)} × ${title}`),
      element('span', 'amount', priceText(centsOf(price) * times)),
      button('Remove', 'plain', () => remove(id)),
    );
    return line;
  });
  byId('lines').replaceChildren(
    ...(lines.length === 0 ? [element('li', 'quiet', 'Your cart is empty.')] : lines),
  );
  const discount = Math.min(reserved?.cents ?? 0, subtotal());
  byId('discount').textContent = discount === 0 ? '' : `Reward −${priceText(discount)}`;
  byId('sum').textContent = priceText(subtotal() - discount);
  byId('order').toggleAttribute('disabled', count === 0 || customer() === null);
}

/** Rewards that take something off, or the one that is set aside. */
async function drawRewards(shop: () => Promise<Shop>, changed: () => void): Promise<void> {
  const place = byId('cart-rewards');
  if (customer() === null) {
    place.replaceChildren(
      element('p', 'quiet', 'Sign in to use your rewards and place the order.'),
    );
    return;
  }
  const open = await shop();
  if (reserved !== null) {
    const { id, name, code } = reserved;
    const kept = element('p', 'applied', `${name} — code ${code}`);
    kept.append(
      button('Take off', 'plain', () => {
        open.cancel(id).then(() => {
          reserved = null;
          changed();
        }, tellOfFailure);
      }),
    );
    place.replaceChildren(kept);
    return;
  }
  const rewards = (await open.rewards()).filter(
    ({ reward_sub_type }) => reward_sub_type === 'Fixed Amount Discount',
  );
  const offers = rewards.slice(0, 4).map((reward) =>
    button(
      `${reward.reward_name} · ${String(reward.points_to_be_redeemed)} points`,
      'offer',
      () => {
        open.redeem(reward.reward_id, { reserve: true }).then((taken) => {
          reserved = {
            id: taken.id,
            name: reward.reward_name,
            code: taken.reward_info?.coupon_code ?? '',
            cents: centsOf(reward.reward_value),
          };
          changed();
        }, tellOfFailure);
      },
    ),
  );
  place.replaceChildren(
    ...(offers.length === 0 ? [element('p', 'quiet', 'No reward is within reach yet.')] : offers),
  );
}

async function place(cart: Cart, changed: () => void): Promise<void> {
  const token = customer()?.token;
  if (token === undefined) return;
  const order = { token, items: Object.fromEntries(items), reward: reserved?.id ?? null };
  const placed = await placeOrder(order);
  items.clear();
  reserved = null;
  await cart.draw();
  announce(`Thank you! Order ${placed.order_id} earned ${String(placed.points)} points.`);
  changed();
}

export function tellOfFailure(error: unknown): void {
  announce(error instanceof Error ? error.message : 'That did not work.');
}
