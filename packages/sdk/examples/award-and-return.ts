import { FealtyRefusal, type FealtyClient } from '@fealty/sdk';

/** An order of a shop. Amounts are texts. */
export interface Order {
  readonly id: string;
  /** Who bought: the shop's own id of him, or his e-mail address. */
  readonly buyer: string;
  readonly total: string;
  readonly subtotal: string;
}

/** Gives the points of an order. An order earns once: told twice, it earned before. */
export async function awardOrder(client: FealtyClient, order: Order): Promise<number> {
  const { id, buyer, total, subtotal } = order;
  try {
    const { points } = await client.transactions.award(
      {
        member_id: buyer,
        activity_id: 'made_a_purchase',
        transaction_attributes: { order_id: id, order_total: total, order_subtotal: subtotal },
      },
      // The shop may crash and try again tomorrow: the same key, the same answer.
      { idempotencyKey: `order-${id}` },
    );
    return points;
  } catch (error) {
    if (error instanceof FealtyRefusal && error.code === 'DUPLICATE_ORDER_ID') return 0;
    throw error;
  }
}

/** What taking back a part of an order would cost the buyer: decided, and not done. */
export async function foreseeReturn(
  client: FealtyClient,
  order: Order,
  amount: string,
): Promise<number> {
  const { data } = await client.transactions.returnOrder(
    {
      member_id: order.buyer,
      transaction_attributes: { order_id: order.id, returned_amount: amount },
    },
    { simulate: true },
  );
  return data.points;
}

/** Takes back what a part of an order earned. `parcel` names the return, so that it is done once. */
export async function returnPart(
  client: FealtyClient,
  order: Order,
  came: { readonly amount: string; readonly parcel: string },
): Promise<number> {
  const { points } = await client.transactions.returnOrder(
    {
      member_id: order.buyer,
      transaction_attributes: { order_id: order.id, returned_amount: came.amount },
    },
    { idempotencyKey: `return-${came.parcel}` },
  );
  return points;
}
