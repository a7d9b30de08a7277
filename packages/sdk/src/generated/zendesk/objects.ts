// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { ZendeskActsAs, ZendeskField } from './parts.ts';

/** What `zendesk.readHealth` answers with. */
export interface ZendeskHealth {
  /**
   * `needs_reconnect`: Zendesk refused the credentials. `not_connected`: settings are
   * lacking. `paused`: the help desk is.
   */
  readonly state: string;
  /** Settings that are lacking. */
  readonly lacking: readonly string[];
  /** Why it must be reconnected, in Zendesk’s words. */
  readonly problem: string | null;
  /** Zendesk asked to be left alone until then. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly paused_until_date: string | null;
  readonly acts_as: ZendeskActsAs | null;
  readonly auth: {
    /** How we are let in. */
    readonly kind: string;
    /** When the access token ends; it is renewed before. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly token_ends_date: string | null;
    /** When Zendesk ends all API tokens, where one is used. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly sunset_date: string | null;
  };
  /** As they were found by the last check. */
  readonly fields: readonly ZendeskField[];
  /** When that was. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly fields_checked_date: string | null;
  readonly queue: {
    /** Members who changed and wait; counted up to 100,000. */
    readonly waiting: number;
    /** Members who wait behind them; counted up to 100,000. */
    readonly waiting_in_backfill: number;
    /** Since when the oldest of all waits. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly oldest_date: string | null;
  };
  readonly last_24_hours: {
    /** Requests to Zendesk. */
    readonly requests: number;
    /** Members who were sent. */
    readonly sent: number;
    /** Members whom Zendesk showed as they are already. */
    readonly unchanged: number;
    /** Members without a user, or whose user is not theirs alone. */
    readonly skipped: number;
    /** Tries that failed. */
    readonly failed: number;
  };
  readonly rate: {
    /** Requests a minute that the account has for all. */
    readonly limit: number | null;
    /** What was left of them. */
    readonly remaining: number | null;
    /** When that was seen. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly seen_date: string | null;
    /** How much of them we take. */
    readonly share_percent: number;
  };
  /** The last ten. */
  readonly errors: readonly ZendeskMember[];
  /** Members whom several users could be; the first twenty. */
  readonly ambiguous: readonly string[];
  readonly backfill: {
    /** Whether all members are being sent, and how far it came. */
    readonly phase: string;
    /** When it began. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly began_date: string | null;
    /** When it ended. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly ended_date: string | null;
    /** Users of Zendesk that were looked at. */
    readonly users_read: number;
    /** Those of them who are members. */
    readonly users_known: number;
    /** Members who were put into the queue. */
    readonly members_marked: number;
    /** Jobs under way at Zendesk. */
    readonly open_jobs: number;
  };
}

/** A row of `zendesk.listMembers`. */
export interface ZendeskMember {
  /** 24 hexadecimal digits, ordered by time. */
  readonly internal_member_id: string;
  /** What came of the last try. */
  readonly state: string;
  /** His user at Zendesk, once it is known. */
  readonly zendesk_user_id: string | null;
  /** Whether he is to be sent. */
  readonly is_waiting: boolean;
  /** When he changed last without having been sent since. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly changed_date: string | null;
  /** When he is sent; null if another change must come first. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly next_try_date: string | null;
  /** Zendesk shows his state as of then. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly shown_as_of_date: string | null;
  /** Tries since the last success. */
  readonly attempts: number;
  /** What went wrong last, in Zendesk’s words. */
  readonly error: string | null;
  /** When that was. MM/DD/YYYY HH:MM:SS, UTC. */
  readonly error_date: string | null;
}
