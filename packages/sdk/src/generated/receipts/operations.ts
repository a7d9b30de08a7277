// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation } from '../../sending/operation.ts';

export const READ: Operation = {
  id: 'v2_read_receipt',
  method: 'GET',
  path: '/v2/loyalty/receipts/{id}',
  repeats: 'read',
  bytes: true,
};

export const READ_THUMBNAIL: Operation = {
  id: 'v2_read_thumbnail',
  method: 'GET',
  path: '/v2/loyalty/receipts/{id}/thumbnail',
  repeats: 'read',
  bytes: true,
};

export const READ_DETAILS: Operation = {
  id: 'v2_read_receipt_details',
  method: 'GET',
  path: '/v2/loyalty/receipts/{id}/details',
  repeats: 'read',
};
