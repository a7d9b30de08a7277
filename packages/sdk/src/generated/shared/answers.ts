// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Transaction, Activity, Reward, Tier } from './objects.ts';

/** What `transactions.list` answers with. */
export interface TransactionsPage {
  readonly transactions: readonly Transaction[];
  /** How many there are; where more follow, counting ends at 10000. Ours. */
  readonly total: number;
  /** Whether there are more after these. Ours. */
  readonly more: boolean;
  /** The `start_index` of the next page. Ours. */
  readonly next_start_index: number;
}

/** What `rewards.list` answers with. */
export interface RewardsPage {
  readonly rewards: readonly Reward[];
  /** Rows of the whole list. Ours. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
}

/** What `activities.list` answers with. */
export interface ActivitiesPage {
  readonly activities: readonly Activity[];
  /** Rows of the whole list. Ours. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
}

/** What `tiers.list` answers with. */
export interface TiersPage {
  readonly tiers: readonly Tier[];
  /** Rows of the whole list. Ours. */
  readonly total: number;
  /** Whether there are rows behind these. Ours. */
  readonly more: boolean;
  /** Where the next part begins. Ours. */
  readonly next_start_index: number;
}

/** What `webhooks.delete` answers with. */
export interface DeleteWebhookAnswer {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  readonly deleted: true;
}
