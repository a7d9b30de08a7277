// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { PagedOperation } from '../../sending/operation.ts';

export const READ: PagedOperation = {
  id: 'v2_export_lines',
  method: 'GET',
  path: '/v2/loyalty/exports',
  repeats: 'read',
  paging: { from: 'behind', next: 'next_behind', carry: ['attributes'] },
};
