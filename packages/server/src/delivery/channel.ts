import type { EventType, Instant } from '@fealty/core';
import type { ToldData } from '../ledger/event-data.ts';

export type EndpointKind = 'webhook_v1' | 'webhook_v2' | 'mail' | 'zendesk';

/** Where events are sent, as workers know it. */
export interface Endpoint {
  readonly merchantId: number;
  readonly id: string;
  readonly kind: EndpointKind;
  readonly url: string;
  readonly batchSize: number;
  readonly inOrder: boolean;
  readonly earlyRetries: number | null;
  readonly goesOn: boolean;
  /** Events a second; null for as many as it takes. */
  readonly rate: number | null;
  /** What to sign with, sealed: the current one, and the one before while it is still used. */
  readonly secrets: readonly Buffer[];
}

/** An event that is to be told. */
export interface DueEvent {
  readonly id: string;
  readonly type: EventType;
  readonly sequence: number;
  /** Empty for an event of the store itself. */
  readonly memberId: string;
  readonly at: Instant;
  /** As it was when it happened; null if the member was erased. */
  readonly data: ToldData | null;
  /** Whether somebody asked for it again. */
  readonly replay: boolean;
}

/** What a request was, and what came of it; kept in the log. */
export interface Evidence {
  readonly startedAt: number;
  readonly tookMs: number;
  readonly timings: Readonly<Record<string, number>> | null;
  readonly url: string;
  readonly address: string | null;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly bodyDigest: Buffer;
  readonly status: number | null;
  readonly responseHeaders: Readonly<Record<string, string>> | null;
  readonly responseBody: string | null;
}

/**
 * How sending ended. `nothing`: there was nothing to tell, and no request was made. `taken`: another
 * queue of ours has it from here on, and no request was made yet. `gone`: the
 * receiver wants no more. `refused`: the receiver is well and takes others, but not this one, for now
 * or for ever. `failed` says why, whether the receiver asks for less, and how long it wants to be left
 * alone. `withheld`: it did not go out, or was broken off, for reasons of our own; that counts against
 * nobody, and is tried again after `waitMs`.
 */
export type Sent =
  | { readonly kind: 'delivered'; readonly evidence: Evidence }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'gone'; readonly evidence: Evidence }
  | {
      readonly kind: 'withheld';
      readonly why: string;
      readonly waitMs: number;
      /** Null if nothing was sent. */
      readonly evidence: Evidence | null;
    }
  | {
      readonly kind: 'refused';
      readonly why: string;
      readonly forEver: boolean;
      readonly evidence: Evidence;
    }
  | {
      readonly kind: 'failed';
      readonly why: string;
      readonly overloaded: boolean;
      readonly retryAfterMs: number | null;
      readonly evidence: Evidence;
    };

/** A way of telling events. Never throws for what the other side does. */
export interface Channel {
  /** Longest time that `send` takes, milliseconds. */
  readonly timeoutMs: number;
  /** Tells events in one request, in their order. */
  send(endpoint: Endpoint, events: readonly DueEvent[], signal: AbortSignal): Promise<Sent>;
}

export type Channels = Readonly<Record<EndpointKind, Channel>>;
