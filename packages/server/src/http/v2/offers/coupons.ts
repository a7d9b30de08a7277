import type {
  addCoupons as addEndpoint,
  listCoupons as listEndpoint,
  V2Values,
} from '@fealty/contract/v2';
import { calendarDay, DAY, endOfLocalDay, type CalendarDay, type Instant } from '@fealty/core';
import { listCoupons, type PooledCoupon } from '../../../queries/list-coupons.ts';
import { readStocks, stockOf } from '../../../queries/read-stocks.ts';
import { addCoupons } from '../../../usecases/upload-coupons.ts';
import { slashTime } from '../../dates.ts';
import { isUnstorable } from '../../reading/given-text.ts';
import { answeredOnce } from '../serving/once.ts';
import { refuse } from '../serving/refusal.ts';
import { succeed, type V2Handler, type V2Reply } from '../surface.ts';

const EXAMPLES_MAX = 10;

/** Adds codes to a pool, or says what would come of it. */
export const handleAddCoupons: V2Handler<V2Values<typeof addEndpoint>> = answeredOnce(
  async ({ database, programs }, { caller: { merchantId }, values, path, terms, actor }) => {
    const rewardId = path['reward_id'] ?? '';
    // The database takes no such text, not even to find nothing.
    if (isUnstorable(rewardId)) return refusePool(rewardId);
    const program = await programs.running(merchantId);
    const { good_until: day } = values;
    const expiresAt = day === undefined ? null : endOfLocalDay(dayOf(day), program.timeZone);
    const came = await addCoupons(database, {
      ...{ merchantId, rewardId, codes: values.codes, expiresAt, actor },
      simulate: terms.simulate,
    });
    if (came === null) return refusePool(rewardId);
    const stock = stockOf(await readStocks(database, merchantId), rewardId);
    const count = (wanted: string): number =>
      came.leftOut.filter(({ why }) => why === wanted).length;
    const left = stock.uploaded - stock.issued;
    return succeed({
      added: came.added,
      ...{ twice: count('twice'), already: count('already'), too_long: count('too_long') },
      examples: came.leftOut.slice(0, EXAMPLES_MAX),
      left: terms.simulate ? left + came.added : left,
    });
  },
);

/** A page of the codes of a pool. */
export const handleListCoupons: V2Handler<V2Values<typeof listEndpoint>> = async (
  { database },
  { caller: { merchantId }, values, path },
) => {
  const rewardId = path['reward_id'] ?? '';
  const stocks = await readStocks(database, merchantId);
  if (!stocks.byReward.has(rewardId)) return refusePool(rewardId);
  const { uploaded, issued } = stockOf(stocks, rewardId);
  const { shown, coupon_code: code = null, beyond, count } = values;
  const asked = { merchantId, rewardId, shown, code, beyond, limit: count };
  const rows = await listCoupons(database, asked);
  const isWhole = code !== null || rows.length < count;
  return succeed({
    coupons: rows.map((row) => couponData(row, stocks.readAt)),
    ...{ uploaded, issued, next_beyond: isWhole ? null : (rows.at(-1)?.number ?? null) },
  });
};

/** A day as parameters are read: `2027-12-31`. */
function dayOf(text: string): CalendarDay {
  return calendarDay(Date.parse(`${text}T00:00:00Z`) / DAY);
}

function refusePool(rewardId: string): V2Reply {
  return refuse(
    'INCORRECT_REWARD_ID_PASSED',
    `This store has no reward ${JSON.stringify(rewardId)} with a pool of codes`,
  );
}

function couponData(coupon: PooledCoupon, now: Instant): object {
  const { number, code, memberId, memberName, orderId } = coupon;
  return {
    ...{ number, code, state: stateOf(coupon, now) },
    good_until: timeOrNull(coupon.expiresAt),
    issued_date: timeOrNull(coupon.issuedAt),
    redeemed_date: timeOrNull(coupon.redeemedAt),
    ...{ order_id: orderId, member: memberId, member_name: memberName },
  };
}

function stateOf(
  { burnedAt, redeemedAt, expiresAt, issuedAt }: PooledCoupon,
  now: Instant,
): string {
  if (burnedAt !== null) return 'burned';
  if (redeemedAt !== null) return 'redeemed';
  if (expiresAt !== null && expiresAt < now) return 'expired';
  return issuedAt === null ? 'left' : 'issued';
}

function timeOrNull(at: Instant | null): string | null {
  return at === null ? null : slashTime(at);
}
