import type { TransactionRow } from '@fealty/contract';
import type { Order, Program, TransactionDetails } from '@fealty/core';
import { readDetails } from '../../ledger/details-text.ts';
import type { ListedTransaction } from '../../queries/transaction-rows.ts';
import { longTime, microTime } from '../dates.ts';
import { wirePoints } from '../wire-points.ts';
import { wireTransactionType } from '../wire-transaction-type.ts';

/** A transaction as v1 lists it; `program` is the one that judged it. */
export function rowFromTransaction(listed: ListedTransaction, program: Program): TransactionRow {
  const { kind, orderId, activityId, rewardId } = listed;
  const isReturn = kind === 'return';
  const reward = rewardId === null ? undefined : program.rewards.get(rewardId);
  const details = listed.details === null ? {} : readDetails(listed.details).details;
  return {
    first_name: listed.firstName,
    last_name: listed.lastName,
    user_email: listed.email,
    activity_name: activityId === null ? null : activityName(activityId, program),
    transaction_type: wireTransactionType(listed),
    order_id: isReturn ? null : orderId,
    points_status: listed.status,
    points_passed: basePassed(listed, details),
    points: wirePoints(listed.points, program),
    points_used: wirePoints(listed.used, program),
    redemption_name: reward?.name ?? rewardId,
    redemption_value: reward?.value ?? null,
    approved_by: listed.approvedBy,
    created_time: longTime(listed.occurredAt),
    approved_time: timeOrNull(listed.approvedAt),
    auto_approval_date: timeOrNull(listed.approvesAt),
    points_expiration_date: timeOrNull(listed.expiresAt),
    additional_data: productsOf(details, program),
    returned_for_order_id: isReturn ? orderId : null,
    id: listed.id,
  };
}

function activityName(id: string, program: Program): string {
  return program.activities.get(id)?.name ?? id;
}

/** What was passed: the subtotal of an order, whatever of it earned, else the base. */
function basePassed({ basis }: ListedTransaction, { order }: TransactionDetails): number | null {
  const passed = order?.subtotal ?? basis;
  return passed === null ? null : Number(passed);
}

/** The lines of the order with what each of them earned. */
function productsOf(
  details: TransactionDetails,
  program: Program,
): TransactionRow['additional_data'] {
  const order: Order | undefined = details.order;
  if (order === undefined || order.lines.length === 0) return null;
  return {
    zrl_products: order.lines.map((line, index) => {
      const earned = details.lines?.[index];
      return {
        category: line.category,
        product_id: line.productId,
        price: line.price,
        product_points_per_quantity: wirePoints(earned?.pointsPerQuantity ?? 0, program),
        bonus_multiplier: Number(earned?.multiplier ?? 0),
        quantity: line.quantity,
      };
    }),
  };
}

function timeOrNull(at: number | null): string | null {
  return at === null ? null : microTime(at);
}
