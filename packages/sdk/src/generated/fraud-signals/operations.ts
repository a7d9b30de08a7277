// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const LIST: PagedOperation = {
  id: 'v2_list_fraud_signals',
  method: 'GET',
  path: '/v2/loyalty/fraud_signals',
  repeats: 'read',
  paging: { rows: 'fraud_signals', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const LOOK: Operation = {
  id: 'v2_look_for_fraud_signals',
  method: 'POST',
  path: '/v2/loyalty/fraud_signals/look',
  query: [],
  repeats: 'refused',
};

export const DISMISS: Operation = {
  id: 'v2_dismiss_fraud_signal',
  method: 'POST',
  path: '/v2/loyalty/fraud_signals/{id}/dismiss',
  query: [],
  repeats: 'refused',
};

export const ACT_ON: Operation = {
  id: 'v2_act_on_fraud_signal',
  method: 'POST',
  path: '/v2/loyalty/fraud_signals/{id}/act',
  query: [],
  repeats: 'refused',
};

export const REOPEN: Operation = {
  id: 'v2_reopen_fraud_signal',
  method: 'POST',
  path: '/v2/loyalty/fraud_signals/{id}/reopen',
  query: [],
  repeats: 'refused',
};
