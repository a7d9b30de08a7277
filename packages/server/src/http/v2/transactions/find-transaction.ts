import type { Program } from '@fealty/core';
import {
  findByOrders,
  findTransaction,
  type FoundTransaction,
} from '../../../queries/find-transaction.ts';
import { isUnstorable } from '../../reading/given-text.ts';
import { PURCHASE_ACTIVITY } from './passed-order.ts';
import { refuse } from '../serving/refusal.ts';
import type { V2Context, V2Reply, V2Request } from '../surface.ts';

/** Longest text that a transaction is known by. */
const NAME_LENGTH_MAX = 255;

/** Attributes that any number of transactions may share. */
const SHARED: ReadonlySet<string> = new Set([
  'reason',
  'tags',
  'order_total',
  'order_subtotal',
  'coupons',
  'currency',
  'products',
  'member_id',
  'activity_id',
  'reward_id',
  'status',
  'transaction_date',
]);

/** The transaction whom the path names: by its id, or by the order that it was awarded for. */
export async function findPathTransaction(
  context: V2Context,
  request: V2Request<{ readonly idParam?: string }>,
): Promise<FoundTransaction | { readonly refusal: V2Reply }> {
  const { merchantId } = request.caller;
  const named = request.path['tid'] ?? '';
  const by = request.values.idParam?.trim() ?? 'id';
  if (by !== 'id' && by !== 'order_id') return { refusal: refuseAttribute(by) };
  if (named === '' || named.length > NAME_LENGTH_MAX || isUnstorable(named)) {
    return { refusal: unknownTransaction(named) };
  }
  if (by === 'id') {
    const found = await findTransaction(context.database, merchantId, named);
    return found ?? { refusal: unknownTransaction(named) };
  }
  const program = await context.programs.running(merchantId);
  const asked = { scopes: orderScopes(program), orderIds: [named] };
  const [found] = await findByOrders(context.database, merchantId, asked);
  return found ?? { refusal: unknownTransaction(named) };
}

/** Activities that an order may have earned by: purchases first. */
export function orderScopes(program: Program): readonly string[] {
  return [...new Set([PURCHASE_ACTIVITY, ...program.activities.keys()])];
}

export function unknownTransaction(named: string): V2Reply {
  const seen = JSON.stringify(named.slice(0, NAME_LENGTH_MAX));
  return refuse('TRANSACTION_DOES_NOT_EXIST', `There is no transaction ${seen}`);
}

function refuseAttribute(by: string): V2Reply {
  const named = `idParam is ${JSON.stringify(by)}`;
  return SHARED.has(by)
    ? refuse('ATTRIBUTE_NOT_UNIQUE', `${named}, which several transactions may share`)
    : refuse('ID_PARAM_NAME_NOT_FOUND', `${named}, by which no transaction is found`);
}
