import { createHash } from 'node:crypto';
import { EVENT_TYPES } from '@fealty/contract';
import type { EventType } from '@fealty/core';
import type { KeptAttempt, ToldEvent } from '../../../queries/webhook-attempts.ts';
import type { Webhook } from '../../../queries/webhooks.ts';
import type { Webhooks } from '../../../webhooks/create-webhooks.ts';
import { sampleEvent } from '../../../webhooks/sample-event.ts';
import type { TellableEvent } from '../../../webhooks/wording.ts';

/** The body of a request that was sent, made of its events once more. */
export interface BodyAgain {
  readonly types: readonly EventType[];
  /** Null where there is nothing to make it of. */
  readonly body: string | null;
  /** Whether it is to the byte what was sent. */
  readonly isAsSent: boolean;
  /** Why not, for people. */
  readonly note: string | null;
}

const ERASED = 'The member was erased, and what was told about him with him.';
const PARTLY_ERASED = 'Some members were erased since: what was told about them is left out.';
const CHANGED =
  'The store, its program or this server’s words were changed since: this is how the same events are told now.';
const NO_SAMPLE = `It was a sample. ${CHANGED}`;

/** Bodies are not kept: they are full of people, and the events are there. */
export async function bodyAgain(
  webhooks: Pick<Webhooks, 'bodyOf'>,
  request: {
    readonly merchantId: number;
    readonly kind: Webhook['kind'];
    readonly attempt: KeptAttempt;
    readonly events: readonly ToldEvent[];
  },
): Promise<BodyAgain> {
  const { attempt, events, ...endpoint } = request;
  const terms = { requestId: attempt.requestHeaders['webhook-id'] ?? '', now: attempt.startedAt };
  const make = (told: readonly TellableEvent[]): Promise<string | null> =>
    webhooks.bodyOf(endpoint, told, terms);
  if (attempt.cause === 'test') return sampleAgain(attempt, make);
  const types = events.map(({ type }) => type);
  const told = events.map((event) => ({ ...event, replay: false })).filter(isTellable);
  if (told.length === 0) return { types, body: null, isAsSent: false, note: ERASED };
  const body = await make(told);
  const isAsSent = isDigest(attempt, body);
  const wrong = told.length < attempt.eventIds.length ? PARTLY_ERASED : CHANGED;
  return { types, body, isAsSent, note: isAsSent ? null : wrong };
}

/** A sample follows from its id and its type; the type is the one whose body has the digest. */
async function sampleAgain(
  attempt: KeptAttempt,
  make: (told: readonly TellableEvent[]) => Promise<string | null>,
): Promise<BodyAgain> {
  const [id = ''] = attempt.eventIds;
  for (const type of EVENT_TYPES) {
    const body = await make([sampleEvent(type, id)]);
    if (isDigest(attempt, body)) return { types: [type], body, isAsSent: true, note: null };
  }
  return { types: [], body: null, isAsSent: false, note: NO_SAMPLE };
}

function isDigest({ bodyDigest }: KeptAttempt, body: string | null): boolean {
  return body !== null && createHash('sha256').update(body).digest().equals(bodyDigest);
}

function isTellable(event: ToldEvent & { readonly replay: boolean }): event is TellableEvent {
  return event.data !== null;
}
