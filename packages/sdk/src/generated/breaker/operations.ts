// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation } from '../../sending/operation.ts';

export const READ: Operation = {
  id: 'v2_read_breaker',
  method: 'GET',
  path: '/v2/loyalty/breaker',
  repeats: 'read',
};

export const MEAN_AWARDS: Operation = {
  id: 'v2_mean_awards',
  method: 'POST',
  path: '/v2/loyalty/breaker/meant',
  query: [],
  repeats: 'refused',
};
