// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Integration, StoreEvent } from './objects.ts';

/** What `integrations.list` answers with. */
export interface IntegrationsPage {
  readonly integrations: readonly Integration[];
  /** How many there are. */
  readonly total: number;
  /** Whether further ones follow. Ours. */
  readonly more: boolean;
  /** Place of the first one of the next page. Ours. */
  readonly next_start_index: number;
}

/** What `integrations.listStoreEvents` answers with. */
export interface StoreEventsPage {
  readonly events: readonly StoreEvent[];
  /** How many there are. */
  readonly total: number;
  /** Whether further ones follow. Ours. */
  readonly more: boolean;
  /** Place of the first one of the next page. Ours. */
  readonly next_start_index: number;
}
