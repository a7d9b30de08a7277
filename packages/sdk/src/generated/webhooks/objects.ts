// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { WebhookHealth } from './parts.ts';

/** What `webhooks.read` answers with. */
export interface Webhook {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** What it is for. */
  readonly name: string;
  /** Where events are posted. */
  readonly url: string;
  readonly format: 'v1' | 'v2';
  /** Events that it is told, by the names of its format. */
  readonly events: readonly string[];
  /** Events in one request at most. */
  readonly batch_size: number;
  /** Whether a member’s events go one after the other. */
  readonly in_order: boolean;
  /** Of v1: retries that are five minutes apart. */
  readonly retry_count: number | null;
  /** Whether the long table of retries follows. */
  readonly keep_retrying: boolean;
  /** Events a second at most; 0 for no limit. */
  readonly max_per_second: number;
  readonly status: 'active' | 'paused' | 'inactive';
  /**
   * Who paused it: `merchant`; `gone`: it answered 410; `failing`: nothing but failures for
   * five days.
   */
  readonly paused_for: string | null;
  /** Until when the secret before signs too. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly secret_overlap_ends: string | null;
  /** When it was created. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly created_date: string;
  /** When it was last changed, by whom or what ever. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly last_modified_date: string;
  readonly health: WebhookHealth;
}

/** What `webhooks.readAttempt` answers with. */
export interface WebhookAttempt extends WebhookAttemptRow {
  /** Events that it held. */
  readonly events: readonly string[];
  /**
   * Milliseconds by part: `dns`, `connect`, `firstByte`, `total`; what was not come to is
   * not there.
   */
  readonly timings: Readonly<Record<string, number>>;
  /** As they were sent, the signatures among them. */
  readonly request_headers: Readonly<Record<string, string>>;
  /** The body; null where it cannot be made again. */
  readonly request_body: string | null;
  /** Whether it is that to the byte. */
  readonly body_is_as_sent: boolean;
  /** Why it is not, or why there is none. */
  readonly body_note: string | null;
  /** SHA-256 of what was sent, hexadecimal. */
  readonly body_sha256: string;
  /** What it answered; empty if nothing, or if that was erased. */
  readonly response_headers: Readonly<Record<string, string>>;
  /** The first 16 KB of what it answered. */
  readonly response_body: string | null;
}

/** A row of `webhooks.listAttempts`. */
export interface WebhookAttemptRow {
  /** 24 hexadecimal digits, ordered by time. */
  readonly id: string;
  /** `event`; `replay`: somebody asked for it again; `test`. */
  readonly cause: string;
  /** Ids of the events that it held. */
  readonly event_ids: readonly string[];
  /** Which try it was of what stood first, from 1. */
  readonly number: number;
  /** When it began, by the real clock. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly started_date: string;
  /** How long it took, milliseconds. */
  readonly took_ms: number;
  readonly outcome: 'delivered' | 'failed' | 'gone';
  /** HTTP status of the answer; null if none came. */
  readonly status: number | null;
  /** Why it failed. */
  readonly failure: string | null;
  /** Where it was posted. */
  readonly url: string;
  /** The address that it went to; null if it did not come to that. */
  readonly address: string | null;
}

/** A row of `webhooks.listWaiting`. */
export interface WaitingEvent {
  /** 24 hexadecimal digits, ordered by time. */
  readonly event_id: string;
  /** What happened, by our name. */
  readonly event: string;
  /** The member; null for an event of the store itself. */
  readonly internal_member_id: string | null;
  /** Its number among the events of the member, or of the store. */
  readonly sequence: number;
  /** Since when. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly waiting_since: string;
  /** Whether somebody asked for it again. */
  readonly is_replay: boolean;
  /** Tries that failed. */
  readonly tries: number;
  /** When it is tried at the earliest; null if that depends. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly next_try_date: string | null;
  /** What it waits for, in words. */
  readonly reason: string;
}

/** What `webhooks.create` answers with. */
export interface SavedWebhook extends Webhook {
  /** What is odd about the URL, in sentences. */
  readonly warnings: readonly string[];
  /** The secret that was made, shown this once; null if you gave your own. */
  readonly secret_key: string | null;
}
