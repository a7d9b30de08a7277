// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const LIST: PagedOperation = {
  id: 'v2_list_approvals',
  method: 'GET',
  path: '/v2/loyalty/approvals',
  repeats: 'read',
  paging: { rows: 'approvals', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const ASK: Operation = {
  id: 'v2_ask_approval',
  method: 'POST',
  path: '/v2/loyalty/approvals',
  query: [],
  repeats: 'refused',
};

export const READ: Operation = {
  id: 'v2_read_approval',
  method: 'GET',
  path: '/v2/loyalty/approvals/{id}',
  repeats: 'read',
};

export const AGREE: Operation = {
  id: 'v2_agree_approval',
  method: 'POST',
  path: '/v2/loyalty/approvals/{id}/approve',
  query: [],
  repeats: 'refused',
};

export const REFUSE: Operation = {
  id: 'v2_refuse_approval',
  method: 'POST',
  path: '/v2/loyalty/approvals/{id}/refuse',
  query: [],
  repeats: 'refused',
};

export const WITHDRAW: Operation = {
  id: 'v2_withdraw_approval',
  method: 'POST',
  path: '/v2/loyalty/approvals/{id}/withdraw',
  query: [],
  repeats: 'refused',
};
