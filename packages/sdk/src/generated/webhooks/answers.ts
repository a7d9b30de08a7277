// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Webhook, WebhookAttemptRow, WaitingEvent } from './objects.ts';

/** What `webhooks.listAttempts` answers with. */
export interface WebhookAttemptsPage {
  readonly attempts: readonly WebhookAttemptRow[];
  /** Whether there may be others behind these. */
  readonly more: boolean;
  /** Where to go on from; null if that was all. */
  readonly next_cursor: string | null;
}

/** What `webhooks.listWaiting` answers with. */
export interface WaitingEventsPage {
  readonly waiting: readonly WaitingEvent[];
  /**
   * Events that no process has looked at yet; a moment’s work, unless no process runs that
   * sends. Counting ends at 10000.
   */
  readonly not_handed_out: number;
  /** How many wait; counting ends at 10000. */
  readonly total: number;
  /** Whether further ones follow. */
  readonly more: boolean;
  /** Place of the first one of the next page. */
  readonly next_start_index: number;
}

/** What `webhooks.list` answers with. */
export interface ListWebhooksAnswer {
  readonly webhooks: readonly Webhook[];
  /** How many there are. */
  readonly total: number;
}

/** What `webhooks.update` answers with. */
export interface UpdateWebhookAnswer extends Webhook {
  /** What is odd about the URL, in sentences. */
  readonly warnings: readonly string[];
}

/** What `webhooks.rotateSecret` answers with. */
export interface RotateWebhookSecretAnswer {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** The secret that was made, shown this once; null if you gave your own. */
  readonly secret_key: string | null;
  /** Until when the secret before signs too. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly secret_overlap_ends: string | null;
}

/** What `webhooks.test` answers with. */
export interface TestWebhookAnswer {
  /** Where it stands in the log. */
  readonly attempt_id: string;
  /** The id of the sample. */
  readonly event_id: string;
  readonly outcome: 'delivered' | 'failed' | 'gone';
  /** HTTP status of the answer; null if none came. */
  readonly status: number | null;
  /** Why it failed. */
  readonly failure: string | null;
  /** How long it took, milliseconds. */
  readonly took_ms: number;
  /**
   * Milliseconds by part: `dns`, `connect`, `firstByte`, `total`; what was not come to is
   * not there.
   */
  readonly timings: Readonly<Record<string, number>>;
  /** The address that it went to; null if it did not come to that. */
  readonly address: string | null;
  /** What it answered; empty if nothing. */
  readonly response_headers: Readonly<Record<string, string>>;
  /** The first 16 KB of what it answered. */
  readonly response_body: string | null;
}

/** What `webhooks.replay` answers with. */
export interface ReplayEventsAnswer {
  /** Events that are told again now. */
  readonly added: number;
  /** Whether there may be others: ask again with `next_cursor`. */
  readonly more: boolean;
  /** Where to go on from; null if that was all. */
  readonly next_cursor: string | null;
}
