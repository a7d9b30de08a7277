// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const READ_HEALTH: Operation = {
  id: 'v2_read_zendesk_health',
  method: 'GET',
  path: '/v2/loyalty/help-desks/{id}/zendesk',
  repeats: 'read',
};

export const CHECK: Operation = {
  id: 'v2_check_zendesk',
  method: 'POST',
  path: '/v2/loyalty/help-desks/{id}/zendesk/check',
  query: ['language'],
  repeats: 'refused',
};

export const CREATE_FIELDS: Operation = {
  id: 'v2_create_zendesk_fields',
  method: 'POST',
  path: '/v2/loyalty/help-desks/{id}/zendesk/fields',
  query: ['language'],
  repeats: 'refused',
};

export const SYNC_MEMBER: Operation = {
  id: 'v2_sync_zendesk_member',
  method: 'POST',
  path: '/v2/loyalty/help-desks/{id}/zendesk/sync',
  query: ['language'],
  repeats: 'refused',
};

export const RUN_BACKFILL: Operation = {
  id: 'v2_run_zendesk_backfill',
  method: 'POST',
  path: '/v2/loyalty/help-desks/{id}/zendesk/backfill',
  query: ['language'],
  repeats: 'refused',
};

export const LIST_MEMBERS: PagedOperation = {
  id: 'v2_list_zendesk_members',
  method: 'GET',
  path: '/v2/loyalty/help-desks/{id}/zendesk/members',
  repeats: 'read',
  paging: { rows: 'members', from: 'start_index', next: 'next_start_index', more: 'more' },
};
