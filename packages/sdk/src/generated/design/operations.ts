// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation } from '../../sending/operation.ts';

export const READ: Operation = {
  id: 'v2_read_storefront_design',
  method: 'GET',
  path: '/v2/loyalty/storefront/design',
  repeats: 'read',
};

export const UPDATE: Operation = {
  id: 'v2_update_storefront_design',
  method: 'PUT',
  path: '/v2/loyalty/storefront/design',
  query: [],
  repeats: 'refused',
};
