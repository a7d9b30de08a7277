// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation } from '../../sending/operation.ts';

export const READ: Operation = {
  id: 'v2_read_program',
  method: 'GET',
  path: '/v2/loyalty/program',
  repeats: 'read',
};

export const LIST_VERSIONS: PagedOperation = {
  id: 'v2_list_program_versions',
  method: 'GET',
  path: '/v2/loyalty/program/versions',
  repeats: 'read',
  paging: { rows: 'versions', from: 'start_index', next: 'next_start_index', more: 'more' },
};

export const READ_VERSION: Operation = {
  id: 'v2_read_program_version',
  method: 'GET',
  path: '/v2/loyalty/program/versions/{version}',
  repeats: 'read',
};

export const PLAN: Operation = {
  id: 'v2_plan_program',
  method: 'POST',
  path: '/v2/loyalty/program/plan',
  query: [],
  repeats: 'refused',
};

export const APPLY: Operation = {
  id: 'v2_apply_program',
  method: 'POST',
  path: '/v2/loyalty/program/apply',
  query: [],
  repeats: 'key',
};

export const ROLL_BACK: Operation = {
  id: 'v2_roll_back_program',
  method: 'POST',
  path: '/v2/loyalty/program/rollback',
  query: [],
  repeats: 'key',
};

export const DRIFT: Operation = {
  id: 'v2_program_drift',
  method: 'POST',
  path: '/v2/loyalty/program/drift',
  query: [],
  repeats: 'refused',
};

export const DESCRIBE: Operation = {
  id: 'v2_describe_program',
  method: 'POST',
  path: '/v2/loyalty/program/describe',
  query: [],
  repeats: 'refused',
};

export const TRY: Operation = {
  id: 'v2_try_program',
  method: 'POST',
  path: '/v2/loyalty/program/try',
  query: [],
  repeats: 'refused',
};

export const TIER_EFFECT: Operation = {
  id: 'v2_tier_effect',
  method: 'POST',
  path: '/v2/loyalty/program/tier_effect',
  query: [],
  repeats: 'refused',
};

export const READ_AS_OF: Operation = {
  id: 'v2_read_program_as_of',
  method: 'GET',
  path: '/v2/loyalty/program/as-of',
  repeats: 'read',
};
