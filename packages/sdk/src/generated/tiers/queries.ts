// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams, PageParams } from '../shared/params.ts';

/** What `tiers.list` takes. */
export type ListTiersParams = PageParams & LanguageParams;
