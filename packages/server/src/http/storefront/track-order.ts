import { TrackedOrder, type trackOrder, type V2Values } from '@fealty/contract/v2';
import type { Purchase } from '@fealty/core';
import { jsonFields } from '../reading/body-fields.ts';
import { NO_FIELDS } from '../reading/raw-fields.ts';
import { orderLine } from '../reading/passed-products.ts';
import { prepareReading } from '../reading/read-parameters.ts';
import { keysNamed } from '../v2/members/find-member.ts';
import { perform } from '../v2/serving/perform.ts';
import { refuse, refuseParameters } from '../v2/serving/refusal.ts';
import { PURCHASE_ACTIVITY } from '../v2/transactions/passed-order.ts';
import { sayRecorded } from '../v2/transactions/say-recorded.ts';
import type { V2Reply } from '../v2/surface.ts';
import { readClaims } from './claims.ts';
import type { ForMembers, ShopperRequest, StorefrontContext } from './surface.ts';
import { judgeToken } from './token.ts';

type Asked = ShopperRequest<V2Values<typeof trackOrder>, string>;
type Told = Omit<V2Values<typeof trackOrder>, 'order_token'>;

const readOrder = prepareReading(TrackedOrder);
/** Said of orders that nobody vouches for, where moderators read it. */
const REASON = 'told by a browser';

/** An order that the member placed, as his browser tells it, or as his shop signed it. */
export const handleTrackOrder: ForMembers<V2Values<typeof trackOrder>> = async (
  context,
  request,
) => {
  const { values, memberId, actor } = request;
  const { order_token: token = '', ...told } = values;
  const signed = token === '' ? null : await signedOrder(context, request, token);
  if (signed !== null && 'status' in signed) return signed;
  const command: Purchase = {
    kind: 'purchase',
    actor,
    member: { by: 'id', value: memberId },
    activityId: PURCHASE_ACTIVITY,
    order: orderOf(signed ?? told),
    byBrowser: signed === null ? 'unsigned' : 'signed',
    ...(signed === null ? { reason: REASON } : {}),
  };
  return perform(context, request, command, { say: sayRecorded });
};

function orderOf({ order_id, subtotal, total, currency, coupon_code, products }: Told) {
  return {
    id: order_id,
    total: total ?? subtotal,
    subtotal,
    currency: currency?.toUpperCase() ?? '',
    coupons: coupon_code?.filter((code) => code !== '') ?? [],
    lines: products?.map(orderLine) ?? [],
  };
}

/** The order that the shop signed for this member, or the answer that it did not. */
async function signedOrder(
  context: StorefrontContext,
  request: Asked,
  token: string,
): Promise<Told | V2Reply> {
  const { merchantId, partnerId } = request.caller;
  const known = await context.signers(partnerId);
  if (known === null) {
    return { ...refuse('TRY_AGAIN', 'Too many requests are waiting'), retryAfterSeconds: 1 };
  }
  const terms = { ...context.tokens, now: context.now() };
  const judged = await judgeToken(token, known.signer?.keys ?? [], terms);
  if (!judged.ok) return refuse('ERROR_UNAUTHORIZED', `order_token: ${judged.reason}`);
  const memberId = readClaims(judged.claims)?.memberId ?? '';
  const program = await context.programs.running(merchantId);
  const buyer =
    memberId === '' ? null : await context.people.find(merchantId, keysNamed(program, memberId));
  if (buyer?.memberId !== request.memberId) {
    return refuse('ERROR_UNAUTHORIZED', 'order_token: it is the order of another member');
  }
  const reading = readOrder(NO_FIELDS, jsonFields(judged.claims) ?? NO_FIELDS);
  return reading.kind === 'read' ? reading.values : refuseParameters(reading);
}
