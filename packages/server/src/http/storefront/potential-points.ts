import { hash } from 'node:crypto';
import type { potentialPoints, V2Values } from '@fealty/contract/v2';
import { multiply, parseDecimal, toDecimal, ZERO } from '@fealty/core';
import type { Outcome, Words } from '../../ledger/outcome.ts';
import { Remembered } from '../remembered.ts';
import { orderLine } from '../reading/passed-products.ts';
import { wirePoints } from '../wire-points.ts';
import { PURCHASE_ACTIVITY } from '../v2/transactions/passed-order.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { succeed, type V2Reply } from '../v2/surface.ts';
import type { ForAnyone, ShopperRequest, StorefrontContext } from './surface.ts';

/** Long enough for the pages of a visit; a change of the program shows after it. */
const POINTS_FOR_MS = 60_000;
const POINTS_KEPT_MAX = 20_000;
const ASKED_MAX = 500;

type Asked = V2Values<typeof potentialPoints>;
type Product = Asked['products'][number];

const BUSY: V2Reply = {
  ...refuse('TRY_AGAIN', 'Too many requests are waiting; try again'),
  retryAfterSeconds: 1,
};

/** What products would earn, each bought by itself: decided as a purchase, and not recorded. */
export function createPotentialPoints(): ForAnyone<Asked> {
  const remembered = new Remembered<number | null>({
    forMs: POINTS_FOR_MS,
    keptMax: POINTS_KEPT_MAX,
    askedMax: ASKED_MAX,
  });
  return async (context, request) => {
    const { caller, memberId, values } = request;
    const whose = `${String(caller.merchantId)} ${memberId ?? ''}`;
    const points = await Promise.all(
      values.products.map((product) => {
        const name = `${whose} ${hash('sha256', JSON.stringify(product), 'base64')}`;
        const ask = (): Promise<number | null> => pointsOf(context, request, product);
        return remembered.get(name, ask, (known) => known !== null);
      }),
    );
    const answered = points.filter((one) => one !== null);
    if (answered.length < points.length) return BUSY;
    const products = values.products.map(({ product_id }, place) => ({
      product_id,
      points: answered[place] ?? 0,
    }));
    return succeed({ products, points: answered.reduce((sum, one) => sum + one, 0) });
  };
}

/** Null if nobody has time to decide it. */
async function pointsOf(
  context: StorefrontContext,
  { caller, memberId, terms }: ShopperRequest<Asked, string | null>,
  product: Product,
): Promise<number | null> {
  const [price, quantity] = [product.price, product.quantity].map(
    (text) => parseDecimal(text) ?? ZERO,
  );
  const worth = toDecimal(multiply(price ?? ZERO, quantity ?? ZERO));
  const nobody = `${context.newId()}@guest.invalid`;
  const answer = await context.lanes.simulate({
    merchantId: caller.merchantId,
    command: {
      kind: 'purchase',
      actor: caller.actor,
      member: memberId === null ? { by: 'email', value: nobody } : { by: 'id', value: memberId },
      activityId: PURCHASE_ACTIVITY,
      // An order that nobody placed: it never earned before.
      order: {
        ...{ id: context.newId(), total: worth, subtotal: worth, currency: '', coupons: [] },
        lines: [orderLine(product)],
      },
    },
    respond: say,
    key: null,
    deadlineMs: performance.now() + terms.patienceMs,
    bulk: false,
  });
  return answer.status === 200 ? Number(answer.body) : null;
}

/** What the program refuses earns nothing. */
function say(outcome: Outcome): Words {
  if (outcome.kind === 'refused') return { status: 200, body: '0' };
  if (outcome.kind !== 'done') return { status: 503, body: '' };
  const { transaction, cached } = outcome.result;
  const points = transaction?.points ?? cached?.points ?? 0;
  return { status: 200, body: String(wirePoints(points, outcome.program)) };
}
