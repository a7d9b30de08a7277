// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams } from '../shared/params.ts';

/** What `helpDesks.list` takes. */
export type ListHelpDesksParams = LanguageParams;

/** What `helpDesks.read` takes. */
export type ReadHelpDeskParams = LanguageParams;
