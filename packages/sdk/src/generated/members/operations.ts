// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const CREATE: Operation = {
  id: 'v2_create_member',
  method: 'POST',
  path: '/v2/loyalty/members',
  query: ['language'],
  repeats: 'key',
};

export const LIST: PagedOperation = {
  id: 'v2_list_members',
  method: 'GET',
  path: '/v2/loyalty/members',
  repeats: 'read',
  paging: { rows: 'members', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const READ: Operation = {
  id: 'v2_read_member',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}',
  repeats: 'read',
};

export const UPDATE: Operation = {
  id: 'v2_update_member',
  method: 'PUT',
  path: '/v2/loyalty/members/{mid}',
  query: ['language', 'idParam'],
  repeats: 'key',
};

export const CHANGE_TAGS: Operation = {
  id: 'v2_change_member_tags',
  method: 'POST',
  path: '/v2/loyalty/members/{mid}/tags',
  query: ['language', 'idParam'],
  repeats: 'key',
};

export const BULK: Operation = {
  id: 'v2_bulk_members',
  method: 'POST',
  path: '/v2/loyalty/members/bulk',
  query: ['language'],
  repeats: 'key',
};

export const NAME: Operation = {
  id: 'v2_name_members',
  method: 'GET',
  path: '/v2/loyalty/members/names',
  repeats: 'read',
};

export const LIST_REFERRALS: PagedOperation = {
  id: 'v2_list_member_referrals',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/referrals',
  repeats: 'read',
  paging: { rows: 'friends', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const LIST_MERGED: Operation = {
  id: 'v2_list_merged_members',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/merged',
  repeats: 'read',
};

export const LIST_DELIVERIES: PagedOperation = {
  id: 'v2_list_member_deliveries',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/deliveries',
  repeats: 'read',
  paging: { rows: 'deliveries', from: 'cursor', next: 'next_cursor', more: 'more' },
};

export const MERGE: Operation = {
  id: 'v2_merge_member',
  method: 'POST',
  path: '/v2/loyalty/members/{mid}/merge',
  query: ['language', 'idParam'],
  repeats: 'key',
};

export const UNMERGE: Operation = {
  id: 'v2_unmerge_member',
  method: 'POST',
  path: '/v2/loyalty/members/{mid}/unmerge',
  query: ['language', 'idParam'],
  repeats: 'key',
};

export const EXPORT: Operation = {
  id: 'v2_export_member',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/export',
  repeats: 'read',
};

export const ERASE: Operation = {
  id: 'v2_erase_member',
  method: 'POST',
  path: '/v2/loyalty/members/{mid}/erase',
  query: ['language', 'idParam'],
  repeats: 'key',
};

export const PROVE: Operation = {
  id: 'v2_prove_member',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/proof',
  repeats: 'read',
};

export const LIST_TRANSACTIONS: PagedOperation = {
  id: 'v2_list_member_transactions',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/transactions',
  repeats: 'read',
  paging: { rows: 'transactions', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const READ_AS_OF: Operation = {
  id: 'v2_read_member_as_of',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/as-of',
  repeats: 'read',
};

export const LIST_REWARDS: PagedOperation = {
  id: 'v2_list_member_rewards',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/rewards',
  repeats: 'read',
  paging: { rows: 'rewards', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const LIST_ACTIVITIES: PagedOperation = {
  id: 'v2_list_member_activities',
  method: 'GET',
  path: '/v2/loyalty/members/{mid}/activities',
  repeats: 'read',
  paging: { rows: 'activities', from: 'start_index', next: 'next_start_index', more: 'more' },
};
