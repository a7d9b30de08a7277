// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const AWARD: Operation = {
  id: 'award',
  method: 'POST',
  path: '/v1/loyalty/award',
  query: [],
  repeats: 'key',
  form: true,
};

export const PURCHASE: Operation = {
  id: 'purchase',
  method: 'POST',
  path: '/v1/loyalty/purchase',
  query: [],
  repeats: 'key',
  form: true,
};

export const REDEEM: Operation = {
  id: 'redeem',
  method: 'POST',
  path: '/v1/loyalty/redeem',
  query: [],
  repeats: 'key',
  form: true,
};

export const DEDUCT: Operation = {
  id: 'deduct',
  method: 'POST',
  path: '/v1/loyalty/users/deduct',
  query: [],
  repeats: 'key',
  form: true,
};

export const LIST_TRANSACTIONS: PagedOperation = {
  id: 'list_transactions',
  method: 'GET',
  path: '/v1/loyalty/transactions',
  repeats: 'read',
  form: true,
  paging: { rows: 'transactions', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const LIST_USER_TRANSACTIONS: PagedOperation = {
  id: 'list_user_transactions',
  method: 'GET',
  path: '/v1/loyalty/users/{email}/transactions',
  repeats: 'read',
  form: true,
  paging: { rows: 'transactions', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const RETURN_ORDER: Operation = {
  id: 'return',
  method: 'POST',
  path: '/v1/loyalty/transaction/return',
  query: [],
  repeats: 'key',
  form: true,
};

export const EXPLAIN_TRANSACTION: Operation = {
  id: 'explain_transaction',
  method: 'GET',
  path: '/v1/loyalty/transactions/{id}/why',
  repeats: 'read',
  form: true,
};

export const CREATE_USER: Operation = {
  id: 'create_user',
  method: 'POST',
  path: '/v1/loyalty/users',
  query: [],
  repeats: 'key',
  form: true,
};

export const LIST_USERS: PagedOperation = {
  id: 'list_users',
  method: 'GET',
  path: '/v1/loyalty/users',
  repeats: 'read',
  form: true,
  paging: { rows: 'loyalty_users', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const READ_USER: Operation = {
  id: 'read_user',
  method: 'GET',
  path: '/v1/loyalty/users/{email}',
  repeats: 'read',
  form: true,
};

export const BLOCK_USER: Operation = {
  id: 'block_user',
  method: 'PUT',
  path: '/v1/loyalty/users/{email}/block',
  query: [],
  repeats: 'key',
  form: true,
};

export const LIST_ELIGIBLE_ACTIVITIES: Operation = {
  id: 'list_eligible_activities',
  method: 'GET',
  path: '/v1/loyalty/users/{email}/eligible_activities',
  repeats: 'read',
  form: true,
};

export const LIST_USER_REDEMPTIONS: Operation = {
  id: 'list_user_redemptions',
  method: 'GET',
  path: '/v1/loyalty/users/{email}/redemptions',
  repeats: 'read',
  form: true,
};

export const READ_NEXT_TIER: Operation = {
  id: 'read_next_tier',
  method: 'GET',
  path: '/v1/loyalty/users/{email}/next_tier',
  repeats: 'read',
  form: true,
};

export const UNSUBSCRIBE_EMAIL: Operation = {
  id: 'unsubscribe_email',
  method: 'POST',
  path: '/v1/loyalty/unsubscribe_email',
  query: [],
  repeats: 'key',
  form: true,
};

export const LIST_UNSUBSCRIBED_USERS: PagedOperation = {
  id: 'list_unsubscribed_users',
  method: 'GET',
  path: '/v1/loyalty/unsubscribed_users',
  repeats: 'read',
  form: true,
  paging: {
    rows: 'unsubscribed_emails',
    from: 'start_index',
    next: 'next_start_index',
    more: 'more',
  },
};

export const UPDATE_USER_EMAIL: Operation = {
  id: 'update_user_email',
  method: 'POST',
  path: '/v1/loyalty/update_user_email',
  query: [],
  repeats: 'key',
  form: true,
};

export const LIST_REDEMPTIONS: Operation = {
  id: 'list_redemptions',
  method: 'GET',
  path: '/v1/loyalty/redemptions',
  repeats: 'read',
  form: true,
};

export const LIST_TIERS: Operation = {
  id: 'list_tiers',
  method: 'GET',
  path: '/v1/loyalty/tiers',
  repeats: 'read',
  form: true,
};

export const READ_EVENT: Operation = {
  id: 'read_event',
  method: 'GET',
  path: '/v1/loyalty/events/{id}',
  repeats: 'read',
  form: true,
};
