// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const LIST: PagedOperation = {
  id: 'v2_list_moderation',
  method: 'GET',
  path: '/v2/loyalty/moderation',
  repeats: 'read',
  paging: { rows: 'moderation', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const LIST_DECIDED_AWARDS: PagedOperation = {
  id: 'v2_list_decided_awards',
  method: 'GET',
  path: '/v2/loyalty/moderation/decided',
  repeats: 'read',
  paging: { rows: 'decided', from: 'cursor', next: 'next_cursor', more: 'more' },
};

export const DECIDE: Operation = {
  id: 'v2_decide_moderation',
  method: 'POST',
  path: '/v2/loyalty/moderation/decide',
  query: [],
  repeats: 'refused',
};
