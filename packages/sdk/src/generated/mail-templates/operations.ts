// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation } from '../../sending/operation.ts';

export const LIST: Operation = {
  id: 'v2_list_mail_templates',
  method: 'GET',
  path: '/v2/loyalty/mail-templates',
  repeats: 'read',
};

export const READ: Operation = {
  id: 'v2_read_mail_template',
  method: 'GET',
  path: '/v2/loyalty/mail-templates/{message}/{language}',
  repeats: 'read',
};

export const PUT: Operation = {
  id: 'v2_put_mail_template',
  method: 'PUT',
  path: '/v2/loyalty/mail-templates/{message}/{language}',
  query: [],
  repeats: 'key',
};

export const RESET: Operation = {
  id: 'v2_reset_mail_template',
  method: 'DELETE',
  path: '/v2/loyalty/mail-templates/{message}/{language}',
  query: [],
  repeats: 'key',
};
