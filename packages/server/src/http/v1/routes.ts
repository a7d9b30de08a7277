import {
  award,
  blockUser,
  createUser,
  deduct,
  listUsers,
  purchase,
  readUser,
  redeem,
  returnOrder,
} from '@fealty/contract';
import {
  handleAward,
  handleDeduct,
  handlePurchase,
  handleRedeem,
  handleReturn,
} from './move-points.ts';
import { route, type Route } from './serve.ts';
import { handleBlockUser, handleCreateUser, handleListUsers, handleReadUser } from './users.ts';

/** Every endpoint with what answers it. */
export const ROUTES: readonly Route[] = [
  route(award, handleAward),
  route(purchase, handlePurchase),
  route(redeem, handleRedeem),
  route(deduct, handleDeduct),
  route(returnOrder, handleReturn),
  route(createUser, handleCreateUser),
  route(listUsers, handleListUsers),
  route(readUser, handleReadUser),
  route(blockUser, handleBlockUser),
];
