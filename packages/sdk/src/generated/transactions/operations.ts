// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const AWARD: Operation = {
  id: 'v2_award',
  method: 'POST',
  path: '/v2/loyalty/transactions/award',
  query: ['language'],
  repeats: 'key',
};

export const REDEEM: Operation = {
  id: 'v2_redeem',
  method: 'POST',
  path: '/v2/loyalty/transactions/redeem',
  query: ['language'],
  repeats: 'key',
};

export const DEDUCT: Operation = {
  id: 'v2_deduct',
  method: 'POST',
  path: '/v2/loyalty/transactions/deduct',
  query: ['language'],
  repeats: 'key',
};

export const RETURN_ORDER: Operation = {
  id: 'v2_return',
  method: 'POST',
  path: '/v2/loyalty/transactions/return',
  query: ['language'],
  repeats: 'key',
};

export const BULK: Operation = {
  id: 'v2_bulk_transactions',
  method: 'POST',
  path: '/v2/loyalty/transactions/bulk',
  query: ['language'],
  repeats: 'key',
};

export const APPROVE: Operation = {
  id: 'v2_approve',
  method: 'POST',
  path: '/v2/loyalty/transactions/{tid}/approve',
  query: ['language', 'idParam'],
  repeats: 'key',
};

export const REJECT: Operation = {
  id: 'v2_reject',
  method: 'POST',
  path: '/v2/loyalty/transactions/{tid}/reject',
  query: ['language', 'idParam'],
  repeats: 'key',
};

export const REVERSE: Operation = {
  id: 'v2_reverse',
  method: 'POST',
  path: '/v2/loyalty/transactions/{tid}/reverse',
  query: ['language', 'idParam'],
  repeats: 'key',
};

export const MODIFY: Operation = {
  id: 'v2_modify_transaction',
  method: 'PUT',
  path: '/v2/loyalty/transactions/{tid}',
  query: ['language', 'idParam'],
  repeats: 'key',
};

export const LIST: PagedOperation = {
  id: 'v2_list_transactions',
  method: 'GET',
  path: '/v2/loyalty/transactions',
  repeats: 'read',
  paging: { rows: 'transactions', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const READ: Operation = {
  id: 'v2_read_transaction',
  method: 'GET',
  path: '/v2/loyalty/transactions/{tid}',
  repeats: 'read',
};

export const EXPLAIN: Operation = {
  id: 'v2_explain_transaction',
  method: 'GET',
  path: '/v2/loyalty/transactions/{tid}/why',
  repeats: 'read',
};
