import type { Program } from '@fealty/core';
import type { DueEvent } from '../delivery/channel.ts';

/** A merchant, as far as bodies tell of him. */
export interface TellingMerchant {
  readonly id: number;
  readonly partnerId: string;
  readonly publicId: string;
  readonly host: string | null;
}

export interface WordingTerms {
  readonly merchant: TellingMerchant;
  readonly program: Program;
  /** Where this server is reached from outside, no slash at its end. */
  readonly baseUrl: string;
  /** The same for every try of the same events. */
  readonly requestId: string;
  /** When the request is made, milliseconds since 1970. */
  readonly now: number;
}

/** An event that has something to tell. */
export type TellableEvent = DueEvent & { readonly data: NonNullable<DueEvent['data']> };

/** Puts events into the words of an API; null if it has none for any of them. */
export type Wording = (events: readonly TellableEvent[], terms: WordingTerms) => string | null;
