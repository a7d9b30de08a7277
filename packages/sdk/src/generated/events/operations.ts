// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { PagedOperation } from '../../sending/operation.ts';

export const LIST: PagedOperation = {
  id: 'v2_follow_events',
  method: 'GET',
  path: '/v2/loyalty/events',
  repeats: 'read',
  paging: { rows: 'events', from: 'after', next: 'next_after', more: 'more' },
};
