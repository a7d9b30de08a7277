// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams } from '../shared/params.ts';

/** What `breaker.read` takes. */
export type ReadBreakerParams = LanguageParams;
