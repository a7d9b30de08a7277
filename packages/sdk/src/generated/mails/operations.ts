// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const PREVIEW: Operation = {
  id: 'v2_preview_mail',
  method: 'POST',
  path: '/v2/loyalty/mails/preview',
  query: ['language'],
  repeats: 'key',
};

export const TEST: Operation = {
  id: 'v2_test_mail',
  method: 'POST',
  path: '/v2/loyalty/mails/test',
  query: ['language'],
  repeats: 'key',
};

export const LIST: PagedOperation = {
  id: 'v2_list_mails',
  method: 'GET',
  path: '/v2/loyalty/mails',
  repeats: 'read',
  paging: { rows: 'mails', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const READ: Operation = {
  id: 'v2_read_mail',
  method: 'GET',
  path: '/v2/loyalty/mails/{id}',
  repeats: 'read',
};
