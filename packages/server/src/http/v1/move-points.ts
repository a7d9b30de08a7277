import type { award, deduct, purchase, redeem, returnOrder } from '@fealty/contract';
import { readPoints } from '@fealty/core';
import type { Static } from 'typebox';
import { orderLine } from '../reading/passed-products.ts';
import { perform } from './perform.ts';
import { PURCHASE_ACTIVITY } from './purchase-activity.ts';
import { refuseParameters } from './refusal-body.ts';
import type { V1Handler } from './surface.ts';
import { sayDeducted, sayEarned, sayRedeemed, sayReturned } from './transaction-answers.ts';

const AWARD_NAMES = { passed: 'points_passed' };
const PURCHASE_NAMES = { amount: 'subtotal', price: 'products' };
const RETURN_NAMES = { amount: 'returned_amount', productId: 'returned_product_id' };

export const handleAward: V1Handler<Static<(typeof award)['parameters']>> = (context, request) => {
  const { user_email, activity_id, points_passed, order_id, reason, tags } = request.values;
  return perform(
    context,
    request,
    {
      kind: 'award',
      actor: request.actor,
      member: { by: 'email', value: user_email },
      activityId: activity_id,
      ...(points_passed === undefined ? {} : { passed: points_passed }),
      ...(order_id === undefined ? {} : { orderId: order_id }),
      ...(reason === undefined ? {} : { reason }),
      ...(tags === undefined ? {} : { tags }),
    },
    { say: sayEarned, names: AWARD_NAMES },
  );
};

export const handlePurchase: V1Handler<Static<(typeof purchase)['parameters']>> = (
  context,
  request,
) => {
  const { user_email, total, subtotal, order_id, currency, coupon_code } = request.values;
  const { products, payments } = request.values;
  return perform(
    context,
    request,
    {
      kind: 'purchase',
      actor: request.actor,
      member: { by: 'email', value: user_email },
      activityId: PURCHASE_ACTIVITY,
      order: {
        id: order_id,
        total,
        subtotal,
        currency: currency?.toUpperCase() ?? '',
        coupons: coupon_code?.split(/[\s,]+/).filter((code) => code !== '') ?? [],
        lines: products?.map(orderLine) ?? [],
        ...(payments === undefined ? {} : { payments }),
      },
    },
    { say: sayEarned, names: PURCHASE_NAMES },
  );
};

export const handleRedeem: V1Handler<Static<(typeof redeem)['parameters']>> = (
  context,
  request,
) => {
  const { user_email, redemption_id } = request.values;
  return perform(
    context,
    request,
    {
      kind: 'redeem',
      actor: request.actor,
      member: { by: 'email', value: user_email },
      rewardId: redemption_id,
    },
    { say: sayRedeemed },
  );
};

export const handleDeduct: V1Handler<Static<(typeof deduct)['parameters']>> = async (
  context,
  request,
) => {
  const { user_email, reason, points_passed } = request.values;
  const program = await context.programs.running(request.caller.merchantId);
  const points = readPoints(points_passed, program.pointsDecimals);
  if (points === null || points === 0) {
    const allowed = 'points above 0, as finely as the program counts';
    const faults = [{ name: 'points_passed', seen: points_passed, allowed }];
    return refuseParameters({ kind: 'malformed', faults }, request.caller.refusals);
  }
  return perform(
    context,
    request,
    {
      kind: 'deduct',
      actor: request.actor,
      member: { by: 'email', value: user_email },
      points,
      reason,
    },
    { say: sayDeducted, names: { points: 'points_passed' } },
  );
};

export const handleReturn: V1Handler<Static<(typeof returnOrder)['parameters']>> = (
  context,
  request,
) => {
  const { order_id, returned_amount, returned_product_id, quantity } = request.values;
  const isWhole =
    returned_amount === undefined && returned_product_id === undefined && quantity === undefined;
  return perform(
    context,
    request,
    {
      kind: 'return_order',
      actor: request.actor,
      activityId: PURCHASE_ACTIVITY,
      orderId: order_id,
      ...(returned_amount === undefined ? {} : { amount: returned_amount }),
      ...(returned_product_id === undefined ? {} : { productId: returned_product_id }),
      ...(quantity === undefined ? {} : { quantity }),
    },
    { say: sayReturned(order_id, isWhole), names: RETURN_NAMES },
  );
};
