// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation } from '../../sending/operation.ts';

export const LIST: Operation = {
  id: 'v2_list_alarms',
  method: 'GET',
  path: '/v2/loyalty/alarms',
  repeats: 'read',
};
