// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation } from '../../sending/operation.ts';

export const READ: Operation = {
  id: 'v2_read_liability',
  method: 'GET',
  path: '/v2/loyalty/liability',
  repeats: 'read',
};

export const READ_JOURNAL: Operation = {
  id: 'v2_read_liability_journal',
  method: 'GET',
  path: '/v2/loyalty/liability/journal',
  repeats: 'read',
};

export const READ_JOURNAL_CSV: Operation = {
  id: 'v2_read_liability_journal_csv',
  method: 'GET',
  path: '/v2/loyalty/liability/journal/csv',
  repeats: 'read',
  bytes: true,
};

export const LOCK_JOURNAL: Operation = {
  id: 'v2_lock_liability_journal',
  method: 'POST',
  path: '/v2/loyalty/liability/journal/lock',
  query: [],
  repeats: 'refused',
};

export const LIST_ASSUMPTIONS: Operation = {
  id: 'v2_list_liability_assumptions',
  method: 'GET',
  path: '/v2/loyalty/liability/assumptions',
  repeats: 'read',
};

export const ASSUME: Operation = {
  id: 'v2_assume_liability',
  method: 'POST',
  path: '/v2/loyalty/liability/assumptions',
  query: [],
  repeats: 'refused',
};
