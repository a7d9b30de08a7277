// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const CREATE: Operation = {
  id: 'v2_create_correction',
  method: 'POST',
  path: '/v2/loyalty/corrections',
  query: [],
  repeats: 'refused',
};

export const LIST: PagedOperation = {
  id: 'v2_list_corrections',
  method: 'GET',
  path: '/v2/loyalty/corrections',
  repeats: 'read',
  paging: { rows: 'corrections', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const READ: Operation = {
  id: 'v2_read_correction',
  method: 'GET',
  path: '/v2/loyalty/corrections/{id}',
  repeats: 'read',
};

export const LIST_LINES: PagedOperation = {
  id: 'v2_list_correction_lines',
  method: 'GET',
  path: '/v2/loyalty/corrections/{id}/lines',
  repeats: 'read',
  paging: { rows: 'lines', from: 'after', nextByRow: 'line', more: 'more' },
};

export const EXPORT_LINES: Operation = {
  id: 'v2_export_correction_lines',
  method: 'GET',
  path: '/v2/loyalty/corrections/{id}/lines.csv',
  repeats: 'read',
  bytes: true,
};

export const APPLY: Operation = {
  id: 'v2_apply_correction',
  method: 'POST',
  path: '/v2/loyalty/corrections/{id}/apply',
  query: [],
  repeats: 'refused',
};

export const STOP: Operation = {
  id: 'v2_stop_correction',
  method: 'POST',
  path: '/v2/loyalty/corrections/{id}/stop',
  query: [],
  repeats: 'refused',
};

export const UNDO: Operation = {
  id: 'v2_undo_correction',
  method: 'POST',
  path: '/v2/loyalty/corrections/{id}/undo',
  query: [],
  repeats: 'refused',
};
