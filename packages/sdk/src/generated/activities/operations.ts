// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const LIST: PagedOperation = {
  id: 'v2_list_activities',
  method: 'GET',
  path: '/v2/loyalty/activities',
  repeats: 'read',
  paging: { rows: 'activities', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const READ: Operation = {
  id: 'v2_read_activity',
  method: 'GET',
  path: '/v2/loyalty/activities/{activity_id}',
  repeats: 'read',
};
