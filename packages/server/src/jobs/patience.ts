/** Remembers, up to a bound, what is not worth trying again for a while. Times in milliseconds. */
export class Patience {
  readonly #waitMs: number;
  readonly #most: number;
  readonly #until = new Map<string, number>();

  constructor(waitMs: number, most: number) {
    this.#waitMs = waitMs;
    this.#most = most;
  }

  isWaiting(name: string): boolean {
    const until = this.#until.get(name);
    if (until === undefined) return false;
    if (until > performance.now()) return true;
    this.#until.delete(name);
    return false;
  }

  wait(name: string): void {
    // The oldest was tried longest ago: to try it once more does no harm.
    const oldest = this.#until.keys().next();
    if (this.#until.size >= this.#most && oldest.done !== true) this.#until.delete(oldest.value);
    this.#until.set(name, performance.now() + this.#waitMs);
  }
}
