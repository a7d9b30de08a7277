import type {
  Channel,
  Channels,
  DueEvent,
  Endpoint,
  Evidence,
  Sent,
} from '../../../packages/server/src/delivery/channel.ts';
import { HAND_OUT_LOCK } from '../store/statements/hand-out.ts';
import type { MemoryStore } from '../store/memory-store.ts';
import type { Owner } from '../world/owner.ts';
import type { World } from '../world/world.ts';
import { EVENT_TYPES } from '@fealty/contract';
import { MERCHANT } from './shop.ts';

/** A request that a receiver took, when it came, microseconds. */
export interface Taken {
  readonly endpointId: string;
  readonly events: readonly Pick<DueEvent, 'id' | 'memberId' | 'sequence'>[];
  readonly at: number;
}

/** An endpoint as it is drawn for a run. */
export interface DrawnEndpoint {
  readonly inOrder: boolean;
  readonly batchSize: number;
  /** Shares of requests that fail, and of those of which the answer is lost behind the taking. */
  readonly fails: number;
  readonly unanswered: number;
  /** The share of requests before which the sender stands still for longer than its lease. */
  readonly freezes: number;
}

/** As webhooks wait for an answer, milliseconds. */
const TIMEOUT_MS = 10_000;
/** A lease is four requests' time and thirty seconds. */
const FROZEN_MS = 75_000;

/** Puts endpoints of the first merchant into a store that want each of his events. */
export function openEndpoints(store: MemoryStore, drawn: readonly DrawnEndpoint[]): void {
  store.seed('advisory_locks', HAND_OUT_LOCK);
  drawn.forEach(({ inOrder, batchSize }, place) => {
    const merchant = { merchant_id: MERCHANT };
    store.seed('endpoints', {
      ...{ ...merchant, id: endpointId(place), kind: 'webhook_v2', url: 'http://receiver/' },
      ...{ types: EVENT_TYPES, batch_size: batchSize, in_order: inOrder, rate: null },
      ...{ early_retries: null, goes_on: true, status: 'active' },
    });
    store.seed('endpoint_health', {
      ...{ ...merchant, endpoint_id: endpointId(place), open_until: null, opened: 0 },
      ...{ delivered: 0, given_up: 0, dropped: 0, last_failure: null },
    });
  });
}

function endpointId(place: number): string {
  return `e${String(place)}`;
}

/** Whoever is told: takes requests, or does not, and remembers what it took. */
export class Receivers {
  readonly taken: Taken[] = [];
  isQuiet = false;
  readonly #world: World;
  readonly #drawn: ReadonlyMap<string, DrawnEndpoint>;

  constructor(world: World, drawn: readonly DrawnEndpoint[]) {
    this.#world = world;
    this.#drawn = new Map(drawn.map((each, place) => [endpointId(place), each]));
  }

  get count(): number {
    return this.#drawn.size;
  }

  /** The ways by which one process reaches them. */
  channels(sender: Owner): Channels {
    const channel: Channel = {
      timeoutMs: TIMEOUT_MS,
      send: (endpoint, events) => this.#send(sender, endpoint, events),
    };
    return { webhook_v1: channel, webhook_v2: channel, mail: channel, zendesk: channel };
  }

  async #send(sender: Owner, endpoint: Endpoint, events: readonly DueEvent[]): Promise<Sent> {
    const world = this.#world;
    const drawn = this.#drawn.get(endpoint.id);
    if (drawn === undefined) throw new Error(`nobody is behind ${endpoint.id}`);
    const told = events.filter(({ data }) => data !== null);
    if (told.length === 0) return { kind: 'nothing' };
    if (!this.isQuiet && world.chance(drawn.freezes)) {
      await world.pause(FROZEN_MS * (1 + world.random()), sender);
    }
    await world.pause(0.5 + world.random() * 20, sender);
    const isBad = !this.isQuiet;
    if (isBad && world.chance(drawn.fails)) return failed(world.chance(0.3));
    this.taken.push({
      endpointId: endpoint.id,
      events: told.map(({ id, memberId, sequence }) => ({ id, memberId, sequence })),
      at: world.micros,
    });
    if (isBad && world.chance(drawn.unanswered)) {
      await world.pause(TIMEOUT_MS, sender);
      return failed(false);
    }
    await world.pause(0.5 + world.random() * 5, sender);
    return { kind: 'delivered', evidence: evidence(200) };
  }
}

function failed(overloaded: boolean): Sent {
  return {
    ...{ kind: 'failed', why: 'answered 500', overloaded },
    ...{ retryAfterMs: overloaded ? 2000 : null, evidence: evidence(overloaded ? 429 : 500) },
  };
}

function evidence(status: number): Evidence {
  return {
    ...{ startedAt: Date.now(), tookMs: 1, timings: null, url: 'http://receiver/', address: null },
    ...{ requestHeaders: {}, bodyDigest: Buffer.alloc(32), status },
    ...{ responseHeaders: null, responseBody: null },
  };
}
