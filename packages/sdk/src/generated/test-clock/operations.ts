// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation } from '../../sending/operation.ts';

export const READ: Operation = {
  id: 'v2_read_test_clock',
  method: 'GET',
  path: '/v2/loyalty/test-clock',
  repeats: 'read',
};

export const ADVANCE: Operation = {
  id: 'v2_advance_test_clock',
  method: 'POST',
  path: '/v2/loyalty/test-clock/advance',
  query: [],
  repeats: 'refused',
};

export const READ_ADVANCE: Operation = {
  id: 'v2_read_advance',
  method: 'GET',
  path: '/v2/loyalty/test-clock/advances/{id}',
  repeats: 'read',
};
