import type { listShopperTransactions, V2Values } from '@fealty/contract/v2';
import { transactionsPage } from '../v2/transactions/list-transactions.ts';
import { succeed } from '../v2/surface.ts';
import type { ForMembers } from './surface.ts';

/** The member's own transactions. Who of the shop approved them is the shop's to know. */
export const handleListTransactions: ForMembers<V2Values<typeof listShopperTransactions>> = async (
  context,
  request,
) => {
  const page = await transactionsPage(context, request, request.memberId);
  const transactions = page.transactions.map((one) => ({ ...one, approved_by: null }));
  return succeed({ ...page, transactions });
};
