const FIRST = 4;
const MOST = 32;
/** From here on an endpoint is slow: slow ones share a part of the places. */
const SLOW_MS = 2000;
/** Weight of the newest try in the average of how long they take. */
const NEWEST = 0.2;

/**
 * How many requests one process may have under way to an endpoint: one more with each handful of
 * successes, half as many when the endpoint is overloaded or does not answer.
 */
export class Allowance {
  #limit = FIRST;
  #underWay = 0;
  #averageMs = 0;
  #tokens: number;
  #refilledAt: number;

  constructor(rate: number | null, nowMs: number) {
    this.#tokens = rate ?? 0;
    this.#refilledAt = nowMs;
  }

  get isSlow(): boolean {
    return this.#averageMs > SLOW_MS;
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** Requests that may begin now. */
  room(rate: number | null, nowMs: number): number {
    const free = Math.max(Math.floor(this.#limit) - this.#underWay, 0);
    if (rate === null) return free;
    const refill = ((nowMs - this.#refilledAt) / 1000) * rate;
    this.#tokens = Math.min(this.#tokens + refill, rate);
    this.#refilledAt = nowMs;
    return Math.min(free, Math.floor(this.#tokens));
  }

  /** A request begins that tells so many events. */
  begin(events: number): void {
    this.#underWay += 1;
    this.#tokens -= events;
  }

  /** A request has ended. */
  end(ended: {
    readonly ok: boolean;
    readonly overloaded: boolean;
    readonly tookMs: number;
  }): void {
    this.#underWay -= 1;
    this.#averageMs += (ended.tookMs - this.#averageMs) * NEWEST;
    if (ended.ok) this.#limit = Math.min(this.#limit + 1 / this.#limit, MOST);
    else if (ended.overloaded) this.#limit = Math.max(this.#limit / 2, 1);
  }

  /** After a pause an endpoint is not met with everything at once. */
  restart(): void {
    this.#limit = 1;
  }
}
