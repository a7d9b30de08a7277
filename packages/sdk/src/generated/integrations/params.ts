// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { AttributeValues } from '../../sending/values.ts';
import type { LanguageParams } from '../shared/params.ts';

/** How an integration is set. */
export interface IntegrationTerms {
  /** What the shop signs with, what it sends, and what that does here. */
  readonly config?: CreateConfig | undefined;
  /** Whether events are carried out; `active` unless said. */
  readonly status?: 'active' | 'inactive' | undefined;
}

/** What the shop signs with, what it sends, and what that does here. */
export interface CreateConfig {
  /**
   * What the shop signs its events with: an API key of the store, or a secret of 16
   * characters or more. Without it every live key of the store signs. Never shown again.
   */
  readonly secret_key?: string | undefined;
  /** Events that the shop sends; without any, every event. */
  readonly events?: readonly string[] | undefined;
  /**
   * Ours. By event, what it does where that is not what it does by itself: `purchase`,
   * `full_return`, `partial_return`, `enroll`, `update_member`, `opt_out`, `delete`,
   * `award:<activity_id>` or `ignore`.
   */
  readonly mapping?: AttributeValues | undefined;
}

/** What `integrations.create` takes. */
export interface CreateIntegrationParams extends IntegrationTerms, LanguageParams {
  /** What kind of shop it is. */
  readonly integration_type: string;
}

/** What `integrations.update` takes. */
export interface UpdateIntegrationParams extends IntegrationTerms, LanguageParams {
  /** What kind of shop it is. */
  readonly integration_type?: string | undefined;
}
