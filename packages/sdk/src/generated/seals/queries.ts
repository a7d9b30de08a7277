// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { PageParams } from '../shared/params.ts';

/** What `seals.list` takes. */
export type ListSealsParams = PageParams;
