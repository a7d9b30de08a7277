// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { PageParams } from '../shared/params.ts';

/** What `approvals.list` takes. */
export interface ListApprovalsParams extends PageParams {
  /** Which. Unless said: `"waiting"`. */
  readonly state?: 'waiting' | 'approved' | 'refused' | 'withdrawn' | 'any' | undefined;
}
