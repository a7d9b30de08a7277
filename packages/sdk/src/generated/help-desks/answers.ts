// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { HelpDesk } from './objects.ts';

/** What `helpDesks.list` answers with. */
export interface ListHelpDesksAnswer {
  readonly help_desks: readonly HelpDesk[];
  /** How many there are. */
  readonly total: number;
}
