// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { HappenedEvent } from './objects.ts';

/** What `events.list` answers with. */
export interface EventsPage {
  readonly events: readonly HappenedEvent[];
  /** Where to go on from, also when there was nothing. */
  readonly next_after: string;
  /** Whether further ones wait already. */
  readonly more: boolean;
}
