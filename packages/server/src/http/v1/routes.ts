import * as v1 from '@fealty/contract';
import { handleListEligibleActivities } from './activities.ts';
import { handleReadEvent } from './events.ts';
import {
  handleAward,
  handleDeduct,
  handlePurchase,
  handleRedeem,
  handleReturn,
} from './move-points.ts';
import { handleListRedemptions, handleListUserRedemptions } from './rewards.ts';
import { route, type Route } from './serve.ts';
import { handleListUnsubscribed, handleUnsubscribe, handleUpdateEmail } from './subscriptions.ts';
import { handleListTiers, handleReadNextTier } from './tiers.ts';
import {
  handleExplainTransaction,
  handleListTransactions,
  handleListUserTransactions,
} from './transactions.ts';
import { handleBlockUser, handleCreateUser, handleListUsers, handleReadUser } from './users.ts';

/** Every endpoint with what answers it. */
export const ROUTES: readonly Route[] = [
  route(v1.award, handleAward),
  route(v1.purchase, handlePurchase),
  route(v1.redeem, handleRedeem),
  route(v1.deduct, handleDeduct),
  route(v1.listTransactions, handleListTransactions),
  route(v1.listUserTransactions, handleListUserTransactions),
  route(v1.returnOrder, handleReturn),
  route(v1.explainTransaction, handleExplainTransaction),
  route(v1.createUser, handleCreateUser),
  route(v1.listUsers, handleListUsers),
  route(v1.readUser, handleReadUser),
  route(v1.blockUser, handleBlockUser),
  route(v1.listEligibleActivities, handleListEligibleActivities),
  route(v1.listUserRedemptions, handleListUserRedemptions),
  route(v1.readNextTier, handleReadNextTier),
  route(v1.unsubscribeEmail, handleUnsubscribe),
  route(v1.listUnsubscribed, handleListUnsubscribed),
  route(v1.updateUserEmail, handleUpdateEmail),
  route(v1.listRedemptions, handleListRedemptions),
  route(v1.listTiers, handleListTiers),
  route(v1.readEvent, handleReadEvent),
];
