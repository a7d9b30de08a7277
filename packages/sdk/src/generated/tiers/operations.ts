// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { PagedOperation } from '../../sending/operation.ts';

export const LIST: PagedOperation = {
  id: 'v2_list_tiers',
  method: 'GET',
  path: '/v2/loyalty/tiers',
  repeats: 'read',
  paging: { rows: 'tiers', from: 'start_index', next: 'next_start_index', more: 'more' },
};
