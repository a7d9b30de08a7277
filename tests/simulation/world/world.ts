import { performance as realPerformance } from 'node:perf_hooks';
import { seededRandom } from '../../../packages/server/src/demo/random.ts';
import { EventHeap } from './event-heap.ts';
import type { Owner } from './owner.ts';

/** 2026-03-02, a Monday, in microseconds. */
const BEGINNING = Date.UTC(2026, 2, 2, 8) * 1000;
/** Steps after which a run is taken to go on for ever. */
const STEPS_MAX = 2_000_000;

const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setImmediate: globalThis.setImmediate,
  performanceNow: realPerformance.now.bind(realPerformance),
  dateNow: Date.now,
};

/**
 * Time and order of a run: everything that happens is a step at a moment, the next one is the earliest,
 * and all that looks like chance comes from one seed. While a step and the promises that it settles go
 * on, timers and clocks of the platform are this world's, so that product code needs no seam for them.
 */
export class World {
  readonly random: () => number;
  readonly #steps = new EventHeap();
  #micros = BEGINNING;
  #owner: Owner | null = null;
  #failure: unknown = null;
  /** A digest of what happened in which order, to tell whether two runs were the same. */
  #course = 0;
  #count = 0;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  get micros(): number {
    return this.#micros;
  }

  get steps(): number {
    return this.#count;
  }

  get course(): string {
    return (this.#course >>> 0).toString(16).padStart(8, '0');
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.random() * end);
  }

  chance(share: number): boolean {
    return this.random() < share;
  }

  /** Takes note of something that two runs of one seed must have in common. */
  note(text: string): void {
    for (let at = 0; at < text.length; at += 1) {
      this.#course = (Math.imul(this.#course, 31) + text.charCodeAt(at)) | 0;
    }
  }

  /** Does something later, in the name of its owner; answers what takes it back. */
  later(micros: number, owner: Owner, action: () => void): () => void {
    const step = { at: this.#micros + Math.max(1, Math.floor(micros)), owner, action };
    return this.#steps.put(step);
  }

  /** Time passes in which nothing happens: what was to come in it comes late, in its order. */
  leap(ms: number): void {
    this.#micros += ms * 1000;
  }

  /** Waits in the name of an owner. */
  pause(ms: number, owner: Owner): Promise<void> {
    return new Promise((resolve) => this.later(ms * 1000, owner, resolve));
  }

  /** Goes on until a condition holds. Throws if nothing is left to happen before, or too much does. */
  async runUntil(isDone: () => boolean, most: number = STEPS_MAX): Promise<void> {
    this.#takeOver();
    try {
      while (!isDone()) {
        const step = this.#steps.take();
        if (step === null) throw new Error('nothing is left to happen, and somebody still waits');
        if (step.owner.gone) continue;
        this.#micros = Math.max(this.#micros, step.at);
        this.#count += 1;
        if (this.#count > most) throw new Error('a run goes on without end');
        this.#owner = step.owner;
        step.action();
        await settled();
        this.#owner = null;
        if (this.#failure !== null) throw this.#failure as Error;
      }
    } finally {
      this.#owner = null;
      giveBack();
    }
  }

  /** A promise of the simulation itself that nobody waits for: its error ends the run. */
  watch(promise: Promise<unknown>): void {
    promise.catch((error: unknown) => (this.#failure ??= error));
  }

  #takeOver(): void {
    const later = (ms: number, action: () => void): unknown => {
      const owner = this.#owner;
      if (owner === null) return real.setTimeout(action, ms);
      const strike = this.later(ms * 1000, owner, action);
      return { strike, unref: () => undefined, ref: () => undefined };
    };
    globalThis.setTimeout = ((action: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
      later(ms, () => {
        action(...args);
      })) as typeof setTimeout;
    globalThis.setImmediate = ((action: (...args: unknown[]) => void, ...args: unknown[]) =>
      this.#owner === null
        ? real.setImmediate(action, ...args)
        : later(0, () => {
            action(...args);
          })) as typeof setImmediate;
    globalThis.clearTimeout = ((timer: { strike?: () => void } | undefined) => {
      if (timer?.strike === undefined) real.clearTimeout(timer as NodeJS.Timeout);
      else timer.strike();
    }) as typeof clearTimeout;
    performance.now = () =>
      this.#owner === null ? real.performanceNow() : (this.#micros - BEGINNING) / 1000;
    Date.now = () => (this.#owner === null ? real.dateNow() : Math.floor(this.#micros / 1000));
  }
}

function giveBack(): void {
  globalThis.setTimeout = real.setTimeout;
  globalThis.clearTimeout = real.clearTimeout;
  globalThis.setImmediate = real.setImmediate;
  performance.now = real.performanceNow;
  Date.now = real.dateNow;
}

/** Comes back when all promises that could go on have gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => real.setImmediate(resolve));
}
