// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation } from '../../sending/operation.ts';

export const LIST: Operation = {
  id: 'v2_list_program_drafts',
  method: 'GET',
  path: '/v2/loyalty/program/drafts',
  repeats: 'read',
};

export const CREATE: Operation = {
  id: 'v2_create_program_draft',
  method: 'POST',
  path: '/v2/loyalty/program/drafts',
  query: [],
  repeats: 'refused',
};

export const READ: Operation = {
  id: 'v2_read_program_draft',
  method: 'GET',
  path: '/v2/loyalty/program/drafts/{id}',
  repeats: 'read',
};

export const UPDATE: Operation = {
  id: 'v2_update_program_draft',
  method: 'PUT',
  path: '/v2/loyalty/program/drafts/{id}',
  query: [],
  repeats: 'refused',
};

export const DELETE: Operation = {
  id: 'v2_delete_program_draft',
  method: 'DELETE',
  path: '/v2/loyalty/program/drafts/{id}',
  query: [],
  repeats: 'refused',
};
