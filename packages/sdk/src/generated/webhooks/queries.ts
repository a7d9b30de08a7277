// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams } from '../shared/params.ts';

/** What `webhooks.list` takes. */
export type ListWebhooksParams = LanguageParams;

/** What `webhooks.read` takes. */
export type ReadWebhookParams = LanguageParams;

/** What `webhooks.listAttempts` takes. */
export interface ListWebhookAttemptsParams extends LanguageParams {
  /** Only those that held this event. */
  readonly event_id?: string | undefined;
  /** Events of this member: your id of him, his e-mail address or the internal id. */
  readonly member_id?: string | undefined;
  /** Only those that ended so. */
  readonly outcome?: readonly ('delivered' | 'failed' | 'gone')[] | undefined;
  /** Those that began from: MM/DD/YYYY or MM/DD/YYYY HH:MM:SS. */
  readonly from_date?: string | undefined;
  /**
   * Those that began until: a whole day, MM/DD/YYYY, or MM/DD/YYYY HH:MM:SS; it belongs to
   * it.
   */
  readonly to_date?: string | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
  /** `next_cursor` of the answer before. */
  readonly cursor?: string | undefined;
}

/** What `webhooks.readAttempt` takes. */
export type ReadWebhookAttemptParams = LanguageParams;

/** What `webhooks.listWaiting` takes. */
export interface ListWaitingEventsParams extends LanguageParams {
  /** Events of this member: your id of him, his e-mail address or the internal id. */
  readonly member_id?: string | undefined;
  /** Place of the first one. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
}
