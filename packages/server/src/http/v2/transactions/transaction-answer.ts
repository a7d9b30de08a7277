import type { TransactionData } from '@fealty/contract/v2';
import type {
  Instant,
  Order,
  Profile,
  Program,
  Said,
  TransactionDetails,
  TransactionKind,
} from '@fealty/core';
import { slashTime } from '../../dates.ts';
import { fileFieldOf, receiptPath } from './file-fields.ts';
import { wirePoints } from '../../wire-points.ts';
import { wireTransactionType } from '../../wire-transaction-type.ts';

/** A transaction as decided or as listed: what both know of it. */
export interface ShownTransaction {
  readonly id: string;
  readonly kind: TransactionKind;
  readonly status: string;
  readonly points: number;
  readonly activityId: string | null;
  readonly rewardId: string | null;
  readonly orderId: string | null;
  readonly relatedId: string | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly approvesAt: Instant | null;
  readonly approvedAt: Instant | null;
  readonly approvedBy: string | null;
  readonly expiresAt: Instant | null;
  readonly details: TransactionDetails;
  /** What moderators said of it since. */
  readonly amended: Said | null;
}

/** Whom a transaction is of. */
export interface ShownMember {
  readonly id: string;
  readonly profile: Pick<Profile, 'uid' | 'email'>;
}

/** The merchant's own id of a member; shops that pass none know him by his e-mail address. */
export function memberIdOf({ id, profile }: ShownMember): string {
  if (profile.uid !== '') return profile.uid;
  return profile.email === '' ? id : profile.email;
}

/** A transaction as v2 shows it; `program` is the one that judged it. */
export function transactionData(
  shown: ShownTransaction,
  member: ShownMember,
  program: Program,
): TransactionData {
  const { details, amended } = shown;
  return {
    id: shown.id,
    transaction_type: wireTransactionType(shown),
    member_id: memberIdOf(member),
    internal_member_id: member.id,
    status: shown.status,
    points: wirePoints(shown.points, program),
    ...infoOf(shown, program),
    transaction_attributes: attributesOf(shown),
    transaction_date: slashTime(shown.occurredAt),
    created_date: slashTime(shown.recordedAt),
    approved_date: timeOrNull(shown.approvedAt),
    approved_by: shown.approvedBy,
    auto_approval_date: timeOrNull(shown.approvesAt),
    points_expiration_date: timeOrNull(shown.expiresAt),
    tags: [...(amended?.tags ?? details.tags ?? [])],
  };
}

type Info = Pick<TransactionData, 'award_info' | 'reward_info' | 'deduct_info'>;

function infoOf(shown: ShownTransaction, program: Program): Info {
  const { activityId, rewardId, details, orderId, relatedId } = shown;
  switch (wireTransactionType(shown)) {
    case 'award': {
      const id = activityId ?? shown.kind;
      return {
        award_info: {
          activity_id: id,
          activity_name: program.activities.get(id)?.name ?? id,
          points_status: shown.status,
          points: wirePoints(shown.points, program),
        },
      };
    }
    case 'redeem': {
      const reward = program.rewards.get(rewardId ?? '');
      return {
        reward_info: {
          reward_id: rewardId ?? '',
          reward_name: reward?.name ?? rewardId ?? '',
          reward_value: details.worth ?? reward?.value ?? '',
          coupon_code: details.couponCode ?? '',
          coupon_expiry_date: timeOrNull(details.couponExpiresAt ?? null),
        },
      };
    }
    case 'deduct':
      return {
        deduct_info: {
          reason: shown.kind,
          returned_for_order_id: shown.kind === 'return' ? orderId : null,
          reversed_transaction_id: relatedId,
        },
      };
  }
}

/** What was passed with it, under the names it was passed by. */
function attributesOf(shown: ShownTransaction): Record<string, unknown> {
  const { details, amended, orderId, activityId } = shown;
  const { order, files } = details;
  const filesIn = fileFieldOf(activityId ?? '') ?? 'receipt_files';
  const { reason, tags } = { ...details, ...amended };
  const custom = { ...details.custom, ...amended?.custom };
  return {
    // The merchant's own first: none of them takes the place of one that everybody knows.
    ...custom,
    ...(reason === undefined ? {} : { reason }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
    ...(orderId === null ? {} : { order_id: orderId }),
    ...(order === undefined ? {} : orderAttributes(order)),
    ...(files === undefined ? {} : { [filesIn]: files.map(({ id }) => receiptPath(id)) }),
  };
}

function orderAttributes(order: Order): Record<string, unknown> {
  return {
    order_total: order.total,
    order_subtotal: order.subtotal,
    coupons: [...order.coupons],
    currency: order.currency,
    products: order.lines.map((line) => ({
      product_id: line.productId,
      product_price: line.price,
      product_quantity: line.quantity,
      product_category: line.category,
      product_title: line.title,
      product_image_url: line.imageUrl,
    })),
  };
}

function timeOrNull(at: Instant | null): string | null {
  return at === null ? null : slashTime(at);
}
