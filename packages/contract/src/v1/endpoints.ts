import { listEligibleActivities } from './activities.ts';
import type { Endpoint } from './endpoint.ts';
import { readEvent } from './events.ts';
import { award, deduct, purchase, redeem } from './points.ts';
import { returnOrder } from './returns.ts';
import { listRedemptions, listUserRedemptions } from './rewards.ts';
import { listUnsubscribed, unsubscribeEmail, updateUserEmail } from './subscriptions.ts';
import { listTiers, readNextTier } from './tiers.ts';
import { explainTransaction, listTransactions, listUserTransactions } from './transactions.ts';
import { blockUser, createUser, listUsers, readUser } from './users.ts';

/** Every operation of the v1 API. */
export const ENDPOINTS: readonly Endpoint[] = [
  award,
  purchase,
  redeem,
  deduct,
  listTransactions,
  listUserTransactions,
  returnOrder,
  explainTransaction,
  createUser,
  listUsers,
  readUser,
  blockUser,
  listEligibleActivities,
  listUserRedemptions,
  readNextTier,
  unsubscribeEmail,
  listUnsubscribed,
  updateUserEmail,
  listRedemptions,
  listTiers,
  readEvent,
];
