// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const CREATE: Operation = {
  id: 'v2_create_webhook',
  method: 'POST',
  path: '/v2/loyalty/webhooks',
  query: ['language'],
  repeats: 'refused',
};

export const LIST: Operation = {
  id: 'v2_list_webhooks',
  method: 'GET',
  path: '/v2/loyalty/webhooks',
  repeats: 'read',
};

export const READ: Operation = {
  id: 'v2_read_webhook',
  method: 'GET',
  path: '/v2/loyalty/webhooks/{id}',
  repeats: 'read',
};

export const UPDATE: Operation = {
  id: 'v2_update_webhook',
  method: 'PUT',
  path: '/v2/loyalty/webhooks/{id}',
  query: ['language'],
  repeats: 'refused',
};

export const ROTATE_SECRET: Operation = {
  id: 'v2_rotate_webhook_secret',
  method: 'POST',
  path: '/v2/loyalty/webhooks/{id}/rotate-secret',
  query: ['language'],
  repeats: 'refused',
};

export const TEST: Operation = {
  id: 'v2_test_webhook',
  method: 'POST',
  path: '/v2/loyalty/webhooks/{id}/test',
  query: ['language'],
  repeats: 'refused',
};

export const LIST_ATTEMPTS: PagedOperation = {
  id: 'v2_list_webhook_attempts',
  method: 'GET',
  path: '/v2/loyalty/webhooks/{id}/attempts',
  repeats: 'read',
  paging: { rows: 'attempts', from: 'cursor', next: 'next_cursor', more: 'more' },
};

export const READ_ATTEMPT: Operation = {
  id: 'v2_read_webhook_attempt',
  method: 'GET',
  path: '/v2/loyalty/webhooks/{id}/attempts/{attempt}',
  repeats: 'read',
};

export const LIST_WAITING: PagedOperation = {
  id: 'v2_list_waiting_events',
  method: 'GET',
  path: '/v2/loyalty/webhooks/{id}/waiting',
  repeats: 'read',
  paging: { rows: 'waiting', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const REPLAY: Operation = {
  id: 'v2_replay_events',
  method: 'POST',
  path: '/v2/loyalty/webhooks/{id}/replay',
  query: ['language'],
  repeats: 'refused',
};

export const DELETE: Operation = {
  id: 'v2_delete_webhook',
  method: 'DELETE',
  path: '/v2/loyalty/webhooks/{id}',
  query: ['language'],
  repeats: 'refused',
};
