// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const ADD: Operation = {
  id: 'v2_add_coupons',
  method: 'POST',
  path: '/v2/loyalty/rewards/{reward_id}/coupons',
  query: [],
  repeats: 'key',
};

export const LIST: PagedOperation = {
  id: 'v2_list_coupons',
  method: 'GET',
  path: '/v2/loyalty/rewards/{reward_id}/coupons',
  repeats: 'read',
  paging: { rows: 'coupons', from: 'beyond', next: 'next_beyond' },
};
