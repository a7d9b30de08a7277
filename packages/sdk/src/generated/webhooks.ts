// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { Operation, PagedOperation, Sender } from '../sending/operation.ts';
import type { CallOptions, WalkOptions } from '../sending/options.ts';
import type { DeleteWebhookAnswer } from './shared.ts';

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
  readonly health: {
    /** Events not delivered yet; counting ends at 10000. */
    readonly waiting: number;
    /**
     * Since when the oldest of them waits; of more than 10000, the oldest of those counted.
     * MM/DD/YYYY HH:MM:SS, UTC.
     */
    readonly oldest_waiting_since: string | null;
    /** Since when nothing succeeded; null if the last try did. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly failing_since: string | null;
    /** When an event was last taken. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly last_success_date: string | null;
    /** When a try last failed. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly last_failure_date: string | null;
    /** Why it failed. */
    readonly last_failure: string | null;
    /**
     * Too many tries failed: until then only the schedule of v1 goes on. MM/DD/YYYY HH:MM:SS,
     * UTC.
     */
    readonly circuit_open_until: string | null;
    /** Counted since it was created, or since it last wanted other events. */
    readonly totals: {
      /** Events that it was to be told. */
      readonly owed: number;
      /** Of these, those that it took. */
      readonly delivered: number;
      /** Those whose last try failed. */
      readonly given_up: number;
      /** Those with nothing left to tell: the member was erased. */
      readonly dropped: number;
    };
  };
}

/** What `webhooks.readAttempt` answers with. */
export interface WebhookAttempt {
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
  /** 24 hexadecimal digits, ordered by time. */
  readonly internal_member_id: string;
  /** Its number among the events of the member. */
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

/** What `webhooks.create` answers with. */
export interface SavedWebhook {
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
  readonly health: {
    /** Events not delivered yet; counting ends at 10000. */
    readonly waiting: number;
    /**
     * Since when the oldest of them waits; of more than 10000, the oldest of those counted.
     * MM/DD/YYYY HH:MM:SS, UTC.
     */
    readonly oldest_waiting_since: string | null;
    /** Since when nothing succeeded; null if the last try did. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly failing_since: string | null;
    /** When an event was last taken. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly last_success_date: string | null;
    /** When a try last failed. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly last_failure_date: string | null;
    /** Why it failed. */
    readonly last_failure: string | null;
    /**
     * Too many tries failed: until then only the schedule of v1 goes on. MM/DD/YYYY HH:MM:SS,
     * UTC.
     */
    readonly circuit_open_until: string | null;
    /** Counted since it was created, or since it last wanted other events. */
    readonly totals: {
      /** Events that it was to be told. */
      readonly owed: number;
      /** Of these, those that it took. */
      readonly delivered: number;
      /** Those whose last try failed. */
      readonly given_up: number;
      /** Those with nothing left to tell: the member was erased. */
      readonly dropped: number;
    };
  };
  /** What is odd about the URL, in sentences. */
  readonly warnings: readonly string[];
  /** The secret that was made, shown this once; null if you gave your own. */
  readonly secret_key: string | null;
}

/** What `webhooks.list` answers with. */
export interface ListWebhooksAnswer {
  readonly webhooks: readonly Webhook[];
  /** How many there are. */
  readonly total: number;
}

/** What `webhooks.update` answers with. */
export interface UpdateWebhookAnswer {
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
  readonly health: {
    /** Events not delivered yet; counting ends at 10000. */
    readonly waiting: number;
    /**
     * Since when the oldest of them waits; of more than 10000, the oldest of those counted.
     * MM/DD/YYYY HH:MM:SS, UTC.
     */
    readonly oldest_waiting_since: string | null;
    /** Since when nothing succeeded; null if the last try did. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly failing_since: string | null;
    /** When an event was last taken. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly last_success_date: string | null;
    /** When a try last failed. MM/DD/YYYY HH:MM:SS, UTC. */
    readonly last_failure_date: string | null;
    /** Why it failed. */
    readonly last_failure: string | null;
    /**
     * Too many tries failed: until then only the schedule of v1 goes on. MM/DD/YYYY HH:MM:SS,
     * UTC.
     */
    readonly circuit_open_until: string | null;
    /** Counted since it was created, or since it last wanted other events. */
    readonly totals: {
      /** Events that it was to be told. */
      readonly owed: number;
      /** Of these, those that it took. */
      readonly delivered: number;
      /** Those whose last try failed. */
      readonly given_up: number;
      /** Those with nothing left to tell: the member was erased. */
      readonly dropped: number;
    };
  };
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

/** What `webhooks.create` takes. */
export interface CreateWebhookParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** What it is for, in your words. */
  readonly name: string;
  /**
   * Where events are posted: https, or http with a warning. It must lead to a public
   * address, or to one that the operator lists.
   */
  readonly url: string;
  /** In which version’s words events are told. Unless said: `"v2"`. */
  readonly format?: 'v1' | 'v2' | undefined;
  /**
   * Events to tell, by the names of the platform (`event_points_earned`,
   * `evt_points_awarded`) or by ours (`points.awarded`). A webhook of the format v1 tells
   * the six that v1 has.
   */
  readonly events: readonly (
    | 'member.enrolled'
    | 'evt_user_enrollment'
    | 'event_member_enrol'
    | 'member.updated'
    | 'event_member_update'
    | 'member.blocked'
    | 'member.unblocked'
    | 'member.opted_out'
    | 'member.opted_in'
    | 'member.deleted'
    | 'event_member_delete'
    | 'member.readmitted'
    | 'member.erased'
    | 'points.awarded'
    | 'evt_points_awarded'
    | 'event_points_earned'
    | 'points.rejected'
    | 'event_points_rejected'
    | 'points.redeemed'
    | 'evt_points_redeemed'
    | 'event_points_redeemed'
    | 'redemption.held'
    | 'redemption.cancelled'
    | 'points.deducted'
    | 'evt_points_deducted'
    | 'event_points_deducted'
    | 'points.expired'
    | 'event_points_expired'
    | 'points.expiring'
    | 'tier.upgraded'
    | 'evt_level_upgrade'
    | 'event_member_tierupgrade'
    | 'tier.downgraded'
    | 'evt_level_degrade'
    | 'event_member_tierdowngrade'
    | 'tier.assigned'
    | 'member.merged'
    | 'member.unmerged'
    | 'winback.offered'
    | 'event_winback_offer'
    | 'referral.succeeded'
    | 'event_referral_success'
    | 'awards.held'
    | 'fraud.signalled'
  )[];
  /**
   * What requests are signed with: 16 to 255 characters, or `whsec_` and 24 to 64 bytes in
   * base64. Never shown again.
   */
  readonly secret_key?: string | undefined;
  /** Events in one request at most, 1 to 100; one unless said. v2 only. */
  readonly batch_size?: number | undefined;
  /**
   * Whether a member’s events come one after the other, each after the one before was taken;
   * yes unless said.
   */
  readonly in_order?: boolean | undefined;
  /** Retries five minutes apart, 0 to 100, as the platform has them; 5 unless said. v1 only. */
  readonly retry_count?: number | undefined;
  /**
   * Whether the long table of retries follows, up to seven days; yes unless said. Without it
   * an event is given up after `retry_count`, or in v2 after its first try.
   */
  readonly keep_retrying?: boolean | undefined;
  /** Events a second at most, for each process that sends; 0 for no limit. */
  readonly max_per_second?: number | undefined;
  /**
   * `active`; `paused`: events wait until it is active again; `inactive`: nothing is kept
   * for it, and what waited is dropped.
   */
  readonly status?: 'active' | 'paused' | 'inactive' | undefined;
}

/** What `webhooks.list` takes. */
export interface ListWebhooksParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `webhooks.read` takes. */
export interface ReadWebhookParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `webhooks.update` takes. */
export interface UpdateWebhookParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** What it is for, in your words. */
  readonly name?: string | undefined;
  /**
   * Where events are posted: https, or http with a warning. It must lead to a public
   * address, or to one that the operator lists.
   */
  readonly url?: string | undefined;
  /** As it is; a webhook keeps its format. */
  readonly format?: 'v1' | 'v2' | undefined;
  /**
   * Events to tell, by the names of the platform (`event_points_earned`,
   * `evt_points_awarded`) or by ours (`points.awarded`). A webhook of the format v1 tells
   * the six that v1 has.
   */
  readonly events?:
    | readonly (
        | 'member.enrolled'
        | 'evt_user_enrollment'
        | 'event_member_enrol'
        | 'member.updated'
        | 'event_member_update'
        | 'member.blocked'
        | 'member.unblocked'
        | 'member.opted_out'
        | 'member.opted_in'
        | 'member.deleted'
        | 'event_member_delete'
        | 'member.readmitted'
        | 'member.erased'
        | 'points.awarded'
        | 'evt_points_awarded'
        | 'event_points_earned'
        | 'points.rejected'
        | 'event_points_rejected'
        | 'points.redeemed'
        | 'evt_points_redeemed'
        | 'event_points_redeemed'
        | 'redemption.held'
        | 'redemption.cancelled'
        | 'points.deducted'
        | 'evt_points_deducted'
        | 'event_points_deducted'
        | 'points.expired'
        | 'event_points_expired'
        | 'points.expiring'
        | 'tier.upgraded'
        | 'evt_level_upgrade'
        | 'event_member_tierupgrade'
        | 'tier.downgraded'
        | 'evt_level_degrade'
        | 'event_member_tierdowngrade'
        | 'tier.assigned'
        | 'member.merged'
        | 'member.unmerged'
        | 'winback.offered'
        | 'event_winback_offer'
        | 'referral.succeeded'
        | 'event_referral_success'
        | 'awards.held'
        | 'fraud.signalled'
      )[]
    | undefined;
  /** Refused here: `rotate-secret` gives a webhook another one. */
  readonly secret_key?: string | undefined;
  /** Events in one request at most, 1 to 100; one unless said. v2 only. */
  readonly batch_size?: number | undefined;
  /**
   * Whether a member’s events come one after the other, each after the one before was taken;
   * yes unless said.
   */
  readonly in_order?: boolean | undefined;
  /** Retries five minutes apart, 0 to 100, as the platform has them; 5 unless said. v1 only. */
  readonly retry_count?: number | undefined;
  /**
   * Whether the long table of retries follows, up to seven days; yes unless said. Without it
   * an event is given up after `retry_count`, or in v2 after its first try.
   */
  readonly keep_retrying?: boolean | undefined;
  /** Events a second at most, for each process that sends; 0 for no limit. */
  readonly max_per_second?: number | undefined;
  /**
   * `active`; `paused`: events wait until it is active again; `inactive`: nothing is kept
   * for it, and what waited is dropped.
   */
  readonly status?: 'active' | 'paused' | 'inactive' | undefined;
}

/** What `webhooks.rotateSecret` takes. */
export interface RotateWebhookSecretParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /**
   * Hours for which both sign, up to a week; 0 if the old one is known to others. Unless
   * said: `24`.
   */
  readonly overlap_hours?: number | undefined;
  /**
   * What requests are signed with: 16 to 255 characters, or `whsec_` and 24 to 64 bytes in
   * base64. Never shown again.
   */
  readonly secret_key?: string | undefined;
}

/** What `webhooks.test` takes. */
export interface TestWebhookParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Which event, by any of its names. */
  readonly event:
    | 'member.enrolled'
    | 'evt_user_enrollment'
    | 'event_member_enrol'
    | 'member.updated'
    | 'event_member_update'
    | 'member.blocked'
    | 'member.unblocked'
    | 'member.opted_out'
    | 'member.opted_in'
    | 'member.deleted'
    | 'event_member_delete'
    | 'member.readmitted'
    | 'member.erased'
    | 'points.awarded'
    | 'evt_points_awarded'
    | 'event_points_earned'
    | 'points.rejected'
    | 'event_points_rejected'
    | 'points.redeemed'
    | 'evt_points_redeemed'
    | 'event_points_redeemed'
    | 'redemption.held'
    | 'redemption.cancelled'
    | 'points.deducted'
    | 'evt_points_deducted'
    | 'event_points_deducted'
    | 'points.expired'
    | 'event_points_expired'
    | 'points.expiring'
    | 'tier.upgraded'
    | 'evt_level_upgrade'
    | 'event_member_tierupgrade'
    | 'tier.downgraded'
    | 'evt_level_degrade'
    | 'event_member_tierdowngrade'
    | 'tier.assigned'
    | 'member.merged'
    | 'member.unmerged'
    | 'winback.offered'
    | 'event_winback_offer'
    | 'referral.succeeded'
    | 'event_referral_success'
    | 'awards.held'
    | 'fraud.signalled';
}

/** What `webhooks.listAttempts` takes. */
export interface ListWebhookAttemptsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
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
export interface ReadWebhookAttemptParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

/** What `webhooks.listWaiting` takes. */
export interface ListWaitingEventsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** Events of this member: your id of him, his e-mail address or the internal id. */
  readonly member_id?: string | undefined;
  /** Place of the first one. Unless said: `0`. */
  readonly start_index?: number | undefined;
  /** How many at most. Unless said: `100`. */
  readonly count?: number | undefined;
}

/** What `webhooks.replay` takes. */
export interface ReplayEventsParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
  /** These events. */
  readonly event_ids?: readonly string[] | undefined;
  /** Events of this member: your id of him, his e-mail address or the internal id. */
  readonly member_id?: string | undefined;
  /** Events of these names; unless said, those that the webhook wants. */
  readonly events?:
    | readonly (
        | 'member.enrolled'
        | 'evt_user_enrollment'
        | 'event_member_enrol'
        | 'member.updated'
        | 'event_member_update'
        | 'member.blocked'
        | 'member.unblocked'
        | 'member.opted_out'
        | 'member.opted_in'
        | 'member.deleted'
        | 'event_member_delete'
        | 'member.readmitted'
        | 'member.erased'
        | 'points.awarded'
        | 'evt_points_awarded'
        | 'event_points_earned'
        | 'points.rejected'
        | 'event_points_rejected'
        | 'points.redeemed'
        | 'evt_points_redeemed'
        | 'event_points_redeemed'
        | 'redemption.held'
        | 'redemption.cancelled'
        | 'points.deducted'
        | 'evt_points_deducted'
        | 'event_points_deducted'
        | 'points.expired'
        | 'event_points_expired'
        | 'points.expiring'
        | 'tier.upgraded'
        | 'evt_level_upgrade'
        | 'event_member_tierupgrade'
        | 'tier.downgraded'
        | 'evt_level_degrade'
        | 'event_member_tierdowngrade'
        | 'tier.assigned'
        | 'member.merged'
        | 'member.unmerged'
        | 'winback.offered'
        | 'event_winback_offer'
        | 'referral.succeeded'
        | 'event_referral_success'
        | 'awards.held'
        | 'fraud.signalled'
      )[]
    | undefined;
  /** What happened, by the store’s clock, from: MM/DD/YYYY or MM/DD/YYYY HH:MM:SS. */
  readonly from_date?: string | undefined;
  /**
   * What happened, by the store’s clock, until: a whole day, MM/DD/YYYY, or MM/DD/YYYY
   * HH:MM:SS; it belongs to it.
   */
  readonly to_date?: string | undefined;
  /**
   * Those that ended so for this webhook within the last 90 days: `given_up` for what it
   * never took.
   */
  readonly outcome?: 'delivered' | 'given_up' | 'dropped' | undefined;
  /** `next_cursor` of the answer before. */
  readonly cursor?: string | undefined;
}

/** What `webhooks.delete` takes. */
export interface DeleteWebhookParams {
  /** Language of texts; any label of the merchant’s. */
  readonly language?: string | undefined;
}

const CREATE: Operation = {
  id: 'v2_create_webhook',
  method: 'POST',
  path: '/v2/loyalty/webhooks',
  query: ['language'],
  repeats: 'refused',
};

const LIST: Operation = {
  id: 'v2_list_webhooks',
  method: 'GET',
  path: '/v2/loyalty/webhooks',
  repeats: 'read',
};

const READ: Operation = {
  id: 'v2_read_webhook',
  method: 'GET',
  path: '/v2/loyalty/webhooks/{id}',
  repeats: 'read',
};

const UPDATE: Operation = {
  id: 'v2_update_webhook',
  method: 'PUT',
  path: '/v2/loyalty/webhooks/{id}',
  query: ['language'],
  repeats: 'refused',
};

const ROTATE_SECRET: Operation = {
  id: 'v2_rotate_webhook_secret',
  method: 'POST',
  path: '/v2/loyalty/webhooks/{id}/rotate-secret',
  query: ['language'],
  repeats: 'refused',
};

const TEST: Operation = {
  id: 'v2_test_webhook',
  method: 'POST',
  path: '/v2/loyalty/webhooks/{id}/test',
  query: ['language'],
  repeats: 'refused',
};

const LIST_ATTEMPTS: PagedOperation = {
  id: 'v2_list_webhook_attempts',
  method: 'GET',
  path: '/v2/loyalty/webhooks/{id}/attempts',
  repeats: 'read',
  paging: { rows: 'attempts', from: 'cursor', next: 'next_cursor', more: 'more' },
};

const READ_ATTEMPT: Operation = {
  id: 'v2_read_webhook_attempt',
  method: 'GET',
  path: '/v2/loyalty/webhooks/{id}/attempts/{attempt}',
  repeats: 'read',
};

const LIST_WAITING: PagedOperation = {
  id: 'v2_list_waiting_events',
  method: 'GET',
  path: '/v2/loyalty/webhooks/{id}/waiting',
  repeats: 'read',
  paging: { rows: 'waiting', from: 'start_index', next: 'next_start_index', more: 'more' },
};

const REPLAY: Operation = {
  id: 'v2_replay_events',
  method: 'POST',
  path: '/v2/loyalty/webhooks/{id}/replay',
  query: ['language'],
  repeats: 'refused',
};

const DELETE: Operation = {
  id: 'v2_delete_webhook',
  method: 'DELETE',
  path: '/v2/loyalty/webhooks/{id}',
  query: ['language'],
  repeats: 'refused',
};

/** Operations below `/webhooks`. */
export class WebhooksResource {
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  /**
   * Add a webhook.
   *
   * Events that happen from now on are posted to a URL, signed. For keys of the scope admin.
   * Not in the platform’s own API.
   *
   * `POST /v2/loyalty/webhooks`
   *
   * Refusals: `TOO_MANY_WEBHOOKS`.
   */
  create(params: CreateWebhookParams, options?: CallOptions): Promise<SavedWebhook> {
    return this.#sender.send(CREATE, { path: [], params, options });
  }

  /**
   * List webhooks.
   *
   * All webhooks of the store, at most 50, oldest first, with how they do and without their
   * secrets. For keys of the scope admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/webhooks`
   */
  list(params: ListWebhooksParams = {}, options?: CallOptions): Promise<ListWebhooksAnswer> {
    return this.#sender.send(LIST, { path: [], params, options });
  }

  /**
   * Read a webhook.
   *
   * One webhook and how it does, without its secret. For keys of the scope admin. Not in the
   * platform’s own API.
   *
   * `GET /v2/loyalty/webhooks/{id}`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`.
   *
   * @param id Id of the webhook.
   */
  read(id: string, params: ReadWebhookParams = {}, options?: CallOptions): Promise<Webhook> {
    return this.#sender.send(READ, { path: [id], params, options });
  }

  /**
   * Change a webhook.
   *
   * Changes what is sent; what is left out stays. What waits goes to a new URL as well. With
   * other events, counting begins anew. The format stays; the secret has a call of its own.
   * For keys of the scope admin. Not in the platform’s own API.
   *
   * `PUT /v2/loyalty/webhooks/{id}`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`.
   *
   * @param id Id of the webhook.
   */
  update(
    id: string,
    params: UpdateWebhookParams = {},
    options?: CallOptions,
  ): Promise<UpdateWebhookAnswer> {
    return this.#sender.send(UPDATE, { path: [id], params, options });
  }

  /**
   * Give a webhook another secret.
   *
   * The secret before goes on signing beside the new one for some hours, so that the
   * receiver can change over at any moment. For keys of the scope admin. Not in the
   * platform’s own API.
   *
   * `POST /v2/loyalty/webhooks/{id}/rotate-secret`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`.
   *
   * @param id Id of the webhook.
   */
  rotateSecret(
    id: string,
    params: RotateWebhookSecretParams = {},
    options?: CallOptions,
  ): Promise<RotateWebhookSecretAnswer> {
    return this.#sender.send(ROTATE_SECRET, { path: [id], params, options });
  }

  /**
   * Send a sample to a webhook.
   *
   * Posts a made-up event at once, signed like any other, and answers with what came back.
   * Nothing is counted or tried again. For keys of the scope admin. Not in the platform’s
   * own API.
   *
   * `POST /v2/loyalty/webhooks/{id}/test`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`.
   *
   * @param id Id of the webhook.
   */
  test(id: string, params: TestWebhookParams, options?: CallOptions): Promise<TestWebhookAnswer> {
    return this.#sender.send(TEST, { path: [id], params, options });
  }

  /**
   * List what was sent to a webhook.
   *
   * Requests of the last 30 days, newest first. One answer looks through 20000 requests at
   * most: it may hold few or none and still say `more`. For keys of the scope admin. Not in
   * the platform’s own API.
   *
   * `GET /v2/loyalty/webhooks/{id}/attempts`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`, `INCORRECT_MEMBER_ID_PASSED`.
   *
   * @param id Id of the webhook.
   */
  listAttempts(
    id: string,
    params: ListWebhookAttemptsParams = {},
    options?: CallOptions,
  ): Promise<WebhookAttemptsPage> {
    return this.#sender.send(LIST_ATTEMPTS, { path: [id], params, options });
  }

  /** Each row of `listAttempts`, asked for page by page. */
  eachAttempt(
    id: string,
    params: ListWebhookAttemptsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<WebhookAttemptRow, void, undefined> {
    return this.#sender.walk<WebhookAttemptRow>(LIST_ATTEMPTS, { path: [id], params, options });
  }

  /**
   * Read what was sent to a webhook, and what it answered.
   *
   * One request with everything about it. The body is not kept: it is made of the events
   * again, and compared with what was sent by its SHA-256. For keys of the scope admin. Not
   * in the platform’s own API.
   *
   * `GET /v2/loyalty/webhooks/{id}/attempts/{attempt}`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`, `ATTEMPT_DOES_NOT_EXIST`.
   *
   * @param id Id of the webhook.
   *
   * @param attempt Id of the request in the log.
   */
  readAttempt(
    id: string,
    attempt: string,
    params: ReadWebhookAttemptParams = {},
    options?: CallOptions,
  ): Promise<WebhookAttempt> {
    return this.#sender.send(READ_ATTEMPT, { path: [id, attempt], params, options });
  }

  /**
   * List what a webhook was not told yet, and why.
   *
   * Events that wait, the longest waiting first, among the first 10000 of them. For keys of
   * the scope admin. Not in the platform’s own API.
   *
   * `GET /v2/loyalty/webhooks/{id}/waiting`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`, `INCORRECT_MEMBER_ID_PASSED`.
   *
   * @param id Id of the webhook.
   */
  listWaiting(
    id: string,
    params: ListWaitingEventsParams = {},
    options?: CallOptions,
  ): Promise<WaitingEventsPage> {
    return this.#sender.send(LIST_WAITING, { path: [id], params, options });
  }

  /** Each row of `listWaiting`, asked for page by page. */
  eachWaiting(
    id: string,
    params: ListWaitingEventsParams = {},
    options?: WalkOptions,
  ): AsyncGenerator<WaitingEvent, void, undefined> {
    return this.#sender.walk<WaitingEvent>(LIST_WAITING, { path: [id], params, options });
  }

  /**
   * Tell a webhook events again.
   *
   * Puts events that fit all that is said in line once more, up to 1000 with one call; at
   * least one of event_ids, member_id, events, from_date, to_date and outcome must be said.
   * Events of imports are told only by their ids. What waits already stays as it is. For
   * keys of the scope admin. Not in the platform’s own API.
   *
   * `POST /v2/loyalty/webhooks/{id}/replay`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`, `WEBHOOK_INACTIVE`, `INCORRECT_MEMBER_ID_PASSED`.
   *
   * @param id Id of the webhook.
   */
  replay(
    id: string,
    params: ReplayEventsParams = {},
    options?: CallOptions,
  ): Promise<ReplayEventsAnswer> {
    return this.#sender.send(REPLAY, { path: [id], params, options });
  }

  /**
   * Remove a webhook.
   *
   * Removes it and what waits for it, for good. For keys of the scope admin. Not in the
   * platform’s own API.
   *
   * `DELETE /v2/loyalty/webhooks/{id}`
   *
   * Refusals: `WEBHOOK_DOES_NOT_EXIST`.
   *
   * @param id Id of the webhook.
   */
  delete(
    id: string,
    params: DeleteWebhookParams = {},
    options?: CallOptions,
  ): Promise<DeleteWebhookAnswer> {
    return this.#sender.send(DELETE, { path: [id], params, options });
  }
}
