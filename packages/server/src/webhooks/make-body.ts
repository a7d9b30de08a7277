import type { Program } from '@fealty/core';
import type { TellableEvent, TellingMerchant, Wording, WordingTerms } from './wording.ts';

export interface BodyDeps {
  readonly wording: Wording;
  /** Where this server is reached from outside, no slash at its end. */
  readonly baseUrl: string;
  readonly merchant: (id: number) => Promise<TellingMerchant>;
  readonly programs: { running(merchantId: number): Promise<Program> };
}

export type BodyTerms = Pick<WordingTerms, 'requestId' | 'now'>;

/** Puts events into the body of a request: null if its words know none of them. */
export async function tellIn(
  { wording, baseUrl, merchant: find, programs }: BodyDeps,
  merchantId: number,
  events: readonly TellableEvent[],
  terms: BodyTerms,
): Promise<{ readonly merchant: TellingMerchant; readonly body: string | null }> {
  const [merchant, program] = await Promise.all([find(merchantId), programs.running(merchantId)]);
  return { merchant, body: wording(events, { ...terms, merchant, program, baseUrl }) };
}
