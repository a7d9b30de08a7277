// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const MAKE: Operation = {
  id: 'v2_make_seal',
  method: 'POST',
  path: '/v2/loyalty/seals',
  query: [],
  repeats: 'key',
};

export const LIST: PagedOperation = {
  id: 'v2_list_seals',
  method: 'GET',
  path: '/v2/loyalty/seals',
  repeats: 'read',
  paging: { rows: 'seals', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const READ: Operation = {
  id: 'v2_read_seal',
  method: 'GET',
  path: '/v2/loyalty/seals/{number}',
  repeats: 'read',
};
