// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation } from '../../sending/operation.ts';

export const SEND: Operation = {
  id: 'v2_import_lines',
  method: 'POST',
  path: '/v2/loyalty/imports',
  query: [],
  repeats: 'key',
};
