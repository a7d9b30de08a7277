import type { addCoupons, listCoupons, listRewards } from '@fealty/contract/v2';
import { call, write } from '../../api/call.ts';

export const rewardsCall = call<typeof listRewards>('GET', '/v2/loyalty/rewards');
export const couponsCall = call<typeof listCoupons>(
  'GET',
  '/v2/loyalty/rewards/{reward_id}/coupons',
);
export const addCouponsCall = write<typeof addCoupons>(
  'POST',
  '/v2/loyalty/rewards/{reward_id}/coupons',
);
