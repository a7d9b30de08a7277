// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation } from '../../sending/operation.ts';

export const CREATE: Operation = {
  id: 'v2_create_backtest',
  method: 'POST',
  path: '/v2/loyalty/program/backtests',
  query: [],
  repeats: 'refused',
};

export const LIST: Operation = {
  id: 'v2_list_backtests',
  method: 'GET',
  path: '/v2/loyalty/program/backtests',
  repeats: 'read',
};

export const READ: Operation = {
  id: 'v2_read_backtest',
  method: 'GET',
  path: '/v2/loyalty/program/backtests/{id}',
  repeats: 'read',
};

export const CANCEL: Operation = {
  id: 'v2_cancel_backtest',
  method: 'DELETE',
  path: '/v2/loyalty/program/backtests/{id}',
  query: [],
  repeats: 'refused',
};
