// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation } from '../../sending/operation.ts';

export const READ: Operation = {
  id: 'v2_read_mail_settings',
  method: 'GET',
  path: '/v2/loyalty/mail-settings',
  repeats: 'read',
};

export const UPDATE: Operation = {
  id: 'v2_update_mail_settings',
  method: 'PUT',
  path: '/v2/loyalty/mail-settings',
  query: [],
  repeats: 'key',
};
