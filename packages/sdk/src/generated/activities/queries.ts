// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams, PageParams } from '../shared/params.ts';

/** What `activities.list` takes. */
export type ListActivitiesParams = PageParams & LanguageParams;

/** What `activities.read` takes. */
export type ReadActivityParams = LanguageParams;
