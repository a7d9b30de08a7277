// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams } from '../shared/params.ts';

/** What `integrations.list` takes. */
export interface ListIntegrationsParams extends LanguageParams {
  /** Place of the first one. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `integrations.read` takes. */
export type ReadIntegrationParams = LanguageParams;

/** What `integrations.listStoreEvents` takes. */
export interface ListStoreEventsParams extends LanguageParams {
  /** Place of the first one. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
  /** Only those that ended so. */
  readonly outcome?: readonly ('done' | 'refused' | 'ignored' | 'busy' | 'received')[] | undefined;
  /** Only those about this order. */
  readonly order_id?: string | undefined;
}
