// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const READ_MEMBER: Operation = {
  id: 'v2_storefront_member',
  method: 'GET',
  path: '/v2/loyalty-storefront/member',
  repeats: 'read',
};

export const UPDATE_MEMBER: Operation = {
  id: 'v2_storefront_update_member',
  method: 'PUT',
  path: '/v2/loyalty-storefront/member',
  query: ['language'],
  repeats: 'key',
};

export const LIST_REWARDS: PagedOperation = {
  id: 'v2_storefront_rewards',
  method: 'GET',
  path: '/v2/loyalty-storefront/rewards',
  repeats: 'read',
  paging: { rows: 'rewards', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const REDEEM: Operation = {
  id: 'v2_storefront_redeem',
  method: 'POST',
  path: '/v2/loyalty-storefront/redeem',
  query: ['language'],
  repeats: 'key',
};

export const LIST_TRANSACTIONS: PagedOperation = {
  id: 'v2_storefront_transactions',
  method: 'GET',
  path: '/v2/loyalty-storefront/transactions',
  repeats: 'read',
  paging: { rows: 'transactions', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const PERFORM_ACTIVITY: Operation = {
  id: 'v2_storefront_perform_activity',
  method: 'POST',
  path: '/v2/loyalty-storefront/activities',
  query: ['language'],
  repeats: 'key',
};

export const LIST_ACTIVITIES: PagedOperation = {
  id: 'v2_storefront_activities',
  method: 'GET',
  path: '/v2/loyalty-storefront/activities',
  repeats: 'read',
  paging: { rows: 'activities', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const LIST_TIERS: PagedOperation = {
  id: 'v2_storefront_tiers',
  method: 'GET',
  path: '/v2/loyalty-storefront/tiers',
  repeats: 'read',
  paging: { rows: 'tiers', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const SIGN_IN: Operation = {
  id: 'v2_storefront_sign_in',
  method: 'POST',
  path: '/v2/loyalty-storefront/sign_in',
  query: ['language'],
  repeats: 'refused',
};

export const POTENTIAL_POINTS: Operation = {
  id: 'v2_storefront_potential_points',
  method: 'POST',
  path: '/v2/loyalty-storefront/potential_points',
  query: ['language'],
  repeats: 'refused',
};

export const TRACK_ORDER: Operation = {
  id: 'v2_storefront_track_order',
  method: 'POST',
  path: '/v2/loyalty-storefront/orders',
  query: ['language'],
  repeats: 'key',
};

export const CONFIRM_REWARD: Operation = {
  id: 'v2_storefront_confirm_reward',
  method: 'POST',
  path: '/v2/loyalty-storefront/transactions/{id}/confirm',
  query: ['language'],
  repeats: 'key',
};

export const CANCEL_REWARD: Operation = {
  id: 'v2_storefront_cancel_reward',
  method: 'POST',
  path: '/v2/loyalty-storefront/transactions/{id}/cancel',
  query: ['language'],
  repeats: 'key',
};

export const READ_DESIGN: Operation = {
  id: 'v2_storefront_design',
  method: 'GET',
  path: '/v2/loyalty-storefront/design',
  repeats: 'read',
};
