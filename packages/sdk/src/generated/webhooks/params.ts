// Written by `npm run sdk:types` out of the contract. Do not edit.

import type { LanguageParams } from '../shared/params.ts';
import type { EventName, PlatformEventName, V1EventName } from '../codes.ts';

/** How a webhook is told. */
export interface DeliveryTerms {
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

/** What `webhooks.create` takes. */
export interface CreateWebhookParams extends DeliveryTerms, LanguageParams {
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
  readonly events: readonly (EventName | PlatformEventName | V1EventName)[];
  /**
   * What requests are signed with: 16 to 255 characters, or `whsec_` and 24 to 64 bytes in
   * base64. Never shown again.
   */
  readonly secret_key?: string | undefined;
}

/** What `webhooks.update` takes. */
export interface UpdateWebhookParams extends DeliveryTerms, LanguageParams {
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
  readonly events?: readonly (EventName | PlatformEventName | V1EventName)[] | undefined;
  /** Refused here: `rotate-secret` gives a webhook another one. */
  readonly secret_key?: string | undefined;
}

/** What `webhooks.rotateSecret` takes. */
export interface RotateWebhookSecretParams extends LanguageParams {
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
export interface TestWebhookParams extends LanguageParams {
  /** Which event, by any of its names. */
  readonly event: EventName | PlatformEventName | V1EventName;
}

/** What `webhooks.replay` takes. */
export interface ReplayEventsParams extends LanguageParams {
  /** These events. */
  readonly event_ids?: readonly string[] | undefined;
  /** Events of this member: your id of him, his e-mail address or the internal id. */
  readonly member_id?: string | undefined;
  /** Events of these names; unless said, those that the webhook wants. */
  readonly events?: readonly (EventName | PlatformEventName | V1EventName)[] | undefined;
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
export type DeleteWebhookParams = LanguageParams;
