// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { PageParams } from '../shared/params.ts';

/** What `fraudSignals.list` takes. */
export interface ListFraudSignalsParams extends PageParams {
  /** Which. Unless said: `"open"`. */
  readonly state?: 'open' | 'dismissed' | 'acted_on' | 'any' | undefined;
  /** Only of this kind. */
  readonly kind?:
    'velocity' | 'sharing' | 'referrals' | 'returns' | 'receipts' | 'goodwill' | undefined;
  /** Only of this severity. */
  readonly severity?: 'notable' | 'severe' | undefined;
  /** Only what is about this member, or somebody who was merged into him. */
  readonly internal_member_id?: string | undefined;
}
