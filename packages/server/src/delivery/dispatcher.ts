import type pg from 'pg';
import { pause } from '../runtime/pause.ts';
import { Allowance } from './allowance.ts';
import { RecentTries, breakerPause } from './breaker.ts';
import type { Channels, Endpoint, Sent } from './channel.ts';
import { lease, type Ask, type Took } from './lease.ts';
import { listActiveEndpoints, type KnownEndpoint } from './endpoints.ts';
import { FROM_THE_FIRST, handOutEvents } from './hand-out.ts';
import { packParcels, type Parcel } from './parcels.ts';
import { Outcomes } from './outcomes.ts';
import { Reach } from './reach.ts';
import { isEarly } from './retry-times.ts';
import { sharePlaces } from './share-places.ts';

export interface DispatcherDeps {
  readonly pool: pg.Pool;
  readonly channels: Channels;
  readonly newId: () => string;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Told of what went wrong on our side; it is tried again. */
  readonly trouble: (what: string, error: unknown) => void;
  readonly settings?: Partial<DispatcherSettings>;
}

export interface DispatcherSettings {
  /** Requests under way at once. */
  readonly places: number;
  /** Pause between two looks when nothing is to be done, milliseconds. */
  readonly everyMs: number;
}

/** Sends events to the endpoints that want them. */
export interface Dispatcher {
  /** Something may be waiting: looks at once. */
  wake(): void;
  /** Begins nothing new and ends after what is under way is written down. */
  stop(): Promise<void>;
}

const SETTINGS: DispatcherSettings = { places: 128, everyMs: 100 };
/** Slow endpoints never hold more than this share of the places. */
const SLOW_SHARE = 0.5;
const HAND_OUT_MOST = 1000;
/** So often the whole outbox is looked through, for what was locked by somebody else, milliseconds. */
const HAND_OUT_ALL_EVERY_MS = 60_000;
/** How long endpoints are taken as they were read, milliseconds. */
const ENDPOINTS_FOR_MS = 1000;
/** Requests of one lease, one after the other, each as long as it may take, and time to settle. */
const LEASE_REQUESTS = 4;
const LEASE_SPARE_MS = 30_000;
const TROUBLE_PAUSE_MS = 1000;
/** Requests under way when the process is told to stop get so long; what is broken off comes again. */
const STOP_PATIENCE_MS = 3000;
/** Largest number of failures that a line may have; the column's own bound. */
const ANY_FAILURES = 2_147_483_647;

/** What this process knows of an endpoint. */
interface State {
  known: KnownEndpoint;
  readonly allowance: Allowance;
  readonly tries: RecentTries;
  readonly reach: Reach;
  /** Until when only a probe goes, on this process's clock; null if the circuit is closed. */
  openUntil: number | null;
  /** Probes that failed. */
  opened: number;
}

export function startDispatcher(deps: DispatcherDeps): Dispatcher {
  const loop = new DispatchLoop(deps, { ...SETTINGS, ...deps.settings });
  const done = loop.run();
  return {
    wake() {
      loop.wake();
    },
    async stop() {
      loop.stop();
      await done;
    },
  };
}

class DispatchLoop {
  readonly #deps: DispatcherDeps;
  readonly #settings: DispatcherSettings;
  readonly #states = new Map<string, State>();
  readonly #outcomes: Outcomes;
  readonly #stopping = new AbortController();
  /** Ends what is still under way when it was given time. */
  readonly #breakingOff = new AbortController();
  readonly #sending = new Set<Promise<void>>();
  #wakening = new AbortController();
  #readAt = -Infinity;
  #turn = 0;
  /** The transaction before which nothing is left in the outbox. */
  #emptied = FROM_THE_FIRST;
  #emptiedAt = -Infinity;

  constructor(deps: DispatcherDeps, settings: DispatcherSettings) {
    this.#deps = deps;
    this.#settings = settings;
    const { pool, newId, random, trouble } = deps;
    this.#outcomes = new Outcomes({
      pool,
      newId,
      random,
      trouble,
      settled: () => {
        this.wake();
      },
    });
  }

  wake(): void {
    this.#wakening.abort();
  }

  stop(): void {
    this.#stopping.abort();
    this.wake();
  }

  async run(): Promise<void> {
    const { trouble } = this.#deps;
    while (!this.#stopping.signal.aborted) {
      this.#wakening = new AbortController();
      let idleMs = this.#settings.everyMs;
      try {
        if (await this.#look()) idleMs = 0;
      } catch (error) {
        trouble('events could not be delivered', error);
        idleMs = TROUBLE_PAUSE_MS;
      }
      if (idleMs > 0) await pause(idleMs, this.#wakening.signal);
    }
    const patience = setTimeout(() => this.#breakingOff.abort(), STOP_PATIENCE_MS);
    await Promise.all(this.#sending);
    clearTimeout(patience);
    await this.#outcomes.end();
  }

  /** One look at what there is to do; whether there is likely more at once. */
  async #look(): Promise<boolean> {
    const { pool, channels } = this.#deps;
    const now = performance.now();
    const handedOut = await this.#handOut(now);
    if (now - this.#readAt > ENDPOINTS_FOR_MS) await this.#readEndpoints(now);
    const asks = this.#asks(now);
    const { lines, empty, took } = await lease(
      pool,
      asks,
      (kind) => LEASE_REQUESTS * channels[kind].timeoutMs + LEASE_SPARE_MS,
    );
    this.#noteReach(asks, took, now);
    this.#outcomes.release(empty);
    for (const parcel of packParcels(lines)) this.#send(parcel);
    const asked = asks.reduce((sum, { lines: some }) => sum + some, 0);
    const got = lines.length + empty.length;
    return handedOut === HAND_OUT_MOST || (got > 0 && got === asked);
  }

  /** How many events were handed out. */
  async #handOut(now: number): Promise<number> {
    if (now - this.#emptiedAt >= HAND_OUT_ALL_EVERY_MS) this.#emptied = FROM_THE_FIRST;
    const isForAll = this.#emptied === FROM_THE_FIRST;
    const { taken, emptied } = await handOutEvents(this.#deps.pool, HAND_OUT_MOST, this.#emptied);
    if (emptied !== null) {
      this.#emptied = emptied;
      if (isForAll) this.#emptiedAt = now;
    }
    return taken;
  }

  #noteReach(asks: readonly Ask[], took: readonly Took[], now: number): void {
    const found = new Map(took.map((each) => [keyOf(each.endpoint), each]));
    for (const { endpoint, lines, failuresMax, reachMs } of asks) {
      const key = keyOf(endpoint);
      const own = found.get(key);
      const isAll = own === undefined || own.lines < lines;
      this.#states.get(key)?.reach.note(
        {
          ...{ reachMs, wasForAll: failuresMax === ANY_FAILURES },
          lastMs: isAll ? null : own.lastMs,
        },
        now,
      );
    }
  }

  async #readEndpoints(now: number): Promise<void> {
    const known = await listActiveEndpoints(this.#deps.pool);
    const seen = new Set<string>();
    for (const each of known) {
      const key = keyOf(each.endpoint);
      seen.add(key);
      const { openForMs, opened } = each;
      const openUntil = openForMs === null ? null : now + openForMs;
      const state = this.#states.get(key);
      if (state === undefined) {
        const allowance = new Allowance(each.endpoint.rate, now);
        if (opened > 0) allowance.restart();
        this.#states.set(key, {
          known: each,
          allowance,
          tries: new RecentTries(),
          reach: new Reach(),
          openUntil,
          opened,
        });
      } else {
        state.known = each;
        state.openUntil = openUntil;
        state.opened = opened;
      }
    }
    for (const [key, { allowance }] of this.#states) {
      if (!seen.has(key) && allowance.underWay === 0) this.#states.delete(key);
      // Whoever comes back after a pause is not met with everything at once.
      else if (!seen.has(key)) allowance.restart();
    }
    this.#live = seen;
    this.#readAt = now;
  }

  #live: ReadonlySet<string> = new Set();

  /** What to ask of whom, within the places that are free. */
  #asks(now: number): readonly Ask[] {
    const takers: (State & { merchantId: number; id: string; room: number; isSlow: boolean })[] =
      [];
    let busy = 0;
    let slowBusy = 0;
    for (const [key, state] of this.#states) {
      const { allowance, known } = state;
      busy += allowance.underWay;
      if (allowance.isSlow) slowBusy += allowance.underWay;
      if (!this.#live.has(key)) continue;
      const { merchantId, id, rate } = known.endpoint;
      const room = allowance.room(rate, now);
      const { isSlow } = allowance;
      if (room > 0) takers.push({ ...state, merchantId, id, room, isSlow });
    }
    this.#turn += 1;
    const { places } = this.#settings;
    const shares = sharePlaces(takers, {
      places: places - busy,
      slowPlaces: Math.floor(places * SLOW_SHARE) - slowBusy,
      turn: this.#turn,
    });
    return shares.flatMap(({ taker, places: own }) => {
      const ask = askOf(taker, own, now);
      return ask === null ? [] : [ask];
    });
  }

  #send(parcel: Parcel): void {
    const { endpoint } = parcel;
    const state = this.#states.get(keyOf(endpoint));
    if (state === undefined) return;
    const events = parcel.requests.reduce(
      (sum, parts) => sum + parts.reduce((some, part) => some + part.events.length, 0),
      0,
    );
    state.allowance.begin(events);
    const work = this.#workOff(parcel, state)
      .catch((error: unknown) => {
        this.#deps.trouble(`events for ${endpoint.id} could not be sent`, error);
        return { ok: false, overloaded: false, tookMs: 0 };
      })
      .then((ended) => {
        state.allowance.end(ended);
        this.#sending.delete(work);
        this.wake();
      });
    this.#sending.add(work);
  }

  /** Sends one request after the other until one fails. */
  async #workOff({ endpoint, requests }: Parcel, state: State): Promise<Ended> {
    const channel = this.#deps.channels[endpoint.kind];
    const parcel = this.#outcomes.begin(requests.flat());
    let ended: Ended = { ok: true, overloaded: false, tookMs: 0 };
    for (const parts of requests) {
      if (this.#stopping.signal.aborted) break;
      const began = performance.now();
      const events = parts.flatMap((part) => part.events);
      const sent = await channel.send(endpoint, events, this.#breakingOff.signal);
      const tookMs = performance.now() - began;
      const openMs = this.#judge(sent, state);
      parcel.note(parts, sent, openMs);
      ended = {
        ok: sent.kind !== 'failed' && sent.kind !== 'gone' && sent.kind !== 'withheld',
        overloaded: wantsLess(sent),
        tookMs,
      };
      // What stands first goes before what is behind it, unless it was given up.
      if (!ended.ok || (sent.kind === 'refused' && !sent.forEver)) break;
    }
    parcel.end();
    return ended;
  }

  /** Looks whether the circuit is to be opened; for how long, or null. */
  #judge(sent: Sent, state: State): number | null {
    if (sent.kind === 'nothing' || sent.kind === 'taken' || sent.kind === 'withheld') return null;
    const now = performance.now();
    const isWell = sent.kind === 'delivered' || sent.kind === 'refused';
    const tooMany = state.tries.note(!isWell, now);
    if (isWell) {
      state.openUntil = null;
      if (state.opened > 0) state.tries.forget();
      state.opened = 0;
      return null;
    }
    const isOpen = state.openUntil !== null && state.openUntil > now;
    const probeFailed = state.opened > 0 && !isOpen;
    const askedMs = sent.kind === 'failed' && sent.overloaded ? (sent.retryAfterMs ?? 0) : 0;
    if (!probeFailed && (!tooMany || isOpen) && askedMs === 0) return null;
    const openMs = Math.max(
      probeFailed || tooMany ? breakerPause(state.opened) : 0,
      Math.min(askedMs, RETRY_AFTER_MAX_MS),
    );
    state.openUntil = now + openMs;
    state.opened += 1;
    return openMs;
  }
}

/**
 * Whether fewer requests at once would help: it says so, it broke, it did not answer, or so many are
 * under way that none more may go out.
 */
function wantsLess(sent: Sent): boolean {
  if (sent.kind === 'withheld') return sent.evidence === null;
  if (sent.kind !== 'failed') return false;
  const { overloaded, evidence } = sent;
  return overloaded || evidence.status === null || evidence.status >= 500;
}

/** However long a receiver asks to be left alone, it is asked again within an hour. */
const RETRY_AFTER_MAX_MS = 60 * 60 * 1000;

interface Ended {
  readonly ok: boolean;
  readonly overloaded: boolean;
  readonly tookMs: number;
}

/**
 * While its circuit is open an endpoint gets nothing but what is on the platform's own schedule, and
 * then a single probe.
 */
function askOf(state: State, places: number, now: number): Ask | null {
  const { endpoint } = state.known;
  const reachMs = state.reach.at(now);
  const lines = places * (endpoint.batchSize === 1 ? 1 : endpoint.batchSize);
  if (state.openUntil === null && state.opened === 0) {
    return { endpoint, lines, failuresMax: ANY_FAILURES, reachMs };
  }
  if (state.openUntil !== null && state.openUntil > now) {
    if (!isEarly(0, endpoint.earlyRetries)) return null;
    return { endpoint, lines, failuresMax: endpoint.earlyRetries ?? 0, reachMs };
  }
  return { endpoint, lines: 1, failuresMax: ANY_FAILURES, reachMs };
}

function keyOf({ merchantId, id }: Pick<Endpoint, 'merchantId' | 'id'>): string {
  return `${String(merchantId)} ${id}`;
}
