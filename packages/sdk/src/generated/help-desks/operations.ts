// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation } from '../../sending/operation.ts';

export const CREATE: Operation = {
  id: 'v2_create_help_desk',
  method: 'POST',
  path: '/v2/loyalty/help-desks',
  query: ['language'],
  repeats: 'refused',
};

export const LIST: Operation = {
  id: 'v2_list_help_desks',
  method: 'GET',
  path: '/v2/loyalty/help-desks',
  repeats: 'read',
};

export const READ: Operation = {
  id: 'v2_read_help_desk',
  method: 'GET',
  path: '/v2/loyalty/help-desks/{id}',
  repeats: 'read',
};

export const UPDATE: Operation = {
  id: 'v2_update_help_desk',
  method: 'PUT',
  path: '/v2/loyalty/help-desks/{id}',
  query: ['language'],
  repeats: 'refused',
};

export const DELETE: Operation = {
  id: 'v2_delete_help_desk',
  method: 'DELETE',
  path: '/v2/loyalty/help-desks/{id}',
  query: ['language'],
  repeats: 'refused',
};
