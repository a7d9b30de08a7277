import type { Points } from '../points/points.ts';

/** One product line of an order. Prices and quantities are decimal text. */
export interface OrderLine {
  productId: string;
  price: string;
  quantity: string;
  category: string;
  title: string;
  url: string;
  imageUrl: string;
  tags: readonly string[];
}

/** A part of what an order cost, and how it was paid. */
export interface Payment {
  /** As the shop calls it: `gift_card`, `Store credit`, `card`. */
  method: string;
  /** Decimal text in the order's currency. */
  amount: string;
}

/** What was bought. Amounts are decimal text in `currency`. */
export interface Order {
  id: string;
  total: string;
  subtotal: string;
  currency: string;
  coupons: readonly string[];
  lines: readonly OrderLine[];
  /** How it was paid, if the shop says so. */
  payments?: readonly Payment[];
}

/** How one line of an order earned; kept for display and for judging returns. */
export interface EarnedLine {
  productId: string;
  /** Decimal text: the multiplier of a matching rule, `0` if excluded or if no rule matched. */
  multiplier: string;
  pointsPerQuantity: Points;
}
