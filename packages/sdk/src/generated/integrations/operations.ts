// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const CREATE: Operation = {
  id: 'v2_create_integration',
  method: 'POST',
  path: '/v2/loyalty/integrations',
  query: ['language'],
  repeats: 'refused',
};

export const UPDATE: Operation = {
  id: 'v2_update_integration',
  method: 'POST',
  path: '/v2/loyalty/integrations/{id}',
  query: ['language'],
  repeats: 'refused',
};

export const LIST: PagedOperation = {
  id: 'v2_list_integrations',
  method: 'GET',
  path: '/v2/loyalty/integrations',
  repeats: 'read',
  paging: { rows: 'integrations', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const READ: Operation = {
  id: 'v2_read_integration',
  method: 'GET',
  path: '/v2/loyalty/integrations/{id}',
  repeats: 'read',
};

export const LIST_STORE_EVENTS: PagedOperation = {
  id: 'v2_list_store_events',
  method: 'GET',
  path: '/v2/loyalty/integrations/{id}/events',
  repeats: 'read',
  paging: { rows: 'events', from: 'start_index', next: 'next_start_index', more: 'more' },
};
