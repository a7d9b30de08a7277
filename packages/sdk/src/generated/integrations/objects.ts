// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { IntegrationConfig } from './parts.ts';

/** What `integrations.read` answers with. */
export interface Integration {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What kind of shop it is, as it was created. */
  readonly integration_type: string;
  readonly status: 'active' | 'inactive';
  readonly config: IntegrationConfig;
  /** When it was created. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** When it was last changed. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_modified_date: string;
}

/** A row of `integrations.listStoreEvents`. */
export interface StoreEvent {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** When it came, by the real clock. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly received_date: string;
  /** Which event it was, in the shop’s words. */
  readonly activity_id: string;
  /** Whom the shop named; null if nobody, or if he was erased. */
  readonly member_id: string | null;
  /** Who that was, if he was known or became so. */
  readonly internal_member_id: string | null;
  /** The order that it was about. */
  readonly order_id: string | null;
  readonly outcome: 'done' | 'refused' | 'ignored' | 'busy' | 'received';
  /** Of a refusal: its code. */
  readonly code: string | null;
  /** Why nothing was done, in words; null if he was erased. */
  readonly reason: string | null;
  /** Transactions that it made. */
  readonly transaction_ids: readonly string[];
}
